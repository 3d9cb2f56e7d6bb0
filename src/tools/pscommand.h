// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qbytearraylist.h>

namespace Tools {

//! signalbox ps: this user's programs that can be inspected, and what their main threads do. Returns what to exit with.
int ps(const QByteArrayList &arguments);

} // namespace Tools
