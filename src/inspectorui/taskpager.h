// SPDX-License-Identifier: MIT
#pragma once

#include "inspectorglobal.h"
#include "sample.h"

namespace Signalbox {

/*!
    Asks a source for the tasks that somebody looks at, and keeps what has come: of some rows around, or of those that are searched.

    Belongs to one thread, the source's.
*/
class SIGNALBOX_INSPECTOR_EXPORT TaskPager
{
public:
    static constexpr int PageRows = 512;
    static constexpr qsizetype MostPages = 16;     //!< Kept.
    static constexpr qsizetype MostSearched = 256; //!< The same, while they are searched: 131,072 rows.
    static constexpr int SearchedAtOnce = 2;       //!< Pages of one look.

    void setWindow(const TaskWindow &window);
    /*!
        Asks for what the window lacks and, with \a isDue, for all it has anew. Asks nothing where \a snapshot lists all tasks.
    */
    void look(SnapshotSource &source, const Snapshot &snapshot, bool isDue);
    void clear();
    const TaskPages &pages() const { return m_pages; }

private:
    bool ask(SnapshotSource &source, int page);
    bool askFor(SnapshotSource &source, TaskPageRequest request);
    bool has(int page) const;
    bool hasTask(quint64 serial) const;
    int pageCount() const { return (m_pages.total + PageRows - 1) / PageRows; }

    TaskWindow m_window;
    TaskPages m_pages;
    int m_searched = 0; // so many pages have been asked for from the beginning
};

} // namespace Signalbox
