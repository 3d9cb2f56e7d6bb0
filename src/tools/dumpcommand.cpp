// SPDX-License-Identifier: MIT
#include "tools/dumpcommand.h"

#include "inspect/snapshotjson.h"
#include "probe/snapshottext.h"
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
    parser.addPositionalArgument(u"PID"_s, u"As \"signalbox ps\" lists it."_s);
    int status = 0;
    if (!parse(parser, "signalbox dump"_L1, arguments, &status))
        return status;
    const auto words = parser.positionalArguments();
    bool isNumber = false;
    const auto pid = words.value(0).toLongLong(&isNumber);
    if (words.size() != 1 || !isNumber || pid <= 0)
        return complain(UsageError, u"dump:"_s,
                        u"which program? signalbox dump PID; signalbox ps lists them"_s);
    const int mostLines = parser.value(lines).toInt(&isNumber);
    if (!isNumber || mostLines < 0)
        return complain(UsageError, u"dump:"_s,
                        u"--lines is a number, not \"%1\""_s.arg(parser.value(lines)));

    Detail::InspectClient client;
    const auto snapshot = client.connectTo(pid) ? look(client, AllSnapshotParts) : std::nullopt;
    if (!snapshot)
        return complain(1, u"dump: process %1:"_s.arg(pid), client.errorString());
    if (parser.isSet(json))
        std::fputs(QJsonDocument(Detail::toJson(*snapshot)).toJson().constData(), stdout);
    else
        std::fputs(toText(*snapshot, mostLines).toLocal8Bit().constData(), stdout);
    return 0;
}

} // namespace Tools
