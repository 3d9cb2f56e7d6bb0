// SPDX-License-Identifier: MIT
#pragma once

#include "../core/global.h"
#include "toevent.h"

#include <functional>
#include <iterator>
#include <memory>
#include <type_traits>
#include <utility>

namespace Signalbox {

namespace Detail {

class Feed;
struct SchedulerCore;

//! \internal Gives one event after the other, and then null.
using EventSource = std::function<EventPointer<>()>;

template <typename T>
concept EventRange = requires(T &range)
{
    std::begin(range) != std::end(range);
    toEvent(*std::begin(range));
};

//! \internal \a source, a function or a range, as an EventSource that owns it.
template <typename Source>
EventSource eventSource(Source source)
{
    if constexpr (EventRange<Source>) {
        struct State
        {
            explicit State(Source &&all) : range(std::move(all)), next(std::begin(range)) {}
            Source range;
            decltype(std::begin(std::declval<Source &>())) next;
        };
        return [state = std::make_shared<State>(std::move(source))]() -> EventPointer<> {
            while (state->next != std::end(state->range)) {
                if (auto event = toEvent(*state->next++))
                    return event;
            }
            return {};
        };
    } else {
        static_assert(
            std::is_invocable_v<Source &>,
            "What sendAll() and dispatchAll() take is a range of events, or a function that returns "
            "one after the other, and then an empty EventPointer or std::optional.");
        auto shared = std::make_shared<Source>(std::move(source)); // std::function copies
        return [shared] { return toEvent((*shared)()); };
    }
}

} // namespace Detail

/*!
    What Scheduler::sendAll() sends; a value, copies are about the same source. Letting go of it changes nothing.

    Thread-safety: the scheduler's thread. In another one, the members of one that is active do nothing, with a warning; handles
    may be copied and destroyed anywhere.
*/
class SIGNALBOX_CORE_EXPORT FeedHandle
{
public:
    //! Of nothing, which is not active.
    FeedHandle() = default;
    //! \internal
    explicit FeedHandle(std::shared_ptr<Detail::Feed> feed) : m_feed(std::move(feed)) {}

    //! False when all has been sent, and when it was cancelled or has thrown.
    bool isActive() const;
    //! There is an event that waits for room in its queue.
    bool isWaiting() const;
    //! Events that were queued so far.
    quint64 sentCount() const;
    //! Asks the source for no more; an event that waits for room is not sent. Returns whether it was active.
    bool cancel();

private:
    Detail::SchedulerCore *schedulerFor(const char *function) const;

    std::shared_ptr<Detail::Feed> m_feed;
};

} // namespace Signalbox
