// SPDX-License-Identifier: MIT
#include "scheduler/feed_p.h"

#include "core/logging_p.h"
#include "scheduler/schedulercore_p.h"

#include <algorithm>
#include <exception>

namespace Signalbox {
namespace Detail {

Feed::Feed(SchedulerCore &scheduler, EventSource source)
    : m_scheduler(scheduler), m_activeIn(&scheduler), m_source(std::move(source))
{
}

std::shared_ptr<Feed> Feed::start(SchedulerCore &scheduler, EventSource source)
{
    auto feed = std::make_shared<Feed>(scheduler, std::move(source));
    feed->m_self = feed;
    scheduler.feeds.append(*feed);
    feed->goOnLater();
    return feed;
}

void Feed::end()
{
    const auto self = std::exchange(m_self, nullptr);
    m_activeIn = nullptr;
    ListHook<Feed>::unlink();
    SendWait::cancel();
    if (!m_isAsking)
        m_source = {};
}

//! The event that waited has its room.
void Feed::sent()
{
    noteSent();
    sendSome();
}

QString Feed::whoWaits() const
{
    return QStringLiteral("sendAll()");
}

void Feed::sendSome()
{
    const auto self = m_self;
    const auto &budget = m_scheduler.budget;
    const int most = budget.count > 0 ? std::min(budget.count, Batch) : Batch;
    const auto begin = m_scheduler.now(); // of the function or delivery that this is part of
    for (int i = 0; i < most && sendNext(); ++i) {
        if (budget.time > Nanoseconds::zero() && Clock::now() - begin >= budget.time)
            break;
    }
    if (m_self && !isWaiting())
        goOnLater();
}

//! False: there is none, or it waits.
bool Feed::sendNext()
{
    EventPointer<> event;
    m_isAsking = true;
    bool hasThrown = true;
    try {
        event = m_source();
        hasThrown = false;
    } catch (const std::exception &error) {
        qCWarning(lcScheduler, "Scheduler::sendAll: the source threw an exception: %s. It is not asked again",
                  error.what());
    } catch (...) {
        qCWarning(lcScheduler,
                  "Scheduler::sendAll: the source threw something that is no std::exception. It is "
                  "not asked again");
    }
    m_isAsking = false;
    m_scheduler.statistics.exceptions += hasThrown;
    if (!m_self)
        m_source = {}; // ended by itself
    else if (!event)
        end();
    else if (SendWait::start(m_scheduler.router(), event)) {
        noteSent();
        return true;
    }
    return false;
}

void Feed::noteSent()
{
    m_sentCount += wasRefused() ? 0 : 1;
}

void Feed::goOnLater()
{
    const auto goOn = [feed = std::weak_ptr<Feed>(m_self)] {
        if (const auto self = feed.lock(); self && self->isActive())
            self->sendSome();
    };
    m_scheduler.enqueue(makeCall<Call>(nullptr, goOn));
}

} // namespace Detail

//! Null when it is not active, and, with a warning, in another thread than the scheduler's.
Detail::SchedulerCore *FeedHandle::schedulerFor(const char *function) const
{
    return m_feed ? Detail::SchedulerCore::here(m_feed->scheduler(), "FeedHandle", function) : nullptr;
}

bool FeedHandle::isActive() const
{
    return schedulerFor("isActive");
}

bool FeedHandle::isWaiting() const
{
    return schedulerFor("isWaiting") && m_feed->isWaiting();
}

quint64 FeedHandle::sentCount() const
{
    const bool isOver = m_feed && !m_feed->scheduler();
    return isOver || schedulerFor("sentCount") ? m_feed->sentCount() : 0;
}

bool FeedHandle::cancel()
{
    const bool isActive = schedulerFor("cancel");
    if (isActive)
        m_feed->end();
    return isActive;
}

} // namespace Signalbox
