// SPDX-License-Identifier: MIT
// Each function below is a claim about threads; it ends the program when it finds the claim wrong.
#include "core/waitableevent.h"
#include "dispatch/qttimers_p.h"
#include "loop/loop_p.h"
#include "probe/probe.h"

#include <QtCore/qobject.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <poll.h>
#include <sys/eventfd.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace Signalbox;
using namespace std::chrono_literals;

namespace {

[[noreturn]] void fail(const char *claim, const char *what)
{
    std::fprintf(stderr, "FAIL: %s: %s\n", claim, what);
    std::exit(1);
}

template <typename Work>
std::vector<std::thread> threads(int count, Work work)
{
    std::vector<std::thread> list;
    for (int i = 0; i < count; ++i)
        list.emplace_back([work, i] { work(i); });
    return list;
}

void join(std::vector<std::thread> &list)
{
    for (auto &thread : list)
        thread.join();
}

//! Posters announce work and wake; the loop sleeps whenever there is none. Nothing is lost, on either kind of
//! sleep.
void noWakeUpIsLost(bool withDescriptor)
{
    constexpr int Posters = 4;
    constexpr int Each = 20'000;
    std::atomic<Loop *> published{nullptr};
    std::atomic<int> posted{0};
    std::thread owner([&] {
        Loop loop({});
        loop.adopt();
        const int descriptor = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
        if (withDescriptor)
            loop.descriptors().add(descriptor, 0, nullptr, nullptr);
        published = &loop;
        std::array<ReadyDescriptor, 8> ready;
        for (;;) {
            const bool hadNews = loop.waker().takeNotification();
            if (posted.load(std::memory_order_relaxed) == Posters * Each)
                break;
            Loop::Wait wait;
            wait.mayBlock = !hadNews;
            wait.deadline = Clock::now() + 30s;
            loop.wait(wait, ready.data(), int(ready.size()));
            if (Clock::now() >= wait.deadline)
                fail("noWakeUpIsLost", "slept through a wake-up");
        }
        while (published.load()) // the posters' last wake-ups still use it
            std::this_thread::yield();
        ::close(descriptor);
    });
    while (!published)
        std::this_thread::yield();
    auto posters = threads(Posters, [&](int) {
        for (int i = 0; i < Each; ++i) {
            posted.fetch_add(1, std::memory_order_relaxed);
            published.load()->wakeUp();
        }
    });
    join(posters);
    published = nullptr;
    owner.join();
}

/*!
    A loop may end by what it was woken for, while the one who woke it is still in the call. Neither the
    descriptor nor the counters may be gone by then (D35); the sanitizers are the judges.
*/
void loopEndsUnderItsWaker(bool withDescriptor)
{
    for (int round = 0; round < 2000; ++round) {
        std::atomic<Loop *> published{nullptr};
        std::thread owner([&] {
            const int descriptor = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
            {
                Loop loop({});
                loop.adopt();
                if (withDescriptor)
                    loop.descriptors().add(descriptor, 0, nullptr, nullptr);
                published = &loop;
                std::array<ReadyDescriptor, 8> ready;
                while (!loop.waker().takeNotification()) { // the first wake-up is the end
                    Loop::Wait wait;
                    wait.mayBlock = true;
                    loop.wait(wait, ready.data(), int(ready.size()));
                }
            }
            ::close(descriptor);
        });
        while (!published)
            std::this_thread::yield();
        if (round % 2) { // let it fall asleep first, so that the wake-up takes a system call
            while (published.load()->block().sleeps.get() == 0)
                std::this_thread::yield();
        }
        published.load()->wakeUp();
        owner.join();
    }
}

void flagAndDescriptorAgree()
{
    WaitableEvent event;
    const int descriptor = event.descriptor();
    for (int round = 0; round < 50; ++round) {
        auto togglers = threads(4, [&](int i) {
            for (int k = 0; k < 300; ++k)
                (i + k) % 2 ? event.set() : event.clear();
        });
        join(togglers);
        pollfd polled{descriptor, POLLIN, 0};
        if ((::poll(&polled, 1, 0) == 1) != event.isSet())
            fail("flagAndDescriptorAgree", "they do not");
    }
}

//! Owners of timers and notifiers; which one it is follows from the rest.
std::array<QObject, 3> owners;

//! What a reader has seen of each, so that a claim about it is not an empty one.
struct Seen
{
    std::atomic<int> timers{0};
    std::atomic<int> watchers{0};
    std::atomic<int> loops{0};

    bool isEnough() const { return timers > 1000 && watchers > 1000 && loops > 1000; }
};

void look(const LoopSnapshot &loop, Seen &seen)
{
    ++seen.loops;
    for (const auto &timer : loop.timers) {
        const auto owner = quintptr(&owners[std::size_t(timer.timerId) % owners.size()]);
        if (timer.interval != std::chrono::hours(timer.timerId) || timer.owner != owner || timer.serial == 0)
            fail("snapshotsRaceWithLoops", "a timer's fields do not belong together");
        ++seen.timers;
    }
    for (const auto &watcher : loop.watchers) {
        if (watcher.owner != quintptr(&owners[watcher.kind]) || watcher.serial == 0)
            fail("snapshotsRaceWithLoops", "a watcher's fields do not belong together");
        ++seen.watchers;
    }
    if (loop.depth < 0 || loop.depth > 1 || loop.threadId == 0)
        fail("snapshotsRaceWithLoops", "a loop was seen that was not there");
}

//! A loop's whole life: timers and watchers that begin, change and end, each in the place of another one.
void live()
{
    Loop loop({});
    loop.adopt();
    QtTimers timers(loop);
    const int descriptor = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    std::array<ReadyDescriptor, 8> ready;
    for (int i = 0; i < 200; ++i) {
        const int id = 1 + i * 7 % 40;
        const auto kind = std::size_t(i) % owners.size();
        timers.add(id, std::chrono::hours(id), Qt::PreciseTimer, &owners[std::size_t(id) % owners.size()]);
        const auto watcher = loop.descriptors().add(descriptor, int(kind), &owners[kind], nullptr);
        loop.publishState(i % 3, Clock::now());
        loop.block().depth.set(i % 2);
        loop.wait({}, ready.data(), int(ready.size()));
        loop.waker().takeNotification();
        loop.descriptors().remove(watcher);
        if (i % 3 == 0)
            timers.remove(1 + (i + 20) * 7 % 40);
        if (i % 50 == 49)
            timers.removeAll(&owners[kind]);
    }
    ::close(descriptor);
}

//! Loops, their threads, timers and watchers come and go while others take snapshots, which show none of them
//! half changed.
void snapshotsRaceWithLoops()
{
    Seen seen;
    std::atomic<bool> hasEnded{false};
    auto readers = threads(2, [&](int) {
        const Probe probe;
        while (!hasEnded) {
            const auto snapshot = probe.snapshot();
            for (const auto &loop : snapshot.loops)
                look(loop, seen);
        }
    });
    auto makers = threads(2, [&](int) {
        for (int round = 0; round < 40 || !seen.isEnough(); ++round)
            std::thread(live).join();
    });
    join(makers);
    hasEnded = true;
    join(readers);
}

void namesAreInternedOnce()
{
    std::array<const char *, 4> found{};
    auto interns = threads(4, [&](int i) {
        for (int k = 0; k < 2000; ++k)
            found[std::size_t(i)] = internName("name" + QByteArray::number(k % 50));
    });
    join(interns);
    for (const char *name : found) {
        if (name != found[0])
            fail("namesAreInternedOnce", "one name, two addresses");
    }
}

} // namespace

int main()
{
    noWakeUpIsLost(false);
    noWakeUpIsLost(true);
    loopEndsUnderItsWaker(false);
    loopEndsUnderItsWaker(true);
    flagAndDescriptorAgree();
    snapshotsRaceWithLoops();
    namesAreInternedOnce();
    std::puts("all claims hold");
}
