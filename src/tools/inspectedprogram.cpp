// SPDX-License-Identifier: MIT
#include "tools/inspectedprogram.h"

#include <QtCore/qthread.h>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace Tools {

std::optional<Snapshot> look(Detail::InspectClient &client, SnapshotParts parts)
{
    // Loops fill in names when they come around; those that are stuck are not waited for.
    constexpr unsigned long Milliseconds = 100;
    if (!client.snapshot(parts))
        return {};
    QThread::msleep(Milliseconds);
    return client.snapshot(parts);
}

static QString textOf(Nanoseconds time)
{
    const double seconds = double(time.count()) / 1e9;
    return seconds < 1 ? u"%1 ms"_s.arg(seconds * 1000, 0, 'f', 1) : u"%1 s"_s.arg(seconds, 0, 'f', 1);
}

QString activityOf(const LoopSnapshot &loop)
{
    if (!loop.handlers.isEmpty()) {
        const auto &handler = loop.handlers.constLast();
        const bool sleeps = loop.state == LoopSnapshot::State::Sleeping; // in a nested loop: of a dialog, say
        const bool isGuest = loop.state == LoopSnapshot::State::Guest;   // nobody knows
        return (sleeps    ? u"sleeps within %1: %2, for %3"_s
                : isGuest ? u"is within %1: %2, for %3"_s
                          : u"runs %1: %2 for %3"_s)
            .arg(handler.receiverClass, handler.what, textOf(handler.runningFor));
    }
    switch (loop.state) {
    case LoopSnapshot::State::Idle:
        return u"has no loop on its stack"_s;
    case LoopSnapshot::State::Sleeping:
        return u"sleeps"_s;
    case LoopSnapshot::State::Running:
        return u"runs for "_s + textOf(loop.inState);
    case LoopSnapshot::State::HandedOver:
        return u"is run by "_s + loop.backend;
    case LoopSnapshot::State::Guest:
        return u"is a guest of "_s + loop.backend;
    }
    return u"?"_s;
}

} // namespace Tools
