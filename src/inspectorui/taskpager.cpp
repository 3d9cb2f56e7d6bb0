// SPDX-License-Identifier: MIT
#include "taskpager.h"

#include <algorithm>

namespace Signalbox {

namespace {

//! Does a loop have more tasks than snapshots list?
bool isCutOff(const Snapshot &snapshot)
{
    constexpr int MostInSnapshot = 1024;
    return std::any_of(snapshot.loops.begin(), snapshot.loops.end(), [](const LoopSnapshot &loop) {
        return loop.taskCount > MostInSnapshot && loop.taskCount > loop.tasks.size();
    });
}

} // namespace

void TaskPager::setWindow(const TaskWindow &window)
{
    if (window.sortedBy != m_window.sortedBy || window.isDescending != m_window.isDescending)
        m_pages.pages.clear(); // rows are elsewhere now
    if (window.isSearched != m_window.isSearched)
        m_searched = 0;
    m_window = window;
}

void TaskPager::clear()
{
    if (m_pages.total == 0)
        return;
    m_pages = {.number = m_pages.number + 1};
    m_searched = 0;
}

void TaskPager::look(SnapshotSource &source, const Snapshot &snapshot, bool isDue)
{
    if (!isCutOff(snapshot))
        return clear();
    if (m_window.target != 0 && !hasTask(m_window.target) && !askFor(source, {.around = m_window.target}))
        return;
    constexpr int MostInWindow = 2; // a screen has fewer rows than a page
    const int first = std::max(m_window.first, 0) / PageRows;
    const int last = (std::max(m_window.first, 0) + std::clamp(m_window.count, 1, PageRows) - 1) / PageRows;
    for (int page = first; page <= std::min(last, first + MostInWindow - 1); ++page) {
        const bool isBehind = m_pages.total > 0 && page >= pageCount();
        if ((isDue || !has(page)) && !ask(source, isBehind ? std::max(pageCount() - 1, 0) : page))
            return;
    }
    if (!m_window.isSearched)
        return;
    for (int asked = 0; asked < SearchedAtOnce && m_searched < std::min<int>(pageCount(), MostSearched);
         ++m_searched) {
        if (has(m_searched))
            continue;
        if (!ask(source, m_searched))
            return;
        ++asked;
    }
}

//! False: no answer has come.
bool TaskPager::ask(SnapshotSource &source, int page)
{
    return askFor(source, {.offset = quint64(page) * PageRows});
}

//! The same for a page wherever it is.
bool TaskPager::askFor(SnapshotSource &source, TaskPageRequest request)
{
    request.count = PageRows;
    request.sortedBy = m_window.sortedBy;
    request.isDescending = m_window.isDescending;
    auto answer = source.tasks(request);
    if (!answer)
        return false;
    constexpr quint64 MostTasks = 16'000'000; // of a program that answers nonsense: 64 MB
    m_pages.total = int(std::min(answer->total, MostTasks));
    m_pages.listed = int(std::min(answer->listed, MostTasks));
    ++m_pages.number;
    if (request.around != 0 && answer->order.isEmpty())
        return true; // it is nowhere
    m_pages.pages.removeIf([&](const auto &other) {
        return other->offset == answer->offset || other->offset >= quint64(m_pages.total);
    });
    if (!answer->order.isEmpty()) // else these rows are still to be listed there
        m_pages.pages.prepend(std::make_shared<const TaskPage>(std::move(*answer)));
    const auto most = m_window.isSearched ? MostSearched : MostPages;
    if (m_pages.pages.size() > most)
        m_pages.pages.resize(most);
    return true;
}

bool TaskPager::hasTask(quint64 serial) const
{
    return std::any_of(m_pages.pages.begin(), m_pages.pages.end(),
                       [serial](const auto &page) { return page->order.contains(serial); });
}

bool TaskPager::has(int page) const
{
    return std::any_of(m_pages.pages.begin(), m_pages.pages.end(), [page](const auto &other) {
        return other->offset == quint64(page) * PageRows && other->order.size() == PageRows;
    });
}

} // namespace Signalbox
