// SPDX-License-Identifier: MIT
#include "inspectorui/demosource.h"
#include "inspectorui/sampler.h"

#include <QtTest/qtest.h>

#include <atomic>

using namespace Signalbox;
using namespace std::chrono_literals;

namespace {

std::atomic<int> sources = 0;

class CountedSource : public SnapshotSource
{
public:
    CountedSource() { ++sources; }
    ~CountedSource() override { --sources; }
    ProgramInfo program() const override { return m_demo.program(); }
    std::optional<Snapshot> snapshot(const SnapshotRequest &request) override { return m_demo.snapshot(request); }

    InspectRole role() const override { return InspectRole::Control; }
    void cancelTask(const TaskAddress &task) override
    {
        m_cancels.append({.number = CancelReport::nextNumber(), .serial = task.serial});
    }
    QList<CancelReport> cancels() override { return m_cancels; }

private:
    DemoSource m_demo;
    QList<CancelReport> m_cancels;
};

Sampler::Factory counted()
{
    return [] { return std::make_unique<CountedSource>(); };
}

} // namespace

class tst_Sampler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsMadeBeforeTheStart();
    void samplesWhileThisThreadIsStuck();
    void sourceEndsWithTheSampler();
    void numbersGoOnAfterARestart();
    void wishesReachTheSourceAndSamplesTellOfThem();
    void wishForAnotherProgramIsForgotten();
    void thisProgramKnowsItself();
    void probeSourceTakesSnapshots();
};

void tst_Sampler::nothingIsMadeBeforeTheStart()
{
    Sampler sampler(counted());
    QVERIFY(!sampler.isRunning());
    QVERIFY(!sampler.newest());
    QCOMPARE(sources.load(), 0);
    sampler.stop(); // harmless
}

// This thread does not run its event loop, as a stuck GUI thread does not.
void tst_Sampler::samplesWhileThisThreadIsStuck()
{
    Sampler sampler(counted(), 1ms);
    sampler.start();
    const Deadline patience = Clock::now() + 20s;
    while ((!sampler.newest() || sampler.newest()->number < 20) && Clock::now() < patience)
        std::this_thread::yield();
    const SamplePointer sample = sampler.newest();
    QVERIFY(sample && sample->number >= 20);
    QCOMPARE(sample->history.load(1).points.size(), qsizetype(sample->number) - 1);
}

void tst_Sampler::sourceEndsWithTheSampler()
{
    {
        Sampler sampler(counted(), 1h);
        sampler.start();
        sampler.start(); // already
        const Deadline patience = Clock::now() + 20s;
        while (!sampler.newest() && Clock::now() < patience)
            std::this_thread::yield();
        QCOMPARE(sources.load(), 1);
        sampler.stop(); // does not wait for the interval
        QCOMPARE(sources.load(), 0);
        QVERIFY(sampler.newest());
        sampler.start();
    }
    QCOMPARE(sources.load(), 0);
}

void tst_Sampler::numbersGoOnAfterARestart()
{
    Sampler sampler(counted(), 1h);
    quint64 last = 0;
    for (int i = 0; i < 3; ++i) {
        sampler.start();
        const Deadline patience = Clock::now() + 20s;
        while ((!sampler.newest() || sampler.newest()->number == last) && Clock::now() < patience)
            std::this_thread::yield();
        sampler.stop();
        QVERIFY(sampler.newest()->number > last);
        last = sampler.newest()->number;
    }
}

void tst_Sampler::wishesReachTheSourceAndSamplesTellOfThem()
{
    Sampler sampler(counted(), 1ms);
    sampler.cancelTask({4242, 1}); // nobody is there to be told
    sampler.start();
    sampler.cancelTask({4242, 7});
    sampler.cancelTask({4242, 8});
    QTRY_COMPARE(sampler.newest() ? sampler.newest()->cancels.size() : 0, 2);
    const SamplePointer sample = sampler.newest();
    QCOMPARE(sample->role, InspectRole::Control);
    QCOMPARE(sample->cancels.at(0).serial, quint64(7));
    QCOMPARE(sample->cancels.at(1).serial, quint64(8));
    QVERIFY(sample->cancels.at(0).number < sample->cancels.at(1).number);
}

void tst_Sampler::wishForAnotherProgramIsForgotten()
{
    std::atomic<bool> mayGoOn = false;
    Sampler sampler(
        [&]() -> std::unique_ptr<SnapshotSource> {
            while (!mayGoOn)
                std::this_thread::yield();
            return std::make_unique<CountedSource>();
        },
        1ms);
    sampler.start();
    sampler.cancelTask({4242, 7});
    sampler.choose(4343);
    mayGoOn = true;
    QTRY_VERIFY(sampler.newest() && sampler.newest()->number > 3);
    QCOMPARE(sampler.newest()->cancels.size(), 0);
}

void tst_Sampler::thisProgramKnowsItself()
{
    const ProgramInfo program = thisProgram();
    QCOMPARE(program.name, QStringLiteral("tst_sampler"));
    QCOMPARE(program.pid, QCoreApplication::applicationPid());
    QVERIFY(program.startedAt <= Clock::now());
    QVERIFY(Clock::now() - program.startedAt < 1h);
}

void tst_Sampler::probeSourceTakesSnapshots()
{
    const auto source = makeProbeSource();
    QVERIFY(source->snapshot({})->takenAt > Deadline{});
}

QTEST_GUILESS_MAIN(tst_Sampler)
#include "tst_sampler.moc"
