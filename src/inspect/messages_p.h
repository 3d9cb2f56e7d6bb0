// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

namespace Signalbox::Detail {

// The numbers of docs/inspector-protocol.md. None is ever used for anything else.

constexpr int ProtocolMajor = 1; // who has another one is not understood
constexpr int ProtocolMinor = 5; // what is new is skipped by those who do not know it
constexpr auto ProtocolName = "signalbox";

namespace HelloKey {
enum {
    Name = 0,
    Major = 1,
    Minor = 2,
    Program = 3,
    Pid = 4,
    StartedAtMilliseconds = 5,
    Arguments = 6,
    Role = 7
};
}
namespace ErrorKey {
enum { Code = 0, Text = 1 };
}
namespace AskKey {
enum {
    What = 0,
    Parts = 1,
    Task = 2,
    Loop = 3,
    Offset = 4,
    Count = 5,
    SortedBy = 6,
    IsDescending = 7,
    FromLoop = 8,
    FromPlace = 9,
    Around = 10
};
}
namespace OutcomeKey {
enum { Outcome = 0, TaskName = 1 };
}

enum class Question : int { Snapshot = 1, CancelTask = 2, TaskPage = 3 };
constexpr int MinorWithTaskPages = 3;

enum class ErrorCode : int {
    Refused = 1,    // another user
    TooMany = 2,    // clients
    Malformed = 3,  // what is no frame, or none that is understood
    Busy = 4,       // the answer before is still on its way
    Unknown = 5,    // a question of a later version
    Exhausted = 6,  // memory, or file descriptors
    NotAllowed = 7, // in the role of those who look at this program
};

} // namespace Signalbox::Detail
