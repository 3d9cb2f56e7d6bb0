// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qloggingcategory.h>

namespace Signalbox {

Q_DECLARE_LOGGING_CATEGORY(lcNetwork) // signalbox.network

} // namespace Signalbox
