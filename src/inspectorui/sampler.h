// SPDX-License-Identifier: MIT
#pragma once

#include "inspectorglobal.h"
#include "sample.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace Signalbox {

/*!
    Takes samples in a thread of its own, so that sampling goes on while the GUI loop is stuck.

    The thread has no event loop: it does not appear among the loops it looks at. The source lives from
    start() to stop(), in that thread.

    Lists are taken as often as they may cost, see SampleMaker; states and counts keep the interval.

    Thread-safety: start(), stop(), take() and the destructor belong to one thread; the rest is safe in any.
*/
class SIGNALBOX_INSPECTOR_EXPORT Sampler
{
public:
    using Factory = std::function<std::unique_ptr<SnapshotSource>()>;

    //! Ten samples a second: what an eye can follow, at a fifth of the cost of a smooth display.
    static constexpr Milliseconds DefaultInterval{100};
    //! So long take() waits: another program may be stopped.
    static constexpr Milliseconds Patience{500};

    explicit Sampler(Factory makeSource, Milliseconds interval = DefaultInterval);
    ~Sampler();
    Sampler(const Sampler &) = delete;
    Sampler &operator=(const Sampler &) = delete;

    void start();
    //! Ends the thread; waits at most for the snapshot that is being taken. The newest sample stays.
    void stop();
    bool isRunning() const { return m_thread.joinable(); }

    //! One sample, taken in this thread and without a past. Not while the sampler is running.
    void takeOne();

    //! The last published sample; null before the first one.
    SamplePointer newest() const;

    //! The lists that samples are to have from now on: those that somebody looks at.
    void setParts(SnapshotParts parts);

    //! The tasks that somebody looks at, where there are more than a sample's lists have.
    void setTaskWindow(const TaskWindow &window);

    //! Tells the source, and those after it, to look at the program \a pid; 0: to offer those that there are.
    void choose(qint64 pid);

    //! Tells the source that \a task is to be cancelled; samples say what has become of it. Nothing while the sampler is not running.
    void cancelTask(const TaskAddress &task);

    /*!
        A sample with \a lists as they are now; waits for it, though not without end. The newest one while the sampler
        is not running, and where none came in time.
    */
    SamplePointer take(SnapshotParts lists);

private:
    void run();

    const Factory m_makeSource;
    const Milliseconds m_interval;
    std::thread m_thread;
    mutable std::mutex m_mutex; // guards what follows
    std::condition_variable m_asked;
    std::condition_variable m_answered;
    bool m_stop = false;
    SnapshotParts m_parts = AllSnapshotParts;
    TaskWindow m_taskWindow;
    std::optional<SnapshotParts> m_toTake; //!< Somebody waits for a sample with these lists.
    std::optional<qint64> m_chosen;        //!< The program that the source was told, or is to be told, to look at.
    bool m_isChosen = false;               //!< It is to be told.
    QList<TaskAddress> m_toCancel;         //!< That the source is to be told of.
    SamplePointer m_newest;
};

//! What the process itself has to say: name, pid, start.
SIGNALBOX_INSPECTOR_EXPORT ProgramInfo thisProgram();

/*!
    Says that the timers of \a owner are the inspector's own, as long as this lives: an inspector hides itself, and
    others of its process.

    Thread-safety: any thread.
*/
class HiddenTimers
{
public:
    explicit HiddenTimers(const QObject *owner);
    ~HiddenTimers();
    HiddenTimers(const HiddenTimers &) = delete;
    HiddenTimers &operator=(const HiddenTimers &) = delete;

private:
    const quintptr m_owner;
};

//! A source that looks at this process, but not at HiddenTimers, and does what \a role allows.
SIGNALBOX_INSPECTOR_EXPORT std::unique_ptr<SnapshotSource>
makeProbeSource(InspectRole role = InspectRole::Observe);

} // namespace Signalbox
