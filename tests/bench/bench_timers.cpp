// SPDX-License-Identifier: MIT
/*
    What it costs to set, cancel and expire a scheduler's timers while 100,000 are outstanding: the works P3, P3d and P3c of
    VLCP, with its figures beside ours, and the least that can do them: a binary heap of plain data.

        signalbox-bench-timers [--quick]

    VLCP's figures are those of the project's notes: Python 3.11, the same kind of machine (2 virtual Intel Xeon CPUs), the
    median of five runs. Its one receiver is a coroutine, ours a callback here.
*/
#include "arguments.h"
#include "measured.h"

#include <Signalbox/Install>
#include <Signalbox/Scheduler>
#include <Signalbox/Wait>

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <functional>
#include <malloc.h>
#include <numeric>
#include <random>
#include <vector>

using namespace Signalbox;
using Bench::Measured, Bench::measureOnce, Bench::median;

namespace {

bool isQuick = false;

[[noreturn]] void fault(const char *what)
{
    std::fprintf(stderr, "signalbox-bench-timers: %s\n", what);
    std::exit(1);
}

qint64 bytesInUse()
{
    const auto info = mallinfo2();
    return qint64(info.uordblks + info.hblkhd);
}

//! What the works are done with: one place for each timer that is set.
class Timers
{
public:
    virtual ~Timers() = default;
    //! Sets the timer of \a place, which is not set.
    virtual void set(std::size_t place, Nanoseconds delay) = 0;
    virtual void cancel(std::size_t place) = 0;
    //! Has all that are due expire; how many.
    virtual int expire() = 0;
};

// ---- ours

class SchedulerTimers : public Timers
{
public:
    explicit SchedulerTimers(std::size_t places) : m_handles(places) {}

    void set(std::size_t place, Nanoseconds delay) override
    {
        m_handles[place] = Scheduler::current().callLater(delay, [this] { ++m_fired; });
    }
    void cancel(std::size_t place) override
    {
        if (!m_handles[place].cancel())
            fault("a timer was not there");
    }
    int expire() override
    {
        const int before = m_fired;
        while (Scheduler::current().statistics().timersActive > 0)
            QCoreApplication::processEvents();
        return m_fired - before;
    }

private:
    std::vector<TimerHandle> m_handles;
    int m_fired = 0;
};

//! Timers that send TimerDue, and one that waits for any of them, again and again.
class SentTimers : public Timers, private Waiter
{
public:
    SentTimers() { m_wait.start(Scheduler::current().router()); }

    void set(std::size_t, Nanoseconds delay) override { Scheduler::current().sendLater(delay); }
    void cancel(std::size_t) override { fault("these have no handles"); }
    int expire() override
    {
        const int before = m_fired;
        while (Scheduler::current().statistics().timersActive > 0 ||
               Scheduler::current().statistics().eventsQueued > 0)
            QCoreApplication::processEvents();
        return m_fired - before;
    }

private:
    void eventArrived(Wait &wait, const EventPointer<> &) override
    {
        ++m_fired;
        wait.start(Scheduler::current().router());
    }
    Wait m_wait{*this, match<TimerDue>()};
    int m_fired = 0;
};

// ---- the floor

//! A binary heap of deadlines, and for each timer where it is in there.
class PlainHeap : public Timers
{
public:
    explicit PlainHeap(std::size_t places) : m_positions(places) {}

    void set(std::size_t place, Nanoseconds delay) override
    {
        m_items.emplace_back();
        up(m_items.size() - 1, {Clock::now() + delay, place});
    }
    void cancel(std::size_t place) override
    {
        const auto position = m_positions[place];
        const auto last = m_items.back();
        m_items.pop_back();
        if (last.place == place)
            return;
        if (position > 0 && last.when < m_items[(position - 1) / 2].when)
            up(position, last);
        else
            down(position, last);
    }
    int expire() override
    {
        int count = 0;
        for (const auto now = Clock::now(); !m_items.empty() && m_items[0].when <= now; ++count)
            cancel(m_items[0].place);
        return count;
    }

private:
    struct Item
    {
        Deadline when{};
        std::size_t place = 0;
    };
    void put(std::size_t position, const Item &item)
    {
        m_items[position] = item;
        m_positions[item.place] = position;
    }
    void up(std::size_t position, const Item &item)
    {
        for (; position > 0 && item.when < m_items[(position - 1) / 2].when; position = (position - 1) / 2)
            put(position, m_items[(position - 1) / 2]);
        put(position, item);
    }
    void down(std::size_t position, const Item &item)
    {
        for (auto child = 2 * position + 1; child < m_items.size(); child = 2 * position + 1) {
            if (child + 1 < m_items.size() && m_items[child + 1].when < m_items[child].when)
                ++child;
            if (item.when <= m_items[child].when)
                break;
            put(position, m_items[child]);
            position = child;
        }
        put(position, item);
    }

    std::vector<Item> m_items;
    std::vector<std::size_t> m_positions; // by place
};

// ---- the works

/*!
    The delays, the same in each run: of those that are outstanding, of those that are set and cancelled beside them, and the
    order in which the first ones are cancelled at the end.
*/
struct Plan
{
    explicit Plan(int outstanding, int pairCount)
    {
        std::mt19937_64 random(1);
        const auto seconds = [&random](double from, double to) {
            return Nanoseconds(qint64(std::uniform_real_distribution(from, to)(random) * 1e9));
        };
        for (int i = 0; i < outstanding; ++i)
            delays.push_back(seconds(1000, 2000));
        for (int i = 0; i < pairCount; ++i) {
            far.push_back(seconds(1000, 2000));
            near.push_back(seconds(0, 1));
        }
        order.resize(delays.size());
        std::iota(order.begin(), order.end(), std::size_t(0));
        std::shuffle(order.begin(), order.end(), random);
    }
    std::vector<Nanoseconds> delays;
    std::vector<Nanoseconds> far;
    std::vector<Nanoseconds> near;
    std::vector<std::size_t> order;
};

enum Work { Fill, Pairs, EarliestPairs, Drain, Expire, ExpireAsEvents, WorkCount };
using Runs = std::array<std::vector<Measured>, WorkCount>;

void run(Timers &timers, const Plan &plan, Runs &runs)
{
    const int count = int(plan.delays.size());
    runs[Fill].push_back(measureOnce(count, [&] {
        for (std::size_t i = 0; i < plan.delays.size(); ++i)
            timers.set(i, plan.delays[i]);
    }));
    const auto pairs = [&](const std::vector<Nanoseconds> &delays) {
        return measureOnce(int(delays.size()), [&] {
            for (const auto delay : delays) {
                timers.set(plan.delays.size(), delay);
                timers.cancel(plan.delays.size());
            }
        });
    };
    runs[Pairs].push_back(pairs(plan.far));
    runs[EarliestPairs].push_back(pairs(plan.near));
    runs[Drain].push_back(measureOnce(count, [&] {
        for (const auto place : plan.order)
            timers.cancel(place);
    }));
}

//! All timers of \a plan, due at once.
Measured expire(Timers &timers, const Plan &plan)
{
    const int count = int(plan.delays.size());
    for (std::size_t i = 0; i < plan.delays.size(); ++i)
        timers.set(i, Nanoseconds::zero());
    int expired = 0;
    const auto measured = measureOnce(count, [&] { expired = timers.expire(); });
    if (expired != count)
        fault("a timer did not expire once");
    return measured;
}

void print(const char *work, const Measured &ours, double vlcpPerSecond, const Measured &floor)
{
    const double perSecond = 1e9 / ours.nanoseconds;
    std::printf("%-46s %7.1f %11.0f %7.2f %9.0f %5.0f x %8.1f %6.2f\n", work, ours.nanoseconds, perSecond,
                ours.allocations, vlcpPerSecond, perSecond / vlcpPerSecond, floor.nanoseconds,
                ours.nanoseconds / floor.nanoseconds);
}

//! What timers take up, and those who wait for one of them. Before anything else, as the loop's tables grow here.
void printMemory(const Plan &plan)
{
    struct Nobody : Waiter
    {
        void eventArrived(Wait &, const EventPointer<> &) override {}
    };
    const auto count = double(plan.delays.size());
    SchedulerTimers timers(plan.delays.size());
    const auto before = bytesInUse();
    for (std::size_t i = 0; i < plan.delays.size(); ++i)
        timers.set(i, plan.delays[i]);
    const auto withTimers = bytesInUse();
    Nobody nobody;
    std::deque<Wait> waits;
    for (std::size_t i = 0; i < plan.delays.size(); ++i)
        waits.emplace_back(nobody, match<TimerDue>(i)).start(Scheduler::current().router());
    const auto withWaits = bytesInUse();
    for (std::size_t i = 0; i < plan.delays.size(); ++i)
        timers.cancel(i);
    std::printf("bytes: a timer %.0f (VLCP 171), who waits for one by its number %.0f (VLCP 2200)\n\n",
                double(withTimers - before) / count, double(withWaits - withTimers) / count);
}

} // namespace

int main(int argc, char **argv)
{
    isQuick = Bench::argumentsOf(argc, argv, {}).isQuick;
    install();
    QCoreApplication app(argc, argv);
    QCoreApplication::processEvents(); // the scheduler moves into the loop
    if (std::strcmp(Scheduler::current().host(), "native") != 0)
        fault("this is not Signalbox's own loop");

    const int outstanding = isQuick ? 1'000 : 100'000;
    const Plan plan(outstanding, 2 * outstanding);
    const auto places = plan.delays.size() + 1;
    printMemory(plan);
    Runs ours, floors;
    for (int round = 0; round < (isQuick ? 1 : 5); ++round) {
        SchedulerTimers timers(places);
        run(timers, plan, ours);
        ours[Expire].push_back(expire(timers, plan));
        SentTimers sent;
        ours[ExpireAsEvents].push_back(expire(sent, plan));
        PlainHeap heap(places);
        run(heap, plan, floors);
        floors[Expire].push_back(expire(heap, plan));
    }
    floors[ExpireAsEvents] = floors[Expire];

    struct Row
    {
        const char *name;
        double vlcpPerSecond;
    };
    constexpr std::array<Row, WorkCount> Rows{{{"set, while filling", 620'000},
                                               {"P3 set and cancel, 100,000 outstanding", 709'000},
                                               {"P3d the same, always the earliest", 92'000},
                                               {"cancel all, in random order", 287'000},
                                               {"P3c expire 100,000 that are due: functions", 73'000},
                                               {"P3c the same: events, one waiter", 73'000}}};
    std::printf("%-46s %7s %11s %7s %9s %7s %8s %6s\n", "work", "ns", "per second", "allocs", "VLCP", "ratio",
                "floor ns", "x");
    for (std::size_t work = 0; work < WorkCount; ++work)
        print(Rows[work].name, median(ours[work]), Rows[work].vlcpPerSecond, median(floors[work]));
}
