// SPDX-License-Identifier: MIT
#include "probe/snapshottext.h"

#include "core/timeleft_p.h"

#include <QtCore/qstringlist.h>

#include <algorithm>
#include <type_traits>

namespace Signalbox {

namespace {

const QString &inWords(const QString &text)
{
    return text;
}

template <typename Number>
requires std::is_integral_v<Number> QString inWords(Number number)
{
    return QString::number(number);
}

//! All of them at once: arg() behind arg() takes a "%1" in a name for a place to put something.
template <typename... Values>
QString filled(const QString &pattern, const Values &...values)
{
    return pattern.arg(inWords(values)...);
}

QString toText(Nanoseconds time)
{
    const double ns = double(time.count());
    if (time < std::chrono::microseconds(1))
        return QStringLiteral("%1 ns").arg(ns, 0, 'f', 0);
    if (time < Milliseconds(1))
        return QStringLiteral("%1 us").arg(ns / 1e3, 0, 'g', 3);
    if (time < std::chrono::seconds(1))
        return QStringLiteral("%1 ms").arg(ns / 1e6, 0, 'g', 3);
    return QStringLiteral("%1 s").arg(ns / 1e9, 0, 'f', time < std::chrono::seconds(100) ? 2 : 0);
}

QString named(const QString &className, const QString &objectName)
{
    return objectName.isEmpty() ? className : QStringLiteral("%1 \"%2\"").arg(className, objectName);
}

QString stateName(LoopSnapshot::State state)
{
    switch (state) {
    case LoopSnapshot::State::Idle:
        return QStringLiteral("idle");
    case LoopSnapshot::State::Sleeping:
        return QStringLiteral("sleeping");
    case LoopSnapshot::State::Running:
        return QStringLiteral("running");
    case LoopSnapshot::State::HandedOver:
        return QStringLiteral("handed over to the platform's own dispatcher");
    case LoopSnapshot::State::Guest:
        return QStringLiteral("a guest");
    }
    return {};
}

QString toText(const HandlerSnapshot &handler)
{
    return QStringLiteral("in %1: %2, for %3")
        .arg(named(handler.receiverClass, handler.receiverName), handler.what, toText(handler.runningFor));
}

QString typeName(Qt::TimerType type)
{
    return type == Qt::PreciseTimer  ? QStringLiteral("precise")
           : type == Qt::CoarseTimer ? QStringLiteral("coarse")
                                     : QStringLiteral("very coarse");
}

//! "every 20 ms (coarse)"
QString rhythm(const TimerSnapshot &timer)
{
    const auto interval = toText(timer.interval);
    switch (timer.kind) {
    case TimerSnapshot::Kind::Qt:
        break;
    case TimerSnapshot::Kind::Once:
        if (timer.interval == Nanoseconds::zero())
            return QStringLiteral("once (Scheduler::callAt)");
        return QStringLiteral("once after %1 (Scheduler::callLater)").arg(interval);
    case TimerSnapshot::Kind::Every:
        return QStringLiteral("every %1 (Scheduler::callEvery)").arg(interval);
    }
    return QStringLiteral("every %1 (%2)").arg(interval, typeName(timer.type));
}

QString toText(const TimerSnapshot &timer, Deadline now)
{
    const auto next = timer.nextDeadline == Never ? QStringLiteral("never due")
                      : timer.lateness > Nanoseconds::zero()
                          ? QStringLiteral("%1 late").arg(toText(timer.lateness))
                          : QStringLiteral("due in %1").arg(toText(timeLeft(timer.nextDeadline, now)));
    return filled(QStringLiteral("%1  %2, %3, fired %4 times, at worst %5 late"),
                  named(timer.ownerClass, timer.ownerName), rhythm(timer), next, timer.fired,
                  toText(timer.worstLateness));
}

QString toText(const WatcherSnapshot &watcher)
{
    static constexpr const char *kinds[] = {"read", "write", "exception"};
    return filled(QStringLiteral("%1  %2 of descriptor %3 (%4), activated %5 times"),
                  named(watcher.ownerClass, watcher.ownerName), QString::fromLatin1(kinds[watcher.kind]),
                  watcher.descriptor, watcher.description, watcher.activations);
}

QString toText(const PostedEventSnapshot &posted)
{
    return filled(QStringLiteral("%1  %2 x %3"), posted.receiverClass, posted.count, posted.typeName);
}

QString limitText(qsizetype limit)
{
    return limit == QueueSnapshot::NoLimit ? QStringLiteral("no limit") : QString::number(limit);
}

QString indentation(int level)
{
    constexpr int Most = 40; // levels that are of use to a reader
    return QString(2 * std::clamp(level, 0, Most), u' ');
}

//! Further in for each level of the tree.
QString toText(const QueueSnapshot &queue)
{
    const auto nameless = queue.level == 0 ? QStringLiteral("root") : QStringLiteral("(no name)");
    const auto name = queue.name.isEmpty() ? nameless : queue.name;
    auto text = indentation(queue.level) + filled(QStringLiteral("%1: %2 of %3 queued%4"), name, queue.depth,
                                                  limitText(queue.limit),
                                                  queue.isFull() ? QStringLiteral(" (full)") : QString());
    if (queue.total > queue.depth || queue.totalLimit != QueueSnapshot::NoLimit)
        text +=
            QStringLiteral(", %1 of %2 with those below").arg(queue.total).arg(limitText(queue.totalLimit));
    if (queue.level > 0)
        text += QStringLiteral(", priority %1").arg(queue.priority);
    if (!queue.matcher.isEmpty())
        text += QStringLiteral(", takes %1").arg(queue.matcher);
    text += QStringLiteral("; deepest %1, in %2, out %3, refused %4, dropped %5")
                .arg(queue.deepest)
                .arg(queue.in)
                .arg(queue.out)
                .arg(queue.refused)
                .arg(queue.dropped);
    if (queue.latency.count() > 0)
        text += QStringLiteral(", 99 % delivered within %1").arg(toText(queue.latency.percentile(0.99)));
    if (queue.waiters > 0)
        text += QStringLiteral("; %1 wait for room").arg(queue.waiters);
    if (queue.held > 0)
        text += QStringLiteral("; %1 held: %2")
                    .arg(queue.held)
                    .arg(queue.heldEvent.isEmpty() ? QStringLiteral("not printed yet") : queue.heldEvent);
    return text;
}

QString toText(const WaitSnapshot &wait)
{
    const auto since =
        wait.since < Nanoseconds::zero() ? QString() : QStringLiteral(", for %1").arg(toText(wait.since));
    return filled(QStringLiteral("%1  by %2%3, got %4 while it was looked at"), wait.matcher,
                  named(wait.waiterClass, wait.waiterName), since, wait.matched);
}

QString fateText(const EventSnapshot &event)
{
    const auto queue = event.queueName.isEmpty() ? QString() : QStringLiteral(" in ") + event.queueName;
    const auto receivers = QStringLiteral(" to %1").arg(event.receivers);
    switch (event.fate) {
    case EventSnapshot::Fate::Refused:
        return QStringLiteral("refused, no room") + queue;
    case EventSnapshot::Fate::WaitsForRoom:
        return QStringLiteral("waits for room") + queue;
    case EventSnapshot::Fate::Queued:
        return QStringLiteral("queued") + queue;
    case EventSnapshot::Fate::Delivering:
        return QStringLiteral("being delivered");
    case EventSnapshot::Fate::Delivered:
        return QStringLiteral("delivered") + receivers;
    case EventSnapshot::Fate::Kept:
        return QStringLiteral("delivered") + receivers + QStringLiteral(", latched");
    case EventSnapshot::Fate::Held:
        return QStringLiteral("held") + queue;
    case EventSnapshot::Fate::Accepted:
        return QStringLiteral("accepted");
    case EventSnapshot::Fate::Dropped:
        return QStringLiteral("dropped");
    }
    return {};
}

QString toText(const EventSnapshot &event)
{
    return QStringLiteral("%1 ago  %2  %3").arg(toText(event.age), event.text, fateText(event));
}

QString stateText(const TaskSnapshot &task)
{
    if (task.state == TaskSnapshot::State::Running)
        return QStringLiteral("runs");
    if (task.state == TaskSnapshot::State::Ready)
        return task.isCancelling ? QStringLiteral("is about to be cancelled") : QStringLiteral("ready");
    const auto what = task.waitsFor.isEmpty() ? QStringLiteral("not printed yet") : task.waitsFor;
    return (task.isCancelling ? QStringLiteral("is to be cancelled, waits for ")
                              : QStringLiteral("waits for ")) +
           what + (task.isDeadlocked ? QStringLiteral(", which waits for it: for ever") : QString());
}

//! A headline with the number of \a items, and a line for each of the first few.
template <typename Item, typename Describe>
void appendList(QStringList &lines, const QString &what, qsizetype total, const QList<Item> &items, int most,
                Describe describe)
{
    if (total == 0)
        return;
    lines << QStringLiteral("  %1: %2").arg(what).arg(total);
    const auto shown = std::min(qsizetype(most), items.size());
    for (qsizetype i = 0; i < shown; ++i)
        lines << QStringLiteral("    ") + describe(items.at(i));
    if (shown < items.size())
        lines << QStringLiteral("    and %1 more").arg(items.size() - shown);
}

//! A thread that a pool has started, say: it has a dispatcher, and no event loop so far.
bool hasNeverTurned(const LoopSnapshot &loop)
{
    return loop.turns == 0 && loop.depth == 0 && loop.state != LoopSnapshot::State::HandedOver;
}

//! What the loop has done so far.
void appendDeeds(QStringList &lines, const LoopSnapshot &loop)
{
    lines << QStringLiteral("  turns: %1, sleeps: %2, woken by others: %3, system calls: %4, busy: %5")
                 .arg(loop.turns)
                 .arg(loop.sleeps)
                 .arg(loop.wakeUps)
                 .arg(loop.systemCalls)
                 .arg(toText(loop.busyTime));
    lines << QStringLiteral(
                 "  timers fired: %1, by %2 late or more: %3, half of them within %4, 99 % within %5")
                 .arg(loop.timersFired)
                 .arg(toText(LoopSnapshot::LateTimer))
                 .arg(loop.timersLate)
                 .arg(toText(loop.timerLateness.percentile(0.5)),
                      toText(loop.timerLateness.percentile(0.99)));
    lines << QStringLiteral("  longest turn: %1%2")
                 .arg(toText(loop.longestTurn), loop.longestTurnCulprit.isEmpty()
                                                    ? QString()
                                                    : QStringLiteral(", by ") + loop.longestTurnCulprit);
}

QString paragraph(const LoopSnapshot &loop, Deadline now, int mostLines)
{
    QStringList lines;
    const auto name =
        filled(QStringLiteral("Loop %1, thread \"%2\" (%3)"), loop.id, loop.threadName, loop.threadId);
    if (loop.state == LoopSnapshot::State::Guest) {
        lines << name + QStringLiteral(": a scheduler, guest of %1").arg(loop.backend);
    } else if (hasNeverTurned(loop)) {
        lines << name + QStringLiteral(": never turned");
    } else {
        const auto platform =
            loop.platform.isEmpty() ? QString() : QStringLiteral(", windows by %1").arg(loop.platform);
        lines << name + QStringLiteral(", waits by %1%2: %3 for %4")
                            .arg(loop.backend, platform, stateName(loop.state), toText(loop.inState));
        appendDeeds(lines, loop);
    }
    if (loop.slices > 0)
        lines << QStringLiteral("  slices of the scheduler: %1, the longest %2, budgets exceeded: %3")
                     .arg(loop.slices)
                     .arg(toText(loop.longestSlice))
                     .arg(loop.budgetsExceeded);
    for (const auto &handler : loop.handlers)
        lines << QStringLiteral("  ") + toText(handler);
    appendList(lines, QStringLiteral("timers"), loop.timerCount, loop.timers, mostLines,
               [&](const auto &timer) { return toText(timer, now); });
    appendList(lines, QStringLiteral("watchers"), loop.watcherCount, loop.watchers, mostLines,
               [](const auto &watcher) { return toText(watcher); });
    appendList(lines, QStringLiteral("posted events"), loop.postedCount, loop.posted, mostLines,
               [](const auto &posted) { return toText(posted); });
    appendList(lines, QStringLiteral("queues"), loop.queueCount, loop.queues, mostLines,
               [](const auto &queue) { return toText(queue); });
    appendList(lines, QStringLiteral("kinds of matchers"), loop.matchers.size(), loop.matchers, mostLines,
               [](const auto &matcher) {
                   return filled(QStringLiteral("%1  waited for by %2"), matcher.shape, matcher.waits);
               });
    appendList(lines, QStringLiteral("waits"), loop.waitCount, loop.waits, mostLines,
               [](const auto &wait) { return toText(wait); });
    appendList(lines, QStringLiteral("recent events"), loop.events.size(), loop.events, mostLines,
               [](const auto &event) { return toText(event); });
    if (loop.tasksStarted > 0)
        lines << QStringLiteral("  tasks started: %1, finished: %2, failed: %3, cancelled: %4")
                     .arg(loop.tasksStarted)
                     .arg(loop.tasksFinished)
                     .arg(loop.tasksFailed)
                     .arg(loop.tasksCancelled);
    appendList(lines, QStringLiteral("tasks"), loop.taskCount, loop.tasks, mostLines,
               [&](const auto &task) { return indentation(task.level) + Signalbox::toText(task, now); });
    return lines.join(u'\n') + u'\n';
}

//! "reader to main: 12 events, 3 calls"
QString toText(const PostEdgeSnapshot &edge, const Snapshot &snapshot)
{
    const auto from = edge.from == 0              ? QStringLiteral("threads that have ended")
                      : edge.fromThread.isEmpty() ? QStringLiteral("thread %1").arg(edge.fromThreadId)
                                                  : edge.fromThread;
    const auto loop = std::find_if(snapshot.loops.begin(), snapshot.loops.end(),
                                   [&](const auto &each) { return each.id == edge.to; });
    const auto to = loop == snapshot.loops.end() ? QStringLiteral("other loops") : loop->threadName;
    return filled(QStringLiteral("%1 to %2: %3 events, %4 calls"), from, to, edge.events, edge.calls);
}

} // namespace

QString toText(const Snapshot &snapshot, int mostLines)
{
    QStringList paragraphs;
    for (const auto &loop : snapshot.loops)
        paragraphs << paragraph(loop, snapshot.takenAt, mostLines);
    QStringList lines(QStringLiteral("Who has posted to whom, while somebody looked"));
    appendList(lines, QStringLiteral("from thread to loop"), snapshot.postEdges.size(), snapshot.postEdges,
               mostLines, [&](const auto &edge) { return toText(edge, snapshot); });
    if (!snapshot.postEdges.isEmpty())
        paragraphs << lines.join(u'\n') + u'\n';
    return paragraphs.join(u'\n');
}

QString toText(const SiteSnapshot &site)
{
    return site.isKnown() ? filled(QStringLiteral("%1 (%2:%3)"), site.function, site.file, site.line)
                          : QStringLiteral("(somewhere)");
}

QString toText(const TaskSnapshot &task, Deadline now)
{
    const auto name =
        task.name.isEmpty() ? QStringLiteral("started in ") + toText(task.startedIn) : task.name;
    auto text = name;
    if (!task.scope.isEmpty())
        text += QStringLiteral(" in the scope \"%1\"").arg(task.scope);
    text += QStringLiteral(": ") + stateText(task);
    if (task.since >= Nanoseconds::zero())
        text += QStringLiteral(", for %1").arg(toText(task.since));
    if (task.endsBy != Never)
        text +=
            QStringLiteral(", at most %1 more").arg(toText(timeLeft(task.endsBy, now)));
    if (task.site.isKnown())
        text += (task.state == TaskSnapshot::State::Waiting ? QStringLiteral(", in ")
                                                            : QStringLiteral(", has waited in ")) +
                toText(task.site);
    text += QStringLiteral("; resumed %1 times, busy %2, ready %3, idle %4")
                .arg(task.resumes)
                .arg(toText(task.busyTime), toText(task.readyTime), toText(task.idleTime));
    if (task.priority != 0)
        text += QStringLiteral(", priority %1").arg(task.priority);
    return task.isDaemon ? text + QStringLiteral(", a daemon") : text;
}

QString toText(const LoopSnapshot &loop, int mostLines)
{
    return paragraph(loop, Clock::now(), mostLines);
}

} // namespace Signalbox
