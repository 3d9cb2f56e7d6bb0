// SPDX-License-Identifier: MIT
// In front of the header of this name: no Probe is ever there.
#pragma once

#define isProbeAttached isProbeReallyAttached
#define isAsked isReallyAsked
#define hasReaders hasReadersReally
#include_next "probe/registry_p.h"
#undef hasReaders
#undef isAsked
#undef isProbeAttached

namespace Signalbox {

constexpr bool isProbeAttached()
{
    return false;
}

constexpr bool isAsked(SnapshotPart)
{
    return false;
}

constexpr bool hasReaders()
{
    return false;
}

} // namespace Signalbox
