// SPDX-License-Identifier: MIT
#pragma once

#include "../core/clock.h"
#include "../core/recycledmemory.h"
#include "../scheduler/resumable.h"
#include "deathwatch.h"
#include "site.h"
#include "waiting.h"

#include <QtCore/qhash.h>
#include <QtCore/qstring.h>

#include <coroutine>
#include <exception>
#include <memory>
#include <utility>
#include <vector>

namespace Signalbox {

/*!
    How a task has ended, or that it has not.
*/
enum class TaskState : quint8 {
    Ready,     //!< Its turn comes in a slice of its scheduler.
    Running,   //!< It is on the stack, or waits in a nested event loop.
    Suspended, //!< It waits.
    Finished,  //!< With its value.
    Failed,    //!< With an exception.
    Cancelled, //!< Its frames were destroyed, from the leaf up.
};

namespace Detail {

struct SchedulerCore;
class TaskFrame;
class TaskGroup;
class TaskReport;
class TaskRun;
class TaskTrace;

//! \internal Shares a TaskRun.
class SIGNALBOX_CORE_EXPORT TaskRunPointer
{
public:
    TaskRunPointer() = default;
    explicit TaskRunPointer(TaskRun *run) noexcept;
    TaskRunPointer(const TaskRunPointer &other) noexcept : TaskRunPointer(other.m_run) {}
    TaskRunPointer(TaskRunPointer &&other) noexcept : m_run(std::exchange(other.m_run, nullptr)) {}
    TaskRunPointer &operator=(TaskRunPointer other) noexcept
    {
        std::swap(m_run, other.m_run);
        return *this;
    }
    ~TaskRunPointer();

    explicit operator bool() const noexcept { return m_run; }
    TaskRun &operator*() const noexcept { return *m_run; }
    TaskRun *operator->() const noexcept { return m_run; }
    TaskRun *get() const noexcept { return m_run; }

private:
    TaskRun *m_run = nullptr;
};

//! \internal Waits for the end of a run; any number may.
class SIGNALBOX_CORE_EXPORT TaskJoin : public Waiting, private ListHook<TaskJoin>
{
public:
    explicit TaskJoin(TaskRunPointer run);
    ~TaskJoin() override;

    Needed needs() const override { return {.task = m_run.get()}; }
    QString description() const override;

protected:
    TaskRun &run() const { return *m_run; }

private:
    friend class TaskRun;
    template <typename, typename>
    friend class Signalbox::IntrusiveList;
    TaskRunPointer m_run;
};

#if defined(__ELF__)
//! \internal For coroutines, which ask several times while they wait once: see TaskRun::inner().
#define SIGNALBOX_EXPORTS_CURRENT_RUN
extern SIGNALBOX_CORE_EXPORT constinit thread_local TaskRun *currentRun __attribute__((tls_model("initial-exec")));
#endif

/*!
    \internal
    A task that was started: the chain of frames from the coroutine that was started, the root, to the one that runs or waits,
    the leaf. It is in a group until it ends; then it lives as long as somebody points to it.

    A child is resumed from within co_await, on top of its parent, and hands over by returning: so the stack is as deep
    as the calls are, whatever the compiler makes of tail calls. After it was suspended, resume() goes on from the leaf.
*/
class SIGNALBOX_CORE_EXPORT TaskRun final : public Resumable, private ListHook<TaskRun>
{
public:
    //! Of \a root, which belongs to it from now on. The group has a reference.
    static TaskRun *create(TaskFrame &root, TaskGroup &group, const Site &site);
    //! The one that runs in this thread; null: none.
    static TaskRun *current();
    //! The same, for what is in the middle of one.
    static TaskRun &inner()
    {
        // clang 14 takes the address of such a variable once for a coroutine, which may begin in another thread than it was made in.
#if defined(SIGNALBOX_EXPORTS_CURRENT_RUN) && !defined(__clang__)
        return *currentRun;
#else
        return *current();
#endif
    }

    void ref() noexcept { ++m_references; }
    void unref() noexcept
    {
        if (--m_references == 0)
            dispose();
    }

    TaskState state() const { return m_state; }
    bool hasEnded() const { return m_state >= TaskState::Finished; }
    //! Null when the scheduler has ended.
    TaskGroup *group() const { return m_group; }
    //! The same.
    SchedulerCore *scheduler() const;
    //! False, with a warning in the name of \a function of TaskHandle: this is not its thread, and nothing may be done.
    bool isOfThisThread(const char *function) const;

    //! Its turn comes in a slice.
    void enqueue();
    //! The same of the first one, which comes before the next event.
    void begin();
    //! Runs until it is suspended, or has ended.
    void resume() override;
    //! It will be destroyed soon: when what it waits for allows that. Runs no code of the program.
    void cancel();
    bool isCancelling() const { return m_isCancelling; }
    //! Destroys its frames now; if it is on the stack, when it comes to wait next.
    void destroyNow();

    //! Its leaf is going to wait for \a waiting: suspend() is next.
    void setAwaited(Waiting &waiting) { m_awaited = &waiting; }
    //! What its leaf waits for, or has waited for last; null: nothing yet.
    Waiting *awaited() const { return m_awaited; }
    //! Suspends the leaf at what it is going to wait for, and begins that. False: it has ended in there.
    bool suspend();
    //! What its leaf waits for is there. While that is being suspended, suspend() and resume() look by themselves.
    void waitEnded()
    {
        if (m_state == TaskState::Suspended)
            enqueue();
    }

    //! What the root has thrown, if nobody has seen it yet; sees it.
    std::exception_ptr takeError();
    bool hasUnseenError() const { return m_hasUnseenError; }
    //! They were not destroyed: it runs, or has ended by itself.
    bool hasFrames() const { return !m_areFramesGone; }
    //! While they are destroyed, from the leaf up: is \a child, of the frame that is just being destroyed, the one that went before?
    bool isGone(const TaskFrame &child) const { return m_areFramesGone && m_leaf == &child; }
    //! Of one that has ended by itself: with its value.
    TaskFrame *root() const { return m_leaf; }

    QString name() const;
    //! Where its leaf waits.
    Site site() const;
    //! Where the coroutine that runs was awaited, or started.
    Site callSite() const;
    //! It is a part of \a parent.
    void inherit(const TaskRun &parent)
    {
        setPriority(parent.priority());
        setDeadline(parent.deadline());
        m_isDaemon = parent.m_isDaemon;
        inheritLocals(parent);
        if (parent.isTraced()) [[unlikely]]
            setTraced(true);
    }
    //! Of a TaskLocal; null: it has none.
    const void *local(quint64 id) const;
    void setLocal(quint64 id, std::shared_ptr<const void> value)
    {
        extra().locals.insert(id, std::move(value));
    }
    //! When the nearest limit of time around it is up; Never without one.
    Deadline deadline() const { return m_extra ? m_extra->deadline : Never; }
    void setDeadline(Deadline deadline)
    {
        if (deadline != this->deadline())
            extra().deadline = deadline;
    }
    void setName(const QString &name);
    bool isDaemon() const { return m_isDaemon; }
    //! Before it has started anything.
    void beDaemonAtFirst(bool isDaemon) { m_isDaemon = isDaemon; }
    //! Of it and of what it has started that still runs.
    void setDaemon(bool isDaemon);
    bool isTraced() const { return marks() & Traced; }
    //! Logs what becomes of it.
    void setTraced(bool isTraced);
    //! It waits for something that may happen by itself, and it is no daemon.
    bool keepsRunning() const;
    //! What it does, in a few words.
    QString stateText() const;
    //! Where the frames wait, from the leaf to the root.
    QStringList awaitChain() const;

    //! Of the group's limit.
    bool countsForLimit() const { return m_countsForLimit; }
    void setCountsForLimit() { m_countsForLimit = true; }

private:
    friend class TaskFrame;
    friend class TaskGroup;
    friend class TaskJoin;
    friend class TaskReport;
    friend class TaskTrace;
    template <typename, typename>
    friend class Signalbox::IntrusiveList;
    class Current;

    //! What few have, or only for a moment.
    struct Extra
    {
        QString name;
        Deadline deadline = Never;
        std::exception_ptr error; // that a frame has thrown, and the one above it has not taken yet
        IntrusiveList<TaskJoin> joins;
        QHash<quint64, std::shared_ptr<const void>> locals;
        Deadline waitsSince{}; // of one that is traced
    };
    Extra &extra();
    static constexpr quint32 Traced = 0x80000000; // its steps are logged
    //! Its place in what other threads see, from 1; zero: they see it counted only.
    quint32 listed() const { return marks() & ~Traced; }
    void setListed(quint32 place) { setMarks((marks() & Traced) | place); }
    //! Does anybody want to know what becomes of it?
    bool isWatched() const { return marks() != 0; }
    void inheritLocals(const TaskRun &parent)
    {
        if (parent.m_extra && !parent.m_extra->locals.isEmpty()) [[unlikely]]
            extra().locals = parent.m_extra->locals;
    }

    TaskRun(TaskFrame &root, TaskGroup &group, const Site &site);
    ~TaskRun() override;
    void dispose() noexcept;
    void leaveCancelled();
    void finish(TaskState state);
    void destroyFrames();
    void reportUnseen();
    void tell(void (TaskReport::*what)(TaskRun &run));
    [[gnu::cold, gnu::noinline]] void tellReaders(void (TaskReport::*what)(TaskRun &run));

    TaskGroup *m_group; // null when it has ended, or the scheduler
    TaskFrame *m_leaf; // the root when it has ended; an address only, of the one that went last, when the frames were destroyed
    Waiting *m_awaited = nullptr;
    Extra *m_extra = nullptr;
    PackedSite m_site; // where it was started
    int m_references = 1;
    TaskState m_state = TaskState::Ready;
    bool m_hasError : 1 = false; // in the extra
    bool m_isCancelling : 1 = false;
    bool m_isDying : 1 = false; // it waits for nothing any more
    bool m_hasUnseenError : 1 = false;
    bool m_countsForLimit : 1 = false;
    bool m_isDaemon : 1 = false;
    bool m_areFramesGone : 1 = false; // destroyed, or just being so
};

/*!
    \internal
    What every coroutine of ours has in its frame: the base of its promise.
*/
class SIGNALBOX_CORE_EXPORT TaskFrame
{
public:
    //! Of a promise: more would move it away from where handle() looks.
    static constexpr std::size_t MostAlignment = 2 * sizeof(void *);

    TaskFrame(const TaskFrame &) = delete;
    TaskFrame &operator=(const TaskFrame &) = delete;

    static void *operator new(std::size_t size);
    static void operator delete(void *frame, std::size_t size);

    TaskFrame *parent() const { return m_parent; }
    Site site() const { return m_site; }
    void destroy() { handle().destroy(); }

    //! Runs \a child, which this awaits. True: it has suspended.
    bool startChild(TaskFrame &child)
    {
        auto &run = TaskRun::inner();
        child.m_parent = this;
        run.m_leaf = &child;
        child.handle().resume();
        if (!child.handle().done())
            return true;
        run.m_leaf = this;
        return false;
    }
    void setSite(const Site &site) { m_site = site; }

    //! Has the child that the running task has awaited ended by throwing?
    static bool hasChildThrown() { return TaskRun::inner().m_hasError; }
    //! What it has thrown, which is the parent's from now on.
    [[noreturn]] static void throwError();

    // ---- of the promise
    std::suspend_always initial_suspend() const noexcept { return {}; }
    //! Who has resumed it sees that it is done.
    std::suspend_always final_suspend() const noexcept { return {}; }
    void unhandled_exception() noexcept;

protected:
    TaskFrame() = default;
    ~TaskFrame() = default;

private:
    friend class TaskRun;
    //! The promises that derive from this begin with it.
    std::coroutine_handle<TaskFrame> handle()
    {
        return std::coroutine_handle<TaskFrame>::from_promise(*this);
    }

    // Its run is the current one whenever it runs, so it needs no pointer to that.
    TaskFrame *m_parent = nullptr; // that awaits this one
    PackedSite m_site;             // where it waits, if it does
};

/*!
    \internal
    Runs that end before their group does.
*/
class SIGNALBOX_CORE_EXPORT TaskGroup : public ListHook<TaskGroup>
{
public:
    TaskGroup(const TaskGroup &) = delete;
    TaskGroup &operator=(const TaskGroup &) = delete;

    bool isEmpty() const { return m_runs.isEmpty(); }
    //! Below which the tree shows it; null: below none. An address only.
    const TaskRun *parent() const { return m_parent; }
    SchedulerCore *scheduler() const { return m_scheduler; }
    virtual QString name() const { return {}; }

    void cancelAll();
    //! The scheduler cancels all its tasks. What is cancelled by its parent does so by itself.
    virtual void cancelAtQuit() { cancelAll(); }
    /*!
        Destroys all of them; those that are on the stack, and what must not be destroyed yet, are the scheduler's
        from now on.
    */
    void destroyAll();
    std::vector<TaskRun *> runs() const;

protected:
    TaskRun *firstRun() const { return m_runs.first(); }
    //! \a run is the scheduler's from now on.
    void giveAway(TaskRun &run);

    //! Of this thread's scheduler.
    explicit TaskGroup(const TaskRun *parent = TaskRun::current());
    //! Who derives from it calls destroyAll() in its own destructor.
    virtual ~TaskGroup();

    //! \a run has ended, and is in no group any more. May destroy this.
    virtual void runEnded(TaskRun &run) = 0;

private:
    friend class TaskRun;
    friend class TaskTree;
    bool hasRunsOffStack() const;
    bool keepsRunning() const;
    void schedulerEnds();
    void adopt(TaskRun &run);

    SchedulerCore *m_scheduler;
    const TaskRun *m_parent;
    IntrusiveList<TaskRun> m_runs;
    Mortal m_mortal; // destroyAll() may destroy this
};

inline Site TaskRun::site() const
{
    return hasFrames() ? m_leaf->site() : Site(m_site);
}

inline Site TaskRun::callSite() const
{
    return m_leaf->parent() ? m_leaf->parent()->site() : Site(m_site);
}

inline SchedulerCore *TaskRun::scheduler() const
{
    return m_group ? m_group->scheduler() : nullptr;
}

inline TaskRunPointer::TaskRunPointer(TaskRun *run) noexcept : m_run(run)
{
    if (m_run)
        m_run->ref();
}

inline TaskRunPointer::~TaskRunPointer()
{
    if (m_run)
        m_run->unref();
}

inline void *TaskFrame::operator new(std::size_t size)
{
    return allocateRecycled(size);
}

inline void TaskFrame::operator delete(void *frame, std::size_t size)
{
    freeRecycled(frame, size);
}

} // namespace Detail
} // namespace Signalbox
