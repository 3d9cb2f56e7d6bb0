// SPDX-License-Identifier: MIT
#pragma once

#include "job.h"

#include <Signalbox/EventQueue>
#include <Signalbox/Wait>

#include <QObject>

#include <chrono>
#include <map>

/*!
    The queues that jobs come in by, and the workers that take them: the most urgent first, and none before a worker is
    free. In the thread that has made it.
*/
class JobCentre : private Signalbox::Waiter
{
public:
    JobCentre();
    ~JobCentre() override;

    Signalbox::EventQueue &queue(Level level) const { return *m_queues.at(level); }

    void setWorkers(int count);
    int workers() const { return m_workers; }
    int busyWorkers() const { return m_busy; }
    //! How long a worker takes for a job; no time at all: it is done when it is taken.
    void setDuration(std::chrono::milliseconds duration) { m_duration = duration; }

    int done(Level level) const { return m_done.at(level); }
    //! Jobs that came in another order than they were sent in by their thread.
    int outOfOrder() const { return m_outOfOrder; }

private:
    void eventArrived(Signalbox::Wait &wait, const Signalbox::EventPointer<> &event) override;
    void begin(const Job &job);
    void takeMore();

    std::map<Level, Signalbox::EventQueue *> m_queues;
    std::map<Level, int> m_done;
    std::map<Level, int> m_next;
    Signalbox::Wait m_wait;
    QObject m_context; // jobs that are being done end with it
    std::chrono::milliseconds m_duration{20};
    int m_workers = 2;
    int m_busy = 0;
    int m_outOfOrder = 0;
};
