// SPDX-License-Identifier: MIT
#pragma once

#include "core/clock.h"

namespace Signalbox {

/*!
    How often a report prints at once what it notes, and not only when readers ask for it: so often that it leaves no trace
    in the load.
*/
class PrintBudget
{
public:
    static constexpr int PerRequest = 256; // of readers

    //! Now and then yes; no when so much comes that printing it would be felt.
    bool mayPrint(Deadline now)
    {
        if (now - m_from >= Interval || now == Deadline{}) {
            m_from = now;
            m_left = PerInterval;
        }
        return m_left > 0 && m_left-- > 0;
    }

private:
    static constexpr Milliseconds Interval{100};
    static constexpr int PerInterval = 200; // a microsecond or two each

    Deadline m_from{};
    int m_left = 0;
};

} // namespace Signalbox
