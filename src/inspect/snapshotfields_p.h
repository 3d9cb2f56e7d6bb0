// SPDX-License-Identifier: MIT
#pragma once

#include "probe/snapshot.h"

#include <type_traits>

namespace Signalbox::Detail {

/*
    The fields of what a snapshot holds, each with its key in CBOR and its name in JSON: visit(key, name, field). Keys are never used
    for anything else; a new field gets a new one.
*/

template <typename Row, typename Shown>
concept IsRow = std::is_same_v<std::remove_const_t<Row>, Shown>;

template <IsRow<SiteSnapshot> Row, typename Visitor>
void visitFields(Row &row, Visitor &&visit)
{
    visit(0, "file", row.file);
    visit(1, "function", row.function);
    visit(2, "line", row.line);
}

template <IsRow<TimerSnapshot> Row, typename Visitor>
void visitFields(Row &row, Visitor &&visit)
{
    visit(0, "serial", row.serial);
    visit(1, "timerId", row.timerId);
    visit(2, "kind", row.kind);
    visit(3, "ownerClass", row.ownerClass);
    visit(4, "ownerName", row.ownerName);
    visit(5, "owner", row.owner);
    visit(6, "type", row.type);
    visit(7, "interval", row.interval);
    visit(8, "nextDeadline", row.nextDeadline);
    visit(9, "lateness", row.lateness);
    visit(10, "fired", row.fired);
    visit(11, "worstLateness", row.worstLateness);
}

template <IsRow<WatcherSnapshot> Row, typename Visitor>
void visitFields(Row &row, Visitor &&visit)
{
    visit(0, "serial", row.serial);
    visit(1, "descriptor", row.descriptor);
    visit(2, "kind", row.kind);
    visit(3, "ownerClass", row.ownerClass);
    visit(4, "ownerName", row.ownerName);
    visit(5, "owner", row.owner);
    visit(6, "target", row.target);
    visit(7, "description", row.description);
    visit(8, "activations", row.activations);
}

template <IsRow<PostedEventSnapshot> Row, typename Visitor>
void visitFields(Row &row, Visitor &&visit)
{
    visit(0, "receiverClass", row.receiverClass);
    visit(1, "receiver", row.receiver);
    visit(2, "type", row.type);
    visit(3, "typeName", row.typeName);
    visit(4, "priority", row.priority);
    visit(5, "count", row.count);
}

template <IsRow<PostEdgeSnapshot> Row, typename Visitor>
void visitFields(Row &row, Visitor &&visit)
{
    visit(0, "from", row.from);
    visit(1, "fromThreadId", row.fromThreadId);
    visit(2, "fromLoop", row.fromLoop);
    visit(3, "fromThread", row.fromThread);
    visit(4, "to", row.to);
    visit(5, "events", row.events);
    visit(6, "calls", row.calls);
}

template <IsRow<QueueSnapshot> Row, typename Visitor>
void visitFields(Row &row, Visitor &&visit)
{
    visit(0, "serial", row.serial);
    visit(1, "parent", row.parent);
    visit(2, "level", row.level);
    visit(3, "name", row.name);
    visit(4, "matcher", row.matcher);
    visit(5, "priority", row.priority);
    visit(6, "ownPriority", row.ownPriority);
    visit(7, "depth", row.depth);
    visit(8, "total", row.total);
    visit(9, "limit", row.limit);
    visit(10, "totalLimit", row.totalLimit);
    visit(11, "deepest", row.deepest);
    visit(12, "in", row.in);
    visit(13, "out", row.out);
    visit(14, "refused", row.refused);
    visit(15, "dropped", row.dropped);
    visit(16, "waited", row.waited);
    visit(17, "waiters", row.waiters);
    visit(18, "held", row.held);
    visit(19, "heldEvent", row.heldEvent);
    visit(20, "latency", row.latency);
}

template <IsRow<WaitSnapshot> Row, typename Visitor>
void visitFields(Row &row, Visitor &&visit)
{
    visit(0, "serial", row.serial);
    visit(1, "matcher", row.matcher);
    visit(2, "shape", row.shape);
    visit(3, "waiterClass", row.waiterClass);
    visit(4, "waiterName", row.waiterName);
    visit(5, "since", row.since);
    visit(6, "matched", row.matched);
}

template <IsRow<MatcherSnapshot> Row, typename Visitor>
void visitFields(Row &row, Visitor &&visit)
{
    visit(0, "shape", row.shape);
    visit(1, "waits", row.waits);
}

template <IsRow<EventSnapshot> Row, typename Visitor>
void visitFields(Row &row, Visitor &&visit)
{
    visit(0, "number", row.number);
    visit(1, "type", row.type);
    visit(2, "text", row.text);
    visit(3, "age", row.age);
    visit(4, "queue", row.queue);
    visit(5, "queueName", row.queueName);
    visit(6, "fate", row.fate);
    visit(7, "receivers", row.receivers);
}

template <IsRow<TaskSnapshot> Row, typename Visitor>
void visitFields(Row &row, Visitor &&visit)
{
    visit(0, "serial", row.serial);
    visit(1, "parent", row.parent);
    visit(2, "level", row.level);
    visit(3, "name", row.name);
    visit(4, "scope", row.scope);
    visit(5, "startedIn", row.startedIn);
    visit(6, "state", row.state);
    visit(7, "isCancelling", row.isCancelling);
    visit(8, "isDaemon", row.isDaemon);
    visit(9, "priority", row.priority);
    visit(10, "waitsFor", row.waitsFor);
    visit(11, "endsBy", row.endsBy);
    visit(12, "site", row.site);
    visit(13, "since", row.since);
    visit(14, "age", row.age);
    visit(15, "resumes", row.resumes);
    visit(16, "busyTime", row.busyTime);
    visit(17, "readyTime", row.readyTime);
    visit(18, "idleTime", row.idleTime);
    visit(19, "isDeadlocked", row.isDeadlocked);
    visit(20, "neededTask", row.neededTask);
}

template <IsRow<HandlerSnapshot> Row, typename Visitor>
void visitFields(Row &row, Visitor &&visit)
{
    visit(0, "kind", row.kind);
    visit(1, "receiverClass", row.receiverClass);
    visit(2, "receiverName", row.receiverName);
    visit(3, "receiver", row.receiver);
    visit(4, "what", row.what);
    visit(5, "runningFor", row.runningFor);
}

//! Without its lists, which are rows of their own; the handlers are few.
template <IsRow<LoopSnapshot> Row, typename Visitor>
void visitFields(Row &row, Visitor &&visit)
{
    visit(0, "id", row.id);
    visit(1, "threadName", row.threadName);
    visit(2, "threadId", row.threadId);
    visit(3, "isMainThread", row.isMainThread);
    visit(4, "backend", row.backend);
    visit(5, "platform", row.platform);
    visit(6, "state", row.state);
    visit(7, "inState", row.inState);
    visit(8, "depth", row.depth);
    visit(9, "turns", row.turns);
    visit(10, "sleeps", row.sleeps);
    visit(11, "wakeUps", row.wakeUps);
    visit(12, "timersFired", row.timersFired);
    visit(13, "timersLate", row.timersLate);
    visit(14, "timerLateness", row.timerLateness);
    visit(15, "watchersActivated", row.watchersActivated);
    visit(16, "slices", row.slices);
    visit(17, "budgetsExceeded", row.budgetsExceeded);
    visit(18, "longestSlice", row.longestSlice);
    visit(19, "systemCalls", row.systemCalls);
    visit(20, "busyTime", row.busyTime);
    visit(21, "lastTurn", row.lastTurn);
    visit(22, "longestTurn", row.longestTurn);
    visit(23, "longestHandler", row.longestHandler);
    visit(24, "longestTurnCulprit", row.longestTurnCulprit);
    visit(25, "handlers", row.handlers);
    visit(26, "timerCount", row.timerCount);
    visit(27, "watcherCount", row.watcherCount);
    visit(28, "postedCount", row.postedCount);
    visit(29, "queueCount", row.queueCount);
    visit(30, "waitCount", row.waitCount);
    visit(31, "eventCount", row.eventCount);
    visit(32, "taskCount", row.taskCount);
    visit(33, "tasksStarted", row.tasksStarted);
    visit(34, "tasksFinished", row.tasksFinished);
    visit(35, "tasksFailed", row.tasksFailed);
    visit(36, "tasksCancelled", row.tasksCancelled);
}

//! The lists of a loop: visit(key, name, list). Their keys are the numbers of the sections of an answer.
template <IsRow<LoopSnapshot> Row, typename Visitor>
void visitLists(Row &row, Visitor &&visit)
{
    visit(1, "timers", row.timers);
    visit(2, "watchers", row.watchers);
    visit(3, "posted", row.posted);
    visit(4, "queues", row.queues);
    visit(5, "matchers", row.matchers);
    visit(6, "waits", row.waits);
    visit(7, "events", row.events);
    visit(8, "tasks", row.tasks);
}

} // namespace Signalbox::Detail
