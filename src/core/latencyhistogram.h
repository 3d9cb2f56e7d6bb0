// SPDX-License-Identifier: MIT
#pragma once

#include "clock.h"

#include <algorithm>
#include <array>
#include <bit>

namespace Signalbox {

/*!
    How long things took, in steps of a factor of two: below 1 µs, below 2 µs, below 4 µs… The last step has
    everything from half an hour.

    A value: it copies. Cost: 264 bytes; add() takes a few instructions.
*/
class LatencyHistogram
{
public:
    static constexpr int StepCount = 32;

    void add(Nanoseconds duration)
    {
        ++m_steps[std::size_t(stepOf(duration))];
        m_longest = std::max(m_longest, duration);
    }
    //! What somebody else has counted: \a count in \a step, of which none took longer than \a longest.
    void add(int step, quint64 count, Nanoseconds longest)
    {
        m_steps[std::size_t(step)] += count;
        m_longest = std::max(m_longest, longest);
    }

    //! The step for \a duration; what is negative counts as nothing.
    static constexpr int stepOf(Nanoseconds duration)
    {
        const auto microseconds = quint64(std::max<Nanoseconds::rep>(duration.count(), 0)) / 1000;
        return std::min(int(std::bit_width(microseconds)), StepCount - 1);
    }

    //! How many took at least belowStep(step - 1), and less than belowStep(step).
    quint64 count(int step) const { return m_steps[std::size_t(step)]; }
    static constexpr Nanoseconds belowStep(int step) { return std::chrono::microseconds(1ll << step); }
    quint64 count() const
    {
        quint64 sum = 0;
        for (const auto step : m_steps)
            sum += step;
        return sum;
    }
    //! How many took \a limit or longer; \a limit is a belowStep().
    quint64 countFrom(Nanoseconds limit) const
    {
        quint64 sum = 0;
        for (int step = stepOf(limit); step < StepCount; ++step)
            sum += count(step);
        return sum;
    }
    Nanoseconds longest() const { return m_longest; }

    //! So long or shorter took \a share of them, 0 to 1: the upper end of a step. Zero when there are none.
    Nanoseconds percentile(double share) const
    {
        const double wanted = share * double(count());
        quint64 sum = 0;
        for (int step = 0; step < StepCount; ++step) {
            sum += count(step);
            if (sum > 0 && double(sum) >= wanted)
                return std::min(belowStep(step), m_longest);
        }
        return {};
    }

private:
    std::array<quint64, StepCount> m_steps{};
    Nanoseconds m_longest{};
};

} // namespace Signalbox
