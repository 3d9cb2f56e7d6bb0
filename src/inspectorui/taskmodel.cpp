// SPDX-License-Identifier: MIT
#include "taskmodel.h"

#include <QtCore/qset.h>

#include <algorithm>
#include <iterator>

#include "core/timeleft_p.h"
#include "findings/thresholds.h"
#include "findings/waittext.h"
#include "probe/snapshottext.h"

namespace Signalbox {

namespace {

using State = TaskSnapshot::State;

QString siteText(const SiteSnapshot &site)
{
    return site.isKnown() ? toText(site) : QString(NothingSign);
}

//! "page.cpp:233 waitForUser", so that what a narrow column shows of it leads there.
QString placeText(const SiteSnapshot &site)
{
    return site.isKnown()
               ? QStringLiteral("%1:%2 %3").arg(site.file, QString::number(site.line), site.function)
               : QString(NothingSign);
}

QString nameText(const TaskRow &row)
{
    return TaskModel::nameOf(*row.task);
}

//! On the stack for as long as makes a turn slow, in the turn that runs now: one that waits in a nested loop, as a dialog's, holds up nobody.
bool holdsItsLoop(const TaskRow &row)
{
    constexpr Thresholds Limits;
    const LoopSnapshot &loop = *row.loop;
    return row.task->state == State::Running && loop.state == LoopSnapshot::State::Running &&
           row.task->since <= loop.inState &&
           row.task->since >= (loop.isMainThread ? Limits.slowTurnOfMain : Limits.slowTurnOfWorker);
}

//! A word and a sign, so that the state can be told without colours.
QString stateText(const TaskRow &row)
{
    const TaskSnapshot &task = *row.task;
    if (task.isCancelling && task.state != State::Running)
        return TaskModel::tr("× cancelling", "state of a task: it ends as soon as it can");
    switch (task.state) {
    case State::Running:
        return holdsItsLoop(row) ? TaskModel::tr("▲ running", "state of a task: on the stack for too long")
                                 : TaskModel::tr("● running", "state of a task");
    case State::Ready:
        return TaskModel::tr("◌ ready", "state of a task: its turn will come");
    case State::Waiting:
        return TaskModel::tr("○ waiting", "state of a task");
    }
    return {};
}

Tone stateTone(const TaskRow &row)
{
    if (holdsItsLoop(row))
        return Tone::Error;
    if (row.task->isCancelling)
        return Tone::Warning;
    return row.task->state == State::Waiting ? Tone::Muted : Tone::Good;
}

QString orNothing(const QString &text)
{
    return text.isEmpty() ? QString(NothingSign) : text;
}

//! Nothing when nobody looked when it began.
Cell timeSince(Nanoseconds time)
{
    return qint64(std::max(time, Nanoseconds::zero()).count());
}

//! Nothing where it is not known.
Cell timeLeft(const TaskRow &row)
{
    return qint64(row.task->endsBy == Never ? 0 : saturatingSubtract(row.task->endsBy, row.now).count());
}

//! Nothing where it belongs to none, or to one that is not listed.
const TaskSnapshot *findParent(const TaskRow &row)
{
    const QList<TaskSnapshot> &tasks = row.loop->tasks;
    const auto it = std::find_if(tasks.begin(), tasks.end(), [&row](const TaskSnapshot &task) {
        return row.task->parent != 0 && task.serial == row.task->parent;
    });
    return it == tasks.end() ? nullptr : &*it;
}

QString parentText(const TaskRow &row)
{
    const TaskSnapshot *parent = findParent(row);
    return parent ? nameText({parent, row.loop, row.now}) : QString(NothingSign);
}

std::optional<Reference> neededBy(const TaskRow &row)
{
    if (row.task->neededTask == 0)
        return {};
    return Reference{Reference::To::Task, {.id = row.task->neededTask}};
}

std::optional<Reference> parentOf(const TaskRow &row)
{
    if (!findParent(row))
        return {};
    return Reference{Reference::To::Task, {.id = row.task->parent}};
}

} // namespace

std::vector<TaskModel::Column> TaskModel::whatItDoes()
{
    return {
        {QT_TR_NOOP("Task"),
         QT_TR_NOOP("Its name, or where it was started; below the task that it belongs to"), CellKind::Text,
         18, [](const TaskRow &r) -> Cell { return nameText(r); }, nullptr, true},
        {QT_TR_NOOP("State"), nullptr, CellKind::Text, 11,
         [](const TaskRow &r) -> Cell { return stateText(r); }, stateTone},
        {QT_TR_NOOP("Waits for"), nullptr, CellKind::Text, 22,
         [](const TaskRow &r) -> Cell { return orNothing(waitText(r.task->waitsFor)); }, nullptr, true,
         neededBy},
        {QT_TR_NOOP("For"), QT_TR_NOOP("Since this state began; nothing where it was before the inspector"),
         CellKind::Duration, 8, [](const TaskRow &r) -> Cell { return timeSince(r.task->since); },
         [](const TaskRow &r) { return holdsItsLoop(r) ? Tone::Error : Tone::Normal; }},
        {QT_TR_NOOP("Left"), QT_TR_NOOP("Until what it waits for ends by itself, where that is known"),
         CellKind::Duration, 8, timeLeft},
        {QT_TR_NOOP("Where"), QT_TR_NOOP("The co_await at which it waits, or has waited last"),
         CellKind::Text, 18, [](const TaskRow &r) -> Cell { return placeText(r.task->site); }, nullptr, true},
        {QT_TR_NOOP("Busy"), QT_TR_NOOP("Time on the stack since the inspector began to look"),
         CellKind::Duration, 8, [](const TaskRow &r) -> Cell { return qint64(r.task->busyTime.count()); }},
        loopColumn(QT_TR_NOOP("Loop"), 6),
    };
}

std::vector<TaskModel::Column> TaskModel::detailFields()
{
    return {
        {QT_TR_NOOP("Belongs to"), QT_TR_NOOP("The task whose scope it is in, or that waits for it"),
         CellKind::Text, 0, [](const TaskRow &r) -> Cell { return parentText(r); }, nullptr, false, parentOf},
        {QT_TR_NOOP("Started in"), nullptr, CellKind::Text, 0,
         [](const TaskRow &r) -> Cell { return siteText(r.task->startedIn); }},
        {QT_TR_NOOP("Alive for"), QT_TR_NOOP("Nothing where it began before the inspector"),
         CellKind::Duration, 0, [](const TaskRow &r) -> Cell { return timeSince(r.task->age); }},
        {QT_TR_NOOP("Ready"), QT_TR_NOOP("Time from being woken until its turn came"), CellKind::Duration, 0,
         [](const TaskRow &r) -> Cell { return qint64(r.task->readyTime.count()); }},
        {QT_TR_NOOP("Idle"), QT_TR_NOOP("Time in which it waited"), CellKind::Duration, 0,
         [](const TaskRow &r) -> Cell { return qint64(r.task->idleTime.count()); }},
        {QT_TR_NOOP("Resumes"), QT_TR_NOOP("How often it went on since the inspector began to look"),
         CellKind::Count, 0, [](const TaskRow &r) -> Cell { return qint64(r.task->resumes); }},
        {QT_TR_NOOP("Scope"), QT_TR_NOOP("The name of the scope that it was started in"), CellKind::Text, 0,
         [](const TaskRow &r) -> Cell { return orNothing(r.task->scope); }},
        {QT_TR_NOOP("Priority"), QT_TR_NOOP("Among the tasks that are ready; larger is more urgent"),
         CellKind::Number, 0, [](const TaskRow &r) -> Cell { return qint64(r.task->priority); }},
        {QT_TR_NOOP("Daemon"), QT_TR_NOOP("Scheduler::run() does not go on for it"), CellKind::Text, 0,
         [](const TaskRow &r) -> Cell {
             return r.task->isDaemon ? tr("yes", "a task is a daemon") : tr("no", "a task is no daemon");
         }},
        {QT_TR_NOOP("Serial"), nullptr, CellKind::Number, 0,
         [](const TaskRow &r) -> Cell { return qint64(r.task->serial); }},
    };
}

TaskModel::TaskModel(QObject *parent) : RowModel(parent)
{
    std::vector<Column> table = whatItDoes();
    const auto fields = detailFields();
    table.insert(table.end(), fields.begin(), fields.end());
    setColumnTable(std::move(table));
}

namespace {

//! What the program sorts by, for each column.
constexpr TaskPageRequest::Key SortKeys[] = {
    TaskPageRequest::Key::Place, // the name
    TaskPageRequest::Key::Place, // the state
    TaskPageRequest::Key::Place, // what it waits for
    TaskPageRequest::Key::Since, TaskPageRequest::Key::Left,
    TaskPageRequest::Key::Place, // where
    TaskPageRequest::Key::Busy,
    TaskPageRequest::Key::Place, // its loop
};

} // namespace

bool TaskModel::canSortParts(int column) const
{
    return column < int(std::size(SortKeys)) && SortKeys[column] != TaskPageRequest::Key::Place;
}

TaskWindow TaskModel::window() const
{
    const int first = std::max(firstWatched(), 0);
    TaskWindow window{.first = first,
                      .count = std::clamp(lastWatched() - first, 0, TaskPageRequest::MostRows - 1) + 1};
    if (sortColumn() >= 0 && canSortParts(sortColumn())) {
        window.sortedBy = SortKeys[sortColumn()];
        window.isDescending = sortOrder() == Qt::DescendingOrder;
    }
    window.isSearched = !filter().trimmed().isEmpty();
    window.target = target() ? target()->id : 0;
    return window;
}

void TaskModel::updateParts(const SamplePointer &sample)
{
    struct Place
    {
        int row;
        TaskRow task;
    };
    std::vector<Place> places;
    QSet<quint64> seen;
    for (const auto &page : sample->tasks.pages) {
        int row = int(std::min<quint64>(page->offset, quint64(sample->tasks.total)));
        for (const auto &[loop, task] : page->rows()) {
            if (row < sample->tasks.total && !seen.contains(task->serial)) {
                seen.insert(task->serial);
                places.push_back({row, {task, loop, page->snapshot.takenAt}});
            }
            ++row;
        }
    }
    std::ranges::sort(places, {}, &Place::row);
    std::vector<Key> keys;
    std::vector<TaskRow> rows;
    std::vector<int> numbers;
    for (const Place &place : places) {
        keys.push_back(Key{.id = place.task.task->serial});
        rows.push_back(place.task);
        numbers.push_back(place.row);
    }
    if (sample->tasks.listed < sample->tasks.total)
        keepTarget();
    if (filter().trimmed().isEmpty())
        applyInParts(keys, std::move(rows), numbers, sample->tasks.total);
    else
        apply(keys, std::move(rows), sample->listsTakenAt, sample->tasks.total);
    m_sample = sample;
}

void TaskModel::update(const SamplePointer &sample)
{
    if (sample->tasks.total > 0)
        return updateParts(sample);
    std::vector<Key> keys;
    std::vector<TaskRow> rows;
    for (const LoopSnapshot &loop : sample->snapshot.loops) {
        for (const TaskSnapshot &task : loop.tasks) {
            keys.push_back(Key{.id = task.serial});
            rows.push_back({&task, &loop, sample->listsTakenAt});
        }
    }
    apply(keys, std::move(rows), sample->listsTakenAt);
    m_sample = sample; // the rows point into it; those of the last one have been compared
}

QString TaskModel::nameOf(const TaskSnapshot &task)
{
    return task.name.isEmpty() ? tr("started in %1", "a task without a name").arg(siteText(task.startedIn))
                               : task.name;
}

const TaskSnapshot *TaskModel::currentTask() const
{
    const auto current = currentKey();
    if (!current || !m_sample)
        return nullptr;
    for (const auto &page : m_sample->tasks.pages) {
        for (const auto &[loop, task] : page->rows()) {
            if (task->serial == current->id)
                return task;
        }
    }
    for (const LoopSnapshot &loop : m_sample->snapshot.loops) {
        for (const TaskSnapshot &task : loop.tasks) {
            if (task.serial == current->id)
                return &task;
        }
    }
    return nullptr;
}

QString TaskModel::heading(int slot) const
{
    return nameText(rowInSlot(slot));
}

int TaskModel::indent(int slot, int column) const
{
    return column == 0 ? rowInSlot(slot).task->level : 0;
}

} // namespace Signalbox
