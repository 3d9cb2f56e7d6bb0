// SPDX-License-Identifier: MIT
#include "events/leafguard_p.h"

#include "core/logging_p.h"
#include "events/guardkeys_p.h"

namespace Signalbox::Detail {

LeafGuard::LeafGuard(std::unique_ptr<EventLeaf> leaf, const QueueNode &queue, const QString &name)
    : m_leaf(std::move(leaf)), m_queue(queue), m_name(name), m_fifo(dynamic_cast<FifoLeaf *>(m_leaf.get()))
{
}

//! False when \a function has thrown.
template <typename Function>
bool LeafGuard::guard(const char *when, const char *consequence, Function function) const noexcept
{
    return guardProgram(function, [&](const char *what) {
        qCWarning(lcEvents).nospace() << "Queue " << m_name << ": its leaf threw " << what << " when " << when
                                      << ": " << consequence << '.';
    });
}

LeafGuard::Room LeafGuard::roomInOther(const Event &event, qsizetype limit) const noexcept
{
    bool hasRoom = false;
    if (!guard("it was asked for room", "the event is refused",
               [&] { hasRoom = m_leaf->hasRoomFor(event, limit); }))
        return Room::Unknown;
    return hasRoom ? Room::Yes : Room::No;
}

bool LeafGuard::roomDependsOnEvent() const noexcept
{
    bool doesDepend = true;
    guard("it was asked what room depends on", "all who wait are asked",
          [&] { doesDepend = m_leaf->roomDependsOnEvent(); });
    return doesDepend;
}

//! Does it have one more event once \a function has run, whether it throws or not?
template <typename Function>
bool LeafGuard::keeps(const char *when, const char *consequence, Function function) noexcept
{
    m_isStopped = false;
    qsizetype before = 0;
    bool hasMore = false;
    return guard(when, consequence, [&] { before = m_leaf->size(); }) &&
           (guard(when, consequence, function) ||
            (guard(when, consequence, [&] { hasMore = m_leaf->size() > before; }) && hasMore));
}

bool LeafGuard::pushIntoOther(EventPointer<> &event) noexcept
{
    return keeps("an event came", "the event is refused, unless it is in there",
                 [&] { m_leaf->push(event); });
}

bool LeafGuard::hold(const EventPointer<> &event) noexcept
{
    return keeps("an event was to be held", "the event is not held, unless it is in there",
                 [&] { m_leaf->hold(event); });
}

EventPointer<> LeafGuard::takeFromOther() noexcept
{
    EventPointer<> event;
    const auto gives = [&] {
        return guard("the next event was taken", "it stands still until another one comes",
                     [&] { event = m_leaf->take(); }) &&
               event;
    };
    for (bool mayGive = true; mayGive && gives(); mayGive = isReady()) {
        if (isOurs(event)) [[likely]]
            return event;
    }
    m_isStopped = true;
    return {};
}

void LeafGuard::release(const Event &event) noexcept
{
    m_isStopped = false;
    guard("an event that was held went on", "it may stand still", [&] { m_leaf->release(event); });
}

void LeafGuard::discard(const Event &event) noexcept
{
    m_isStopped = false;
    guard("an event that was held left", "it may stand still", [&] { m_leaf->discard(event); });
}

bool LeafGuard::remove(const Event &event) noexcept
{
    bool isOut = false;
    guard("an event was to be taken out", "it is delivered, if it is in there",
          [&] { isOut = m_leaf->remove(event); });
    return isOut;
}

EventPointer<> LeafGuard::takeAny() noexcept
{
    m_isStopped = false;
    EventPointer<> event;
    const auto gives = [&] {
        return guard("it was cleared", "what is in there stays", [&] { event = m_leaf->takeAny(); }) && event;
    };
    while (gives()) {
        if (isOurs(event)) [[likely]]
            return event;
    }
    return {};
}

//! Has \a event, which it gave, come in by its queue, and not left?
bool LeafGuard::isOurs(const EventPointer<> &event) const noexcept
{
    if (EventAccess::queue(*event) == &m_queue) [[likely]]
        return true;
    qCWarning(lcEvents).nospace() << "Queue " << m_name << ": its leaf gave " << event->type()
                                  << ", which is not in this queue: it is dropped.";
    return false;
}

bool LeafGuard::isOtherReady() const noexcept
{
    bool isReady = false;
    if (!m_isStopped)
        guard("it was asked whether it is ready", "it is not", [&] { isReady = m_leaf->isReady(); });
    return isReady;
}

} // namespace Signalbox::Detail
