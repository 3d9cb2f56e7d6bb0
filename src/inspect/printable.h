// SPDX-License-Identifier: MIT
#pragma once

#include "inspectglobal.h"

#include <QtCore/qstring.h>

namespace Signalbox::Detail {

/*!
    \internal
    A name or text of another program, for a terminal: what would move the cursor, turn the writing direction or break the line is replaced, and
    it is not longer than any that is worth reading.
*/
SIGNALBOX_INSPECT_EXPORT QString printable(const QString &text);

//! \internal The most that is sent of one text, and printed.
constexpr qsizetype MostOfAText = 4096;

} // namespace Signalbox::Detail
