// SPDX-License-Identifier: MIT
#pragma once

#include "core/clock.h"
#include "probe/lookerror.h"

#include <QtCore/qlist.h>
#include <QtCore/qstring.h>

namespace Signalbox {

/*!
    A program that can be looked at.
*/
struct ProgramInfo
{
    QString name;
    qint64 pid = 0;
    Deadline startedAt{};

    friend bool operator==(const ProgramInfo &, const ProgramInfo &) = default;
};

/*!
    How a source stands to the program that it looks at.
*/
struct Link
{
    enum class State {
        Here,       //!< It looks at its own process.
        Choosing,   //!< At none so far.
        Connecting, //!< Nobody listens there yet.
        Connected,
        Silent,  //!< Connected, but no answer comes: the process is stopped, or its machine overloaded.
        Ended,   //!< The program has gone. Another one of its name is looked at when it comes.
        Refused, //!< It lets nobody in, or is not understood.
    };

    State state = State::Here;
    Deadline since{};
    Detail::LookError reason;  //!< Why not; lookErrorText().
    QList<ProgramInfo> choice; //!< While choosing: those that could be looked at, by name.

    //! In \a state, what is shown is what the program does now.
    static bool isLive(State state) { return state == State::Here || state == State::Connected; }
    bool isLive() const { return isLive(state); }
};

} // namespace Signalbox
