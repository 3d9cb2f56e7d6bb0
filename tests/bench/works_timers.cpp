// SPDX-License-Identifier: MIT
// Timers that are restarted, timers that fire, and how late they do.
#include "floordispatcher.h"
#include "measure.h"

#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <memory>
#include <random>

using namespace Qt::StringLiterals;

namespace Bench {

namespace {

// Starts again a random one of many timers that all run and are far from firing.
// Floor: the timer's data in an array; what is left is QTimer itself and its cache misses.
void restartTimers(Run &run, int count)
{
    std::vector<std::unique_ptr<QTimer>> timers;
    for (int i = 0; i < count; ++i) { // the later due the later started: no list has to be searched
        timers.push_back(std::make_unique<QTimer>());
        timers.back()->start(60'000 + int(qint64(i) * 1'000'000 / count));
    }
    std::minstd_rand random;
    const Run::Cost cost = run.time([&](qint64 operations) {
        for (qint64 i = 0; i < operations; ++i)
            timers[random() % unsigned(count)]->start();
    });
    const auto running = [](const auto &timer) { return timer->isActive() && timer->timerId() > 0; };
    if (!std::all_of(timers.begin(), timers.end(), running))
        fault("a timer that was started does not run");
    run.finish({cost.wall, cost.cpu});
}

// Lateness of timers and the CPU time of their process, while the loop runs for a time.
class LatenessRecord
{
public:
    explicit LatenessRecord(std::size_t expected) { m_samples.reserve(expected); }

    void start()
    {
        m_samples.clear();
        m_cpuBegin = cpuClock();
    }
    void add(qint64 lateness)
    {
        if (lateness < -EarlyTolerance)
            fault("a timer fired early");
        m_samples.push_back(lateness);
    }
    std::size_t count() const { return m_samples.size(); }
    double cpuForEach() const { return double(cpuClock() - m_cpuBegin) / double(m_samples.size()); }
    double late(double share) { return percentile(m_samples, share); }

private:
    // Stock Qt cuts the clock and the wait to milliseconds in places.
    static constexpr qint64 EarlyTolerance = 1'000'000;
    std::vector<qint64> m_samples;
    qint64 m_cpuBegin = 0;
};

// A repeating timer that knows when each timeout is due.
class Ticker
{
public:
    Ticker(LatenessRecord &record, int milliseconds) : m_record(record)
    {
        m_timer.setInterval(milliseconds);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { tick(); });
    }
    void start()
    {
        m_due = wallClock() + interval();
        m_timer.start();
    }
    qint64 ticks() const { return m_ticks; }

private:
    qint64 interval() const { return qint64(m_timer.interval()) * 1'000'000; }
    void tick()
    {
        const qint64 now = wallClock();
        m_record.add(now - m_due);
        ++m_ticks;
        m_due += interval();
        if (m_due < now) // the next one is missed, and only the dispatcher knows what it makes of that
            start();
    }

    QTimer m_timer;
    LatenessRecord &m_record;
    qint64 m_due = 0;
    qint64 m_ticks = 0;
};

constexpr int LongestInterval = 10;

struct TickerFigures
{
    double cpu;
    double p50;
    double p99;
};

// Runs timers of 1 to 10 ms, started one `distance` (ns) after the other, and measures 2 s of them.
TickerFigures runTickers(const Run &run, int count, qint64 distance)
{
    const int settleTime = 200, runTime = run.isQuick() ? 100 : 2000;
    LatenessRecord record(std::size_t(count) * std::size_t(settleTime + runTime));
    std::vector<std::unique_ptr<Ticker>> tickers;
    for (int i = 0; i < count; ++i)
        tickers.push_back(std::make_unique<Ticker>(record, 1 + i % LongestInterval));

    QEventLoop loop;
    QTimer starter; // from inside the loop, lest the first are overdue when the last are started
    std::size_t started = 0;
    const qint64 begin = wallClock();
    QObject::connect(&starter, &QTimer::timeout, &starter, [&] {
        while (started < tickers.size() && wallClock() >= begin + qint64(started) * distance)
            tickers[started++]->start();
        if (started == tickers.size())
            starter.stop();
    });
    starter.start(0);
    QTimer settled, end;
    settled.setSingleShot(true);
    QObject::connect(&settled, &QTimer::timeout, &settled, [&] {
        record.start();
        end.start(runTime);
    });
    settled.start(settleTime);
    double cpu = 0;
    QObject::connect(&end, &QTimer::timeout, &loop, [&] {
        cpu = record.cpuForEach();
        loop.quit();
    });
    loop.exec();

    double expected = 0;
    for (int i = 0; i < count; ++i)
        expected += double(runTime) / (1 + i % LongestInterval);
    if (double(record.count()) < expected / 10)
        fault("fewer than a tenth of the timeouts came");
    if (!std::all_of(tickers.begin(), tickers.end(), [](const auto &t) { return t->ticks() > 1; }))
        fault("a timer did not fire");
    return {cpu, record.late(0.5), record.late(0.99)};
}

// Floor: a queue for each of the ten intervals. It never sleeps for the lateness, and to the millisecond for
// the CPU time.
void tickers(Run &run, int count, qint64 distance)
{
    if (!run.isFloor()) {
        const TickerFigures figures = runTickers(run, count, distance);
        run.finish({figures.cpu, figures.p50, figures.p99});
    }
    auto *floor = qobject_cast<FloorTimerDispatcher *>(QAbstractEventDispatcher::instance());
    floor->setGrain(0);
    const TickerFigures punctual = runTickers(run, count, distance);
    floor->setGrain(1'000'000);
    const TickerFigures thrifty = runTickers(run, count, distance);
    run.finish({thrifty.cpu, punctual.p50, punctual.p99});
}

void tickTogether(Run &run, int count)
{
    tickers(run, count, 0);
}

void tickSpread(Run &run, int count)
{
    constexpr qint64 Distance = 10'007; // a little off the millisecond, lest they fall together after all
    tickers(run, count, Distance);
}

// A precise timer of 3 ms, started again in its own slot. Floor: one absolute sleep to the nanosecond.
void preciseTimer(Run &run, int count)
{
    constexpr qint64 Interval = 3;
    LatenessRecord record{std::size_t(count)};
    QEventLoop loop;
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    timer.setSingleShot(true);
    timer.setInterval(int(Interval));
    qint64 begin = 0;
    const auto start = [&] {
        begin = wallClock();
        timer.start();
    };
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        record.add(wallClock() - begin - Interval * 1'000'000);
        if (record.count() < std::size_t(count))
            start();
        else
            loop.quit();
    });
    record.start();
    start();
    loop.exec();
    const double cpu = record.cpuForEach();
    run.finish({record.late(0.5), record.late(0.99), cpu});
}

// The loop turns as fast as it can. Floor: an event to the timer's owner, and once more.
void zeroTimer(Run &run, int)
{
    QEventLoop loop;
    QTimer timer;
    qint64 left = 0;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        if (--left == 0)
            loop.quit();
    });
    timer.start(0);
    const Run::Cost cost = run.time([&](qint64 operations) {
        left = operations;
        loop.exec();
        if (left != 0)
            fault("the loop ended before the last timeout");
    });
    run.finish({cost.wall, cost.cpu});
}

// Each call makes the next one. Floor: as for the zero timer.
void singleShotChain(Run &run, int)
{
    struct Chain
    {
        QEventLoop loop;
        qint64 left = 0;
        void step()
        {
            if (--left == 0)
                loop.quit();
            else
                QTimer::singleShot(0, &loop, [this] { step(); });
        }
    } chain;
    const Run::Cost cost = run.time([&](qint64 operations) {
        chain.left = operations + 1;
        chain.step();
        chain.loop.exec();
        if (chain.left != 0)
            fault("the loop ended before the last call");
    });
    run.finish({cost.wall, cost.cpu});
}

Work restartWork(int count, double goal)
{
    return {u"timer-restart-%1"_s.arg(count),
            u"QTimer::start() on a random one of %L1 that run"_s.arg(count),
            u"the timer's plain data in an array slot: QTimer's own cost and the cache misses"_s,
            timed(Goal::ratio(goal)),
            restartTimers,
            count,
            std::min(count, 100),
            FloorDispatcher::make};
}

QList<Figure> tickerFigures()
{
    return {{u"CPU/timeout"_s, Unit::Nanoseconds, Goal::ratio(2)},
            {u"late p50"_s},
            {u"late p99"_s, Unit::Nanoseconds, Goal::parity()}};
}

} // namespace

QList<Work> timerWorks()
{
    const QString many = u"a sorted queue for each interval; never sleeps for lateness, to the ms for CPU"_s;
    return {restartWork(10, 1.2),
            restartWork(1'000, 8),
            restartWork(10'000, 70),
            restartWork(100'000, 700),
            {u"timers-1000"_s, u"a timeout of 1,000 timers of 1 to 10 ms, started together"_s, many,
             tickerFigures(), tickTogether, 1000, 100, FloorTimerDispatcher::make},
            {u"timers-1000-spread"_s, u"the same, started 10 us apart"_s, many, tickerFigures(), tickSpread,
             1000, 100, FloorTimerDispatcher::make},
            {u"timer-precise-3ms"_s,
             u"a timeout of one Precise timer of 3 ms"_s,
             u"clock_nanosleep() to the nanosecond"_s,
             {{u"late p50"_s, Unit::Nanoseconds, Goal::atMost(15'000)},
              {u"late p99"_s, Unit::Nanoseconds, Goal::parity()},
              {u"CPU/timeout"_s}},
             preciseTimer,
             600,
             20,
             FloorTimerDispatcher::make},
            {u"zero-timer"_s, u"a timeout of one timer of 0 ms"_s,
             u"a loop of sendPostedEvents() and one timer event"_s, timed(Goal::ratio(4.5)), zeroTimer, 0, 0,
             FloorDispatcher::make},
            {u"singleshot-0"_s, u"a QTimer::singleShot(0) made by the one before"_s,
             u"a loop of sendPostedEvents() and one timer event"_s, timed(Goal::ratio(3.5)), singleShotChain,
             0, 0, FloorDispatcher::make}};
}

} // namespace Bench
