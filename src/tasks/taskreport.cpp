// SPDX-License-Identifier: MIT
#include "tasks/taskreport_p.h"

#include "tasks/tasktext_p.h"
#include "tasks/tasktrace_p.h"
#include "tasks/tasktree_p.h"

#include <algorithm>

namespace Signalbox::Detail {

namespace {

TaskSnapshot::State stateOf(const TaskRun &run)
{
    return run.state() == TaskState::Running     ? TaskSnapshot::State::Running
           : run.state() == TaskState::Suspended ? TaskSnapshot::State::Waiting
                                                 : TaskSnapshot::State::Ready;
}

} // namespace

Deadline TaskReport::endOfWait(const TaskRun &run, State state)
{
    return state == State::Waiting ? run.m_awaited->endsBy() : Never;
}

TaskReport::TaskReport(TaskTree &tree) : m_tree(tree), m_block(std::make_unique<TaskTreeBlock>())
{
    m_block->describe = [](void *report) { static_cast<TaskReport *>(report)->describe(); };
    m_block->cancel = [](void *report, TaskCancellation::State &wish) {
        return static_cast<TaskReport *>(report)->cancel(wish);
    };
    m_block->owner = this;
    registerTasks(m_block.get());
}

TaskReport::~TaskReport()
{
    unregisterTasks(std::move(m_block));
}

// ---- who is listed ----

TaskBlock *TaskReport::listedBlockOf(const TaskRun &run) const
{
    return run.listed() ? &m_block->tasks[run.listed() - 1u] : nullptr;
}

//! Lists \a run if there is room. Null: it is not listed, or not any more.
TaskBlock *TaskReport::blockOf(TaskRun &run, Deadline now)
{
    if (!isProbeAttached()) {
        unlist(run);
        return nullptr;
    }
    auto *block = listedBlockOf(run);
    return block ? block : list(run, now);
}

TaskBlock *TaskReport::list(TaskRun &run, Deadline now)
{
    if (listedCount() >= wantedCount())
        return nullptr;
    std::uint32_t index;
    if (!m_free.empty()) {
        index = m_free.back();
        m_free.pop_back();
    } else {
        index = m_block->tasks.append();
    }
    run.setListed(index + 1);
    noteAddress(run, index);
    auto &block = m_block->tasks[index];
    block.task = &run;
    block.othersBusy = m_busy;
    const Site site = run.m_site;
    const SequenceLock::Writer writing(block.lock);
    block.serial.set(m_serials.next());
    block.parent.set(serialOf(run.group()->parent()));
    block.state.set(quint8(stateOf(run)));
    block.isCancelling.set(run.isCancelling());
    block.isDaemon.set(run.isDaemon());
    block.isPrinted.set(false);
    block.priority.set(run.priority());
    block.resumes.set(0);
    block.busy.set(0);
    block.ready.set(0);
    block.since.set(0);
    block.endsBy.set(endOfWait(run, stateOf(run)).time_since_epoch().count());
    block.startedAt.set(0);
    block.listedAt.set(now.time_since_epoch().count());
    block.address.set(&run);
    block.group.set(run.group());
    publishNeeds(block, run, stateOf(run));
    block.name.set(run.m_extra ? run.m_extra->name : QString());
    block.scope.set(run.group()->name());
    block.started.set(site.file, site.function, site.line);
    block.siteFile = "";
    publishSite(block, run.hasFrames() ? run.m_leaf->site() : Site());
    m_block->take(index);
    return &block;
}

//! So many are to be listed, of those that there are.
std::size_t TaskReport::wantedCount() const
{
    return m_block->limit.load(std::memory_order_relaxed);
}

//! \a run is listed at \a place from now on.
void TaskReport::noteAddress(const TaskRun &run, std::uint32_t place)
{
    if (m_block->tasks.size() <= TaskTreeBlock::MostInSnapshot)
        return;
    if (m_places.empty()) {
        const auto ended = m_block->finished.get() + m_block->failed.get() + m_block->cancelled.get();
        m_places.reserve(std::min(wantedCount(), std::size_t(m_block->started.get() - ended))); // it grows by leaps
        for (std::uint32_t i = 0; i < m_block->tasks.size(); ++i) {
            if (const auto *task = m_block->tasks[i].task)
                m_places.emplace(static_cast<const TaskRun *>(task), i);
        }
    }
    m_places.insert_or_assign(&run, place);
}

void TaskReport::listNew(TaskRun &run)
{
    const auto now = Clock::now();
    auto *block = list(run, now);
    if (!block)
        return;
    const SequenceLock::Writer writing(block->lock);
    block->since.set(now.time_since_epoch().count());
    block->startedAt.set(now.time_since_epoch().count());
}

void TaskReport::unlist(TaskRun &run)
{
    auto *block = listedBlockOf(run);
    if (!block)
        return;
    {
        const SequenceLock::Writer writing(block->lock);
        block->serial.set(0);
    }
    block->task = nullptr;
    m_block->leave(run.listed() - 1);
    m_free.push_back(run.listed() - 1);
    if (!m_places.empty())
        m_places.erase(&run);
    run.setListed(0);
    if (m_listedLast == &run)
        m_listedLast = nullptr;
}

//! As the tree shows it: \a run may have ended, and is not looked into.
quint64 TaskReport::serialOf(const TaskRun *run) const
{
    if (!run)
        return 0;
    if (run == TaskRun::current()) { // as most are, when something is started below them
        const auto *block = listedBlockOf(*run);
        return block ? block->serial.get() : 0;
    }
    const auto place = placeOf(run);
    return place < m_block->tasks.size() ? m_block->tasks[place].serial.get() : 0;
}

//! Where \a run, which may have ended, is listed; the size of the table: nowhere.
std::uint32_t TaskReport::placeOf(const TaskRun *run) const
{
    const auto count = m_block->tasks.size();
    if (!m_places.empty() || count > TaskTreeBlock::MostInSnapshot) {
        const auto found = m_places.find(run);
        return found == m_places.end() ? count : found->second;
    }
    std::uint32_t place = 0;
    while (place < count && m_block->tasks[place].task != run)
        ++place;
    return place;
}

// ---- what becomes of them ----

void TaskReport::ended(TaskRun &run, TaskState state)
{
    auto &count = state == TaskState::Finished ? m_block->finished
                  : state == TaskState::Failed ? m_block->failed
                                               : m_block->cancelled;
    count.add(1);
    if (!run.isWatched()) [[likely]]
        return;
    if (run.isTraced())
        TaskTrace::ended(run);
    if (!run.listed())
        return;
    setState(*listedBlockOf(run), run, State::Ready,
             timeIfAsked()); // what ran below it is to know of its time
    if (&run == m_listedLast)
        leaveBehind(run);
    unlist(run);
}

//! A look at the clock takes as long as all the rest of a step does; zero: nobody asks for times.
Deadline TaskReport::timeIfAsked()
{
    return isAsked(SnapshotPart::Tasks) ? Clock::now() : Deadline{};
}

//! The time in \a state is added up; where nobody looked when that began, since then, if that is known.
void TaskReport::addTime(TaskBlock &block, State state, Deadline now)
{
    const auto since = block.since.get() ? block.since.get() : block.listedAt.get();
    if (since == 0)
        return;
    const auto time = now.time_since_epoch().count() - since;
    if (state == State::Running) {
        const auto own = time - (m_busy - block.othersBusy);
        block.busy.add(own);
        m_busy += own;
    } else if (state == State::Ready) {
        block.ready.add(time);
    }
}

//! \a now is zero where nobody asks for times: it is not known then since when it is in that state, nor since when somebody has looked.
void TaskReport::setState(TaskBlock &block, const TaskRun &run, State state, Deadline now)
{
    const SequenceLock::Writer writing(block.lock);
    if (now != Deadline{})
        addTime(block, State(block.state.get()), now);
    else
        block.listedAt.set(0);
    block.since.set(now.time_since_epoch().count());
    block.state.set(quint8(state));
    block.endsBy.set(endOfWait(run, state).time_since_epoch().count());
    publishNeeds(block, run, state);
    block.isCancelling.set(run.isCancelling());
    block.isDaemon.set(run.isDaemon());
    block.priority.set(run.priority());
}

void TaskReport::publishNeeds(TaskBlock &block, const TaskRun &run, State state)
{
    const Needed needed = state == State::Waiting ? run.m_awaited->needs() : Needed();
    block.neededTask.set(needed.task);
    block.neededGroup.set(needed.group);
    block.waitsForEnd.set(needed.task && !needed.isHandedOn);
}

void TaskReport::becameReady(TaskRun &run)
{
    const auto now = timeIfAsked();
    if (auto *block = blockOf(run, now))
        setState(*block, run, State::Ready, now);
}

void TaskReport::resumes(TaskRun &run)
{
    if (run.isTraced())
        TaskTrace::resumes(run);
    const auto now = timeIfAsked();
    auto *block = blockOf(run, now);
    if (!block)
        return;
    setState(*block, run, State::Running, now);
    block->resumes.add(1);
    block->othersBusy = m_busy;
}

void TaskReport::suspended(TaskRun &run)
{
    if (run.isTraced())
        TaskTrace::suspended(run);
    const auto now = timeIfAsked();
    auto *block = blockOf(run, now);
    if (!block)
        return;
    setState(*block, run, stateOf(run), now);
    const bool isToPrint = now != Deadline{} && !run.m_awaited->hasEnded() && m_printing.mayPrint(now);
    {
        const SequenceLock::Writer writing(block->lock);
        block->isPrinted.set(false);
        publishSite(*block, run.site());
    }
    if (isToPrint) // else readers ask for it
        print(*block, run);
}

void TaskReport::changed(TaskRun &run)
{
    auto *block = blockOf(run, timeIfAsked());
    if (!block)
        return;
    const SequenceLock::Writer writing(block->lock);
    block->name.set(run.m_extra ? run.m_extra->name : QString());
    block->isCancelling.set(run.isCancelling());
}

//! The same as before is not copied again: most wait in a loop.
void TaskReport::publishSite(TaskBlock &block, const Site &site)
{
    if (site.file == block.siteFile && site.line == block.siteLine)
        return;
    block.siteFile = site.file;
    block.siteLine = site.line;
    block.site.set(site.file, site.function, site.line);
}

void TaskReport::print(TaskBlock &block, const TaskRun &run)
{
    const auto text = textOf(*run.m_awaited);
    const SequenceLock::Writer writing(block.lock);
    block.waitsFor.set(text);
    block.isPrinted.set(true);
}

// ---- what readers ask for ----

//! Lists those that began before anybody looked, says anew what they need, as a mutex may have gone to another one, and prints some
//! of those that have not been printed: of the first ones, that snapshots have, and of those on a page.
void TaskReport::describe()
{
    if (!isProbeAttached())
        return;
    int left = PrintBudget::PerRequest;
    const bool areListed = listSome(Clock::now());
    const bool arePrinted = describeWanted(&left);
    describeFirst(&left);
    if (!areListed || !arePrinted)
        describeThreadAgain();
}

//! A number of tasks that is looked at in one turn. False: the next one is to go on.
bool TaskReport::listSome(Deadline now)
{
    constexpr int MostInATurn = 2048;
    const auto ended = m_block->finished.get() + m_block->failed.get() + m_block->cancelled.get();
    if (listedCount() >= std::min<quint64>(wantedCount(), m_block->started.get() - ended)) {
        m_listedLast = nullptr;
        return true;
    }
    if (m_listedLast && m_listedLast->group() != m_groupOfLast) // it has been given to another one
        m_listedLast = nullptr;
    const bool isFromBeginning = !m_listedLast;
    auto *run = m_listedLast;
    for (int i = 0; i < MostInATurn; ++i) {
        run = m_tree.runBehind(run);
        if (run && blockOf(*run, now))
            continue;
        m_listedLast = nullptr;
        return run || isFromBeginning; // full, or all have been looked at
    }
    m_listedLast = run;
    m_groupOfLast = run->group();
    return false;
}

//! Goes on behind \a run, which has ended and is still there.
void TaskReport::leaveBehind(const TaskRun &run)
{
    auto *next = m_tree.runBehind(&run);
    m_listedLast = next && blockOf(*next, Clock::now()) ? next : nullptr;
    m_groupOfLast = m_listedLast ? m_listedLast->group() : nullptr;
}

//! Of those that snapshots have.
void TaskReport::describeFirst(int *left)
{
    Places found;
    const bool isSmall = m_places.empty();
    const auto forEachFirst = [this](auto function) {
        std::uint32_t count = 0;
        m_block->forEachTaken(0, [&](std::uint32_t place) {
            function(place);
            return ++count < TaskTreeBlock::MostInSnapshot;
        });
    };
    if (isSmall)
        forEachFirst([&](std::uint32_t place) {
            found.emplace(static_cast<const TaskRun *>(m_block->tasks[place].task), place);
        });
    const auto &places = isSmall ? found : m_places;
    forEachFirst([&](std::uint32_t place) { describe(m_block->tasks[place], places, left); });
}

//! Of those on a page that somebody looks at. False: some are left.
bool TaskReport::describeWanted(int *left)
{
    if (auto wanted = takeTextsWanted(*m_block); !wanted.empty())
        m_toPrint = std::move(wanted);
    while (!m_toPrint.empty() && *left > 0) {
        const auto place = m_toPrint.back();
        m_toPrint.pop_back();
        if (place < m_block->tasks.size())
            describe(m_block->tasks[place], m_places, left);
    }
    return m_toPrint.empty();
}

//! Also says below which task it is, if that was listed later: by \a places.
void TaskReport::describe(TaskBlock &block, const Places &places, int *left)
{
    if (!block.task)
        return;
    const auto &run = *static_cast<const TaskRun *>(block.task);
    {
        const SequenceLock::Writer writing(block.lock);
        publishNeeds(block, run, stateOf(run));
        if (block.listedAt.get() == 0 && isAsked(SnapshotPart::Tasks))
            block.listedAt.set(Clock::now().time_since_epoch().count()); // from now on its times are known
        if (block.parent.get() == 0 && run.group() && run.group()->parent()) {
            if (const auto parent = places.find(run.group()->parent()); parent != places.end())
                block.parent.set(m_block->tasks[parent->second].serial.get());
        }
    }
    if (*left == 0 || run.state() != TaskState::Suspended || block.isPrinted.get())
        return;
    print(block, run);
    --*left;
}

CancelOutcome TaskReport::cancel(TaskCancellation::State &wish)
{
    auto *block = wish.place < m_block->tasks.size() ? &m_block->tasks[wish.place] : nullptr;
    if (!block || block->serial.get() != wish.serial || !block->task)
        return CancelOutcome::NoSuchTask;
    auto *run = static_cast<TaskRun *>(block->task);
    wish.taskName = run->name();
    if (run->isCancelling())
        return CancelOutcome::AlreadyAsked;
    run->cancel();
    return run->state() == TaskState::Ready ? CancelOutcome::Requested : CancelOutcome::Deferred;
}

} // namespace Signalbox::Detail
