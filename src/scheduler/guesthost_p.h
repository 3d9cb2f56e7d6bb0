// SPDX-License-Identifier: MIT
#pragma once

#include "loop/host_p.h"
#include "loop/worksource_p.h"
#include "scheduler/guestreport_p.h"
#include "scheduler/guestwatchers_p.h"

#include <QtCore/qbasictimer.h>
#include <QtCore/qobject.h>

#include <atomic>
#include <optional>
#include <vector>

namespace Signalbox::Detail {

/*!
    Any loop of Qt's as a host, by what every one of them has: posted events and one timer. Also no loop at all: what is
    posted waits until there is one.
*/
class GuestHost final : public QObject, public Host
{
public:
    explicit GuestHost(WorkSource &work) : m_work(work) {}
    ~GuestHost() override = default;

    //! It is the host from now on; or is not any more, and has no timers and no watchers.
    void enter() { m_report.emplace(*this, m_work); }
    void leave() { m_report.reset(); }

    void wake() override;
    Slot takeTimer() override;
    void arm(Slot slot, Deadline deadline, Deadline earliest) override;
    void describe(Slot slot, const TimerFacts &facts) override;
    void describe(const SliceFacts &facts) override;
    void releaseTimer(Slot slot) override;
    void watch(QObject &watcher, int descriptor, int kind) override;
    void unwatch(QObject &watcher, int descriptor, int kind) override;
    const char *name() const override { return "guest"; }
    quint64 loopId() const override { return m_report ? m_report->loopId() : 0; }

protected:
    bool event(QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void fireDue();
    void setTimer();

    WorkSource &m_work;
    TimerHeap m_timers;
    std::vector<Slot> m_freeSlots;
    Slot m_slotCount = 0;
    QBasicTimer m_timer;
    Deadline m_timerFor = Never; // what the timer was started for
    std::atomic<bool> m_isPosted{false};
    GuestWatchers m_watchers;
    std::optional<GuestReport> m_report; // between enter() and leave()
};

} // namespace Signalbox::Detail
