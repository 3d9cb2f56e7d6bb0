// SPDX-License-Identifier: MIT
#include "tasks/taskrun.h"

#include "core/logging_p.h"
#include "core/timeleft_p.h"
#include "scheduler/schedulercore_p.h"
#include "tasks/task.h"
#include "tasks/taskreport_p.h"
#include "tasks/tasktext_p.h"
#include "tasks/tasktrace_p.h"
#include "tasks/tasktree_p.h"

#include <stdexcept>

namespace Signalbox {

using namespace Qt::StringLiterals;

const char *TaskCancelled::what() const noexcept
{
    return "the task was cancelled";
}

namespace Detail {

void throwNoTask(const char *function)
{
    qCWarning(lcTasks,
              "%s: this Task was awaited or started before, or never had a coroutine; std::logic_error is "
              "thrown instead",
              function);
    throw std::logic_error("a Task without a coroutine");
}

void requireTask(const TaskRun *run, const char *function)
{
    if (!run)
        throwNoTask(qPrintable(u"TaskHandle::"_s + QLatin1StringView(function)));
    if (!run->isOfThisThread(function))
        throw std::logic_error("a task of another thread");
}

// ---- who runs ----

#ifndef SIGNALBOX_EXPORTS_CURRENT_RUN
static
#endif
    constinit thread_local TaskRun *currentRun __attribute__((tls_model("initial-exec"))) = nullptr;

TaskRun *TaskRun::current()
{
    return currentRun;
}

class TaskRun::Current
{
public:
    explicit Current(TaskRun &run) : m_outer(std::exchange(currentRun, &run)) {}
    ~Current() { currentRun = m_outer; }
    Current(const Current &) = delete;
    Current &operator=(const Current &) = delete;

private:
    TaskRun *const m_outer;
};

// ---- who looks on ----

//! Null when its scheduler has ended.
static TaskReport *reportOf(const TaskRun &run)
{
    auto *ours = run.scheduler();
    return ours && ours->tasks ? &static_cast<TaskTree &>(*ours->tasks).report() : nullptr;
}

//! Readers in other threads, and those of the log, if there are any.
inline void TaskRun::tell(void (TaskReport::*what)(TaskRun &run))
{
    if (quint32(isProbeAttached()) | marks()) [[unlikely]]
        tellReaders(what);
}

void TaskRun::tellReaders(void (TaskReport::*what)(TaskRun &run))
{
    if (auto *report = reportOf(*this))
        (report->*what)(*this);
}

// ---- a life ----

// As many bytes as malloc() has in a block of 112: each task has one.
static_assert(sizeof(TaskRun) <= 104 || sizeof(void *) != 8);

TaskRun *TaskRun::create(TaskFrame &root, TaskGroup &group, const Site &site)
{
    return ::new (allocateRecycled(sizeof(TaskRun))) TaskRun(root, group, site);
}

TaskRun::TaskRun(TaskFrame &root, TaskGroup &group, const Site &site)
    : m_group(&group), m_leaf(&root), m_site(site)
{
    if (currentRun) {
        setPriority(currentRun->priority());
        m_isDaemon = currentRun->m_isDaemon;
        inheritLocals(*currentRun);
    }
    group.m_runs.append(*this);
    if (auto *report = reportOf(*this))
        report->started(*this);
}

TaskRun::~TaskRun()
{
    if (m_hasUnseenError)
        reportUnseen();
    destroyFrames();
    if (m_extra) {
        m_extra->~Extra();
        freeRecycled(m_extra, sizeof(Extra));
    }
}

TaskRun::Extra &TaskRun::extra()
{
    if (!m_extra)
        m_extra = ::new (allocateRecycled(sizeof(Extra))) Extra;
    return *m_extra;
}

const void *TaskRun::local(quint64 id) const
{
    return m_extra ? m_extra->locals.value(id).get() : nullptr;
}

void TaskRun::dispose() noexcept
{
    this->~TaskRun();
    freeRecycled(this, sizeof(TaskRun));
}

bool TaskRun::isOfThisThread(const char *function) const
{
    auto *ours = scheduler();
    return !ours || SchedulerCore::here(ours, "TaskHandle", function);
}

void TaskRun::enqueue()
{
    auto *ours = scheduler();
    if (!ours || hasEnded())
        return;
    m_state = TaskState::Ready;
    tell(&TaskReport::becameReady);
    ours->makeReady(*this);
}

void TaskRun::begin()
{
    tell(&TaskReport::becameReady);
    m_group->scheduler()->letBegin(*this);
}

//! Its group keeps it while it is on the stack, and what ends it keeps it by itself.
void TaskRun::resume()
{
    if (m_isCancelling)
        return leaveCancelled();
    tell(&TaskReport::resumes);
    {
        const Current current(*this);
        m_state = TaskState::Running;
        do {
            auto &leaf = *m_leaf;
            leaf.handle().resume();
            if (!leaf.handle().done())
                continue;
            if (!leaf.m_parent)
                break;
            m_leaf = leaf.m_parent;
        } while (m_state == TaskState::Running);
    }
    if (m_state == TaskState::Running)
        return finish(m_hasError ? TaskState::Failed : TaskState::Finished);
    tell(&TaskReport::suspended);
    if (m_isCancelling && (m_isDying || m_awaited->cancel()))
        leaveCancelled();
    else if (m_awaited->hasEnded())
        enqueue();
}

bool TaskRun::suspend()
{
    auto &waiting = *m_awaited;
    waiting.setOwner(*this);
    waiting.begin(this);
    if (waiting.hasEnded() && !m_isCancelling) {
        waiting.setOwner(nullptr);
        return false;
    }
    m_state = isReady() ? TaskState::Ready : TaskState::Suspended; // ready: who yields
    return true;
}

void TaskRun::cancel()
{
    if (m_isCancelling || hasEnded())
        return;
    m_isCancelling = true;
    tell(&TaskReport::changed);
    if (m_state == TaskState::Ready || (m_state == TaskState::Suspended && m_awaited->cancel()))
        enqueue();
}

void TaskRun::destroyNow()
{
    if (hasEnded())
        return;
    m_isCancelling = m_isDying = true;
    if (m_state != TaskState::Running)
        leaveCancelled();
}

void TaskRun::leaveCancelled()
{
    const TaskRunPointer alive(this);
    ListHook<Resumable>::unlink();
    m_state = TaskState::Running; // its destructors are
    {
        const Current current(*this);
        destroyFrames();
    }
    finish(TaskState::Cancelled);
}

/*!
    From the leaf up, as they would by themselves: a frame's destructors begin with the awaiters of its children, of which one was destroyed
    just before: isGone().
*/
void TaskRun::destroyFrames()
{
    if (m_areFramesGone)
        return;
    m_areFramesGone = true;
    auto *frame = m_leaf;
    while (frame) {
        auto *parent = frame->m_parent;
        frame->destroy();
        m_leaf = std::exchange(frame, parent);
    }
}

void TaskRun::finish(TaskState state)
{
    m_state = state;
    m_hasUnseenError = state == TaskState::Failed;
    const TaskRunPointer alive(this);
    if (auto *report = reportOf(*this))
        report->ended(*this, state);
    ListHook<TaskRun>::unlink();
    auto *ours = scheduler();
    auto *group = std::exchange(m_group, nullptr);
    unref(); // the group's
    while (auto *join = m_extra ? m_extra->joins.takeFirst() : nullptr)
        join->end();
    if (ours && ours->afterTasks)
        ours->wakeHost(); // it waits for this
    if (group)
        group->runEnded(*this);
}

std::exception_ptr TaskRun::takeError()
{
    m_hasUnseenError = false;
    return m_hasError ? m_extra->error : nullptr;
}

void TaskFrame::unhandled_exception() noexcept
{
    auto &run = TaskRun::inner();
    run.extra().error = std::current_exception();
    run.m_hasError = true;
}

void TaskFrame::throwError()
{
    auto &run = TaskRun::inner();
    run.m_hasError = false;
    std::rethrow_exception(std::exchange(run.m_extra->error, nullptr));
}

void TaskRun::reportUnseen()
{
    qCWarning(lcTasks, "the task %s has failed, and nobody has asked for it: %s", qUtf8Printable(name()),
              qUtf8Printable(textOf(takeError())));
}

bool TaskRun::keepsRunning() const
{
    return !m_isDaemon && m_state == TaskState::Suspended && m_awaited->mayEndFromOutside();
}

void TaskRun::setDaemon(bool isDaemon)
{
    m_isDaemon = isDaemon;
    auto *ours = scheduler();
    if (!ours)
        return;
    TaskTree::of(*ours).forEachChild(*this, [isDaemon](TaskRun &child) { child.setDaemon(isDaemon); });
    ours->endRunIfDone();
}

void TaskRun::setTraced(bool isTraced)
{
    if (isTraced == this->isTraced())
        return;
    setMarks(marks() ^ Traced);
    if (isTraced)
        TaskTrace::begin(*this);
}

// ---- for people ----

void TaskRun::setName(const QString &name)
{
    extra().name = name;
    tell(&TaskReport::changed);
}

QString TaskRun::name() const
{
    return m_extra && !m_extra->name.isEmpty() ? m_extra->name : u"started in "_s + textOf(m_site);
}

static QString timeLeftText(Deadline end)
{
    if (end == Never)
        return {};
    const auto left = timeLeft(end, Clock::now());
    return u", at most %1 ms more"_s.arg(double(left.count()) / 1e6, 0, 'f', 3);
}

QString TaskRun::stateText() const
{
    switch (m_state) {
    case TaskState::Ready:
        return m_isCancelling ? u"is about to be cancelled"_s : u"ready"_s;
    case TaskState::Running:
        return u"runs"_s;
    case TaskState::Suspended:
        return (m_isCancelling ? u"is to be cancelled, waits for "_s : u"waits for "_s) +
               m_awaited->description() + timeLeftText(m_awaited->endsBy());
    case TaskState::Finished:
        return u"has ended"_s;
    case TaskState::Failed:
        return u"has failed"_s;
    case TaskState::Cancelled:
        return u"was cancelled"_s;
    }
    Q_UNREACHABLE();
}

QStringList TaskRun::awaitChain() const
{
    QStringList chain;
    for (const auto *frame = hasFrames() ? m_leaf : nullptr; frame; frame = frame->parent())
        chain.append(textOf(frame->site()));
    return chain;
}

// ---- joins ----

TaskJoin::TaskJoin(TaskRunPointer run) : m_run(std::move(run))
{
    if (m_run->hasEnded())
        end();
    else
        m_run->extra().joins.append(*this);
}

TaskJoin::~TaskJoin() = default;

QString TaskJoin::description() const
{
    return u"the end of the task "_s + m_run->name();
}

// ---- groups ----

TaskGroup::TaskGroup(const TaskRun *parent) : m_scheduler(&SchedulerCore::current()), m_parent(parent)
{
    TaskTree::of(*m_scheduler).add(*this);
}

TaskGroup::~TaskGroup() = default;

void TaskGroup::cancelAll()
{
    for (auto *run = m_runs.first(); run; run = m_runs.next(*run))
        run->cancel();
}

void TaskGroup::destroyAll()
{
    const DeathWatch watch(m_mortal);
    while (auto *run = m_runs.first()) {
        run->destroyNow();
        if (watch.isGone())
            return;
        if (run == m_runs.first()) // it is on the stack
            giveAway(*run);
    }
}

void TaskGroup::giveAway(TaskRun &run)
{
    if (m_scheduler)
        return TaskTree::of(*m_scheduler).adopt(run);
    run.ListHook<TaskRun>::unlink();
    run.m_group = nullptr;
}

bool TaskGroup::hasRunsOffStack() const
{
    for (auto *run = m_runs.first(); run; run = m_runs.next(*run)) {
        if (run->m_state != TaskState::Running)
            return true;
    }
    return false;
}

bool TaskGroup::keepsRunning() const
{
    for (auto *run = m_runs.first(); run; run = m_runs.next(*run)) {
        if (run->keepsRunning())
            return true;
    }
    return false;
}

//! What is on the stack now goes when it comes to wait.
void TaskGroup::schedulerEnds()
{
    m_scheduler = nullptr;
    destroyAll();
}

void TaskGroup::adopt(TaskRun &run)
{
    run.m_group = this;
    m_runs.append(run);
}

std::vector<TaskRun *> TaskGroup::runs() const
{
    std::vector<TaskRun *> all;
    for (auto *run = m_runs.first(); run; run = m_runs.next(*run))
        all.push_back(run);
    return all;
}

} // namespace Detail
} // namespace Signalbox
