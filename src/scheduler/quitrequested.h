// SPDX-License-Identifier: MIT
#pragma once

#include "../events/eventtype.h"

namespace Signalbox {

/*!
    Scheduler::quit() was called: delivered at once, before the loop ends.
*/
struct QuitRequested
{
    int code = 0;
    SIGNALBOX_EVENT(QuitRequested, code)
};

} // namespace Signalbox
