// SPDX-License-Identifier: MIT
#pragma once

#include "core/clock.h"

#include <QtCore/qlocale.h>
#include <QtCore/qstring.h>

namespace Signalbox {

//! What can be wrong with a program, as far as its loops show it. Numbers are kept: they travel.
enum class Lint : quint8 {
    SlowTurn,         //!< A turn kept its loop from answering.
    TimerStorm,       //!< Timers fire more often than anything needs.
    LateTimers,       //!< Timers fire later than a frame.
    ZeroTimer,        //!< A timer of 0 ms spins.
    NotifierSpins,    //!< A descriptor is ready again in each turn.
    QueueAtLimit,     //!< A queue has no room.
    HeldEvent,        //!< Nobody accepts an event that has to be handled.
    Starved,          //!< Something is ready, and others always go first.
    TaskNeverYields,  //!< A task computes and does not wait.
    LostWaker,        //!< A task waits, and nothing can end that.
    PostsOutrun,      //!< More is posted than is delivered.
    DeferredDeletes,  //!< Objects that are to be deleted later pile up.
    ClosedDescriptor, //!< A descriptor was closed under its watcher.
};
inline constexpr int LintCount = int(Lint::ClosedDescriptor) + 1;

/*!
    A warning: something that a Linter has found wrong. Ids and numbers; sentences are made by findingtext.h.
*/
struct Finding
{
    enum class Severity : quint8 { Info, Warning, Error };
    //! What it is about.
    enum class Subject : quint8 { Loop, Timer, Watcher, Queue, Task, Receiver };

    Lint lint = Lint::SlowTurn;
    Severity severity = Severity::Warning;
    quint64 loop = 0; //!< LoopSnapshot::id
    QString loopName; //!< Its thread's name, or what stands for it.
    Subject subject = Subject::Loop;
    quint64 serial = 0; //!< Of the subject, as in its snapshot; 0 for a loop, an address for a receiver.
    QString name;       //!< Of the subject; empty for a loop.
    QString culprit;    //!< Who did it: "OrderModel::refresh()"; empty where nobody could see it.

    // The numbers of its sentence, as far as the lint has them.
    Nanoseconds duration{};
    double perSecond = 0;
    qint64 amount = 0;
    qint64 limit = 0;

    Deadline firstSeen{};
    Deadline lastSeen{};
    quint64 count = 0;   //!< How often it began; of slow turns: how many there were.
    bool isOver = false; //!< It has not been seen for a while, see Thresholds::clearAfter.

    //! Are both about the same thing?
    bool isSame(const Finding &other) const
    {
        return lint == other.lint && loop == other.loop && subject == other.subject && serial == other.serial;
    }
};

} // namespace Signalbox
