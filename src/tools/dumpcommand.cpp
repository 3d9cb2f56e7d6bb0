// SPDX-License-Identifier: MIT
#include "tools/dumpcommand.h"

#include "inspect/snapshotjson.h"
#include "probe/snapshottext.h"
#include "tools/choice.h"
#include "tools/complain.h"
#include "tools/inspectedprogram.h"

#include <QtCore/qcommandlineparser.h>
#include <QtCore/qjsondocument.h>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace Tools {

int dump(const QByteArrayList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Says what a program's loops do: handlers, timers, watchers, queues, tasks, and what is behind "
        u"what. The program goes on meanwhile, or "
        "stays as stuck as it is.\nExit status: 0; 1 when the program cannot be inspected, 2 when these options make no sense."_s);
    const QCommandLineOption json(u"json"_s, u"For scripts; times are nanoseconds."_s);
    const QCommandLineOption lines(u"lines"_s, u"At most N of each list (20)."_s, u"N"_s, u"20"_s);
    parser.addOptions({json, lines});
    parser.addPositionalArgument(
        u"PID"_s, u"As \"signalbox ps\" lists it; not needed where it lists one only."_s, u"[PID]"_s);
    int status = 0;
    if (!parse(parser, "signalbox dump"_L1, arguments, &status))
        return status;
    bool isNumber = false;
    const int mostLines = parser.value(lines).toInt(&isNumber);
    if (!isNumber || mostLines < 0)
        return complain(UsageError, u"dump:"_s,
                        u"--lines is a number, not \"%1\""_s.arg(parser.value(lines)));

    Detail::InspectClient client;
    status = connectToChosen(client, parser.positionalArguments(), u"dump"_s);
    if (status != 0)
        return status;
    const auto snapshot = look(client, AllSnapshotParts);
    if (!snapshot)
        return complain(1, u"dump: process %1:"_s.arg(client.program().pid), client.errorString());
    if (parser.isSet(json))
        std::fputs(QJsonDocument(Detail::toJson(*snapshot)).toJson().constData(), stdout);
    else
        std::fputs(toText(*snapshot, mostLines).toLocal8Bit().constData(), stdout);
    return 0;
}

} // namespace Tools
