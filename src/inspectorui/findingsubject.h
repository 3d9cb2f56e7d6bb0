// SPDX-License-Identifier: MIT
#pragma once

#include "reference.h"

#include "findings/finding.h"

#include <optional>

namespace Signalbox {

//! The row that \a finding is about. Nothing for a receiver: no table has one row of each.
inline std::optional<Reference> subjectOf(const Finding &finding)
{
    const RowKey key{.id = finding.serial};
    switch (finding.subject) {
    case Finding::Subject::Loop:
        return Reference{Reference::To::Loop, {.id = finding.loop}};
    case Finding::Subject::Timer:
        return Reference{Reference::To::Timer, key};
    case Finding::Subject::Watcher:
        return Reference{Reference::To::Watcher, key};
    case Finding::Subject::Queue:
        return Reference{Reference::To::Queue, key};
    case Finding::Subject::Task:
        return Reference{Reference::To::Task, key};
    case Finding::Subject::Receiver:
        break;
    }
    return {};
}

} // namespace Signalbox
