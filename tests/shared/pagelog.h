// SPDX-License-Identifier: MIT
// What the code of a page in docs has done: it says log(…), as a reader would, and the page's test looks at it.
#pragma once

#include "eventlog.h"

inline EventLog &eventLog()
{
    static EventLog log;
    return log;
}

inline void log(const QString &line)
{
    eventLog().add(line);
}
