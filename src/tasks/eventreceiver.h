// SPDX-License-Identifier: MIT
#pragma once

#include "../events/wait.h"
#include "waiting.h"

namespace Signalbox {

namespace Detail {

class AnyNextEvent;

//! \internal What EventReceivers of all types have in common.
class SIGNALBOX_CORE_EXPORT AnyEventReceiver : private Waiter
{
public:
    const Matcher &matcher() const { return m_wait.matcher(); }
    //! Does somebody wait for next()?
    bool isWaiting() const { return !m_nexts.isEmpty(); }

protected:
    explicit AnyEventReceiver(const Matcher &matcher);
    ~AnyEventReceiver() override;

private:
    friend class AnyNextEvent;
    void eventArrived(Wait &wait, const EventPointer<> &event) override;
    void eventHandedOver(Wait &wait, EventPointer<> &&event) override;
    QString whoWaits() const override;

    Wait m_wait;
    IntrusiveList<AnyNextEvent> m_nexts;
};

//! \internal What EventReceiver::next() returns, of any type.
class SIGNALBOX_CORE_EXPORT AnyNextEvent : public Waiting, private ListHook<AnyNextEvent>
{
public:
    QString description() const override;

protected:
    explicit AnyNextEvent(AnyEventReceiver &receiver);
    ~AnyNextEvent() override;

    EventPointer<> take() { return std::move(m_event); }

private:
    friend class AnyEventReceiver;
    template <typename, typename>
    friend class Signalbox::IntrusiveList;

    AnyEventReceiver &m_receiver; // lives while this is in its list
    EventPointer<> m_event;
};

//! \internal What EventReceiver::next() returns.
template <typename T>
class NextEvent final : public AnyNextEvent
{
public:
    using Result = EventPointer<T>;
    explicit NextEvent(AnyEventReceiver &receiver) : AnyNextEvent(receiver) {}
    EventPointer<T> take() { return EventPointer<T>(AnyNextEvent::take()); }
};

template <typename T>
struct MatcherFor
{
    using Type = MatcherOf<T>;
};
template <>
struct MatcherFor<void>
{
    using Type = Matcher;
};

} // namespace Detail

/*!
    Waits for what a matcher wants, again and again: as co_await with the matcher does, for less.

        EventReceiver pings(match<Ping>(7));
        while (true) {
            const auto ping = co_await pings.next();
            …
        }

    An event that comes while nobody waits for next() passes by, unless it is latched, or must be handled. So begin to wait before you do what
    brings it:

        auto pong = pongs.next();
        scheduler.send(Ping());
        const EventPointer<Pong> answer = co_await pong;

    A task goes on before the next event is delivered, so one that does nothing else in between misses none. Events that must be
    handled are the task's to accept(). A latched event comes once; to co_await with the matcher it comes each time.

    Ownership: it lives in the coroutine, or in an object. Thread-safety: its thread.
    Cost: no allocation. Where nobody else waits for the same, and all matchers of the event's type compare the same single number, it keeps its place
    in the index, and next() costs a third of co_await with the matcher; elsewhere about the same. Source: VLCP's matchers, which wait again and again.
    \sa waitFor(), stream()
*/
template <typename T = void>
class EventReceiver final : public Detail::AnyEventReceiver
{
public:
    explicit EventReceiver(const typename Detail::MatcherFor<T>::Type &matcher) : AnyEventReceiver(matcher) {}

    /*!
        Waits for the next one, from this call on: co_await pings.next() is an EventPointer<T>; null when the receiver was destroyed
        before one came. All that wait at the same time get the same event, in the order of their calls.
    */
    Detail::NextEvent<T> next() { return Detail::NextEvent<T>(*this); }
};

template <typename T>
EventReceiver(const MatcherOf<T> &) -> EventReceiver<T>;
EventReceiver(const Matcher &)->EventReceiver<void>;

} // namespace Signalbox
