// SPDX-License-Identifier: MIT
#include "probe/taskpagereader_p.h"

#include "core/timeleft_p.h"
#include "probe/registry_p.h"
#include "probe/taskreader_p.h"

#include <QtCore/qhash.h>

#include <algorithm>
#include <mutex>
#include <optional>
#include <vector>

namespace Signalbox {

namespace {

using Key = TaskPageRequest::Key;

//! The tasks of one loop.
struct Part
{
    LoopSnapshot *loop;
    TaskTreeBlock *tree;
    std::uint32_t listed;
};

//! A row by the number that it is sorted by.
struct Ranked
{
    qint64 key;
    std::uint32_t part;
    std::uint32_t place;
};

//! One number that may be a moment away from its neighbours: it decides on the order, and is not shown.
qint64 numberOf(const TaskBlock &block, Key key, Deadline now)
{
    const auto passed = [now](Deadline::rep then) {
        return then == 0 ? 0 : std::max<qint64>(now.time_since_epoch().count() - then, 0);
    };
    const auto state = TaskSnapshot::State(block.state.get());
    const auto inState = passed(block.since.get());
    const auto busy = block.busy.get() + (state == TaskSnapshot::State::Running ? inState : 0);
    const auto ready = block.ready.get() + (state == TaskSnapshot::State::Ready ? inState : 0);
    switch (key) {
    case Key::Place:
        break;
    case Key::Serial:
        return qint64(block.serial.get());
    case Key::Since:
        return inState;
    case Key::Left: {
        const auto end = Deadline(Nanoseconds(block.endsBy.get()));
        return end == Never ? 0 : saturatingSubtract(end, now).count();
    }
    case Key::Busy:
        return busy;
    case Key::Idle:
        return std::max<qint64>(passed(block.listedAt.get()) - busy - ready, 0);
    case Key::Ready:
        return ready;
    case Key::Resumes:
        return qint64(block.resumes.get());
    case Key::Age:
        return passed(block.startedAt.get());
    case Key::Priority:
        return block.priority.get();
    }
    return 0;
}

class PageReader
{
public:
    PageReader(const TaskPageRequest &request, Snapshot snapshot) : m_request(request)
    {
        m_page.snapshot = std::move(snapshot);
        m_left = std::clamp(m_request.count, 0, TaskPageRequest::MostRows);
        m_page.offset = m_request.offset;
        findParts();
    }

    TaskPage read()
    {
        if (m_request.around == 0 || turnToTask()) {
            if (m_request.sortedBy == Key::Place)
                readByPlace();
            else
                readSorted();
            judge();
        }
        askForMore();
        return std::move(m_page);
    }

private:
    void findParts();
    bool turnToTask();
    std::optional<quint64> rowByPlace() const;
    std::optional<quint64> rowSorted();
    void readByPlace();
    void readSorted();
    template <typename Visit>
    void forEachRow(const Part &part, Visit visit) const;
    bool isAskedFor(const Part &part, std::uint32_t place) const
    {
        return part.tree->tasks[place].serial.get() == m_request.around;
    }
    bool isBefore(const Ranked &a, const Ranked &b) const;
    std::vector<Ranked> allRanked() const;
    void readRow(const Part &part, std::uint32_t place);
    void judge();
    void askForMore();

    const TaskPageRequest m_request;
    const LoopReader m_reader; // what is listed stays readable
    TaskPage m_page;
    int m_left = 0; // rows that the page has room for
    std::vector<Ranked> m_all; // ranked already, for the task that was asked for
    std::vector<Part> m_parts;
    std::vector<TaskNeeds> m_needs;
    std::vector<std::pair<TaskTreeBlock *, std::vector<std::uint32_t>>> m_unprinted;
};

//! From now on, all are to be listed that somebody can ask for.
void PageReader::findParts()
{
    for (auto &loop : m_page.snapshot.loops) {
        if (m_request.loop != 0 && loop.id != m_request.loop)
            continue;
        m_page.total += quint64(std::max(loop.taskCount, 0));
        for (auto *tree : m_reader.tasks()) {
            if (tree->threadId.get() != loop.threadId)
                continue;
            tree->limit.store(TaskTreeBlock::MostListed, std::memory_order_relaxed);
            m_parts.push_back({&loop, tree, tree->takenCount()});
            m_page.listed += m_parts.back().listed;
        }
    }
    m_page.listed = std::min(m_page.listed, m_page.total); // some have ended or begun meanwhile
}

//! To the page with the task that was asked for. False: there is none.
bool PageReader::turnToTask()
{
    if (m_left == 0)
        return false;
    const auto row = m_request.sortedBy == Key::Place ? rowByPlace() : rowSorted();
    if (row)
        m_page.offset = *row / quint64(m_left) * quint64(m_left);
    return row.has_value();
}

std::optional<quint64> PageReader::rowByPlace() const
{
    quint64 row = 0;
    std::optional<quint64> found;
    for (const auto &part : m_parts) {
        forEachRow(part, [&](std::uint32_t place) {
            if (isAskedFor(part, place))
                found = row;
            ++row;
            return !found;
        });
        if (found)
            break;
    }
    return found;
}

std::optional<quint64> PageReader::rowSorted()
{
    m_all = allRanked();
    const auto target = std::find_if(m_all.begin(), m_all.end(), [this](const Ranked &each) {
        return isAskedFor(m_parts[each.part], each.place);
    });
    if (target == m_all.end())
        return {};
    return quint64(
        std::count_if(m_all.begin(), m_all.end(), [&](const Ranked &each) { return isBefore(each, *target); }));
}

void PageReader::readByPlace()
{
    const bool goesOn = m_request.from.loop != 0 && m_request.around == 0;
    auto before = goesOn ? 0 : m_page.offset;
    bool isFound = !goesOn;
    quint64 passed = 0;
    const std::lock_guard lock(snapshotMutex()); // rows and bits, no more than these
    for (std::size_t i = 0; i < m_parts.size() && (m_left > 0 || m_page.next.loop == 0); ++i) {
        const auto &part = m_parts[i];
        std::uint32_t first = 0;
        if (!isFound) { // its loop may have gone: then behind it
            const bool isIt = part.loop->id == m_request.from.loop;
            isFound = isIt || (!part.loop->isMainThread && part.loop->id > m_request.from.loop);
            if (!isFound) {
                passed += part.listed;
                continue;
            }
            first = isIt ? m_request.from.place : 0;
            m_page.offset = passed + part.tree->takenCount(first);
        } else if (before >= part.listed) {
            before -= part.listed;
            continue;
        } else {
            first = part.tree->placeOf(std::uint32_t(std::exchange(before, 0)));
        }
        part.tree->forEachTaken(first, [&](std::uint32_t place) {
            if (m_left == 0) {
                m_page.next = {part.loop->id, place};
                return false;
            }
            readRow(part, place);
            return true;
        });
    }
}

/*!
    The rows of the page are found by a partial selection among the numbers of all that are listed: 16 bytes for each, and no row is read
    that is not on the page.
*/
void PageReader::readSorted()
{
    auto all = m_all.empty() ? allRanked() : std::move(m_all);
    if (m_page.offset >= all.size())
        return;
    const auto before = [this](const Ranked &a, const Ranked &b) { return isBefore(a, b); };
    const auto first = all.begin() + std::ptrdiff_t(m_page.offset);
    const auto last = first + std::min<std::ptrdiff_t>(m_left, all.end() - first);
    std::nth_element(all.begin(), first, all.end(), before);
    std::partial_sort(first, last, all.end(), before);
    const std::lock_guard lock(snapshotMutex());
    for (auto it = first; it != last; ++it)
        readRow(m_parts[it->part], it->place);
}

//! Until \a visit returns false. Lets others in between so many.
template <typename Visit>
void PageReader::forEachRow(const Part &part, Visit visit) const
{
    constexpr int MostAtOnce = 16'384;
    std::uint32_t next = 0;
    for (bool hasMore = true; hasMore;) {
        hasMore = false;
        int left = MostAtOnce;
        const std::lock_guard lock(snapshotMutex());
        part.tree->forEachTaken(next, [&](std::uint32_t place) {
            next = place;
            hasMore = left-- == 0;
            return !hasMore && visit(place);
        });
    }
}

//! On a page.
bool PageReader::isBefore(const Ranked &a, const Ranked &b) const
{
    if (a.key != b.key)
        return m_request.isDescending ? b.key < a.key : a.key < b.key;
    return std::pair(a.part, a.place) < std::pair(b.part, b.place);
}

std::vector<Ranked> PageReader::allRanked() const
{
    std::vector<Ranked> all;
    if (m_left == 0)
        return all;
    all.reserve(std::size_t(m_page.listed));
    const auto now = m_page.snapshot.takenAt;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        forEachRow(m_parts[i], [&](std::uint32_t place) {
            all.push_back({numberOf(m_parts[i].tree->tasks[place], m_request.sortedBy, now), std::uint32_t(i), place});
            return true;
        });
    }
    return all;
}

void PageReader::readRow(const Part &part, std::uint32_t place)
{
    bool lacksText = false;
    auto task = readTask(part.tree->tasks[place], m_page.snapshot.takenAt, &lacksText, &m_needs);
    if (!task)
        return;
    if (lacksText) {
        if (m_unprinted.empty() || m_unprinted.back().first != part.tree)
            m_unprinted.push_back({part.tree, {}});
        m_unprinted.back().second.push_back(place);
    }
    m_page.order.append(task->serial);
    part.loop->tasks.append(std::move(*task));
    --m_left;
}

//! As far as those on this page wait for one another.
void PageReader::judge()
{
    const auto needed = neededTasks(m_needs);
    const auto lost = deadlocked(m_needs);
    if (needed.empty() && lost.empty())
        return;
    for (auto &loop : m_page.snapshot.loops) {
        for (auto &task : loop.tasks) {
            task.isDeadlocked = lost.contains(task.serial);
            if (const auto found = needed.find(task.serial); found != needed.end())
                task.neededTask = found->second;
        }
    }
}

//! What is not there so far is there soon.
void PageReader::askForMore()
{
    std::vector<qint64> threads;
    for (auto &[tree, places] : m_unprinted) {
        threads.push_back(tree->threadId.get());
        LoopReader::wantTexts(tree, std::move(places));
    }
    for (const auto &part : m_parts) {
        const auto count = std::uint32_t(std::max(part.loop->taskCount, 0));
        if (part.listed < std::min(count, TaskTreeBlock::MostListed))
            threads.push_back(part.loop->threadId);
    }
    for (auto *loop : m_reader.loops()) {
        if (std::find(threads.begin(), threads.end(), loop->threadId.get()) != threads.end())
            LoopReader::request(loop, LoopBlock::TextsWanted);
    }
}

} // namespace

std::vector<std::pair<const LoopSnapshot *, const TaskSnapshot *>> TaskPage::rows() const
{
    QHash<quint64, std::pair<const LoopSnapshot *, const TaskSnapshot *>> bySerial;
    for (const auto &loop : snapshot.loops) {
        for (const auto &task : loop.tasks)
            bySerial.insert(task.serial, {&loop, &task});
    }
    std::vector<std::pair<const LoopSnapshot *, const TaskSnapshot *>> rows;
    rows.reserve(std::size_t(order.size()));
    for (const auto serial : order) {
        if (const auto row = bySerial.take(serial); row.second) // another program may say it twice
            rows.push_back(row);
    }
    return rows;
}

TaskPage readTaskPage(const TaskPageRequest &request, Snapshot snapshot)
{
    return PageReader(request, std::move(snapshot)).read();
}

} // namespace Signalbox
