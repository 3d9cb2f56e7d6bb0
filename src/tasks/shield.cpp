// SPDX-License-Identifier: MIT
#include "tasks/shield.h"

namespace Signalbox::Detail {

//! The body has been destroyed by now.
FinallyWaiting::~FinallyWaiting()
{
    if (m_hasBegun)
        m_cleanup.beginLater();
}

void FinallyWaiting::begin(TaskRun *run)
{
    m_run = run;
    m_hasBegun = true;
    body().setOwner(this);
    body().begin(run);
}

void FinallyWaiting::ended(Waiting &waiting)
{
    if (&waiting == &m_cleanup)
        return end();
    m_cleanup.setOwner(this);
    m_cleanup.begin(m_run);
}

bool FinallyWaiting::cancel()
{
    if (!body().hasEnded())
        body().cancel();
    return hasEnded();
}

bool FinallyWaiting::hasFailed() const
{
    return m_cleanup.hasFailed() || body().hasFailed();
}

QString FinallyWaiting::description() const
{
    return body().hasEnded() ? m_cleanup.description() : body().description();
}

} // namespace Signalbox::Detail
