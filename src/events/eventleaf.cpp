// SPDX-License-Identifier: MIT
#include "events/eventleaf.h"

#include "events/fifoleaf_p.h"

namespace Signalbox {

using namespace Detail;

EventLeaf::~EventLeaf() = default;

bool EventLeaf::hasRoomFor(const Event &, qsizetype limit) const
{
    return limit < 0 || size() < limit;
}

bool EventLeaf::roomDependsOnEvent() const
{
    return false;
}

bool EventLeaf::remove(const Event &)
{
    return false;
}

LeafFactory fifoLeaf()
{
    return [] { return std::make_unique<FifoLeaf>(); };
}

} // namespace Signalbox
