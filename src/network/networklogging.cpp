// SPDX-License-Identifier: MIT
#include "network/networklogging_p.h"

namespace Signalbox {

Q_LOGGING_CATEGORY(lcNetwork, "signalbox.network", QtInfoMsg)

} // namespace Signalbox
