// SPDX-License-Identifier: MIT
#pragma once

#include "core/clock.h"

#include <QtCore/qglobal.h>

#include <algorithm>
#include <limits>

namespace Signalbox {

/*
    What Qt's two timer interfaces count in. The engine has nanoseconds, as has the interface of Qt 6.8. That
    of Qt 6.4 has milliseconds: time left and intervals are rounded up there, so that nobody who sleeps for as
    long as we say comes early, and what does not fit saturates.
*/

//! An interval that Qt 6.4's interface hands in. A negative one stays negative, and is refused further on.
constexpr Nanoseconds fromQtMilliseconds(qint64 interval) noexcept
{
    constexpr qint64 Longest = std::chrono::duration_cast<Milliseconds>(Nanoseconds::max()).count();
    return Milliseconds(std::clamp<qint64>(interval, -1, Longest));
}

//! An interval as Qt 6.4's interface reports it. \a time is not negative.
constexpr int toQtMilliseconds(Nanoseconds time) noexcept
{
    return int(
        std::min<qint64>(std::chrono::ceil<Milliseconds>(time).count(), std::numeric_limits<int>::max()));
}

//! Time left as Qt 6.4's interface reports it: -1 for "no such timer", which is any negative time here.
constexpr int toQtRemainingTime(Nanoseconds left) noexcept
{
    return left < Nanoseconds::zero() ? -1 : toQtMilliseconds(left);
}

//! The opposite: what is left according to a dispatcher that counts in milliseconds.
constexpr Nanoseconds fromQtRemainingTime(int left) noexcept
{
    return left < 0 ? Nanoseconds::min() : Nanoseconds(Milliseconds(left));
}

} // namespace Signalbox
