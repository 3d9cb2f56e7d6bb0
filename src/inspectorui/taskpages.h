// SPDX-License-Identifier: MIT
#pragma once

#include "probe/taskpage.h"

#include <QtCore/qlist.h>

#include <memory>

namespace Signalbox {

/*!
    Which tasks somebody looks at, of a program that has more than its snapshots list.
*/
struct TaskWindow
{
    int first = 0;
    int count = 0;
    TaskPageRequest::Key sortedBy = TaskPageRequest::Key::Place;
    bool isDescending = false;
    quint64 target = 0; //!< The serial of a task that somebody has jumped to, wherever it stands; 0: none.
    bool isSearched = false; //!< Somebody looks for words: all of them are wanted, as far as there is room.

    friend bool operator==(const TaskWindow &, const TaskWindow &) = default;
};

/*!
    What is known of such tasks: parts of the whole, some older than others. Nothing, while snapshots list all there are.
*/
struct TaskPages
{
    quint64 number = 0; //!< Another one whenever something has come in.
    int total = 0;      //!< Rows there are; 0: snapshots list them all.
    int listed = 0;     //!< Of those, the ones that can be on pages by now.
    //! The newest first. A task that stands in two of them is where the newer one says.
    QList<std::shared_ptr<const TaskPage>> pages = {};
};

} // namespace Signalbox
