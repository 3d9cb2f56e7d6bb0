// SPDX-License-Identifier: MIT
#include "sampler.h"

#include "samplemaker.h"

#include "probe/probe.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>

#include <utility>

#ifdef Q_OS_LINUX
#include <ctime>
#include <pthread.h>
#include <unistd.h>
#endif

namespace Signalbox {

namespace {

#ifdef Q_OS_LINUX
//! Age of this process; zero where the kernel does not say.
Nanoseconds processAge()
{
    QFile file(QStringLiteral("/proc/self/stat"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    // Field 22 is the start in ticks since boot; the name in field 2 may hold spaces, so count behind it.
    const QByteArray line = file.readAll();
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    const long ticksPerSecond = sysconf(_SC_CLK_TCK);
    timespec now{};
    if (fields.size() < 20 || ticksPerSecond <= 0 || clock_gettime(CLOCK_BOOTTIME, &now) != 0)
        return {};
    const Nanoseconds start{fields.at(19).toLongLong() * (1'000'000'000 / ticksPerSecond)};
    return std::max(Nanoseconds{}, std::chrono::seconds(now.tv_sec) + Nanoseconds(now.tv_nsec) - start);
}
#else
Nanoseconds processAge()
{
    static const Deadline loaded = SteadyClock::now();
    return SteadyClock::now() - loaded;
}
#endif

//! Owners of timers that no list has.
struct Hidden
{
    std::mutex mutex;
    QList<quintptr> owners;
};

Hidden &hidden()
{
    static Hidden ours;
    return ours;
}

class ProbeSource final : public SnapshotSource
{
public:
    explicit ProbeSource(InspectRole role) : m_role(role) {}

    ProgramInfo program() const override { return m_program; }
    std::optional<Snapshot> snapshot(const SnapshotRequest &request) override
    {
        SnapshotRequest ours = request;
        {
            const std::scoped_lock lock(hidden().mutex);
            ours.hiddenOwners = hidden().owners;
        }
        return m_probe.snapshot(ours);
    }
    std::optional<TaskPage> tasks(const TaskPageRequest &request) override { return m_probe.tasks(request); }
    InspectRole role() const override { return m_role; }
    void cancelTask(const TaskAddress &task) override
    {
        if (m_role != InspectRole::Control || task.pid != m_program.pid)
            return;
        if (m_cancels.size() == MostCancels)
            m_cancels.removeFirst();
        m_cancels.append({{.number = CancelReport::nextNumber(), .serial = task.serial},
                          TaskCancellation::request(task.serial, QStringLiteral("the inspector's window")),
                          SteadyClock::now() + Patience});
    }
    QList<CancelReport> cancels() override
    {
        QList<CancelReport> reports;
        for (Cancel &cancel : m_cancels) {
            cancel.report.outcome = cancel.wish.outcome();
            cancel.report.taskName = cancel.wish.taskName();
            cancel.report.isLate = !cancel.report.isOver() && SteadyClock::now() > cancel.inTime;
            reports.append(cancel.report);
        }
        return reports;
    }

private:
    static constexpr Milliseconds Patience{100};
    struct Cancel
    {
        CancelReport report;
        TaskCancellation wish;
        Deadline inTime; //!< Until then, its loop need not be stuck.
    };

    const InspectRole m_role;
    QList<Cancel> m_cancels;
    const ProgramInfo m_program = thisProgram();
    Probe m_probe{SnapshotParts()}; //!< Asks for what is shown, and for what the warnings are made of.
};

} // namespace

ProgramInfo thisProgram()
{
    return {QFileInfo(QCoreApplication::applicationFilePath()).fileName(), QCoreApplication::applicationPid(),
            SteadyClock::now() - processAge()};
}

HiddenTimers::HiddenTimers(const QObject *owner) : m_owner(reinterpret_cast<quintptr>(owner))
{
    const std::scoped_lock lock(hidden().mutex);
    hidden().owners.append(m_owner);
}

HiddenTimers::~HiddenTimers()
{
    const std::scoped_lock lock(hidden().mutex);
    hidden().owners.removeOne(m_owner);
}

std::unique_ptr<SnapshotSource> makeProbeSource(InspectRole role)
{
    return std::make_unique<ProbeSource>(role);
}

Sampler::Sampler(Factory makeSource, Milliseconds interval)
    : m_makeSource(std::move(makeSource)), m_interval(interval)
{
}

Sampler::~Sampler()
{
    stop();
}

void Sampler::start()
{
    if (isRunning())
        return;
    m_stop = false;
    m_toCancel.clear(); // of what was looked at before
    m_thread = std::thread([this] { run(); });
}

void Sampler::stop()
{
    if (!isRunning())
        return;
    {
        const std::scoped_lock lock(m_mutex);
        m_stop = true;
    }
    m_asked.notify_all();
    m_thread.join();
}

void Sampler::takeOne()
{
    const std::unique_ptr<SnapshotSource> source = m_makeSource();
    const SamplePointer before = newest();
    const SnapshotParts parts = [this] {
        const std::scoped_lock lock(m_mutex);
        return m_parts;
    }();
    SamplePointer sample = SampleMaker(*source, before ? before->number : 0).nextWith(parts);
    const std::scoped_lock lock(m_mutex);
    m_newest = std::move(sample);
}

SamplePointer Sampler::newest() const
{
    const std::scoped_lock lock(m_mutex);
    return m_newest;
}

void Sampler::setParts(SnapshotParts parts)
{
    const std::scoped_lock lock(m_mutex);
    m_parts = parts;
}

void Sampler::setTaskWindow(const TaskWindow &window)
{
    const std::scoped_lock lock(m_mutex);
    m_taskWindow = window;
}

void Sampler::choose(qint64 pid)
{
    const std::scoped_lock lock(m_mutex);
    m_chosen = pid;
    m_toCancel.clear(); // of the program before
    m_isChosen = true;
    m_asked.notify_all();
}

void Sampler::cancelTask(const TaskAddress &task)
{
    if (!isRunning())
        return;
    const std::scoped_lock lock(m_mutex);
    if (m_toCancel.size() == SnapshotSource::MostCancels)
        return;
    m_toCancel.append(task);
    m_asked.notify_all();
}

SamplePointer Sampler::take(SnapshotParts lists)
{
    if (!isRunning())
        return newest();
    std::unique_lock lock(m_mutex);
    m_toTake = lists;
    m_asked.notify_all();
    m_answered.wait_for(lock, Patience, [this] { return !m_toTake; });
    return m_newest;
}

void Sampler::run()
{
#ifdef Q_OS_LINUX
    pthread_setname_np(pthread_self(), "signalbox-probe");
#endif
    const std::unique_ptr<SnapshotSource> source = m_makeSource();
    const SamplePointer before = newest();
    SampleMaker maker(*source, before ? before->number : 0);

    std::unique_lock lock(m_mutex);
    m_isChosen = m_chosen.has_value(); // a new source does not know it
    Deadline next = SteadyClock::now();
    while (!m_stop) {
        if (std::exchange(m_isChosen, false))
            source->choose(*m_chosen);
        if (const QList<TaskAddress> toCancel = std::exchange(m_toCancel, {}); !toCancel.isEmpty()) {
            lock.unlock(); // it may have to write to another process
            for (const TaskAddress &task : toCancel)
                source->cancelTask(task);
            lock.lock();
        }
        const std::optional<SnapshotParts> toTake = m_toTake;
        if (toTake || maker.isDue()) {
            const SnapshotParts parts = m_parts;
            maker.setTaskWindow(m_taskWindow);
            lock.unlock();
            SamplePointer sample = toTake ? maker.nextWith(*toTake) : maker.next(parts);
            lock.lock();
            m_newest = std::move(sample); // the maker frees what was there, when nobody else holds it
        }
        if (toTake) {
            m_toTake.reset();
            m_answered.notify_all();
        }
        // After a machine's sleep or a slow snapshot go on from now, instead of catching up in a burst.
        next = std::max(next + m_interval, SteadyClock::now());
        m_asked.wait_until(lock, next,
                           [this] { return m_stop || m_toTake || m_isChosen || !m_toCancel.isEmpty(); });
    }
}

} // namespace Signalbox
