// SPDX-License-Identifier: MIT
#include "tools/treecommand.h"

#include "tools/choice.h"
#include "tools/complain.h"
#include "tools/inspectedprogram.h"
#include "tools/tasktree.h"

#include <QtCore/qcommandlineparser.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qjsonobject.h>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace Tools {

static void printTree(const Detail::InspectedProgram &program, const Snapshot &snapshot)
{
    std::printf("%s, process %lld\n", qPrintable(program.displayName()), static_cast<long long>(program.pid));
    bool hasTasks = false;
    for (const auto &loop : snapshot.loops) {
        if (loop.taskCount == 0)
            continue;
        hasTasks = true;
        std::fputs(qPrintable(treeOf(loop, snapshot.takenAt)), stdout);
    }
    if (!hasTasks)
        std::puts("no tasks");
}

static void printJson(const Snapshot &snapshot)
{
    QJsonArray loops;
    for (const auto &loop : snapshot.loops) {
        loops.append(QJsonObject{{u"thread"_s, loop.threadName},
                                 {u"threadId"_s, loop.threadId},
                                 {u"taskCount"_s, loop.taskCount},
                                 {u"tasks"_s, nestedTasks(loop.tasks)}});
    }
    std::fputs(QJsonDocument(loops).toJson().constData(), stdout);
}

static void printNumbers(const Snapshot &snapshot)
{
    for (const auto &loop : snapshot.loops) {
        for (const auto &task : loop.tasks)
            std::printf("%llu\n", static_cast<unsigned long long>(task.serial));
    }
}

int tree(const QByteArrayList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Says which tasks a program has, which belongs to which, what each waits for, where, and since "
        u"when. The number in front is for \"signalbox cancel\".\n"
        "Exit status: 0; 1 when the program cannot be inspected, 2 when these options make no sense."_s);
    const QCommandLineOption json(u"json"_s, u"For scripts; times are nanoseconds."_s);
    const QCommandLineOption numbers(u"numbers"_s,
                                     u"Only the numbers of the tasks, for \"signalbox cancel\"."_s);
    parser.addOptions({json, numbers});
    parser.addPositionalArgument(
        u"PID"_s, u"As \"signalbox ps\" lists it; not needed where it lists one only."_s, u"[PID]"_s);
    int status = 0;
    if (!parse(parser, "signalbox tree"_L1, arguments, &status))
        return status;
    Detail::InspectClient client;
    status = connectToChosen(client, parser.positionalArguments(), u"tree"_s);
    if (status != 0)
        return status;
    const auto snapshot = look(client, SnapshotPart::Tasks);
    if (!snapshot)
        return complain(1, u"tree: process %1:"_s.arg(client.program().pid), client.errorString());
    if (parser.isSet(numbers))
        printNumbers(*snapshot);
    else if (parser.isSet(json))
        printJson(*snapshot);
    else
        printTree(client.program(), *snapshot);
    return 0;
}

} // namespace Tools
