// SPDX-License-Identifier: MIT
#include "tools/topcommand.h"

#include "inspect/snapshotjson.h"
#include "tools/complain.h"
#include "tools/inspectedprogram.h"
#include "tools/watchedprograms.h"

#include <QtCore/qcommandlineparser.h>
#include <QtCore/qdatetime.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qthread.h>

#include <cstdio>
#include <sys/ioctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace Tools {

namespace {

//! Of the terminal; of 0 rows where the output is none, and nothing is cut off then.
struct TerminalSize
{
    int rows = 0;
    int columns = 0;

    static TerminalSize ofOutput()
    {
        winsize size = {};
        if (::isatty(STDOUT_FILENO) == 0 || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
            return {};
        return {size.ws_row, size.ws_col};
    }
};

QString rateText(const std::optional<LoopRates> &rates, double LoopRates::*rate)
{
    return rates ? QString::number((*rates).*rate, 'f', 0) : u"-"_s;
}

QString lineOf(const WatchedPrograms::Row &row)
{
    const QString begin = u"%1  %2"_s.arg(row.pid, 8).arg(row.program.left(16), -16);
    if (!row.loop)
        return begin + u"  "_s + row.error;
    const auto &loop = *row.loop;
    const QString busy = row.rates ? QString::number(row.rates->busy * 100, 'f', 1) : u"-"_s;
    // By pieces: names are not to be taken for places.
    return begin + u"  "_s + loop.threadName.left(15).leftJustified(15) + busy.rightJustified(7) +
           rateText(row.rates, &LoopRates::turns).rightJustified(9) +
           rateText(row.rates, &LoopRates::timers).rightJustified(9) +
           rateText(row.rates, &LoopRates::lateTimers).rightJustified(7) +
           rateText(row.rates, &LoopRates::events).rightJustified(9) +
           QString::number(loop.postedCount).rightJustified(7) +
           QString::number(loop.taskCount).rightJustified(7) + u"  "_s + activityOf(loop);
}

QString headOf(const QList<WatchedPrograms::Row> &rows)
{
    return u"%1  %2 loops\n"_s.arg(QTime::currentTime().toString(u"HH:mm:ss"_s)).arg(rows.size()) +
           u"     PID  PROGRAM           THREAD           BUSY%  TURNS/S TIMERS/S LATE/S EVENTS/S POSTED  TASKS  DOES\n"_s;
}

void print(const QList<WatchedPrograms::Row> &rows)
{
    const auto terminal = TerminalSize::ofOutput();
    const auto cut = [&terminal](const QString &line) {
        return terminal.columns > 0 ? line.left(terminal.columns) : line;
    };
    constexpr auto ClearScreen = "\033[H\033[J"_L1;
    constexpr int HeadRows = 3;
    QString text = terminal.rows > 0 ? QString(ClearScreen) : QString();
    for (const QString &line : headOf(rows).split(u'\n', Qt::SkipEmptyParts))
        text += cut(line) + u'\n';
    const qsizetype most = terminal.rows > HeadRows ? terminal.rows - HeadRows : rows.size();
    for (qsizetype i = 0; i < std::min(most, rows.size()); ++i)
        text += cut(lineOf(rows.at(i))) + u'\n';
    if (rows.isEmpty())
        text +=
            u"None of your programs can be inspected. SIGNALBOX_INSPECT=1 in the environment lets one be.\n"_s;
    std::fputs(qPrintable(text), stdout);
}

QJsonObject toJson(const WatchedPrograms::Row &row)
{
    QJsonObject object{{u"pid"_s, row.pid}, {u"program"_s, row.program}};
    if (!row.loop) {
        object.insert("error"_L1, row.error);
        return object;
    }
    object.insert("loop"_L1, Detail::toJson(*row.loop));
    if (row.rates) {
        object.insert("busy"_L1, row.rates->busy);
        object.insert("turnsPerSecond"_L1, row.rates->turns);
        object.insert("timersPerSecond"_L1, row.rates->timers);
        object.insert("lateTimersPerSecond"_L1, row.rates->lateTimers);
        object.insert("eventsPerSecond"_L1, row.rates->events);
    }
    return object;
}

//! One line for each round.
void printJson(const QList<WatchedPrograms::Row> &rows)
{
    QJsonArray array;
    for (const auto &row : rows)
        array.append(toJson(row));
    std::puts(QJsonDocument(array).toJson(QJsonDocument::Compact).constData());
}

//! Of an option: at least \a least; empty: it has been complained of.
std::optional<double> numberOf(const QCommandLineParser &parser, const QCommandLineOption &option,
                               double least)
{
    constexpr double Most = 1e6;
    bool isNumber = false;
    const double value = parser.value(option).toDouble(&isNumber);
    if (isNumber && value >= least && value <= Most)
        return value;
    complain(UsageError, u"top:"_s,
             u"--%1 is a number of at least %2, not \"%3\""_s.arg(
                 option.names().constFirst(), QString::number(least), parser.value(option)));
    return {};
}

} // namespace

int top(const QByteArrayList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Says again and again what the loops of your programs do, the busiest first: how much of the time "
        u"they are busy, their turns, timers, timers that come "
        "late and events a second, what waits, and what runs. Ctrl+C ends it.\n"
        "Exit status: 0; 2 when these options make no sense."_s);
    const QCommandLineOption json(u"json"_s, u"For scripts: a line for each round; times are nanoseconds."_s);
    const QCommandLineOption delay(u"delay"_s, u"Between two rounds (1)."_s, u"SECONDS"_s, u"1"_s);
    const QCommandLineOption rounds(u"rounds"_s, u"Ends after N rounds (0: goes on)."_s, u"N"_s, u"0"_s);
    parser.addOptions({json, delay, rounds});
    parser.addPositionalArgument(u"PID"_s, u"Only this one."_s, u"[PID]"_s);
    int status = 0;
    if (!parse(parser, "signalbox top"_L1, arguments, &status))
        return status;
    const auto words = parser.positionalArguments();
    bool isNumber = true;
    const auto pid = words.isEmpty() ? 0 : words.constFirst().toLongLong(&isNumber);
    if (words.size() > 1 || !isNumber || pid < 0)
        return complain(UsageError, u"top:"_s,
                        u"which program? signalbox top [PID]; signalbox ps lists them"_s);
    const auto seconds = numberOf(parser, delay, 0.1);
    const auto mostRounds = seconds ? numberOf(parser, rounds, 0) : std::nullopt;
    if (!mostRounds)
        return UsageError;

    WatchedPrograms programs(pid);
    for (double round = 0; *mostRounds == 0 || round < *mostRounds; ++round) {
        if (round > 0)
            QThread::msleep(static_cast<unsigned long>(*seconds * 1000));
        const auto rows = programs.look();
        if (parser.isSet(json))
            printJson(rows);
        else
            print(rows);
        if (std::fflush(stdout) != 0)
            return 0; // who read it has gone
    }
    return 0;
}

} // namespace Tools
