// SPDX-License-Identifier: MIT
// Many watched descriptors of which few are active, and a program that has nothing to do.
#include "floordispatcher.h"
#include "measure.h"

#include <QEventLoop>
#include <QSocketNotifier>
#include <QTimer>

#include <algorithm>
#include <memory>
#include <thread>

#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Bench {

namespace {

// Connected sockets, all of which are watched for data.
class WatchedPairs
{
public:
    explicit WatchedPairs(int descriptors)
    {
        needDescriptors(descriptors + 64);
        for (int i = 0; i < descriptors; i += 2) {
            int ends[2];
            if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) != 0)
                fault("socketpair() failed");
            for (int end : ends)
                m_notifiers.push_back(std::make_unique<QSocketNotifier>(end, QSocketNotifier::Read));
        }
    }
    QSocketNotifier &operator[](std::size_t index) { return *m_notifiers[index]; }
    std::size_t size() const { return m_notifiers.size(); }

private:
    std::vector<std::unique_ptr<QSocketNotifier>> m_notifiers;
};

// One byte goes to and fro in one pair while all others are silent; an operation is one activation.
// Floor: epoll_wait() and an event to the notifier.
void activePair(Run &run, int descriptors)
{
    WatchedPairs pairs(descriptors);
    QEventLoop loop;
    qint64 left = 0;
    const auto pass = [&](QSocketDescriptor socket) {
        char ball;
        if (::read(int(socket), &ball, 1) != 1)
            fault("a notifier was activated without data");
        if (--left == 0)
            loop.quit();
        else if (::write(int(socket), &ball, 1) != 1)
            fault("write() failed");
    };
    const std::size_t active = pairs.size() / 4 * 2; // in the middle
    QSocketNotifier &first = pairs[active];
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (i == active || i == active + 1)
            QObject::connect(&pairs[i], &QSocketNotifier::activated, &loop, pass);
        else
            QObject::connect(&pairs[i], &QSocketNotifier::activated, &loop,
                             [] { fault("a silent descriptor was activated"); });
    }
    const Run::Cost cost = run.time([&](qint64 operations) {
        left = operations;
        if (::write(int(first.socket()), "", 1) != 1)
            fault("write() failed");
        loop.exec();
        if (left != 0)
            fault("the loop ended before the last activation");
    });
    run.finish({cost.wall, cost.cpu});
}

struct Usage
{
    double wakeUps;
    double cpu;
};
Usage usage()
{
    rusage now;
    getrusage(RUSAGE_SELF, &now);
    return {double(now.ru_nvcsw), double(cpuClock())};
}

// A program with much to wait for and nothing to do; the timer that ends it makes one wake-up.
// Floor: one call that sleeps as long.
void idle(Run &run, int descriptors)
{
    const int restTime = run.isQuick() ? 100 : 2000;
    if (run.isFloor()) {
        const Usage before = usage();
        std::this_thread::sleep_for(std::chrono::milliseconds(restTime));
        const Usage after = usage();
        run.finish({after.wakeUps - before.wakeUps, after.cpu - before.cpu});
    }
    WatchedPairs pairs(descriptors);
    constexpr int FarTimers = 100;
    std::vector<std::unique_ptr<QTimer>> timers;
    for (int i = 0; i < FarTimers; ++i) {
        timers.push_back(std::make_unique<QTimer>());
        timers.back()->setTimerType(Qt::TimerType(i % 3));
        timers.back()->start(100'000 + i * 1'000);
    }
    QEventLoop loop;
    Usage before = {}, after = {};
    QTimer end; // the first time it fires, everything is set up
    end.setTimerType(Qt::PreciseTimer);
    int fired = 0;
    QObject::connect(&end, &QTimer::timeout, &loop, [&] {
        if (++fired == 1) {
            before = usage();
            end.start(restTime);
        } else {
            after = usage();
            loop.quit();
        }
    });
    end.start(50);
    loop.exec();
    if (fired != 2)
        fault("the loop ended before its time");
    run.finish({after.wakeUps - before.wakeUps, after.cpu - before.cpu});
}

Work activePairWork(int descriptors, double goal)
{
    return {u"watchers-%1"_s.arg(descriptors),
            u"an activation in one pair of sockets, %L1 descriptors watched"_s.arg(descriptors),
            u"epoll_wait() and an event to the notifier"_s,
            timed(Goal::ratio(goal)),
            activePair,
            descriptors,
            std::min(descriptors, 100),
            FloorDescriptorDispatcher::make};
}

} // namespace

QList<Work> descriptorWorks()
{
    QList<Work> works = {activePairWork(10, 1.6), activePairWork(1'000, 60), activePairWork(9'000, 1'200)};
    works.last().flatAgainst = works.first().name;
    works.last().flatLimit = 1.2;
    works.append({u"idle"_s,
                  u"2 s with 1,000 descriptors watched and 100 far timers"_s,
                  u"one call that sleeps for 2 s; its end is the wake-up"_s,
                  {{u"wake-ups"_s, Unit::Count, Goal::atMost(1)}, {u"CPU/2 s"_s}},
                  idle,
                  1'000,
                  100});
    return works;
}

} // namespace Bench
