// SPDX-License-Identifier: MIT
#pragma once

#include "core/global.h"

#include <QtCore/qstring.h>

namespace Signalbox {

/*
    What `signalbox run --stats` reports: every loop as it stands when the process gets SIGUSR1, and at its exit, those that
    have ended by then as they stood at their end. At the end of \a file, or on stderr when that is empty. From now on to
    the end of the process; once.
*/
void reportStatistics(const QString &file);

} // namespace Signalbox
