// SPDX-License-Identifier: MIT
#pragma once

#include "dispatch/eventdispatcher.h"
#include "dispatch/glibbridge_p.h"
#include "dispatch/innerdispatcher_p.h"
#include "dispatch/platformpump_p.h"
#include "dispatch/qttimers_p.h"
#include "loop/loop_p.h"

#include <atomic>
#include <memory>
#include <vector>

QT_BEGIN_NAMESPACE
class QSocketNotifier;
QT_END_NAMESPACE

namespace Signalbox {

struct EventDispatcher::Private final : GlibBridge::Host
{
    explicit Private(EventDispatcher *dispatcher);
    ~Private();

    class Turn;

    // The steps of a turn, in order; see docs/ARCHITECTURE.md.
    bool processEvents(QEventLoop::ProcessEventsFlags flags);
    void deliverPosted(Turn &turn);
    Loop::Wait planWait(Turn &turn);
    bool mayBlock(const Turn &turn);
    int activateNotifiers(const ReadyDescriptor *ready, int count);
    bool activateReported(const ReadyDescriptor &report, quint64 poll, int &activated);
    void disableInvalid(const ReadyDescriptor &report);
    void answerRequests();
    bool publishWatcherNames();

    // For GLib code that runs a loop of its own in this thread.
    bool hasWork() override;
    Deadline nextDeadline() override { return timers.nextWakeUp().when; }
    void turn() override;
    void startGlib();

    void wakeUp();
    void wakeUpAndCount();
    void adopt();
    void handOver(std::unique_ptr<QAbstractEventDispatcher> foreign);

    // The timers of either interface, see timerinterface.cpp: checked here, kept here, passed on from here.
    void addTimer(int timerId, Nanoseconds interval, Qt::TimerType type, QObject *owner);
    bool removeTimer(int timerId);
    bool removeTimersOf(QObject *owner);
    std::vector<QtTimers::Info> timersOf(const QObject *owner, const char *function) const;
    Nanoseconds remaining(int timerId) const;

    bool isOwnThread(const QObject *object, const char *function, const char *what) const;
    void warnOfUnknown(int timerId, const char *function) const;
    bool areTimerArgumentsValid(int timerId, Nanoseconds interval, const QObject *object) const;

    EventDispatcher *q;
    Loop loop;
    QtTimers timers;
    PlatformPump pump;
    InnerDispatcher inner;
    GlibSources glibSources = GlibSources::Automatic;
    std::unique_ptr<GlibBridge> glib;
    const QThread *ownThread = nullptr; // since adopt()
    std::atomic<bool> isInterrupted{false};
    quint64 calls = 0; // of processEvents(): a nested one may have taken our news
    quint64 polls = 0; // for ready descriptors: a nested one makes an outer batch out of date
    static constexpr std::uint32_t AllWatchersNamed = ~0u;
    std::uint32_t nextWatcherToName = 0;
    quint64 namingBound = 0; // of the serials, when the naming that is under way began
    int depth = 0;
    bool isGlibsTurn = false; // GLib iterates, and the next turn leaves its sources alone
    bool hasUndelivered =
        false; // a pass of posted events is under way: a nested call delivers the rest of it
};

} // namespace Signalbox
