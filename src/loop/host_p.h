// SPDX-License-Identifier: MIT
#pragma once

#include "loop/timerheap_p.h"

#include <QtCore/qtconfigmacros.h>

#include <typeinfo>

QT_BEGIN_NAMESPACE
class QObject;
QT_END_NAMESPACE

namespace Signalbox {

//! What readers of a loop are shown of a timer that is not Qt's.
struct TimerFacts
{
    const QObject *owner = nullptr; // an address, nothing more
    const std::type_info *ownerClass = nullptr;
    Nanoseconds interval{}; // of one that fires once: how long it was to wait; zero: it was for a moment
    bool isRepeated = false;
};

//! What readers of a loop are shown of a slice that has ended.
struct SliceFacts
{
    Nanoseconds time{};
    bool isBudgetExceeded = false; // something began after it was spent
};

/*!
    The loop that carries a WorkSource, as that sees it.

    Thread-safety: wake() from any thread, the rest from the loop's.
*/
class Host
{
public:
    using Slot = TimerHeap::Slot;
    static constexpr Slot NoSlot = ~0u;

    Host() = default;
    virtual ~Host() = default;
    Host(const Host &) = delete;
    Host &operator=(const Host &) = delete;

    //! There is work: a turn comes soon, and does not sleep before it.
    virtual void wake() = 0;

    //! A timer that is not armed yet.
    virtual Slot takeTimer() = 0;
    /*!
        Arms \a slot, which may be armed already, for \a deadline. It is disarmed when it is due. If that is before \a earliest,
        it fires as if due then, in the order of arming; how late it is, and what readers are shown, goes by \a deadline all the same.
    */
    virtual void arm(Slot slot, Deadline deadline, Deadline earliest) = 0;
    //! What \a slot is for, where somebody reads that.
    virtual void describe(Slot, const TimerFacts &) {}
    virtual void describe(const SliceFacts &) {}
    //! Takes \a slot back, armed or not.
    virtual void releaseTimer(Slot slot) = 0;

    /*!
        \a watcher gets QEvent::SockAct whenever \a descriptor is ready for \a kind, a QSocketNotifier::Type; and
        SockClose when it turns out to be no open descriptor, where that is noticed: it is not watched any more then.
    */
    virtual void watch(QObject &watcher, int descriptor, int kind) = 0;
    //! The same when it becomes so, not as long as it is. False when that cannot be, and it is as with watch().
    virtual bool watchEdges(QObject &watcher, int descriptor, int kind)
    {
        watch(watcher, descriptor, kind);
        return false;
    }
    virtual void unwatch(QObject &watcher, int descriptor, int kind) = 0;

    virtual const char *name() const = 0;
    //! The id of the block that readers see of it; 0: none yet.
    virtual quint64 loopId() const = 0;
};

} // namespace Signalbox
