// SPDX-License-Identifier: MIT
#pragma once

#include "../core/clock.h"

#include <QtCore/qglobal.h>

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>

namespace Signalbox {

/*!
    How late how many timers were: counts in buckets, each twice as wide as the one before. A value.

    The first bucket is for less than 16 µs, the last but one ends at a quarter of a second, the last is open.
*/
struct LatenessHistogram
{
    static constexpr int Buckets = 16;

    std::array<quint64, Buckets> counts{};

    //! The bucket that \a lateness belongs to; what is not late at all to the first. Cost: some instructions.
    static constexpr int bucketOf(Nanoseconds lateness) noexcept
    {
        const auto units = std::max(lateness, Nanoseconds::zero()) / Unit;
        return std::min(int(std::bit_width(quint64(units))), Buckets - 1);
    }
    //! Where \a bucket ends; the last one never does.
    static constexpr Nanoseconds endOf(int bucket) noexcept
    {
        return bucket >= Buckets - 1 ? Nanoseconds::max() : Unit * (Nanoseconds::rep(1) << bucket);
    }

    quint64 total() const noexcept
    {
        quint64 sum = 0;
        for (const auto count : counts)
            sum += count;
        return sum;
    }
    //! How many were \a limit late, or later; \a limit is the end of a bucket.
    quint64 countFrom(Nanoseconds limit) const noexcept
    {
        quint64 sum = 0;
        for (int bucket = bucketOf(limit); bucket < Buckets; ++bucket)
            sum += counts[std::size_t(bucket)];
        return sum;
    }
    /*!
        What a share of \a percent of all was not later than, up to the width of a bucket: the end of the bucket
        in which that share is reached. Zero when there were none.
    */
    Nanoseconds percentile(double percent) const noexcept
    {
        const auto all = total();
        quint64 sum = 0;
        for (int bucket = 0; bucket < Buckets && all > 0; ++bucket) {
            sum += counts[std::size_t(bucket)];
            if (double(sum) >= double(all) * percent / 100)
                return endOf(bucket);
        }
        return Nanoseconds::zero();
    }

    bool operator==(const LatenessHistogram &other) const = default;

private:
    static constexpr Nanoseconds Unit = std::chrono::microseconds(16);
};

} // namespace Signalbox
