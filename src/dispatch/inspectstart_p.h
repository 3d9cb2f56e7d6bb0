// SPDX-License-Identifier: MIT
#pragma once

#include "probe/control.h"

namespace Signalbox {

/*!
    With SIGNALBOX_INSPECT=1, the application object of this process starts an InspectServer as soon as there is one; with SIGNALBOX_INSPECT=control, one in the
    control role.
*/
SIGNALBOX_CORE_EXPORT void startInspectServerIfAsked();

/*!
    The application object of this process, which is there, starts one now, unless it has one. Where that cannot be, a warning says so and begins with \a asked:
    who wanted it.
*/
SIGNALBOX_CORE_EXPORT void startInspectServer(const char *asked, InspectRole role);

} // namespace Signalbox
