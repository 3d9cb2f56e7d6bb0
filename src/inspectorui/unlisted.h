// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

#include <algorithm>

namespace Signalbox {

/*!
    How many of \a count things are missing in a list of \a listed that ends at \a most.

    None where the list is shorter: it has them all, and the count is newer than it.
*/
inline quint64 unlisted(quint64 listed, quint64 count, quint64 most)
{
    return listed >= most && count > listed ? count - listed : 0;
}

//! \a rows and what is in no row, as many as can be said.
inline int totalOf(std::size_t rows, quint64 missing)
{
    constexpr quint64 Most = 999'999'999; // so many digits have room
    return int(std::min<quint64>(quint64(rows) + missing, Most));
}

} // namespace Signalbox
