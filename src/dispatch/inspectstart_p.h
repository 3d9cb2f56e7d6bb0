// SPDX-License-Identifier: MIT
#pragma once

namespace Signalbox {

//! With SIGNALBOX_INSPECT=1, the application object of this process starts an InspectServer as soon as there is one.
void startInspectServerIfAsked();

} // namespace Signalbox
