// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qbytearraylist.h>

namespace Tools {

//! `signalbox inspect`: becomes the inspector, a program of its own. Returns only where that cannot be.
int inspect(const QByteArrayList &arguments);

//! Starts the inspector beside this process, to look at it. Empty: it has been started; else why not.
QString startInspectorBeside();

} // namespace Tools
