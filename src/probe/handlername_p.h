// SPDX-License-Identifier: MIT
#pragma once

#include "probe/snapshot.h"
#include "probe/statblocks_p.h"

#include <optional>

namespace Signalbox {

//! What the frame \a block tells, and the level of event delivery at which it began. Nothing if it changed meanwhile.
std::optional<HandlerSnapshot> readHandler(const HandlerBlock &block, Deadline now, int *level);

//! "OrderModel: MetaCall refresh()"
QString nameOf(const HandlerSnapshot &handler);

//! "MetaCall", "DeferredDelete", "User+3": an event's type.
QString eventTypeName(int type);

} // namespace Signalbox
