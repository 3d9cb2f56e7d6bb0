// SPDX-License-Identifier: MIT
#pragma once

#include "events/matcher.h"
#include "tasks/site.h"
#include "tasks/waiting.h"

#include <QtCore/qstring.h>

#include <exception>

namespace Signalbox::Detail {

//! "fetch (main.cpp:12)".
QString textOf(const Site &site);
//! "the event Ping(number: 7)", of what \a matcher wants.
QString textOf(const Matcher &matcher);
//! Its description. Matchers in it print themselves: what their keys throw is told instead.
QString textOf(const Waiting &waiting);
//! What an exception says.
QString textOf(const std::exception_ptr &error);

} // namespace Signalbox::Detail
