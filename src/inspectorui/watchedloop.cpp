// SPDX-License-Identifier: MIT
#include "watchedloop.h"

#include "cell.h"

#include <algorithm>

namespace Signalbox {

void WatchedLoop::setThread(const QString &thread)
{
    if (thread == m_thread)
        return;
    m_thread = thread;
    Q_EMIT threadChanged();
    lookAnew();
}

QString WatchedLoop::worstText() const
{
    return formatDuration(m_load.worstTurn, QLocale()).joined();
}

Tone WatchedLoop::tone() const
{
    return m_load.isStalled ? Tone::Error : m_load.hasStalled() ? Tone::Warning : Tone::Normal;
}

void WatchedLoop::look(const Sample &sample)
{
    const bool wantsMain = m_thread == QLatin1String("main");
    const QList<LoopSnapshot> &loops = sample.snapshot.loops;
    const auto found = std::find_if(loops.begin(), loops.end(), [&](const LoopSnapshot &loop) {
        return wantsMain ? loop.isMainThread : loopName(loop) == m_thread;
    });
    m_isFound = found != loops.end();
    m_load = m_isFound ? sample.history.load(found->id) : LoopLoad();
}

QString WatchedLoop::sentence() const
{
    if (!m_isFound)
        return tr("Loop %1: there is none", "screen reader").arg(m_thread);
    return tr("Loop %1: busy %2, longest turn of the last minute %3", "screen reader")
        .arg(m_thread, formatCell(CellKind::Percent, m_load.busy, QLocale()).joined(), worstText());
}

} // namespace Signalbox
