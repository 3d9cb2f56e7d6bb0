// SPDX-License-Identifier: MIT
#pragma once

#include "tone.h"

#include "probe/snapshot.h"

namespace Signalbox {

/*!
    How full a queue is, by the limit that is nearer: that of its own events, or that of all in it and below it.
*/
struct QueueFill
{
    static constexpr double NearlyFull = 0.8;

    double share = -1; //!< 1 is full; negative where there is no limit.
    qsizetype amount = 0;
    qsizetype limit = QueueSnapshot::NoLimit;

    static QueueFill of(const QueueSnapshot &queue)
    {
        const QueueFill own = of(queue.depth, queue.limit);
        const QueueFill all = of(queue.total, queue.totalLimit);
        return all.share > own.share ? all : own;
    }

    Tone tone() const
    {
        return share >= 1 ? Tone::Error : share >= NearlyFull ? Tone::Warning : Tone::Normal;
    }

private:
    static QueueFill of(qsizetype amount, qsizetype limit)
    {
        const double share = limit == QueueSnapshot::NoLimit ? -1
                             : limit == 0                    ? 1
                                                             : double(amount) / double(limit);
        return {share, amount, limit};
    }
};

} // namespace Signalbox
