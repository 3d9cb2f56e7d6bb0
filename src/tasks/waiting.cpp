// SPDX-License-Identifier: MIT
#include "tasks/waiting.h"

#include "tasks/taskrun.h"

namespace Signalbox {

void Waiting::tellOwner()
{
    if (m_isTasks)
        static_cast<Detail::TaskRun *>(m_owner)->waitEnded();
    else
        static_cast<WaitingOwner *>(m_owner)->ended(*this);
}

QString Waiting::ownerText() const
{
    if (m_isTasks)
        return QStringLiteral("task \"%1\"").arg(static_cast<const Detail::TaskRun *>(m_owner)->name());
    return m_owner ? QStringLiteral("a task that waits for several")
                   : QStringLiteral("a task that does not yet");
}

void Waiting::begin(Detail::TaskRun *) {}

bool Waiting::cancel()
{
    return true;
}

bool Waiting::hasFailed() const
{
    return false;
}

bool Waiting::mayEndFromOutside() const
{
    return false;
}

Deadline Waiting::endsBy() const
{
    return Never;
}

Detail::Needed Waiting::needs() const
{
    return {};
}

} // namespace Signalbox
