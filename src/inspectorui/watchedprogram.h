// SPDX-License-Identifier: MIT
#pragma once

#include "tone.h"
#include "watchingitem.h"

#include <atomic>
#include <deque>

namespace Signalbox {

/*!
    What an InspectorOverlay shows besides a loop: this program in three numbers.
*/
class SIGNALBOX_INSPECTOR_EXPORT WatchedProgram : public Signalbox::WatchingItem
{
    Q_OBJECT
    QML_ELEMENT

    //! Frames that the item's window has shown in the last second; -1 until that is known. Those that the item itself causes are among them: up to four.
    Q_PROPERTY(int framesPerSecond READ framesPerSecond NOTIFY changed)
    //! Tasks that have not ended.
    Q_PROPERTY(int taskCount READ taskCount NOTIFY changed)
    //! Warnings that hold now.
    Q_PROPERTY(int warningCount READ warningCount NOTIFY changed)

public:
    explicit WatchedProgram(QQuickItem *parent = nullptr);
    ~WatchedProgram() override;

    int framesPerSecond() const { return m_framesPerSecond; }
    int taskCount() const { return m_taskCount; }
    int warningCount() const { return m_warningCount; }

    //! Opens the InspectorWindow that all overlays of this process share, or brings it to the front.
    Q_INVOKABLE void openInspector();

protected:
    void look(const Sample &sample) override;
    QString sentence() const override;

private:
    void countFrames();
    void noteFrames();

    //! How many frames there had been at a time.
    struct Frames
    {
        Deadline at{};
        quint64 count = 0;
    };

    // Counted in the thread that draws, and without a call in ours: nobody is woken for a frame.
    const std::shared_ptr<std::atomic<quint64>> m_frames = std::make_shared<std::atomic<quint64>>(0);
    QMetaObject::Connection m_counting;
    std::deque<Frames> m_lately; //!< One for each sample of the last second.
    int m_framesPerSecond = -1;
    int m_taskCount = 0;
    int m_warningCount = 0;
};

} // namespace Signalbox
