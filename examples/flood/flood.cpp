// SPDX-License-Identifier: MIT
#include "flood.h"

#include <Signalbox/Scheduler>

#include <algorithm>

using Signalbox::Clock;
using Signalbox::Never;

Flood::Flood(int messages) : m_each(std::max(messages, 0) / SenderCount) {}

void Flood::start()
{
    m_before = m_most = m_now = Memory::now();
    m_begin = Clock::now();
    for (int i = 0; i < SenderCount; ++i)
        m_senders.push_back(std::make_unique<Sender>(i, m_each, Signalbox::Scheduler::current().remote()));
}

void Flood::takeSample()
{
    m_now = Memory::now();
    m_most.raiseTo(m_now);
}

bool Flood::hasEnded() const
{
    if (m_senders.empty())
        return false;
    for (const auto &sender : m_senders) {
        if (!sender->hasEnded() || sender->onTheWay() > 0)
            return false;
    }
    for (int level = 0; level < LevelCount; ++level) {
        if (!m_ledger.queue(level).isEmpty())
            return false;
    }
    return true;
}

void Flood::finish()
{
    m_end = Clock::now();
    takeSample();
}

std::chrono::nanoseconds Flood::duration() const
{
    return m_begin == Never ? Signalbox::Nanoseconds::zero() : std::min(m_end, Clock::now()) - m_begin;
}
