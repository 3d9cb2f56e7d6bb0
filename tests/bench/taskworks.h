// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <span>

/*
    What the contenders of signalbox-bench-tasks have in common: each does the same works, by its own means.
*/
namespace TaskBench {

//! What is measured: run() does \c count operations.
struct Work
{
    const char *name; //!< the same for all contenders
    int count;
    void (*run)(int count);
};

//! A system that does some of the works.
struct Contender
{
    const char *name;
    std::span<const Work> works;
};

Contender ours();
Contender floor(); //!< Bare coroutines, written for the one work: what can hardly be done with less.
Contender floorWithBudget(); //!< The same with a queue that looks after each resumption whether its time is up.
Contender qcoro();
Contender asio();

//! Ends the process: a work that does not deliver what it should yields no number.
[[noreturn]] void fault(const char *what);

//! Fails unless \a sum is that of \a count ones.
void expect(qint64 sum, int count);

//! Of the works with signals.
class Sender : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
Q_SIGNALS:
    void fired(int value);
};

constexpr int Burst = 100;     //!< Emissions in a row.
constexpr int Sleepers = 1000; //!< That are alive at once.
constexpr int Chains = 10;     //!< The same, of those that are cancelled.

} // namespace TaskBench
