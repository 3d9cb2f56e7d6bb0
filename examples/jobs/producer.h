// SPDX-License-Identifier: MIT
#pragma once

#include "job.h"

#include <Signalbox/RemoteScheduler>

#include <atomic>
#include <thread>

/*!
    A thread that sends jobs of one level, so many a second, and as fast as it may when that is Unlimited. When there is no
    room for its jobs, it sleeps until there is: that is the back-pressure.
*/
class Producer
{
public:
    static constexpr int Unlimited = -1;

    //! Sends to \a scheduler, by a lane of its own.
    Producer(Level level, const Signalbox::RemoteScheduler &scheduler, int rate);
    ~Producer();
    Producer(const Producer &) = delete;
    Producer &operator=(const Producer &) = delete;

    Level level() const { return m_level; }
    void setRate(int jobsPerSecond) { m_rate = jobsPerSecond; }
    //! It ends after \a jobs; before the thread has sent so many.
    void setMost(int jobs) { m_most = jobs; }

    int sent() const { return m_sent; }
    //! True while it sleeps, because there is no room.
    bool isHeldBack() const { return m_isHeldBack; }

private:
    void run();
    bool send(int number);

    const Level m_level;
    const Signalbox::RemoteScheduler m_scheduler;
    std::atomic<int> m_rate;
    std::atomic<int> m_most;
    std::atomic<int> m_sent{0};
    std::atomic<bool> m_isHeldBack{false};
    std::atomic<bool> m_mustEnd{false};
    std::thread m_thread;
};
