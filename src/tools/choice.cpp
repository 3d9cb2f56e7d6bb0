// SPDX-License-Identifier: MIT
#include "tools/choice.h"

#include "inspect/socketfolder.h"
#include "tools/complain.h"

using namespace Qt::StringLiterals;
using namespace Signalbox;
using Signalbox::Detail::InspectClient;
using Signalbox::Detail::SocketFolder;

namespace Tools {

static int connectToOnlyOne(InspectClient &client, const QString &command)
{
    SocketFolder folder;
    if (!folder.isSafe() && !folder.errorString().isEmpty())
        return complain(1, command + u':', folder.errorString());
    qint64 only = 0;
    for (const qint64 pid : folder.pids()) {
        InspectClient other(std::chrono::seconds(1));
        if (!other.connectTo(pid) && other.isLeftOver())
            continue;
        if (only != 0)
            return complain(UsageError, command + u':',
                            u"which program? signalbox %1 PID; signalbox ps lists them"_s.arg(command));
        only = pid;
    }
    if (only == 0)
        return complain(1, command + u':',
                        u"none of your programs can be inspected: SIGNALBOX_INSPECT=1 lets one be"_s);
    return client.connectTo(only)
               ? 0
               : complain(1, u"%1: process %2:"_s.arg(command).arg(only), client.errorString());
}

int connectToChosen(InspectClient &client, const QStringList &words, const QString &command)
{
    if (words.isEmpty())
        return connectToOnlyOne(client, command);
    bool isNumber = false;
    const auto pid = words.constFirst().toLongLong(&isNumber);
    if (words.size() != 1 || !isNumber || pid <= 0)
        return complain(UsageError, command + u':',
                        u"which program? signalbox %1 PID; signalbox ps lists them"_s.arg(command));
    return client.connectTo(pid)
               ? 0
               : complain(1, u"%1: process %2:"_s.arg(command).arg(pid), client.errorString());
}

} // namespace Tools
