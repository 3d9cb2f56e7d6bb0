// SPDX-License-Identifier: MIT
#pragma once

#include "work.h"

#include <functional>
#include <vector>

QT_BEGIN_NAMESPACE
class QThread;
QT_END_NAMESPACE

namespace Bench {

//! CLOCK_MONOTONIC in nanoseconds.
qint64 wallClock() noexcept;
//! CPU time of the whole process, all threads, in nanoseconds.
qint64 cpuClock() noexcept;

//! Ends the process with an error: a work that does not deliver what it should yields no number.
[[noreturn]] void fault(const char *what);

//! Lets the process open \a count descriptors, or ends in fault().
void needDescriptors(int count);

//! The value below which the part \a share (0 to 1) of \a samples lies. Reorders them; there must be one.
double percentile(std::vector<qint64> &samples, double share);

//! What a work has at hand in its child process.
class Run
{
public:
    Run(const Work &work, Dispatcher dispatcher, bool quick);

    bool isFloor() const { return m_dispatcher == Dispatcher::Floor; }
    bool isQuick() const { return m_quick; }

    //! Installs the dispatcher for the application that is made next.
    void install() const;
    //! Installs the dispatcher for the next start of \a thread.
    void install(QThread &thread) const;
    //! Ends in fault() unless the current thread runs on the dispatcher that was asked for.
    void verify() const;

    struct Cost
    {
        double wall; //!< nanoseconds for each operation
        double cpu;  //!< the same, of all threads
    };
    /*!
        What one operation of \a work costs, a callable that does as many as it is told.

        Warms up, finds out how many operations make a batch, and takes the median of the batches:
        a batch that another process interrupted does not count.
    */
    Cost time(const std::function<void(qint64 operations)> &work) const;

    //! Hands \a figures to the parent process and ends this one, without taking the work's objects down.
    [[noreturn]] void finish(const QList<double> &figures) const;

private:
    const Work &m_work;
    Dispatcher m_dispatcher;
    bool m_quick;
};

} // namespace Bench
