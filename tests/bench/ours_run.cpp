// SPDX-License-Identifier: MIT
// Qt only: the command sees to everything.
#include "ours.h"

namespace Bench::Ours {

QString how()
{
    return QStringLiteral("ours by signalbox run");
}

QStringList commandFor(const QStringList &command)
{
    return QStringList{QStringLiteral(SIGNALBOX_COMMAND), QStringLiteral("run"), QStringLiteral("--")} +
           command;
}

bool install()
{
    return true;
}

bool install(QThread &)
{
    return true;
}

} // namespace Bench::Ours
