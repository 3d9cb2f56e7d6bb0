// SPDX-License-Identifier: MIT
#include "tasks/waiting.h"

namespace Signalbox {

void Waiting::begin(Detail::TaskRun *) {}

bool Waiting::cancel()
{
    return true;
}

bool Waiting::hasFailed() const
{
    return false;
}

bool Waiting::mayEndFromOutside() const
{
    return false;
}

Deadline Waiting::endsBy() const
{
    return Never;
}

Detail::Needed Waiting::needs() const
{
    return {};
}

} // namespace Signalbox
