// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qbytearraylist.h>

namespace Tools {

//! signalbox dump PID: everything that is to be seen in a program. Returns what to exit with.
int dump(const QByteArrayList &arguments);

} // namespace Tools
