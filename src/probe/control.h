// SPDX-License-Identifier: MIT
#pragma once

#include "../core/global.h"

#include <QtCore/qstring.h>

#include <memory>

namespace Signalbox {

/*!
    What somebody may do who looks at a program from an inspector.
*/
enum class InspectRole : quint8 {
    Observe, //!< Look, and change nothing.
    Control, //!< Also act: cancel tasks.
};

/*!
    The role that the environment gives to those who look into this program: Control with SIGNALBOX_INSPECT=control, else Observe. \threadsafe
*/
SIGNALBOX_CORE_EXPORT InspectRole inspectRoleOfEnvironment();

/*!
    What has become of a wish to cancel a task. The numbers are part of the inspector's protocol.
*/
enum class CancelOutcome : quint8 {
    Waiting = 0,      //!< The task's loop has not come to it: it is in a long slot, or stuck.
    Requested = 1,    //!< The task ends in the next slice.
    Deferred = 2,     //!< It ends when what it is in allows that: it is on the stack, or shielded.
    NoSuchTask = 3,   //!< None of that number, or not any more.
    AlreadyAsked = 4, //!< It was cancelled before, and has not come to its end.
    LoopEnded = 5,    //!< The scheduler of the task's thread ended first, and all of its tasks with it.
    TooManyWait = 6,  //!< The wish was refused: too many wait already.
};

/*!
    A wish to cancel one task; a value, copies are about the same wish. \threadsafe
*/
class SIGNALBOX_CORE_EXPORT TaskCancellation
{
public:
    /*!
        Asks the task of the number \a serial (TaskSnapshot::serial) to end, as TaskHandle::cancel() does: in the task's own thread, in the next turn of its loop.
        This waits for nothing: a loop that is stuck comes to it when it goes on, and outcome() tells when it has. The program's log says which task was
        cancelled, and that \a asker ("the inspector's window") wanted it.

        Errors: what cannot be done is the outcome; there is no other error. A wish cannot be taken back.
        Cost: a look at all tasks that are listed, one allocation, and a wake-up. Tasks have numbers while a Probe is attached, the first 1,024 of
        each thread, and all once somebody has asked for a page of them (Probe::tasks()); no number is ever given twice.
    */
    static TaskCancellation request(quint64 serial, const QString &asker);

    //! No wish: there is no such task.
    TaskCancellation() = default;

    CancelOutcome outcome() const;
    //! The task's name; empty until outcome() tells that it has been found.
    QString taskName() const;

    //! \internal
    struct State;

private:
    explicit TaskCancellation(std::shared_ptr<State> state) : m_state(std::move(state)) {}

    std::shared_ptr<State> m_state;
};

} // namespace Signalbox
