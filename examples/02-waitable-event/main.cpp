// SPDX-License-Identifier: MIT

// A thread without an event loop and the main loop meet through two WaitableEvents: the thread blocks in
// wait(), the loop watches a descriptor. Neither polls, and the loop goes on turning while the thread works.

#include <Signalbox/Install>
#include <Signalbox/WaitableEvent>

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTimer>

#include <chrono>
#include <cstdio>
#include <functional>
#include <thread>

using namespace std::chrono_literals;

namespace {

int countPrimesBelow(int limit)
{
    int count = 0;
    for (int candidate = 2; candidate < limit; ++candidate) {
        bool isPrime = true;
        for (int divisor = 2; isPrime && divisor <= candidate / divisor; ++divisor)
            isPrime = candidate % divisor != 0;
        count += isPrime;
    }
    return count;
}

//! What the two threads share. `question` and `answer` say whose turn it is to touch the numbers.
struct Desk
{
    Signalbox::WaitableEvent question; // the worker waits for it as a thread
    Signalbox::WaitableEvent answer;   // the main loop waits for it as a descriptor
    int limit = 0;                     // 0: no more questions
    int primes = 0;
};

void work(Desk &desk)
{
    for (;;) {
        desk.question.wait();
        desk.question.clear();
        if (desk.limit == 0)
            return;
        std::printf("worker: counting primes below %d\n", desk.limit);
        desk.primes = countPrimesBelow(desk.limit);
        desk.answer.set();
    }
}

} // namespace

int main(int argc, char **argv)
{
    Signalbox::install();
    QCoreApplication app(argc, argv);

    Desk desk;
    std::thread worker(work, std::ref(desk));
    const auto ask = [&](int limit) {
        desk.limit = limit;
        desk.question.set();
    };

    int ticks = 0;
    QTimer ticking;
    QObject::connect(&ticking, &QTimer::timeout, &app, [&] { ++ticks; });
    ticking.start(1ms);

    QSocketNotifier answered(desk.answer.descriptor(), QSocketNotifier::Read);
    QObject::connect(&answered, &QSocketNotifier::activated, &app, [&] {
        desk.answer.clear(); // or the loop would be told again, and again
        std::printf("main:   %d primes; the loop went on meanwhile: %s\n", desk.primes,
                    ticks > 0 ? "yes" : "no");
        if (desk.limit == 5'000'000)
            app.quit();
        else
            ask(desk.limit * 5);
    });

    std::printf("main:   asking\n");
    ask(1'000'000);
    const int result = app.exec();

    ask(0);
    worker.join();
    return result;
}
