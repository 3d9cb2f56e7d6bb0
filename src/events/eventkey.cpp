// SPDX-License-Identifier: MIT
#include "events/eventkey.h"

namespace Signalbox::Detail {

Key::Key(const KeyView &view) : m_operations(view.operations)
{
    if (!m_operations)
        return;
    void *memory = m_inside;
    if (!isInside())
        memory = m_outside = ::operator new(m_operations->size, std::align_val_t(m_operations->alignment));
    m_operations->copy(memory, view.value);
}

Key::Key(Key &&other) noexcept : m_operations(other.m_operations)
{
    if (!m_operations)
        return;
    if (isInside()) {
        m_operations->copy(m_inside, other.m_inside); // what fits is cheap to copy, and does not throw
        return;
    }
    m_outside = other.m_outside;
    other.m_operations = nullptr;
}

Key &Key::operator=(Key other) noexcept
{
    this->~Key();
    new (this) Key(std::move(other));
    return *this;
}

Key::~Key()
{
    if (!m_operations)
        return;
    m_operations->destroy(isInside() ? m_inside : m_outside);
    if (!isInside())
        ::operator delete(m_outside, std::align_val_t(m_operations->alignment));
}

} // namespace Signalbox::Detail
