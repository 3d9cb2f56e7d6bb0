// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

//! How much memory this thread has taken since it was made, less what it gave back: the most that was at a time. One at a time.
class PeakMemory
{
public:
    PeakMemory();
    qsizetype bytes() const;
};
