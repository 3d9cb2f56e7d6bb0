// SPDX-License-Identifier: MIT
/*
    Qt's two timer interfaces, from outside and towards a platform's dispatcher. EventDispatcher::Private has
    the timers in nanoseconds, with all checks; what is here converts, and is all that differs between the
    versions of Qt.
*/
#include "dispatch/eventdispatcher.h"

#include "dispatch/eventdispatcher_p.h"
#include "dispatch/innerdispatcher_p.h"
#include "dispatch/timerinterface_p.h"

namespace Signalbox {

bool EventDispatcher::unregisterTimers(QObject *object)
{
    return d->removeTimersOf(object);
}

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)

void EventDispatcher::registerTimer(Qt::TimerId timerId, Duration interval, Qt::TimerType timerType,
                                    QObject *object)
{
    d->addTimer(int(timerId), interval, timerType, object);
}

bool EventDispatcher::unregisterTimer(Qt::TimerId timerId)
{
    return d->removeTimer(int(timerId));
}

QList<QAbstractEventDispatcher::TimerInfoV2> EventDispatcher::timersForObject(QObject *object) const
{
    QList<TimerInfoV2> list;
    for (const auto &timer : d->timersOf(object, "timersForObject"))
        list.append({timer.interval, Qt::TimerId(timer.timerId), timer.type});
    return list;
}

QAbstractEventDispatcher::Duration EventDispatcher::remainingTime(Qt::TimerId timerId) const
{
    return d->remaining(int(timerId));
}

// Qt converts for a dispatcher that has the older interface only.

void InnerDispatcher::registerTimer(QAbstractEventDispatcher &inner, int timerId, Nanoseconds interval,
                                    Qt::TimerType type, QObject *owner)
{
    inner.registerTimer(Qt::TimerId(timerId), interval, type, owner);
}

void InnerDispatcher::unregisterTimer(QAbstractEventDispatcher &inner, int timerId)
{
    inner.unregisterTimer(Qt::TimerId(timerId));
}

Nanoseconds InnerDispatcher::remaining(int timerId) const
{
    return get()->remainingTime(Qt::TimerId(timerId));
}

#else

void EventDispatcher::registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object)
{
    d->addTimer(timerId, fromQtMilliseconds(interval), timerType, object);
}

bool EventDispatcher::unregisterTimer(int timerId)
{
    return d->removeTimer(timerId);
}

QList<QAbstractEventDispatcher::TimerInfo> EventDispatcher::registeredTimers(QObject *object) const
{
    QList<TimerInfo> list;
    for (const auto &timer : d->timersOf(object, "registeredTimers"))
        list.append(TimerInfo(timer.timerId, toQtMilliseconds(timer.interval), timer.type));
    return list;
}

int EventDispatcher::remainingTime(int timerId)
{
    return toQtRemainingTime(d->remaining(timerId));
}

void InnerDispatcher::registerTimer(QAbstractEventDispatcher &inner, int timerId, Nanoseconds interval,
                                    Qt::TimerType type, QObject *owner)
{
    inner.registerTimer(timerId, std::chrono::ceil<Milliseconds>(interval).count(), type, owner);
}

void InnerDispatcher::unregisterTimer(QAbstractEventDispatcher &inner, int timerId)
{
    inner.unregisterTimer(timerId);
}

Nanoseconds InnerDispatcher::remaining(int timerId) const
{
    return fromQtRemainingTime(get()->remainingTime(timerId));
}

#endif

} // namespace Signalbox
