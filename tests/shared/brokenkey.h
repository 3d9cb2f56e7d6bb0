// SPDX-License-Identifier: MIT
#pragma once

#include "events/eventtype.h"

#include <stdexcept>

//! A key that throws, as often as it is told to, when it is hashed or compared.
struct BrokenKey
{
    int value = 0;

    static inline int hashThrows = 0;
    static inline int comparisonThrows = 0;

    friend bool operator==(const BrokenKey &a, const BrokenKey &b)
    {
        throwIf(comparisonThrows);
        return a.value == b.value;
    }
    friend std::size_t qHash(const BrokenKey &key, std::size_t = 0)
    {
        throwIf(hashThrows);
        return std::size_t(key.value);
    }
    friend QDebug operator<<(QDebug debug, const BrokenKey &key) { return debug << key.value; }

private:
    static void throwIf(int &times)
    {
        if (times <= 0)
            return;
        --times;
        throw std::runtime_error("broken");
    }
};

struct Fragile
{
    static constexpr auto eventKind = Signalbox::EventKind::MustHandle;
    BrokenKey key;
    SIGNALBOX_EVENT(Fragile, key)
};

//! A light that stays on.
struct FragileLamp
{
    static constexpr auto eventKind = Signalbox::EventKind::Latched;
    BrokenKey key;
    SIGNALBOX_EVENT(FragileLamp, key)
};
