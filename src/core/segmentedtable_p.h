// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstdint>
#include <memory>

namespace Signalbox {

/*!
    A growing array whose elements never move and whose memory lives as long as the table.

    One thread appends and writes; any thread may read elements below size() at any time, if the elements
    themselves are made for that (stat blocks). Segment k holds 16 << k elements, so the directory is a fixed
    handful of pointers and an index costs one bit scan. From segment \a Largest on they do not get larger, for a table
    whose owner must not be held up by making half of it at once. It ends with \a SegmentCount of them: 33 million elements
    without arguments, more than Qt has timer ids.
*/
template <typename T, std::uint32_t Largest = 20, std::uint32_t SegmentCount = Largest + 1>
class SegmentedTable
{
public:
    SegmentedTable() = default;
    SegmentedTable(const SegmentedTable &) = delete;
    SegmentedTable &operator=(const SegmentedTable &) = delete;
    ~SegmentedTable()
    {
        for (auto &segment : m_segments)
            delete[] segment.load(std::memory_order_relaxed);
    }

    std::uint32_t size() const { return m_size.load(std::memory_order_acquire); }

    T &operator[](std::uint32_t index) const
    {
        const auto segment = segmentOf(index);
        return m_segments[segment].load(std::memory_order_relaxed)[index - firstOf(segment)];
    }

    //! Appends one default-constructed element and returns its index. Owner only.
    std::uint32_t append()
    {
        const auto index = m_size.load(std::memory_order_relaxed);
        const auto segment = segmentOf(index);
        if (!m_segments[segment].load(std::memory_order_relaxed))
            m_segments[segment].store(new T[FirstSegment << std::min(segment, Largest)],
                                      std::memory_order_relaxed);
        m_size.store(index + 1, std::memory_order_release); // publishes the segment and its elements
        return index;
    }

private:
    static constexpr std::uint32_t FirstSegment = 16;

    static std::uint32_t segmentOf(std::uint32_t index)
    {
        if constexpr (SegmentCount > Largest + 1) {
            if (index >= firstOf(Largest))
                return Largest + (index - firstOf(Largest)) / (FirstSegment << Largest);
        }
        return std::uint32_t(std::bit_width(index / FirstSegment + 1) - 1);
    }
    static constexpr std::uint32_t firstOf(std::uint32_t segment)
    {
        if (segment > Largest)
            return firstOf(Largest) + (segment - Largest) * (FirstSegment << Largest);
        return ((1u << segment) - 1) * FirstSegment;
    }

    std::atomic<T *> m_segments[SegmentCount] = {};
    std::atomic<std::uint32_t> m_size{0};
};

} // namespace Signalbox
