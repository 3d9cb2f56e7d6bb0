// SPDX-License-Identifier: MIT
#pragma once

#include "core/recycledmemory.h"
#include "events/matcher.h"

#include <QtCore/qvarlengtharray.h>

#include <bit>

namespace Signalbox::Detail {

//! Hashes of keys, from the left, as one; of a single key, a different one for each hash. Source: FxHash of Firefox and rustc, with a last shift for tables that take low bits.
class KeyHash
{
public:
    void add(quint64 hash) { m_value = (std::rotl(m_value, 5) ^ hash) * 0x9E3779B97F4A7C15ull; }
    quint64 value() const { return m_value ^ (m_value >> 32); }

private:
    quint64 m_value = 0;
};

/*
    What a matcher wants. Keys stand in the order of their indexes, and `mask` has a bit for each.
*/
struct MatcherData : QSharedData, Recycled
{
    const EventType *type = nullptr;
    quint32 mask = 0;
    bool isNever = false; // one of its keys is absent
    quint64 hash = 0;     // of the keys, while none is absent
    QVarLengthArray<Key, 2> keys;
    std::function<bool(const void *event)> filter;
    mutable std::atomic<bool> hasWarned{false};

    MatcherData() = default;
    MatcherData(const MatcherData &other)
        : QSharedData(other)
        , type(other.type)
        , mask(other.mask)
        , isNever(other.isNever)
        , hash(other.hash)
        , keys(other.keys)
        , filter(other.filter)
    {
    }

    //! Where the key \a index is in `keys`.
    int position(int index) const { return std::popcount(mask & ((1u << index) - 1)); }

    //! Does \a event, which is a `type`, have these keys?
    bool hasKeysOf(const EventType &eventType, const void *event) const
    {
        auto rest = mask;
        for (qsizetype i = 0; rest; ++i, rest &= rest - 1) {
            if (!isSame(keys[i].view(), eventType.key(event, std::countr_zero(rest))))
                return false;
        }
        return true;
    }
    //! The same keys as \a other, which has the same mask?
    bool hasKeysOf(const MatcherData &other) const
    {
        for (qsizetype i = 0; i < keys.size(); ++i) {
            if (!isSame(keys[i].view(), other.keys[i].view()))
                return false;
        }
        return true;
    }

    void updateHash();
};

//! Shared by all that want any event.
const Matcher &anyEventMatcher();

//! Does the filter of \a matcher, if there is one, want the struct \a event, of \a type?
bool passesFilter(const Matcher &matcher, const EventType &type, const void *event);

} // namespace Signalbox::Detail
