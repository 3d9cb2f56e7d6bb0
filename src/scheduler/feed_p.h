// SPDX-License-Identifier: MIT
#pragma once

#include "events/queuewaits.h"
#include "scheduler/feed.h"

#include <atomic>
#include <memory>

namespace Signalbox::Detail {

struct SchedulerCore;

/*!
    Sends what a source gives: some at a time, and none ahead of one that waits for room.

    It keeps itself alive until end().
*/
class Feed final : public SendWait, public ListHook<Feed>
{
public:
    static constexpr int Batch =
        64; //!< Events in one function of a slice, so that they do not run far ahead.

    Feed(SchedulerCore &scheduler, EventSource source);

    static std::shared_ptr<Feed> start(SchedulerCore &scheduler, EventSource source);
    bool isActive() const { return bool(m_self); }
    //! Null when it has ended. Any thread.
    SchedulerCore *scheduler() const { return m_activeIn; }
    quint64 sentCount() const { return m_sentCount; }
    void end();

private:
    void sent() override;
    QString whoWaits() const override;
    void sendSome();
    bool sendNext();
    void noteSent();
    void goOnLater();

    SchedulerCore &m_scheduler;
    std::atomic<SchedulerCore *> m_activeIn;
    EventSource m_source;
    std::shared_ptr<Feed> m_self;
    quint64 m_sentCount = 0;
    bool m_isAsking = false; // the source is on the stack
};

} // namespace Signalbox::Detail
