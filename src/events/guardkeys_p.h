// SPDX-License-Identifier: MIT
#pragma once

#include "core/logging_p.h"
#include "events/eventtype.h"

#include <exception>

namespace Signalbox::Detail {

//! Runs \a function, which calls into the program. False when it has thrown: then \a report is given what.
template <typename Function, typename Report>
bool guardProgram(Function &&function, Report &&report)
{
    try {
        function();
        return true;
    } catch (const std::exception &exception) {
        report(exception.what());
    } catch (...) {
        report("something that is no std::exception");
    }
    return false;
}

/*!
    The same of what compares and hashes keys of a \a type: what they throw harms nobody but those who want that value.
    \a when is what was done, and \a consequence what follows.
*/
template <typename Function>
bool guardKeys(const EventType &type, const char *when, const char *consequence, Function &&function)
{
    return guardProgram(function, [&](const char *what) {
        qCWarning(lcEvents, "A key of %s threw %s when %s: %s.", type.name().constData(), what, when, consequence);
    });
}

} // namespace Signalbox::Detail
