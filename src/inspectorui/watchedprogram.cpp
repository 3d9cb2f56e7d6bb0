// SPDX-License-Identifier: MIT
#include "watchedprogram.h"

#include "inspectorwindow.h"

#include <QtCore/qcoreapplication.h>
#include <QtQuick/qquickwindow.h>

namespace Signalbox {

namespace {

//! Ends before the application does, as a window must.
std::unique_ptr<InspectorWindow> &sharedWindow()
{
    static std::unique_ptr<InspectorWindow> ours;
    return ours;
}

} // namespace

WatchedProgram::WatchedProgram(QQuickItem *parent) : WatchingItem({}, parent)
{
    connect(this, &WatchingItem::watchingChanged, this, &WatchedProgram::countFrames);
}

WatchedProgram::~WatchedProgram()
{
    disconnect(m_counting);
}

void WatchedProgram::openInspector()
{
    if (!sharedWindow()) {
        sharedWindow() = std::make_unique<InspectorWindow>();
        qAddPostRoutine([] { sharedWindow().reset(); });
    }
    sharedWindow()->show();
}

void WatchedProgram::countFrames()
{
    disconnect(m_counting);
    m_lately.clear();
    m_framesPerSecond = -1;
    if (isWatching())
        m_counting = connect(
            window(), &QQuickWindow::frameSwapped, this, [frames = m_frames] { ++*frames; },
            Qt::DirectConnection);
}

void WatchedProgram::noteFrames()
{
    constexpr std::chrono::seconds Span{1};
    const Frames now{SteadyClock::now(), *m_frames};
    while (m_lately.size() > 1 && now.at - m_lately[1].at >= Span)
        m_lately.pop_front();
    if (!m_lately.empty() && now.at > m_lately.front().at) {
        const std::chrono::duration<double> span = now.at - m_lately.front().at;
        m_framesPerSecond = qRound(double(now.count - m_lately.front().count) / span.count());
    }
    m_lately.push_back(now);
}

void WatchedProgram::look(const Sample &sample)
{
    noteFrames();
    m_taskCount = 0;
    for (const LoopSnapshot &loop : sample.snapshot.loops)
        m_taskCount += loop.taskCount;
    m_warningCount = int(sample.findings.size());
}

QString WatchedProgram::sentence() const
{
    const QLocale locale;
    return tr("Inspector: frames per second %1, tasks %2, warnings %3", "screen reader")
        .arg(locale.toString(std::max(0, m_framesPerSecond)), locale.toString(m_taskCount),
             locale.toString(m_warningCount));
}

} // namespace Signalbox
