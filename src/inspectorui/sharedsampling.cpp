// SPDX-License-Identifier: MIT
#include "sharedsampling.h"

#include "translation.h"

#include "core/environmentswitch_p.h"
#include "demosource.h"
#include "probe/probe.h"

#include <QtCore/qloggingcategory.h>

namespace Signalbox {

Q_DECLARE_LOGGING_CATEGORY(lcInspector)

std::shared_ptr<SharedSampling> SharedSampling::instance()
{
    static std::weak_ptr<SharedSampling> current;
    Translation::instance(); // the items have texts
    std::shared_ptr<SharedSampling> sampling = current.lock();
    if (!sampling) {
        sampling.reset(new SharedSampling);
        current = sampling;
    }
    return sampling;
}

SharedSampling::SharedSampling()
    : m_isDemo(EnvironmentSwitch("SIGNALBOX_INSPECTOR_DEMO").isOn(lcInspector()))
    , m_sampler([isDemo = m_isDemo]() -> std::unique_ptr<SnapshotSource> {
        if (isDemo)
            return std::make_unique<DemoSource>();
        return makeProbeSource();
    })
{
    // A coarse timer may be early, and so more often than it says.
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(ShowInterval);
    connect(&m_timer, &QTimer::timeout, this, &SharedSampling::tick);
}

SharedSampling::~SharedSampling() = default;

void SharedSampling::begin(const QObject *viewer, SnapshotParts lists)
{
    m_viewers.insert(viewer, lists);
    noteLists();
    if (isRunning())
        return;
    // The first one of a process changes a table of Qt's that every delivery reads: in this thread then, which
    // delivers nothing meanwhile, not in the sampler's.
    if (!m_isDemo)
        Probe{SnapshotParts()};
    m_sampler.start();
    m_timer.start();
}

void SharedSampling::end(const QObject *viewer)
{
    if (m_viewers.remove(viewer) == 0)
        return;
    noteLists();
    if (!m_viewers.isEmpty())
        return;
    m_timer.stop();
    m_sampler.stop();
}

//! Nobody pays for lists that no item shows.
void SharedSampling::noteLists()
{
    SnapshotParts lists;
    for (const SnapshotParts wanted : std::as_const(m_viewers))
        lists |= wanted;
    m_sampler.setParts(lists);
}

void SharedSampling::tick()
{
    const SamplePointer sample = newest();
    if (!sample || sample->number == m_shown)
        return;
    m_shown = sample->number;
    Q_EMIT sampled(sample);
}

} // namespace Signalbox
