// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qhashfunctions.h>

namespace Signalbox {

/*!
    Identity of a row of a SnapshotModel. What a model does not need stays zero; twin tells apart keys that come twice.
*/
struct RowKey
{
    quint64 id = 0;
    quint64 object = 0;
    quint64 aspect = 0;
    quint64 twin = 0;

    friend bool operator==(const RowKey &, const RowKey &) = default;
    friend size_t qHash(const RowKey &key, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, key.id, key.object, key.aspect, key.twin);
    }
};

/*!
    The row of another table that a cell is about.
*/
struct Reference
{
    enum class To { Loop, Timer, Watcher, Queue, Task };

    To to = To::Loop;
    RowKey key{};

    friend bool operator==(const Reference &, const Reference &) = default;
};

} // namespace Signalbox
