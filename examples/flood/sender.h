// SPDX-License-Identifier: MIT
#pragma once

#include "message.h"

#include <Signalbox/RemoteScheduler>

#include <array>
#include <atomic>
#include <thread>

/*!
    A thread that sends as fast as it may: when there is no room for its messages, it sleeps until there is.
*/
class Sender
{
public:
    static constexpr int LaneLimit = 4096; // of messages on their way from one sender

    //! Sends \a count messages to \a scheduler, by a lane of its own.
    Sender(int index, int count, const Signalbox::RemoteScheduler &scheduler);
    ~Sender();
    Sender(const Sender &) = delete;
    Sender &operator=(const Sender &) = delete;

    int sent() const { return m_sent; }
    //! To one level. When the thread has ended.
    int sentTo(int level) const { return m_numbers.at(std::size_t(level)); }
    bool hasEnded() const { return m_hasEnded; }
    int heldBack() const { return m_heldBack; }
    //! Messages that are on their way to their queues.
    qsizetype onTheWay() const { return m_scheduler.onTheWay(); }
    qsizetype mostOnTheWay() const { return m_mostOnTheWay; }

private:
    void run(int count);
    bool send(const Message &message);

    const int m_index;
    const Signalbox::RemoteScheduler m_scheduler;
    std::array<int, LevelCount> m_numbers{}; // the thread's, until it has ended
    std::atomic<int> m_sent{0};
    std::atomic<int> m_heldBack{0};
    std::atomic<qsizetype> m_mostOnTheWay{0};
    std::atomic<bool> m_hasEnded{false};
    std::atomic<bool> m_mustEnd{false};
    std::thread m_thread;
};
