// SPDX-License-Identifier: MIT
#pragma once

#include "tasks/site.h"

#include <QtCore/qstring.h>

#include <exception>

namespace Signalbox::Detail {

//! "fetch (main.cpp:12)".
QString textOf(const Site &site);
//! What an exception says.
QString textOf(const std::exception_ptr &error);

} // namespace Signalbox::Detail
