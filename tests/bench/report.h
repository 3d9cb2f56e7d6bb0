// SPDX-License-Identifier: MIT
#pragma once

#include "harness.h"

#include <limits>

namespace Bench {

//! At most this many times the floor counts as reached.
inline constexpr double FloorTolerance = 1.3;
//! What the median of interleaved pairs may differ by where both do the same.
inline constexpr double ParityTolerance = 0.1;

//! One figure of one work, judged: a line of the table.
struct Verdict
{
    static constexpr double Unknown = std::numeric_limits<double>::quiet_NaN();

    QString work;
    Figure figure;
    std::array<double, std::size(AllDispatchers)> medians = {Unknown, Unknown, Unknown, Unknown};
    double ratio = Unknown;      //!< the faster stock dispatcher / ours: the median of pairs of one round
    double ratioLow = Unknown;   //!< the least of these pairs
    double ratioHigh = Unknown;  //!< the greatest
    double timesFloor = Unknown; //!< ours / the floor, the median of pairs
    QString text = {};           //!< "reached" and why, "missed", or empty without a goal
};

//! The verdicts on all figures of \a results but those of works in error.
QList<Verdict> judge(const QList<Result> &results);

//! The processor, the kernel, Qt and the compiler.
QJsonObject machine();

//! \a verdicts and errors as text for people.
QString table(const QList<Verdict> &verdicts, const QList<Result> &results);

//! Everything, with every round's values.
QJsonObject toJson(const QList<Verdict> &verdicts, const QList<Result> &results);

} // namespace Bench
