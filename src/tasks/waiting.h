// SPDX-License-Identifier: MIT
#pragma once

#include "../core/clock.h"
#include "../core/global.h"

#include <QtCore/qstring.h>

namespace Signalbox {

namespace Detail {
class TaskGroup;
class TaskRun;

//! \internal A task, or all tasks of a group, which must have ended before something else can. Addresses: they are not looked into.
struct Needed
{
    const TaskRun *task = nullptr;
    const TaskGroup *group = nullptr;
    bool isHandedOn = false; // another task may be the one by now
};
}

class Waiting;

/*!
    Who wants to know when a Waiting ends, beside a task that is suspended at it: a Waiting for several.
*/
class WaitingOwner
{
public:
    //! May destroy \a waiting, but not in here.
    virtual void ended(Waiting &waiting) = 0;

protected:
    ~WaitingOwner() = default;
};

/*!
    Something that a task can wait for: what \c co_await takes. It lives in the frame of the coroutine, and allocates
    nothing by itself.

    It is \e armed when it is made, so that what happens between then and \c co_await is not missed; it \e ends once, and stays
    so; and its destructor undoes it, at any time, without a trace: what it has got and nobody has taken goes back to where it was.

    Derive from it to make something else awaitable: a class with a \c take() that returns the result, or throws. It is called
    once, in the task, after end().

    Thread-safety: the thread in which it was made.
*/
class SIGNALBOX_CORE_EXPORT Waiting
{
public:
    Waiting(const Waiting &) = delete;
    Waiting &operator=(const Waiting &) = delete;

    //! Is what it waits for there? co_await does not suspend then.
    bool hasEnded() const { return m_hasEnded; }

    //! \internal Who is told of the end; null: nobody.
    void setOwner(WaitingOwner *owner)
    {
        m_owner = owner;
        m_isTasks = false;
    }
    //! \internal The same of a task, which is suspended at it.
    void setOwner(Detail::TaskRun &task)
    {
        m_owner = &task;
        m_isTasks = true;
    }
    //! \internal Somebody waits from now on: a task, or null.
    virtual void begin(Detail::TaskRun *run);
    /*!
        The task that waits is to be cancelled. True: this may be destroyed at once. False: it will end soon, and must not be
        destroyed before, if that can be helped. Calls no code of the program.
    */
    virtual bool cancel();
    //! It has ended, and take() will throw.
    virtual bool hasFailed() const;
    /*!
        May something end it that is no work of this thread's tasks, calls and events: time, a descriptor, a signal of an
        object, another thread? Scheduler::run() goes on for a task that waits for that, and for no other.
    */
    virtual bool mayEndFromOutside() const;
    //! When it ends by itself, if nothing ends it before; Never: nobody knows.
    virtual Deadline endsBy() const;
    //! \internal The tasks without whose end it does not end, as far as it knows; asked for while a Probe is attached.
    virtual Detail::Needed needs() const;
    //! What it waits for, for people: "a timer", "QProcess::finished of 0x55…". It stays true while time goes on.
    virtual QString description() const = 0;

protected:
    Waiting() = default;
    virtual ~Waiting() = default;

    //! "task \"loader\"", or what else is known of who waits.
    QString ownerText() const;
    //! Does \a task wait for this alone, and not for several?
    bool isAwaitedBy(const Detail::TaskRun *task) const { return m_isTasks && m_owner == task; }
    //! It is there. Nothing when it was before.
    void end()
    {
        if (m_hasEnded)
            return;
        m_hasEnded = true;
        if (m_owner)
            tellOwner();
    }

private:
    void tellOwner();

    void *m_owner = nullptr; // a WaitingOwner, or a TaskRun, which has no table of virtual functions for that
    bool m_isTasks = false;
    bool m_hasEnded = false;
};

} // namespace Signalbox
