// SPDX-License-Identifier: MIT
#include "producer.h"

#include <chrono>
#include <limits>

using namespace std::chrono_literals;

static constexpr qsizetype LaneLimit = 16; // on the way from this thread; the rest waits in it

Producer::Producer(Level level, const Signalbox::RemoteScheduler &scheduler, int rate)
    : m_level(level)
    , m_scheduler(scheduler.withLane(LaneLimit))
    , m_rate(rate)
    , m_most(std::numeric_limits<int>::max())
    , m_thread([this] { run(); })
{
}

Producer::~Producer()
{
    m_mustEnd = true;
    m_thread.join();
}

void Producer::run()
{
    auto next = std::chrono::steady_clock::now();
    while (!m_mustEnd && m_sent < m_most) {
        const int rate = m_rate;
        if (rate == 0) {
            std::this_thread::sleep_for(10ms);
            next = std::chrono::steady_clock::now();
            continue;
        }
        if (!send(m_sent))
            return;
        ++m_sent;
        if (rate == Unlimited)
            continue;
        next += std::chrono::nanoseconds(1s) / rate;
        std::this_thread::sleep_until(next);
    }
}

//! False when there is nobody to send to any more.
bool Producer::send(int number)
{
    using Verdict = Signalbox::RemoteSendResult::Verdict;
    while (!m_mustEnd) {
        const auto result = m_scheduler.send(Job{int(m_level), number});
        if (result)
            return true;
        if (result.verdict() == Verdict::Ended)
            return false;
        m_isHeldBack = true;
        m_scheduler.waitForRoom(100ms); // and then a look whether it must end
        m_isHeldBack = false;
    }
    return false;
}
