// SPDX-License-Identifier: MIT
#include "sender.h"

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

//! Mixed, and the same in each run.
static int levelOf(int number)
{
    int place = number * 7 % 10;
    int level = 0;
    while (place >= Levels.at(std::size_t(level)).share)
        place -= Levels.at(std::size_t(level++)).share;
    return level;
}

Sender::Sender(int index, int count, const Signalbox::RemoteScheduler &scheduler)
    : m_index(index), m_scheduler(scheduler.withLane(LaneLimit)), m_thread([this, count] { run(count); })
{
}

Sender::~Sender()
{
    m_mustEnd = true;
    m_thread.join();
}

void Sender::run(int count)
{
    for (int i = 0; i < count; ++i) {
        const int level = levelOf(i);
        int &number = m_numbers.at(std::size_t(level));
        if (!send({level, m_index, number}))
            break;
        ++number;
        ++m_sent;
        m_mostOnTheWay = std::max(m_mostOnTheWay.load(), m_scheduler.onTheWay());
    }
    m_hasEnded = true;
}

//! False when there is nobody to send to any more.
bool Sender::send(const Message &message)
{
    using Verdict = Signalbox::RemoteSendResult::Verdict;
    while (!m_mustEnd) {
        const auto result = m_scheduler.send(message);
        if (result)
            return true;
        if (result.verdict() == Verdict::Ended)
            return false;
        ++m_heldBack;
        m_scheduler.waitForRoom(100ms); // and then a look whether it must end
    }
    return false;
}
