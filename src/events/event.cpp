// SPDX-License-Identifier: MIT
#include "events/event.h"

#include "events/dynamicevent.h"
#include "events/queuetree_p.h"

namespace Signalbox {

using namespace Detail;

const DynamicEvent *Event::asDynamic() const
{
    return m_type->isDefinedAtRunTime() ? static_cast<const DynamicEvent *>(m_value) : nullptr;
}

QVariantMap Event::toVariantMap() const
{
    if (const auto *dynamic = asDynamic())
        return dynamic->fields();
    QVariantMap map;
    for (int i = 0; i < m_type->keyCount(); ++i)
        map.insert(QString::fromUtf8(m_type->keyName(i)), m_type->key(m_value, i).toVariant());
    return map;
}

void Event::accept() const
{
    m_isAccepted = true;
    if (m_isHeld)
        m_queue->tree.accept(*this);
}

void Detail::printEvent(QDebug debug, const EventType &type, const void *event)
{
    const QDebugStateSaver saver(debug);
    debug.nospace() << type << '(';
    for (int i = 0; i < type.keyCount(); ++i) {
        if (i > 0)
            debug << ", ";
        debug.noquote() << type.keyName(i) << ": ";
        debug.quote();
        const auto key = type.key(event, i);
        if (key.isPresent())
            key.operations->print(debug, key.value);
        else
            debug << '-';
    }
    debug << ')';
}

QDebug operator<<(QDebug debug, const Event &event)
{
    printEvent(debug, event.type(), event.value());
    return debug;
}

} // namespace Signalbox
