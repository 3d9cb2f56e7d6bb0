// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qbytearraylist.h>

namespace Tools {

//! `signalbox top`: what the loops of all programs do, again and again.
int top(const QByteArrayList &arguments);

} // namespace Tools
