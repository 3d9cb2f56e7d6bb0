// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qstringlist.h>

namespace Signalbox::Detail {

/*!
    What lives in a scheduler without its knowing more than this: the tasks of its thread.

    Thread-safety: the scheduler's thread.
*/
class Resident
{
public:
    virtual ~Resident() = default;

    //! May something happen by itself that run() waits for?
    virtual bool hasUndone() const = 0;

    //! Does any of them wait that is no daemon?
    virtual bool hasStalled() const = 0;

    //! Does any of them live? What is on the stack does not count.
    virtual bool hasTasks() const = 0;
    //! All are to end by themselves, soon. Again and again, for those that are added, or come to light, meanwhile.
    virtual void cancelAll() = 0;
    //! Destroys some of them. What that destroys may bring something new: it is called until hasTasks() is false.
    virtual void destroyTasks() = 0;

    //! The same for all that the scheduler must not end before.
    virtual bool hasContent() const = 0;
    virtual void destroyAll() = 0;

    //! Lines for people, each indented by two spaces for each level.
    virtual QStringList dump() const = 0;
};

} // namespace Signalbox::Detail
