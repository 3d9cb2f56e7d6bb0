// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qbytearraylist.h>

namespace Tools {

//! `signalbox cancel PID TASK`: asks a task of a program that lets us, to end.
int cancel(const QByteArrayList &arguments);

} // namespace Tools
