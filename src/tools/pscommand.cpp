// SPDX-License-Identifier: MIT
#include "tools/pscommand.h"

#include "inspect/snapshotjson.h"
#include "inspect/socketfolder.h"
#include "tools/complain.h"
#include "tools/inspectedprogram.h"

#include <QtCore/qcommandlineparser.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qjsondocument.h>

#include <csignal>
#include <cstdio>
#include <sys/types.h>

using namespace Qt::StringLiterals;
using namespace Signalbox;
using Signalbox::Detail::InspectClient;
using Signalbox::Detail::SocketFolder;

namespace Tools {

namespace {

//! One program, and what came of looking into it.
struct Listed
{
    qint64 pid = 0;
    Detail::InspectedProgram program;
    QList<LoopSnapshot> loops;
    QString error;
};

Listed look(qint64 pid, bool *isLeftOver)
{
    InspectClient client(std::chrono::seconds(2));
    Listed listed;
    listed.pid = pid;
    if (client.connectTo(pid)) {
        listed.program = client.program();
        if (auto snapshot = Tools::look(client, {}))
            listed.loops = std::move(snapshot->loops);
    }
    *isLeftOver = client.isLeftOver();
    listed.error = client.errorString();
    return listed;
}

QString activityOf(const Listed &listed)
{
    if (!listed.error.isEmpty())
        return listed.error;
    for (const auto &loop : listed.loops) {
        if (loop.isMainThread)
            return Tools::activityOf(loop);
    }
    return u"has no main loop"_s;
}

void printTable(const QList<Listed> &programs)
{
    std::printf("%8s  %-24s %7s  %s\n", "PID", "PROGRAM", "THREADS", "ITS MAIN THREAD");
    for (const auto &listed : programs) {
        std::printf("%8lld  %-24s %7lld  %s\n", static_cast<long long>(listed.pid),
                    qPrintable(listed.program.displayName()), static_cast<long long>(listed.loops.size()),
                    qPrintable(activityOf(listed)));
    }
}

void printJson(const QList<Listed> &programs)
{
    QJsonArray array;
    for (const auto &listed : programs) {
        QJsonArray loops;
        for (const auto &loop : listed.loops)
            loops.append(Detail::toJson(loop));
        array.append(QJsonObject{
            {u"pid"_s, listed.pid},
            {u"program"_s, listed.program.displayName()},
            {u"arguments"_s, QJsonArray::fromStringList(listed.program.arguments)},
            {u"error"_s, listed.error.isEmpty() ? QJsonValue() : QJsonValue(listed.error)},
            {u"loops"_s, loops},
        });
    }
    std::fputs(QJsonDocument(array).toJson().constData(), stdout);
}

} // namespace

int ps(const QByteArrayList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Lists your programs that can be inspected: those that have an InspectServer, or were started with "
        u"SIGNALBOX_INSPECT=1.\n"
        "Exit status: 0, also when there are none; 2 when these options make no sense, 1 when nobody can be asked."_s);
    const QCommandLineOption json(u"json"_s, u"For scripts; times are nanoseconds."_s);
    const QCommandLineOption pids(u"pids"_s, u"Only their numbers, without asking them anything."_s);
    parser.addOptions({json, pids});
    int status = 0;
    if (!parse(parser, "signalbox ps"_L1, arguments, &status))
        return status;
    if (!parser.positionalArguments().isEmpty())
        return complain(UsageError, u"ps:"_s, u"there is nothing to name; it lists all programs"_s);
    SocketFolder folder;
    if (!folder.isSafe() && !folder.errorString().isEmpty())
        return complain(1, u"ps:"_s, folder.errorString());
    if (parser.isSet(pids)) {
        for (const auto pid : folder.pids()) {
            if (::kill(pid_t(pid), 0) == 0) // else its socket is left over
                std::printf("%lld\n", static_cast<long long>(pid));
        }
        return 0;
    }
    QList<Listed> programs;
    for (const auto pid : folder.pids()) {
        bool isLeftOver = false;
        auto listed = look(pid, &isLeftOver);
        if (!isLeftOver)
            programs.append(std::move(listed));
    }
    if (parser.isSet(json))
        printJson(programs);
    else if (programs.isEmpty())
        std::puts(
            "None of your programs can be inspected. SIGNALBOX_INSPECT=1 in the environment lets one be.");
    else
        printTable(programs);
    return 0;
}

} // namespace Tools
