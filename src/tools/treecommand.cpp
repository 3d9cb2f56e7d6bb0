// SPDX-License-Identifier: MIT
#include "tools/treecommand.h"

#include "probe/snapshottext.h"
#include "tools/choice.h"
#include "tools/complain.h"
#include "tools/inspectedprogram.h"
#include "tools/tasktree.h"

#include <QtCore/qcommandlineparser.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qthread.h>

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

//! Some of them all, one after the other: who belongs to whom may be elsewhere.
static void printPage(const Detail::InspectedProgram &program, const TaskPage &page)
{
    std::printf("%s, process %lld: %lld of %llu tasks, from %llu on\n", qPrintable(program.displayName()),
                static_cast<long long>(program.pid), static_cast<long long>(page.order.size()),
                static_cast<unsigned long long>(page.total), static_cast<unsigned long long>(page.offset));
    for (const auto &[loop, task] : page.rows()) {
        std::fputs(qPrintable(u"%1: [%2] %3\n"_s.arg(loop->threadName)
                                  .arg(task->serial)
                                  .arg(toText(*task, page.snapshot.takenAt))),
                   stdout);
    }
}

//! A program lists all of its tasks only once somebody asks for such a page: that is waited for, though not for long.
static std::optional<TaskPage> lookAtPage(Detail::InspectClient &client, const TaskPageRequest &request)
{
    constexpr int MostAttempts = 100;
    auto page = client.tasks(request);
    for (int i = 0;
         page && page->listed < page->total && page->order.size() < request.count && i < MostAttempts; ++i) {
        QThread::msleep(20);
        page = client.tasks(request);
    }
    return page;
}

static int printPage(Detail::InspectClient &client, const TaskPageRequest &request, bool isForScripts,
                     bool isNumbers)
{
    if (!client.hasPages())
        return complain(1, u"tree: process %1:"_s.arg(client.program().pid),
                        u"it is of an older version, and knows neither --offset nor --count"_s);
    const auto page = lookAtPage(client, request);
    if (!page)
        return complain(1, u"tree: process %1:"_s.arg(client.program().pid), client.errorString());
    if (isNumbers)
        printNumbers(page->snapshot);
    else if (isForScripts)
        printJson(page->snapshot);
    else
        printPage(client.program(), *page);
    return 0;
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
    const QCommandLineOption offset(
        u"offset"_s, u"A list instead of a tree, which leaves out the first N tasks."_s, u"N"_s, u"0"_s);
    const QCommandLineOption count(u"count"_s, u"Such a list of N tasks, 1024 at the most (1024)."_s, u"N"_s,
                                   u"1024"_s);
    parser.addOptions({json, numbers, offset, count});
    parser.addPositionalArgument(
        u"PID"_s, u"As \"signalbox ps\" lists it; not needed where it lists one only."_s, u"[PID]"_s);
    int status = 0;
    if (!parse(parser, "signalbox tree"_L1, arguments, &status))
        return status;
    TaskPageRequest page;
    bool isOffset = false;
    bool isCount = false;
    page.offset = parser.value(offset).toULongLong(&isOffset);
    page.count = parser.value(count).toInt(&isCount);
    if (!isOffset)
        return complain(UsageError, u"tree:"_s,
                        u"--offset is a number, not \"%1\""_s.arg(parser.value(offset)));
    if (!isCount || page.count < 0 || page.count > TaskPageRequest::MostRows)
        return complain(UsageError, u"tree:"_s,
                        u"--count is a number up to 1024, not \"%1\""_s.arg(parser.value(count)));
    Detail::InspectClient client;
    status = connectToChosen(client, parser.positionalArguments(), u"tree"_s);
    if (status != 0)
        return status;
    if (parser.isSet(offset) || parser.isSet(count))
        return printPage(client, page, parser.isSet(json), parser.isSet(numbers));
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
