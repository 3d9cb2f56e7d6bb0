// SPDX-License-Identifier: MIT
#pragma once

#include "probe/snapshot.h"

namespace Signalbox {

//! "OrderModel::refresh()", or "Paint → QWindow" for an event; the innermost of \a loop's frames.
QString culprit(const LoopSnapshot &loop);

//! One frame in words.
QString handlerText(const HandlerSnapshot &handler);

//! The loop's thread name, or what stands for it.
QString loopName(const LoopSnapshot &loop);

//! Class, and object name in quotes where there is one.
QString objectText(const QString &className, const QString &objectName);

//! Its name, or where it was started.
QString taskText(const TaskSnapshot &task);

} // namespace Signalbox
