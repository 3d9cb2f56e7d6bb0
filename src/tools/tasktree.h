// SPDX-License-Identifier: MIT
#pragma once

#include "probe/snapshot.h"

#include <QtCore/qjsonarray.h>

namespace Tools {

//! A line for each of \a loop's tasks, drawn as a tree, below one of its thread.
QString treeOf(const Signalbox::LoopSnapshot &loop, Signalbox::Deadline now);

//! The same tasks for scripts: each has those that belong to it as "tasks".
QJsonArray nestedTasks(const QList<Signalbox::TaskSnapshot> &tasks);

} // namespace Tools
