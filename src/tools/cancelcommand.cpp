// SPDX-License-Identifier: MIT
#include "tools/cancelcommand.h"

#include "tools/choice.h"
#include "tools/complain.h"

#include <QtCore/qcommandlineparser.h>
#include <QtCore/qdeadlinetimer.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qjsonobject.h>

#include <chrono>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace Signalbox;
using Detail::CancelAnswer;

namespace Tools {

namespace {

constexpr double MostSeconds = 1'000'000;

//! For scripts.
QString wordOf(const CancelAnswer &answer)
{
    if (!answer.error.isEmpty())
        return u"refused"_s;
    switch (answer.outcome) {
    case CancelOutcome::Waiting:
        return u"waiting"_s;
    case CancelOutcome::Requested:
        return u"requested"_s;
    case CancelOutcome::Deferred:
        return u"deferred"_s;
    case CancelOutcome::NoSuchTask:
        return u"no such task"_s;
    case CancelOutcome::AlreadyAsked:
        return u"already asked"_s;
    case CancelOutcome::LoopEnded:
        return u"loop ended"_s;
    case CancelOutcome::TooManyWait:
        return u"too many wait"_s;
    }
    return u"?"_s;
}

//! A sentence about the task.
QString sentenceOf(const CancelAnswer &answer)
{
    if (!answer.error.isEmpty())
        return answer.error.text;
    const auto task = answer.taskName.isEmpty()
                          ? u"the task %1"_s.arg(answer.serial)
                          : u"the task %1 (%2)"_s.arg(answer.taskName).arg(answer.serial);
    switch (answer.outcome) {
    case CancelOutcome::Waiting:
        return u"its loop has not come to %1, and cancels it when it goes on: signalbox dump says what it is in"_s
            .arg(task);
    case CancelOutcome::Requested:
        return task + u" is cancelled"_s;
    case CancelOutcome::Deferred:
        return task + u" is cancelled, and ends when what it is in allows that"_s;
    case CancelOutcome::NoSuchTask:
        return u"there is no task %1, or not any more: signalbox tree lists them"_s.arg(answer.serial);
    case CancelOutcome::AlreadyAsked:
        return task + u" was cancelled before, and has not come to its end"_s;
    case CancelOutcome::LoopEnded:
        return u"the loop of %1 has ended, and its tasks with it"_s.arg(task);
    case CancelOutcome::TooManyWait:
        return u"too many tasks of that thread are to be cancelled already, and wait for its loop"_s;
    }
    return {};
}

bool isDone(const CancelAnswer &answer)
{
    return answer.error.isEmpty() &&
           (answer.outcome == CancelOutcome::Requested || answer.outcome == CancelOutcome::Deferred);
}

//! The last that \a client hears of it within \a patience. An error without a task: it has gone.
CancelAnswer waitFor(Detail::InspectClient &client, quint64 serial, std::chrono::milliseconds patience)
{
    const QDeadlineTimer deadline(patience);
    CancelAnswer last{.serial = serial};
    do {
        const auto remaining =
            std::chrono::ceil<std::chrono::milliseconds>(deadline.remainingTimeAsDuration());
        if (auto answer = client.waitForCancelAnswer(remaining))
            last = *answer;
        else if (client.hasGone())
            last.error = client.error();
    } while (client.cancelsOnTheirWay() > 0 && !client.hasGone() && !deadline.hasExpired());
    return last;
}

} // namespace

int cancel(const QByteArrayList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Asks a task of a program to end, as TaskHandle::cancel() does: its frames are destroyed from the "
        u"leaf "
        "up, in its own thread.\n"
        "The program must let others do that: SIGNALBOX_INSPECT=control, or \"signalbox run --inspectable "
        "--control\".\n"
        "Exit status: 0 when the task is cancelled; 1 when it cannot be, or not so soon; 2 when these "
        "options "
        "make no sense."_s);
    const QCommandLineOption json(u"json"_s, u"For scripts."_s);
    const QCommandLineOption patience(u"patience"_s,
                                      u"Waits so many SECONDS (5) for a loop that is stuck. It cancels the "
                                      u"task when it goes on, whether this "
                                      "has waited or not."_s,
                                      u"SECONDS"_s, u"5"_s);
    parser.addOptions({json, patience});
    parser.addPositionalArgument(u"PID"_s, u"As \"signalbox ps\" lists it."_s);
    parser.addPositionalArgument(u"TASK"_s, u"Its number, as \"signalbox tree\" says it."_s);
    int status = 0;
    if (!parse(parser, "signalbox cancel"_L1, arguments, &status))
        return status;
    const QStringList words = parser.positionalArguments();
    bool isNumber = false, isTime = false;
    const quint64 serial = words.size() == 2 ? words.at(1).toULongLong(&isNumber) : 0;
    if (!isNumber || serial == 0)
        return complain(UsageError, u"cancel:"_s,
                        u"which task? signalbox cancel PID TASK; signalbox tree lists them"_s);
    const double seconds = parser.value(patience).toDouble(&isTime);
    if (!isTime || !(seconds >= 0 && seconds <= MostSeconds))
        return complain(UsageError, u"cancel:"_s,
                        u"--patience is a number of seconds, not \"%1\""_s.arg(parser.value(patience)));

    Detail::InspectClient client;
    status = connectToChosen(client, words.mid(0, 1), u"cancel"_s);
    if (status != 0)
        return status;
    CancelAnswer answer{.serial = serial};
    if (client.askToCancel(serial))
        answer = waitFor(client, serial, std::chrono::milliseconds(qint64(seconds * 1000)));
    else
        answer.error = client.error();
    if (parser.isSet(json)) {
        const QJsonObject object{{u"pid"_s, client.program().pid},
                                 {u"task"_s, qint64(serial)},
                                 {u"name"_s, answer.taskName},
                                 {u"outcome"_s, wordOf(answer)},
                                 {u"error"_s, answer.error.isEmpty() ? QJsonValue() : answer.error.text}};
        std::fputs(QJsonDocument(object).toJson().constData(), stdout);
        return isDone(answer) ? 0 : 1;
    }
    if (!isDone(answer))
        return complain(1, u"cancel: process %1:"_s.arg(client.program().pid), sentenceOf(answer));
    std::printf("%s\n", qPrintable(sentenceOf(answer)));
    return 0;
}

} // namespace Tools
