// SPDX-License-Identifier: MIT
#pragma once

#include "../events/queuewaits.h"
#include "../events/wait.h"
#include "task.h"

#include <concepts>

namespace Signalbox {

class EventQueue;

namespace Detail {

//! \internal Waits for one event that a matcher wants, in the calling thread's scheduler.
class SIGNALBOX_CORE_EXPORT AnyEventWaiting : public Waiting, private Waiter
{
public:
    using Result = EventPointer<>;
    explicit AnyEventWaiting(const Matcher &matcher);
    ~AnyEventWaiting() override;

    EventPointer<> take() { return std::move(m_event); }
    QString description() const override;

private:
    void eventArrived(Wait &wait, const EventPointer<> &event) override;
    void eventHandedOver(Wait &wait, EventPointer<> &&event) override;
    QString whoWaits() const override { return ownerText(); }

    EventPointer<> m_event;
    Wait m_wait;
};

//! \internal The same with the type of what comes.
template <typename T>
class EventWaiting final : public AnyEventWaiting
{
public:
    using Result = EventPointer<T>;
    using AnyEventWaiting::AnyEventWaiting;
    EventPointer<T> take() { return EventPointer<T>(AnyEventWaiting::take()); }
};

template <>
struct WaitingFor<Matcher>
{
    using Type = AnyEventWaiting;
};
template <typename T>
struct WaitingFor<MatcherOf<T>>
{
    using Type = EventWaiting<T>;
};

//! \internal What sendWhenRoom() returns.
class SIGNALBOX_CORE_EXPORT RoomWaiting final : public Waiting, private SendWait
{
public:
    using Result = void;
    explicit RoomWaiting(const EventPointer<> &event);
    void take() const {}
    QString description() const override;

private:
    void sent() override { end(); }
    QString whoWaits() const override { return ownerText(); }
};

//! \internal What whenEmpty() returns.
class SIGNALBOX_CORE_EXPORT EmptyWaiting final : public Waiting, private EmptyWait
{
public:
    using Result = void;
    explicit EmptyWaiting(const QList<EventQueue *> &queues);
    void take() const {}
    QString description() const override;

private:
    void emptied() override { end(); }
    QString whoWaits() const override { return ownerText(); }
};

} // namespace Detail

/*!
    Waits for the next event that \a matcher wants: co_await waitFor(matcher), or co_await matcher itself. What is waited
    for is armed with this call:

        auto pong = waitFor(match<Pong>());
        scheduler.send(Ping());
        const EventPointer<Pong> answer = co_await pong;

    The task goes on before the next event is delivered, so one that waits again and again misses none. An event that
    must be handled is the task's to accept(): one that it does not accept is what it gets next, with a warning if that goes on. One that it
    got when it was cancelled is held, until another one waits.
    Cost: no allocation. Source: VLCP's matchers in "await". \sa EventReceiver
*/
template <typename T>
Detail::EventWaiting<T> waitFor(const MatcherOf<T> &matcher)
{
    return Detail::EventWaiting<T>(matcher);
}
inline Detail::AnyEventWaiting waitFor(const Matcher &matcher)
{
    return Detail::AnyEventWaiting(matcher);
}

/*!
    Sends \a event to this thread's scheduler as soon as there is room for it: co_await sendWhenRoom(event). Who waits longest comes
    first. When what waits is destroyed, the event is not sent.
*/
inline Detail::RoomWaiting sendWhenRoom(const EventPointer<> &event)
{
    return Detail::RoomWaiting(event);
}
/*!
    The same with a \a T of \a fields: co_await sendWhenRoom<JobDone>(name, result). Do not write JobDone{name, result} within
    co_await: g++ 12 destroys such a temporary twice.
*/
template <EventStruct T, typename... Fields>
Detail::RoomWaiting sendWhenRoom(Fields &&...fields)
{
    return Detail::RoomWaiting(EventPointer<>(makeEvent(T{std::forward<Fields>(fields)...})));
}

//! Waits until all \a queues are empty at the same moment.
inline Detail::EmptyWaiting whenEmpty(const QList<EventQueue *> &queues)
{
    return Detail::EmptyWaiting(queues);
}
//! The same: co_await whenEmpty(&orders, &bills). A list in braces would be destroyed twice there by g++ 12.
template <std::same_as<EventQueue>... Queues>
Detail::EmptyWaiting whenEmpty(EventQueue *queue, Queues *...others)
{
    return Detail::EmptyWaiting(QList<EventQueue *>{queue, others...});
}

} // namespace Signalbox
