// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qbytearraylist.h>

namespace Tools {

//! This process goes on as the program in \a file, which gets \a words, its own name first. Returns only if it cannot, with the system's error.
int become(const QByteArray &file, QByteArrayList words);

} // namespace Tools
