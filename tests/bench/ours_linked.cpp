// SPDX-License-Identifier: MIT
#include "ours.h"

#include <Signalbox/Install>

namespace Bench::Ours {

QString how()
{
    return QStringLiteral("ours by install()");
}

QStringList commandFor(const QStringList &command)
{
    return command;
}

bool install()
{
    return Signalbox::install();
}

bool install(QThread &thread)
{
    return Signalbox::install(&thread);
}

} // namespace Bench::Ours
