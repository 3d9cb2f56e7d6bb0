// SPDX-License-Identifier: MIT
#pragma once

#include "core/clock.h"

#include <QtCore/qbytearraylist.h>

#include <cstdint>
#include <vector>

namespace Signalbox::Detail {

/*!
    Warns of what the program's functions throw, so that one that throws again and again, as a watcher that never comes to read, does not
    fill the log and take all of a core for that: each failure of a function is told once in a second. The next warning of the function
    says how many were left out; where none follows, a warning of another one, or the end.
*/
class FailureLog
{
public:
    //! Equal ones are told as one.
    struct Function
    {
        const char *what = "";   // of which kind
        std::uintptr_t code = 0; // zero: not known
        std::uintptr_t target = 0;
        const void *object = nullptr; // of one that is called again and again
        bool operator==(const Function &) const = default;
    };

    //! \a function has failed, as \a text says.
    void add(const Function &function, const QByteArray &text);
    //! Warns of what was left out.
    void end();

private:
    //! A second, since the first failure of a function that was told.
    struct Period
    {
        Function function;
        Deadline begin;
        QByteArrayList told;
        quint64 leftOut = 0;
    };
    QByteArrayList takeOver(Deadline now);

    static constexpr std::size_t MostFunctions = 64;
    static constexpr qsizetype MostFailures =
        100;                       // of one function in a second: a text may be another one each time
    std::vector<Period> m_periods; // in the order in which they began
};

} // namespace Signalbox::Detail
