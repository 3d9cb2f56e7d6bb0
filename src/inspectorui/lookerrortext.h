// SPDX-License-Identifier: MIT
#pragma once

#include "inspectorglobal.h"

#include "probe/lookerror.h"

namespace Signalbox {

//! \a error in the user's language, as far as that is known; else its text.
SIGNALBOX_INSPECTOR_EXPORT QString lookErrorText(const Detail::LookError &error);

} // namespace Signalbox
