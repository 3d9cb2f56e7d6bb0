// SPDX-License-Identifier: MIT
#pragma once

#include "events/eventleaf.h"
#include "events/eventline_p.h"

namespace Signalbox::Detail {

//! What fifoLeaf() makes. Inline, as nearly all events pass one.
class FifoLeaf final : public EventLeaf
{
public:
    bool hasRoomFor(const Event &, qsizetype limit) const override { return limit < 0 || size() < limit; }
    void push(EventPointer<> event) override { m_line.append(std::move(event)); }
    EventPointer<> take() override { return m_line.takeFirst(); }
    void hold(EventPointer<> event) override
    {
        m_line.prepend(std::move(event));
        m_isHeld = true;
    }
    void release(const Event &) override { m_isHeld = false; }
    void discard(const Event &) override { takeAny(); }
    bool remove(const Event &event) override
    {
        m_line.take(event);
        return true;
    }
    EventPointer<> takeAny() override
    {
        m_isHeld = false;
        return m_line.isEmpty() ? EventPointer<>() : m_line.takeFirst();
    }
    bool isReady() const override { return !m_isHeld && !m_line.isEmpty(); }
    qsizetype size() const override { return m_line.size(); }

    const Event *first() const { return m_line.first(); }

private:
    EventLine m_line;
    bool m_isHeld = false; // its first event
};

} // namespace Signalbox::Detail
