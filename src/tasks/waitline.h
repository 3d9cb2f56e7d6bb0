// SPDX-License-Identifier: MIT
#pragma once

#include "../core/listhook.h"
#include "waiting.h"

#include <QtCore/qthread.h>

#include <exception>
#include <utility>

namespace Signalbox {

/*!
    Thrown to who waits for a Mutex, a Semaphore, a Value and the like, when that is destroyed.
*/
class SIGNALBOX_CORE_EXPORT SynchronizationDestroyed : public std::exception
{
public:
    const char *what() const noexcept override;
};

namespace Detail {

class WaitLine;

//! \internal A place in a WaitLine: until it is given what it waits for, and then until somebody takes that.
class SIGNALBOX_CORE_EXPORT LineWaiting : public Waiting, private ListHook<LineWaiting>
{
public:
    bool hasFailed() const override { return m_state == State::Failed; }
    QString description() const override;

protected:
    explicit LineWaiting(WaitLine &line);
    ~LineWaiting() override = default;

    //! Null when that has gone.
    WaitLine *line() const { return m_line; }
    bool isApart() const { return m_state == State::Apart; }
    bool isWaiting() const { return m_state == State::Waits; }
    //! It has got something that nobody has taken, and its line is there to have it back.
    bool isGiven() const { return m_state == State::Given && m_line; }
    //! Out of the line, as if it had never been in it.
    void leave();
    //! The same, of its destructor: the line, which does not know it any more.
    WaitLine *forget();
    //! Nothing comes any more: throws \a error to who takes.
    void fail(std::exception_ptr error);
    //! Of take(): what it was given is the task's now. Throws what it has failed with.
    void takeGiven()
    {
        if (m_error)
            std::rethrow_exception(m_error);
        m_state = State::Taken;
        unlink();
    }

private:
    friend class WaitLine;
    template <typename, typename>
    friend class Signalbox::IntrusiveList;
    enum class State : quint8 { Apart, Waits, Given, Taken, Failed };

    WaitLine *m_line;
    std::exception_ptr m_error;
    State m_state = State::Apart;
};

/*!
    \internal
    Those that wait for the same, in the order in which they came. It knows all that are about it, also those that do not wait
    yet, and those that have been given something: they are told when it goes.

    Thread-safety: the thread that used it first; others are refused.
*/
class SIGNALBOX_CORE_EXPORT WaitLine
{
public:
    //! Of those who wait for \a what: "a mutex".
    explicit WaitLine(const char *what) : m_what(what) {}
    ~WaitLine() { end(); }
    WaitLine(const WaitLine &) = delete;
    WaitLine &operator=(const WaitLine &) = delete;

    const char *what() const { return m_what; }

    bool isEmpty() const { return m_waits.isEmpty(); }
    //! Who waits longest; null: nobody.
    template <typename W = LineWaiting>
    W *first() const
    {
        return static_cast<W *>(m_waits.first());
    }
    //! Of those that do not wait: they have not begun, or were given something.
    LineWaiting *firstApart() const { return m_apart.first(); }
    LineWaiting *nextApart(const LineWaiting &waiting) const { return m_apart.next(waiting); }

    //! Behind all others.
    void add(LineWaiting &waiting)
    {
        m_waits.append(waiting);
        waiting.m_state = LineWaiting::State::Waits;
    }
    //! It has what it waited for.
    void give(LineWaiting &waiting)
    {
        if (!waiting.isApart()) // else it is there
            m_apart.append(waiting);
        waiting.m_state = LineWaiting::State::Given;
        waiting.end();
    }
    //! It goes: of its destructor, or before that. Those that were given something keep it.
    void end();
    void giveAll();
    void failAll(const std::exception_ptr &error);

    /*!
        False, with a warning that names \a function: the caller's thread is not the one that used this first, and it must
        do nothing. By a Waiting, which then fails.
    */
    bool isOwnThread(const char *function)
    {
        if (isUsedByAnotherThread()) {
            warnOfThread(function);
            return false;
        }
        m_thread = QThread::currentThreadId();
        return true;
    }
    bool isUsedByAnotherThread() const { return m_thread && m_thread != QThread::currentThreadId(); }
    bool isOwnThread(const char *function, LineWaiting &waiting)
    {
        return isOwnThread(function) || refuse(waiting);
    }

private:
    friend class LineWaiting;
    static void warnOfThread(const char *function);
    static bool refuse(LineWaiting &waiting);

    const char *const m_what;
    Qt::HANDLE m_thread = nullptr;
    IntrusiveList<LineWaiting> m_waits;
    IntrusiveList<LineWaiting> m_apart;
};

inline LineWaiting::LineWaiting(WaitLine &line) : m_line(&line)
{
    line.m_apart.append(*this);
}

//! \internal Waits for something that is there for all of them, as an EventFlag.
class SIGNALBOX_CORE_EXPORT OpenLineWaiting final : public LineWaiting
{
public:
    using Result = void;
    OpenLineWaiting(WaitLine &line, bool isOpen, const char *function)
        : OpenLineWaiting(line, line, isOpen, function)
    {
    }
    //! \a user knows the thread.
    OpenLineWaiting(WaitLine &line, WaitLine &user, bool isOpen, const char *function);
    void take() { takeGiven(); }
};

} // namespace Detail
} // namespace Signalbox
