// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qstring.h>

namespace Signalbox {

/*!
    What a task waits for, in the user's language, as the object of "waits for"; \a description says it in English, as the task's
    program does (TaskSnapshot::waitsFor). What a class of the program's own says stays as it is.
*/
QString waitText(const QString &description);

} // namespace Signalbox
