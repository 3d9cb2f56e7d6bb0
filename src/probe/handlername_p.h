// SPDX-License-Identifier: MIT
#pragma once

#include "probe/codename_p.h"
#include "probe/snapshot.h"
#include "probe/statblocks_p.h"

#include <optional>

namespace Signalbox {

/*!
    What the frame \a block tells, and the level of event delivery at which it began. Nothing if it changed meanwhile.

    To name what it calls may take a look into the program's file. A loop that is busy has no time for that: with
    \a code the name is left out, and addName() adds it later.
*/
std::optional<HandlerSnapshot> readHandler(const HandlerBlock &block, Deadline now, int *level,
                                           CalledCode *code = nullptr);

//! "OrderModel: MetaCall refresh()"
QString nameOf(const HandlerSnapshot &handler);

//! \a handler, the nameOf() a handler that was read without the name of its \a code, with that.
QString addName(const QString &handler, const CalledCode &code);

//! "MetaCall", "DeferredDelete", "User+3": an event's type.
QString eventTypeName(int type);
//! What eventTypeName() says of \a type, which was registered: \a name, a literal. For the few types of our own.
void setEventTypeName(int type, const char *name);

} // namespace Signalbox
