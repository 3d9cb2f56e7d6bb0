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

    //! Is there something that run() waits for?
    virtual bool hasUndone() const = 0;
    //! Everything is to end by itself, soon. False: there is nothing.
    virtual bool cancelAll() = 0;
    //! Destroys everything. What that destroys may bring something new: it is called until hasContent() is false.
    virtual void destroyAll() = 0;
    virtual bool hasContent() const = 0;
    //! Lines for people, each indented by two spaces for each level.
    virtual QStringList dump() const = 0;
};

} // namespace Signalbox::Detail
