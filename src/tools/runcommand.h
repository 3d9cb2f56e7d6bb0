// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qbytearraylist.h>

namespace Tools {

/*!
    `signalbox run [options] -- PROGRAM ARGS…`: becomes the program, with our dispatcher loaded into it.
    \a arguments are those after `run`. Returns an exit status only when there is nothing to become.
*/
int run(const QByteArrayList &arguments);

} // namespace Tools
