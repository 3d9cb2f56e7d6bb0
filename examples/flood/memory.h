// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

/*!
    What the process has of the machine's memory.
*/
struct Memory
{
    qint64 resident = 0;  //!< Pages of it that are in memory.
    qint64 allocated = 0; //!< By malloc(), and not freed; 0 where nobody counts that.

    static Memory now();
    void raiseTo(const Memory &other);
};
