// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

class Flood;
class Sea;

/*!
    What a flood that is over has shown: figures, a line each, and what was not held of what is promised.
*/
struct Report
{
    Report(const Flood &flood, const Sea &sea);

    QStringList lines;
    QStringList faults; //!< None, if all is well.
};
