// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qbytearraylist.h>

namespace Tools {

//! `signalbox tree`: what each task of a program waits for, and for whom.
int tree(const QByteArrayList &arguments);

} // namespace Tools
