// SPDX-License-Identifier: MIT
#pragma once

#include "inspectorglobal.h"
#include "sampler.h"

#include <QtCore/qhash.h>
#include <QtCore/qobject.h>
#include <QtCore/qtimer.h>

#include <memory>

namespace Signalbox {

/*!
    Looks at this program for all items of its own windows that show something of it: one sampler for all, which
    runs while at least one of them can be seen.

    Samples are taken as often as for an InspectorWindow, in a thread of their own; they are shown four times a
    second, in one turn for all items, so that these cause no more than four frames.

    Thread-safety: GUI thread.
*/
class SIGNALBOX_INSPECTOR_EXPORT SharedSampling : public QObject
{
    Q_OBJECT

public:
    //! A number in a corner is read, not watched: four times a second are enough.
    static constexpr Milliseconds ShowInterval{250};

    //! The one of this process. It lives as long as somebody holds it.
    static std::shared_ptr<SharedSampling> instance();
    ~SharedSampling() override;

    //! From now on \a viewer can be seen, and shows \a lists besides states and counts.
    void begin(const QObject *viewer, SnapshotParts lists);
    //! It cannot any more. Nothing for one that has not begun.
    void end(const QObject *viewer);

    bool isRunning() const { return m_sampler.isRunning(); }
    //! The last sample that was taken; null before the first one.
    SamplePointer newest() const { return m_sampler.newest(); }

Q_SIGNALS:
    //! There is a sample to show: one signal for all viewers.
    void sampled(const Signalbox::SamplePointer &sample);

private:
    SharedSampling();
    void noteLists();
    void tick();

    const bool m_isDemo;
    QHash<const QObject *, SnapshotParts> m_viewers;
    quint64 m_shown = 0; //!< The sample's number.
    QTimer m_timer;
    const HiddenTimers m_hidden{&m_timer};
    Sampler m_sampler;
};

} // namespace Signalbox
