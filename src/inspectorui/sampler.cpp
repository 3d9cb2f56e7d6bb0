// SPDX-License-Identifier: MIT
#include "sampler.h"

#include "probe/probe.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>

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
    static const Deadline loaded = Clock::now();
    return Clock::now() - loaded;
}
#endif

class ProbeSource final : public SnapshotSource
{
public:
    explicit ProbeSource(const QSet<quintptr> &hiddenOwners) : m_hiddenOwners(hiddenOwners) {}
    ProgramInfo program() const override { return m_program; }
    Snapshot snapshot() override
    {
        Snapshot snapshot = m_probe.snapshot();
        for (LoopSnapshot &loop : snapshot.loops)
            loop.timers.removeIf(
                [this](const TimerSnapshot &timer) { return m_hiddenOwners.contains(timer.owner); });
        return snapshot;
    }

private:
    const QSet<quintptr> m_hiddenOwners;
    const ProgramInfo m_program = thisProgram();
    Probe m_probe;
};

} // namespace

ProgramInfo thisProgram()
{
    return {QFileInfo(QCoreApplication::applicationFilePath()).fileName(), QCoreApplication::applicationPid(),
            Clock::now() - processAge()};
}

std::unique_ptr<SnapshotSource> makeProbeSource(const QSet<quintptr> &hiddenOwners)
{
    return std::make_unique<ProbeSource>(hiddenOwners);
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
    m_stopAsked.notify_all();
    m_thread.join();
}

SamplePointer Sampler::newest() const
{
    const std::scoped_lock lock(m_mutex);
    return m_newest;
}

void Sampler::run()
{
#ifdef Q_OS_LINUX
    pthread_setname_np(pthread_self(), "signalbox-probe");
#endif
    const std::unique_ptr<SnapshotSource> source = m_makeSource();
    const ProgramInfo program = source->program();
    LoadHistory history;
    const SamplePointer before = newest();
    quint64 number = before ? before->number : 0;

    std::unique_lock lock(m_mutex);
    Deadline next = Clock::now();
    while (!m_stop) {
        lock.unlock();
        const Deadline begin = Clock::now();
        auto sample = std::make_shared<Sample>();
        sample->number = ++number;
        sample->program = program;
        sample->snapshot = source->snapshot();
        sample->cost = Clock::now() - begin;
        history.append(sample->snapshot);
        sample->history = history;
        lock.lock();
        // What was published before dies outside of the lock: it may be large.
        SamplePointer old = std::exchange(m_newest, std::move(sample));
        lock.unlock();
        old.reset();
        lock.lock();
        // After a machine's sleep or a slow snapshot go on from now, instead of catching up in a burst.
        next = std::max(next + m_interval, Clock::now());
        m_stopAsked.wait_until(lock, next, [this] { return m_stop; });
    }
}

} // namespace Signalbox
