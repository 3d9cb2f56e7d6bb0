// SPDX-License-Identifier: MIT
#pragma once

#include "site.h"
#include "waitline.h"

namespace Signalbox {

class Condition;

namespace Detail {

class PermitLine;
class TaskRun;

//! \internal What somebody holds of a PermitLine, until it goes. What it is of may go first.
class SIGNALBOX_CORE_EXPORT PermitGuard : private ListHook<PermitGuard>
{
public:
    //! Is anything held? False when what it is of has gone.
    explicit operator bool() const { return m_line && m_count > 0; }

protected:
    PermitGuard() = default;
    //! Of what has been taken already, by the task that runs.
    PermitGuard(PermitLine &line, qsizetype count);
    PermitGuard(PermitGuard &&other) noexcept { takeFrom(other); }
    PermitGuard &operator=(PermitGuard &&other) noexcept;
    ~PermitGuard();

    qsizetype count() const { return m_line ? m_count : 0; }
    //! Gives it back; warns when nothing is held.
    void release(const char *function);

private:
    friend class PermitLine;
    friend class MutexLine;
    friend class Signalbox::Condition;
    friend class ConditionWaiting;
    template <typename, typename>
    friend class Signalbox::IntrusiveList;
    void giveBack();
    void takeFrom(PermitGuard &other) noexcept;
    //! It holds \a count of \a line. Of none, it only learns when that goes.
    void take(PermitLine &line, qsizetype count);

    PermitLine *m_line = nullptr; // null: it holds nothing
    qsizetype m_count = 0;
    const TaskRun *m_holder = nullptr; // null: not known, as it was handed on. An address only
    Site m_site;                       // where it was taken
};

/*!
    \internal
    Waits for permits. They are its own as soon as they are there, and go back with it if nobody takes them.
*/
class SIGNALBOX_CORE_EXPORT PermitWaiting : public LineWaiting
{
public:
    PermitWaiting(PermitLine &line, qsizetype count, const char *function);
    ~PermitWaiting() override;
    void begin(TaskRun *run) override;
    bool hasFailed() const override { return LineWaiting::hasFailed() || (hasEnded() && !line()); }
    Needed needs() const override;

protected:
    //! Throws when the line has gone. The permits are the caller's.
    PermitLine &takePermits();
    qsizetype count() const { return m_count; }

private:
    friend class PermitLine;
    friend class MutexLine;
    friend class RecursiveLine;
    PermitLine *permits() const;

    const qsizetype m_count;
};

//! \internal The same, which gives a \a Guard for them.
template <typename Guard>
class PermitWaitingOf final : public PermitWaiting
{
public:
    using Result = Guard;
    using PermitWaiting::PermitWaiting;
    Guard take()
    {
        auto &line = takePermits();
        return Guard(line, count());
    }
};

/*!
    \internal
    A number of permits, for those who ask in the order in which they ask: one that wants many is not overtaken by one
    that wants few.
*/
class SIGNALBOX_CORE_EXPORT PermitLine : public WaitLine
{
public:
    PermitLine(const char *what, qsizetype limit) : WaitLine(what), m_free(limit), m_limit(limit) {}
    virtual ~PermitLine();

    qsizetype available() const { return m_free > 0 ? m_free : 0; }
    qsizetype limit() const { return m_limit; }
    //! Those that are held above the limit are not taken away.
    void setLimit(qsizetype limit);

    //! Takes \a count for the task that runs, if nobody else waits for them.
    virtual bool tryTake(qsizetype count);
    //! For those who wait.
    virtual void giveBack(qsizetype count);

    //! \a count, or \a least with a warning of \a function.
    static qsizetype atLeast(qsizetype least, qsizetype count, const char *function);
    //! \a count to wait for, at least one. Warns when there are never so many.
    qsizetype checkedCount(qsizetype count, const char *function) const;

protected:
    //! The running task takes what it was given.
    virtual void taken() {}
    //! \a run begins to wait.
    virtual void begins(PermitWaiting &waiting, const TaskRun *run);
    //! Nobody holds any of them, or waits.
    bool isUnused() const { return m_free == m_limit && isEmpty() && m_guards.isEmpty(); }
    //! It has come to be unused. May destroy this.
    virtual void idle() {}
    //! Of those that hold something; null: none.
    const PermitGuard *guard() const;
    //! The one task that holds all there is; null: nobody, several, or it is not known.
    virtual const TaskRun *soleHolder() const;

private:
    friend class PermitGuard;
    friend class PermitWaiting;
    //! One that waited before others does not any more.
    void left();
    void serve();
    void idleIfUnused();

    qsizetype m_free; // negative: more are held than the limit allows
    qsizetype m_limit;
    IntrusiveList<PermitGuard> m_guards;
};

inline PermitLine *PermitWaiting::permits() const
{
    return static_cast<PermitLine *>(line());
}

} // namespace Detail
} // namespace Signalbox
