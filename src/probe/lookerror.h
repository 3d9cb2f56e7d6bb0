// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qstring.h>

namespace Signalbox::Detail {

//! \internal Why one cannot look into another program.
enum class LookFault : quint8 {
    Other, //!< What the text says: the system, or the program.
    NoSuchProcess,
    OfAnotherUser,
    NotInspectable,     //!< It has no socket.
    NothingInspectable, //!< No program of this user has one.
    UnsafeFolder,       //!< That of the sockets; the text says why.
    Gone,
    AnotherUserListens,
    NoInspectServer,
    OtherVersion,
    NotUnderstood,
    NoAnswer,
    Unexplained, //!< It refuses, and gives no reason.
    TooMany,     //!< Look already.
    Busy,
    Exhausted,
    NotAllowed, //!< One may look only.
};

//! \internal The same, with what commands print. Empty: there is no error.
struct LookError
{
    LookFault fault = LookFault::Other; //!< For those who say it in the user's language.
    QString text{};                     //!< In English, as the other side or the system says it.

    bool isEmpty() const { return text.isEmpty(); }
    friend bool operator==(const LookError &, const LookError &) = default;
};

} // namespace Signalbox::Detail
