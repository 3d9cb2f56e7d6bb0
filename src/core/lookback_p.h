// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <utility>

namespace Signalbox {

/*!
    The addresses of the last few things that came by: who goes along a chain, and has in each thing the address of one that
    comes a few later, loads several of them at once with prefetch(). The thing may be gone by then.
*/
template <typename T, std::uint8_t Distance>
class Lookback
{
public:
    //! Of the thing that came so many before \a thing; null: fewer came.
    T *exchange(T *thing) noexcept
    {
        auto &place = m_things[m_place];
        m_place = (m_place + 1) % Distance;
        return std::exchange(place, thing);
    }

private:
    std::array<T *, Distance> m_things{}; // from m_place on, the oldest first
    std::uint8_t m_place = 0;
};

} // namespace Signalbox
