// SPDX-License-Identifier: MIT
#include "events/event.h"

#include "events/dynamicevent.h"
#include "events/eventhome_p.h"
#include "events/queuetree_p.h"

namespace Signalbox {

using namespace Detail;

const DynamicEvent *Event::asDynamic() const
{
    return m_type->isDefinedAtRunTime() ? static_cast<const DynamicEvent *>(value()) : nullptr;
}

QVariantMap Event::toVariantMap() const
{
    if (const auto *dynamic = asDynamic())
        return dynamic->fields();
    QVariantMap map;
    for (int i = 0; i < m_type->keyCount(); ++i)
        map.insert(QString::fromUtf8(m_type->keyName(i)), m_type->key(value(), i).toVariant());
    return map;
}

//! Of one whose queue belongs to another thread: there, unless it has been sent again by then.
static void acceptAtHome(const Event &event, quint64 number)
{
    const auto home = EventHome::withId(EventHome::idOf(number));
    if (!home)
        return; // its queue has gone
    home->post([kept = EventPointer<>(&event), number] {
        if (EventAccess::number(*kept) == number)
            kept->accept();
    });
}

void Event::accept() const
{
    m_isAccepted.store(true, std::memory_order_relaxed);
    const auto number = EventAccess::number(*this);
    const auto home = EventHome::idOf(number);
    if (home != 0 && home != EventHome::idOfThread()) [[unlikely]]
        acceptAtHome(*this, number);
    else if (EventAccess::isHeld(*this) && EventAccess::number(*this) == number) // else it has just come into a queue of another thread
        EventAccess::queue(*this)->tree.accept(*this);
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
        try {
            if (key.isPresent())
                key.operations->print(debug, key.value);
            else
                debug << '-';
        } catch (...) { // this also stands in warnings about what has thrown
            debug << "(its operator<< threw an exception)";
        }
    }
    debug << ')';
}

QDebug operator<<(QDebug debug, const Event &event)
{
    printEvent(debug, event.type(), event.value());
    return debug;
}

} // namespace Signalbox
