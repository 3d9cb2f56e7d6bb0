// SPDX-License-Identifier: MIT
#pragma once

#include "tone.h"

#include "findings/finding.h"

namespace Signalbox {

//! How loudly a warning of that \a severity is told while it holds.
constexpr Tone toneOf(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Severity::Info:
        return Tone::Normal;
    case Finding::Severity::Warning:
        return Tone::Warning;
    case Finding::Severity::Error:
        return Tone::Error;
    }
    return Tone::Normal;
}

} // namespace Signalbox
