// SPDX-License-Identifier: MIT
#include "tools/choice.h"

#include "inspect/socketfolder.h"
#include "tools/complain.h"

using namespace Qt::StringLiterals;
using namespace Signalbox;
using Signalbox::Detail::InspectClient;
using Signalbox::Detail::SocketFolder;

namespace Tools {

static int complainOfWords(const QString &command)
{
    return complain(UsageError, command + u':',
                    u"which program? signalbox %1 PID; signalbox ps lists them"_s.arg(command));
}

//! Into \a only, where there is one; else it has complained, and returns what to exit with.
static int findOnlyOne(const QString &command, qint64 *only)
{
    SocketFolder folder;
    if (!folder.isSafe() && !folder.errorString().isEmpty())
        return complain(1, command + u':', folder.errorString());
    for (const qint64 pid : folder.pids()) {
        InspectClient other(std::chrono::seconds(1));
        if (!other.connectTo(pid) && other.isLeftOver())
            continue;
        if (*only != 0)
            return complainOfWords(command);
        *only = pid;
    }
    if (*only == 0)
        return complain(1, command + u':',
                        u"none of your programs can be inspected: SIGNALBOX_INSPECT=1 lets one be"_s);
    return 0;
}

int connectToChosen(InspectClient &client, const QStringList &words, const QString &command)
{
    qint64 pid = 0;
    if (words.isEmpty()) {
        if (const int status = findOnlyOne(command, &pid); status != 0)
            return status;
    } else {
        bool isNumber = false;
        pid = words.constFirst().toLongLong(&isNumber);
        if (words.size() != 1 || !isNumber || pid <= 0)
            return complainOfWords(command);
    }
    if (client.connectTo(pid))
        return 0;
    return complain(1, u"%1: process %2:"_s.arg(command).arg(pid), client.errorString());
}

} // namespace Tools
