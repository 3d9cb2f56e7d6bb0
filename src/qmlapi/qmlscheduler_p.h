// SPDX-License-Identifier: MIT
#pragma once

#include "events/event.h"
#include "scheduler/scheduler.h"

#include <QtCore/qobject.h>
#include <QtQml/qqmlregistration.h>

namespace Signalbox {

/*!
    \qmlvaluetype schedulerStatistics
    \inqmlmodule Signalbox

    What the scheduler has done so far, and has in front of it: Signalbox::SchedulerStatistics.
*/
class QmlStatistics
{
    Q_GADGET
    QML_VALUE_TYPE(schedulerStatistics)
    Q_PROPERTY(double eventsDelivered READ eventsDelivered CONSTANT)
    Q_PROPERTY(double eventsQueued READ eventsQueued CONSTANT)
    Q_PROPERTY(double callsRun READ callsRun CONSTANT)
    Q_PROPERTY(int callsPending READ callsPending CONSTANT)
    Q_PROPERTY(double timersFired READ timersFired CONSTANT)
    Q_PROPERTY(int timersActive READ timersActive CONSTANT)
    Q_PROPERTY(int watchersActive READ watchersActive CONSTANT)
    Q_PROPERTY(double exceptions READ exceptions CONSTANT)
    Q_PROPERTY(double slices READ slices CONSTANT)
    Q_PROPERTY(double budgetsSpent READ budgetsSpent CONSTANT)
    Q_PROPERTY(double budgetsExceeded READ budgetsExceeded CONSTANT)
    Q_PROPERTY(double callsDropped READ callsDropped CONSTANT)
    Q_PROPERTY(double watchersCalled READ watchersCalled CONSTANT)
    Q_PROPERTY(double slowTurns READ slowTurns CONSTANT)
    //! In milliseconds, as that below.
    Q_PROPERTY(double longestSlice READ longestSlice CONSTANT)
    Q_PROPERTY(double lastOfLongest READ lastOfLongest CONSTANT)

public:
    QmlStatistics() = default;
    explicit QmlStatistics(const SchedulerStatistics &statistics) : m_statistics(statistics) {}

    // Numbers of JavaScript: exact up to 2^53.
    double eventsDelivered() const { return double(m_statistics.eventsDelivered); }
    double eventsQueued() const { return double(m_statistics.eventsQueued); }
    double callsRun() const { return double(m_statistics.callsRun); }
    int callsPending() const { return m_statistics.callsPending; }
    double timersFired() const { return double(m_statistics.timersFired); }
    int timersActive() const { return m_statistics.timersActive; }
    int watchersActive() const { return m_statistics.watchersActive; }
    double exceptions() const { return double(m_statistics.exceptions); }
    double slices() const { return double(m_statistics.slices); }
    double budgetsSpent() const { return double(m_statistics.budgetsSpent); }
    double budgetsExceeded() const { return double(m_statistics.budgetsExceeded); }
    double callsDropped() const { return double(m_statistics.callsDropped); }
    double watchersCalled() const { return double(m_statistics.watchersCalled); }
    double slowTurns() const { return double(m_statistics.slowTurns); }
    double longestSlice() const { return double(m_statistics.longestSlice.count()) / 1e6; }
    double lastOfLongest() const { return double(m_statistics.lastOfLongest.count()) / 1e6; }

private:
    SchedulerStatistics m_statistics;
};

/*!
    \qmltype Scheduler
    \inqmlmodule Signalbox

    Sends events to the scheduler of the engine's thread, of types that an EventType element or C++ has defined at run time.

        if (!Scheduler.send("Order", { customer: "ada", amount: 3 }))
            busy.visible = true

    Errors: a type that is not known, and a value that can be no key, throw a TypeError.
*/
class QmlScheduler : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Scheduler)
    QML_SINGLETON

public:
    using QObject::QObject;

    //! False when a limit refuses it.
    Q_INVOKABLE bool send(const QString &type, const QVariantMap &fields = {});
    //! Past all limits.
    Q_INVOKABLE void sendForced(const QString &type, const QVariantMap &fields = {});
    //! In \a milliseconds, past all limits.
    Q_INVOKABLE void sendLater(double milliseconds, const QString &type, const QVariantMap &fields = {});
    //! Delivers it now, past all queues. Returns how many have got it.
    Q_INVOKABLE int dispatch(const QString &type, const QVariantMap &fields = {});

    Q_INVOKABLE Signalbox::QmlStatistics statistics() const;

private:
    EventPointer<> make(const QString &type, const QVariantMap &fields);
};

} // namespace Signalbox
