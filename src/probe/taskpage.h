// SPDX-License-Identifier: MIT
#pragma once

#include "snapshot.h"

#include <utility>
#include <vector>

namespace Signalbox {

/*!
    Where a page of tasks has ended, and the next one goes on.
*/
struct TaskPlace
{
    quint64 loop = 0; //!< 0: there is no such place.
    quint32 place = 0;

    friend bool operator==(const TaskPlace &, const TaskPlace &) = default;
};

/*!
    A window on the tasks of a program, of which there may be more than a snapshot lists.
*/
struct TaskPageRequest
{
    static constexpr int MostRows = 1024; //!< Of an answer; who asks for more gets so many.

    //! What the rows are sorted by; numbers that the program has at hand. The numbers of these are part of the inspector's protocol.
    enum class Key : quint8 {
        Place = 0, //!< Not at all: the loops as in a snapshot, each with its tasks in an order that stays.
        Serial = 1,
        Since = 2, //!< How long it has been in its state.
        Left = 3,  //!< Until what it waits for ends by itself.
        Busy = 4,
        Idle = 5,
        Ready = 6,
        Resumes = 7,
        Age = 8,
        Priority = 9,
    };

    quint64 loop = 0;     //!< LoopSnapshot::id; 0: those of all loops.
    quint64 offset = 0;   //!< Rows in front of the first one.
    int count = MostRows; //!< Not one row, if it is not positive: how many there are is told all the same.
    Key sortedBy = Key::Place;
    bool isDescending = false; //!< Rows that are equal stay in the order of their places.
    //! With Key::Place, instead of an offset: TaskPage::next of the page before. Whoever reads one page after the other so sees every task that is
    //! there all the time once, whatever begins and ends meanwhile.
    TaskPlace from = {};
    //! Instead of both, the serial of a task: of the pages of count rows each, the one that it stands on. There are no rows where there is no such task.
    quint64 around = 0;
};

/*!
    An answer to that.
*/
struct TaskPage
{
    //! The loops, without lists but for their tasks of this page: without a level, also where their parent is in the same page.
    Snapshot snapshot;
    quint64 total = 0; //!< Tasks that have not ended.
    //! Of those: so many have rows so far. A program begins to list all of its tasks with the first page that somebody asks for, and goes on
    //! in turns of their loops; it lists up to 1,048,576 of a thread.
    quint64 listed = 0;
    quint64 offset = 0;        //!< As it was asked for, or of TaskPageRequest::from or around.
    QList<quint64> order = {}; //!< The serials of the tasks, in the order that was asked for.
    TaskPlace next = {};       //!< Of loop 0: there are no more, or they are sorted.

    //! The rows in that order, each with its loop; they belong to the page.
    SIGNALBOX_CORE_EXPORT std::vector<std::pair<const LoopSnapshot *, const TaskSnapshot *>> rows() const;
};

} // namespace Signalbox
