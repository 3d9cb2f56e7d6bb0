// SPDX-License-Identifier: MIT
#pragma once

#include "ledger.h"
#include "memory.h"
#include "sender.h"

#include <Signalbox/Clock>

#include <memory>
#include <vector>

/*!
    Four threads that send, the queues between them and this thread, and what has become of it all.
*/
class Flood
{
public:
    static constexpr int SenderCount = 4;

    //! Of so many messages; an equal share of each sender.
    explicit Flood(int messages);

    void start();
    //! Notes how much memory there is: some times a second.
    void takeSample();
    //! Has everything that was sent come out of its queue?
    bool hasEnded() const;
    //! Time and memory are no longer measured.
    void finish();

    int messages() const { return m_each * SenderCount; }
    const Ledger &ledger() const { return m_ledger; }
    //! None before start().
    const std::vector<std::unique_ptr<Sender>> &senders() const { return m_senders; }
    //! Since it has started, until it has finished.
    std::chrono::nanoseconds duration() const;

    const Memory &memoryBefore() const { return m_before; }
    const Memory &mostMemory() const { return m_most; }
    const Memory &memory() const { return m_now; }

private:
    const int m_each;
    Ledger m_ledger{SenderCount};
    std::vector<std::unique_ptr<Sender>> m_senders;
    Signalbox::Deadline m_begin = Signalbox::Never;
    Signalbox::Deadline m_end = Signalbox::Never;
    Memory m_before;
    Memory m_most;
    Memory m_now;
};
