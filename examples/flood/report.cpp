// SPDX-License-Identifier: MIT
#include "report.h"

#include "flood.h"
#include "sea.h"

#include <Signalbox/Probe>
#include <Signalbox/Scheduler>

#include <QLocale>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 MostOfAMessage = 512; // bytes of one that is queued or on its way
constexpr qint64 MostBesides =
    2 * (1 << 20); // of pictures, and of what threads keep for their next allocation

QString number(qint64 count)
{
    return QLocale(QLocale::English).toString(count);
}

QString inMilliseconds(Nanoseconds time)
{
    return u"%1 ms"_s.arg(double(time.count()) / 1e6, 0, 'f', 2);
}

QString inMegabytes(qint64 bytes)
{
    return u"%1 MB"_s.arg(double(bytes) / 1e6, 0, 'f', 2);
}

void addSenders(Report &report, const Flood &flood)
{
    int sent = 0;
    for (int i = 0; i < Flood::SenderCount; ++i) {
        const auto &sender = *flood.senders().at(std::size_t(i));
        const int delivered = flood.ledger().deliveredFrom(i);
        sent += sender.sent();
        report.lines
            << u"sender %1: %2 sent, %3 delivered, held back %4 times, at most %5 of %6 on their way"_s
                   .arg(i + 1)
                   .arg(number(sender.sent()), number(delivered), number(sender.heldBack()))
                   .arg(number(sender.mostOnTheWay()), number(Sender::LaneLimit));
        for (int level = 0; level < LevelCount; ++level) {
            if (flood.ledger().next(i, level) != sender.sentTo(level))
                report.faults << u"sender %1 has sent %2 to level %3, and the last one that came is %4"_s
                                     .arg(i + 1)
                                     .arg(sender.sentTo(level))
                                     .arg(level)
                                     .arg(flood.ledger().next(i, level));
        }
        if (sender.mostOnTheWay() > Sender::LaneLimit)
            report.faults << u"more are on their way than the lane's limit"_s;
    }
    if (sent != flood.messages())
        report.faults << u"not all was sent"_s;
    if (flood.ledger().unexpected() > 0 || flood.ledger().delivered() != sent)
        report.faults << u"lost, twice or out of order"_s;
    const double seconds = double(flood.duration().count()) / 1e9;
    report.lines << u"together: %1 sent, %2 delivered, %3 lost, twice or out of order; %4 a second, in %5 s"_s
                        .arg(number(sent), number(flood.ledger().delivered()),
                             number(flood.ledger().unexpected()), number(qint64(sent / seconds)))
                        .arg(seconds, 0, 'f', 2);
}

void addQueues(Report &report, const Flood &flood)
{
    for (int i = 0; i < LevelCount; ++i) {
        const auto statistics = flood.ledger().queue(i).statistics();
        const auto &level = Levels.at(std::size_t(i));
        report.lines
            << u"queue %1, priority %2: %3 in, %4 out, deepest %5 of %6, %7 waited for room, 99 % delivered within %8"_s
                   .arg(QLatin1StringView(level.name))
                   .arg(level.priority)
                   .arg(number(qint64(statistics.in)), number(qint64(statistics.out)))
                   .arg(number(statistics.deepest), number(level.limit), number(qint64(statistics.waited)),
                        inMilliseconds(statistics.latency.percentile(0.99)));
        if (statistics.deepest > level.limit)
            report.faults << u"a queue was deeper than its limit"_s;
        if (statistics.dropped > 0)
            report.faults << u"a queue has dropped a message"_s;
    }
}

//! As the stat blocks of scheduler and loop have them.
void addSlices(Report &report)
{
    const auto &scheduler = Scheduler::current();
    const auto statistics = scheduler.statistics();
    const auto loop = Probe().snapshot({.parts = {}}).loops.value(0); // the main thread's
    report.lines
        << u"slices: %1, of which %2 left something for the next turn; budget %3, exceeded %4 times"_s.arg(
               number(qint64(statistics.slices)), number(qint64(statistics.budgetsSpent)),
               inMilliseconds(scheduler.budget().time), number(qint64(loop.budgetsExceeded)));
    report.lines
        << u"longest slice: %1, of which %2 in what ran last: the message with which the budget was spent"_s
               .arg(inMilliseconds(loop.longestSlice), inMilliseconds(statistics.lastOfLongest));
    if (loop.budgetsExceeded > 0 || statistics.budgetsExceeded > 0)
        report.faults << u"something began after the budget was spent"_s;
    if (loop.slices != statistics.slices)
        report.faults << u"the loop's block has other slices than the scheduler"_s;
}

void addMemory(Report &report, const Flood &flood)
{
    const auto &before = flood.memoryBefore();
    const auto &most = flood.mostMemory();
    qint64 room = qint64(Flood::SenderCount) * Sender::LaneLimit;
    for (const auto &level : Levels)
        room += level.limit;
    const auto limit = room * MostOfAMessage + MostBesides;
    report.lines << u"memory in use: %1 before, at most %2, %3 after; what %4 messages may have more is %5"_s
                        .arg(inMegabytes(before.allocated), inMegabytes(most.allocated),
                             inMegabytes(flood.memory().allocated), number(room), inMegabytes(limit));
    report.lines << u"memory resident: %1 before, at most %2, %3 after"_s.arg(
        inMegabytes(before.resident), inMegabytes(most.resident), inMegabytes(flood.memory().resident));
    if (most.allocated - before.allocated > limit)
        report.faults << u"more memory was in use than the limits allow"_s;
}

} // namespace

Report::Report(const Flood &flood, const Sea &sea)
{
    addSenders(*this, flood);
    addQueues(*this, flood);
    addSlices(*this);
    addMemory(*this, flood);
    lines << u"frames: %1, %2 a second, the longest time between two %3"_s.arg(number(sea.frames()))
                 .arg(sea.frames() / (double(flood.duration().count()) / 1e9), 0, 'f', 1)
                 .arg(inMilliseconds(sea.longestGap()));
}
