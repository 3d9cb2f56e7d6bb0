// SPDX-License-Identifier: MIT
// A scheduler as text: Scheduler::dump().
#include "scheduler/schedulercore_p.h"

#include "core/timeleft_p.h"
#include "probe/codename_p.h"
#include "probe/statblocks_p.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qdebug.h>
#include <QtCore/qstringlist.h>
#include <QtCore/qthread.h>

#include <algorithm>

namespace Signalbox {

using namespace Detail;
using namespace Qt::StringLiterals;

namespace {

template <typename T>
QString printed(const T &value)
{
    QString text;
    QDebug(&text).nospace() << value;
    return text.trimmed();
}

QString inTime(Nanoseconds time)
{
    return u"%1 ms"_s.arg(double(time.count()) / 1e6, 0, 'f', 3);
}

//! Lines below a headline, further in for each level; only so many of a kind.
class Dump
{
public:
    void line(int level, const QString &text) { m_lines.append(QString(2 * level, u' ') + text); }

    void lines(int level, const QStringList &texts)
    {
        for (const auto &text : texts)
            line(level, text);
    }

    //! A headline with the number of \a items, and what \a describe says of each, unless there are none.
    template <typename Items, typename Describe>
    void list(const QString &title, const Items &items, Describe describe)
    {
        const auto count = qsizetype(items.size());
        if (count == 0)
            return;
        line(1, u"%1: %2"_s.arg(title).arg(count));
        for (qsizetype i = 0; i < std::min(count, Most); ++i)
            line(2, describe(items[i]));
        if (count > Most)
            line(2, u"and %1 more"_s.arg(count - Most));
    }

    QString text() const { return m_lines.join(u'\n') + u'\n'; }

private:
    static constexpr qsizetype Most = 100;
    QStringList m_lines;
};

QString limitText(qsizetype limit)
{
    return limit == Unlimited ? u"no limit"_s : u"limit %1"_s.arg(limit);
}

QString objectText(const QObject &object)
{
    return u"%1 \"%2\""_s.arg(QLatin1StringView(object.metaObject()->className()), object.objectName());
}

QString whoWaits(const Notice &notice)
{
    const auto text = notice.whoWaits();
    return text.isEmpty() ? className(classOfPolymorphic(&notice)) : text;
}

QString whoWaits(const IndexEntry &entry)
{
    const auto &waiter = static_cast<const Waiter &>(*entry.owner);
    if (const auto *context = waiter.context())
        return objectText(*context);
    const auto text = waiter.whoWaits();
    return text.isEmpty() ? className(classOfPolymorphic(&waiter)) : text;
}

//! "Receiver \"clerk\", task \"loader\" and 992 more"
template <typename T>
QString whoWaits(const std::vector<T *> &all)
{
    constexpr std::size_t Most = 8;
    QStringList names;
    for (std::size_t i = 0; i < std::min(all.size(), Most); ++i)
        names.append(whoWaits(*all[i]));
    auto text = names.join(u", "_s);
    if (all.size() > Most)
        text += u" and %1 more"_s.arg(all.size() - Most);
    return text;
}

std::vector<const Notice *> waitingForRoom(const QueueNode &node)
{
    std::vector<const Notice *> all;
    for (const auto *waits : {&node.leafWaits, &node.totalWaits}) {
        for (auto *wait = waits->first(); wait; wait = waits->next(*wait))
            all.push_back(wait);
    }
    return all;
}

std::vector<const Notice *> waitingForEmptiness(const QueueNode &node)
{
    std::vector<const Notice *> all;
    for (auto *hook = node.emptyHooks.first(); hook; hook = node.emptyHooks.next(*hook))
        all.push_back(hook->wait);
    return all;
}

QString nameOf(const EventQueue &queue)
{
    return queue.name().isEmpty() ? u"(no name)"_s : queue.name();
}

void addQueue(Dump &dump, const EventQueue &queue, const QString &name, int level)
{
    const auto statistics = queue.statistics();
    auto text = u"%1: %2 queued, %3"_s.arg(name, QString::number(statistics.depth), limitText(queue.limit()));
    if (!queue.queues().isEmpty())
        text += u"; %1 with those below, %2"_s.arg(queue.size()).arg(limitText(queue.totalLimit()));
    if (queue.parent())
        text += u"; priority %1, takes %2"_s.arg(queue.priority()).arg(printed(queue.matcher()));
    text += u"; in %1, out %2, refused %3, dropped %4"_s.arg(statistics.in)
                .arg(statistics.out)
                .arg(statistics.refused)
                .arg(statistics.dropped);
    const auto &node = QueueNode::of(queue);
    if (const auto waiting = waitingForRoom(node); !waiting.empty())
        text += u"; %1 wait for room: "_s.arg(waiting.size()) + whoWaits(waiting);
    if (const auto waiting = waitingForEmptiness(node); !waiting.empty())
        text += u"; %1 wait until it is empty: "_s.arg(waiting.size()) + whoWaits(waiting);
    dump.line(level, text);
    for (const auto *child : queue.queues())
        addQueue(dump, *child, nameOf(*child), level + 1);
}

void addEvents(Dump &dump, EventRouter &router)
{
    dump.line(1, u"queues:"_s);
    addQueue(dump, router.rootQueue(), u"root"_s, 2);
    dump.line(1, u"the scheduler's own:"_s);
    addQueue(dump, router.systemQueue(), u"root"_s, 2);
    const auto describe = [](const EventPointer<> &event) { return printed(event); };
    dump.list(u"held, as nobody accepts them"_s, router.heldEvents(), describe);
    dump.list(u"latched"_s, router.latchedEvents(), describe);
    dump.list(u"matchers that are waited for"_s, router.waits().wanted(), [](const auto &wanted) {
        return u"%1, by %2: %3"_s.arg(printed(wanted.matcher), QString::number(wanted.entries.size()),
                                      whoWaits(wanted.entries));
    });
}

//! What a call runs, and for whom, if that is given.
QString functionOf(const Call::Facts &facts, const QObject *context)
{
    auto text = facts.code ? nameOf(CalledCode{facts.code, facts.target, 0}) : QString();
    if (text.isEmpty())
        text = u"a function"_s;
    if (context)
        text += u", for "_s + objectText(*context);
    return text;
}

QString describeTimer(const TimedCall &timer, Deadline now)
{
    const auto facts = timer.facts();
    const bool isOurs = timer.contextThread == QThread::currentThread(); // others are not looked into
    const auto when = timer.isPaused            ? u"paused"_s
                      : timer.deadline == Never ? u"never"_s
                      : timer.deadline < now    ? u"due since %1"_s.arg(inTime(timeLeft(now, timer.deadline)))
                                                : u"due in %1"_s.arg(inTime(timeLeft(timer.deadline, now)));
    const auto rhythm =
        timer.kind == TimedCall::Kind::Ticker ? u"every %1"_s.arg(inTime(timer.ticks.interval)) : u"once"_s;
    return u"%1, %2: %3"_s.arg(rhythm, when, functionOf(facts, isOurs ? facts.context : nullptr));
}

QString describeWatcher(const WatcherCall &watcher)
{
    const auto facts = watcher.facts();
    QStringList interests;
    for (const auto &[flag, name] : {std::pair(ReadyFor::Read, "read"), std::pair(ReadyFor::Write, "write"),
                                     std::pair(ReadyFor::Exception, "exception")}) {
        if (watcher.interests & flag)
            interests.append(QLatin1StringView(name) + (watcher.paused & flag ? " (paused)"_L1 : ""_L1));
    }
    return u"descriptor %1, %2: %3"_s.arg(watcher.descriptor)
        .arg(interests.isEmpty() ? u"nothing"_s : interests.join(" and "_L1),
             functionOf(facts, facts.context));
}

template <typename T>
std::vector<T *> pointersTo(const IntrusiveList<T> &list)
{
    std::vector<T *> pointers;
    for (auto *object = list.first(); object; object = list.next(*object))
        pointers.push_back(object);
    return pointers;
}

} // namespace

QString Detail::SchedulerCore::dump()
{
    const auto now = Clock::now();
    const auto *app = QCoreApplication::instance();
    const auto *thread = QThread::currentThread();
    const auto threadName = app && app->thread() == thread ? u"main"_s : thread->objectName();
    Dump dump;
    dump.line(0, u"Scheduler of thread \"%1\", %2"_s.arg(threadName, QLatin1StringView(host->name())));
    dump.line(1, u"ready: %1 calls, %2 for when there is nothing else"_s.arg(ready.size()).arg(idle.size()));
    dump.line(1, u"slices: %1, longest %2, budget spent %3 times and exceeded %4 times; calls run %5, "
                 "events delivered %6, timers fired %7, exceptions %8, slow turns %9"_s.arg(statistics.slices)
                     .arg(inTime(statistics.longestSlice))
                     .arg(statistics.budgetsSpent)
                     .arg(statistics.budgetsExceeded)
                     .arg(statistics.callsRun)
                     .arg(statistics.eventsDelivered)
                     .arg(statistics.timersFired)
                     .arg(statistics.exceptions)
                     .arg(slow.count()));
    if (events)
        addEvents(dump, *events);
    dump.list(u"timers"_s, pointersTo(timers),
              [now](const auto *timer) { return describeTimer(*timer, now); });
    dump.list(u"watchers"_s, pointersTo(watchers),
              [](const auto *watcher) { return describeWatcher(*watcher); });
    if (tasks)
        dump.lines(1, tasks->dump());
    return dump.text();
}

} // namespace Signalbox
