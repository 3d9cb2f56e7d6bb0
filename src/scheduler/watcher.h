// SPDX-License-Identifier: MIT
#pragma once

#include "../core/listhook.h"
#include "call.h"

#include <QtCore/qdebug.h>
#include <QtCore/qflags.h>

#include <array>
#include <atomic>
#include <memory>

namespace Signalbox {

/*!
    What a file descriptor is ready for. Errors and hang-ups count as ready to read and to write: the next call tells. To who only
    asks for exceptions they are nothing, unlike to a QSocketNotifier; with poll(2), such a watcher sleeps from then on until its
    interests change.

    \value Read      read(), accept(), recv() would not block.
    \value Write     write(), send() would not block; a connect() is over.
    \value Exception Priority data has come, or whatever else the device calls so (POLLPRI).
*/
enum class ReadyFor { Read = 1, Write = 2, Exception = 4 };
Q_DECLARE_FLAGS(Readiness, ReadyFor)
Q_DECLARE_OPERATORS_FOR_FLAGS(Readiness)
SIGNALBOX_CORE_EXPORT QDebug operator<<(QDebug debug, ReadyFor ready);

/*!
    When a watcher is told.

    \value Level As long as the descriptor is ready.
    \value Edge  When it becomes ready, and once at the beginning if it is: read or write until that would block, or it is not told
                 again. It may be told once too often. Only in Signalbox's own loop with epoll; and while others watch the same
                 descriptor by level, it is told as they are.
*/
enum class Trigger { Level, Edge };

namespace Detail {

struct SchedulerCore;
class WatcherPart;

//! \internal A function that is called when a descriptor is ready.
class SIGNALBOX_CORE_EXPORT WatcherCall : public Call, public ListHook<WatcherCall>
{
public:
    static constexpr std::size_t KindCount = 3; // as QSocketNotifier's

    ReadyFor argument() const { return ready; }

    std::atomic<SchedulerCore *> scheduler =
        nullptr; // null: it watches no more, for good; any thread may look
    int descriptor = -1;
    Readiness interests;
    Readiness paused; // those of them that wait for an event to be handled
    Readiness
        missed; // of those, what has become ready since, or nobody has got: told by edges, it would not come again
    ReadyFor ready{}; // while its function runs
    int running = 0;  // how often it is on the stack
    bool isDaemon = false;
    bool wantsEdges = false;
    bool hasEdges = false; // the host tells them
    bool hasWarned = false;
    std::array<std::unique_ptr<WatcherPart>, KindCount> parts; // for each interest

protected:
    WatcherCall();
    ~WatcherCall() override;
};

} // namespace Detail

/*!
    A watcher of a scheduler; a value, copies are about the same watcher.

    Letting go of it does not stop the watcher. After the scheduler's end, and when the descriptor was closed while it was
    watched, all members do nothing, and isActive() is false.

    Thread-safety: the scheduler's thread. In another one they do nothing either and say so with a warning, and isActive() is
    false; but handles may be copied and destroyed anywhere.
*/
class SIGNALBOX_CORE_EXPORT WatcherHandle
{
public:
    //! A handle to nothing, which is not active.
    WatcherHandle() = default;
    //! \internal Shares \a call.
    explicit WatcherHandle(Detail::WatcherCall *call) noexcept : m_call(call) {}

    //! True until it is cancelled. Also when it is interested in nothing.
    bool isActive() const noexcept;
    //! -1 when it is not active.
    int descriptor() const noexcept;
    Readiness interests() const noexcept;

    //! From now on it wants to know about \a interests, also of nothing. Returns whether it is active.
    bool setInterests(Readiness interests);
    /*!
        Tells it as \a trigger says from now on. Returns whether it is active. Where edges cannot be told, a warning says so, and it
        goes on by level.
    */
    bool setTrigger(Trigger trigger);
    //! As it was asked for.
    Trigger trigger() const noexcept;

    /*!
        Stops it for good, also in its own function. Returns whether it was active. Cancel it before you close the
        descriptor.
    */
    bool cancel();

    //! A daemon does not keep Scheduler::run() running. Watchers are none unless this says so.
    void setDaemon(bool isDaemon);
    //! False for one that is not active.
    bool isDaemon() const noexcept;

private:
    Detail::SchedulerCore *schedulerFor(const char *function) const noexcept;

    Detail::CallPointer<Detail::WatcherCall> m_call;
};

} // namespace Signalbox
