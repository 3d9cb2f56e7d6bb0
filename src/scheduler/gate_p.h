// SPDX-License-Identifier: MIT
#pragma once

#include "core/mailbox_p.h"
#include "loop/host_p.h"
#include "scheduler/lane_p.h"

#include <QtCore/qthread.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

namespace Signalbox {
namespace Detail {

/*!
    What other threads have of a scheduler: its mailbox, and its host to wake. It lives as long as somebody may call.
*/
class Gate
{
public:
    using Posting = Mailbox<Call>::Posting;

    static constexpr qsizetype LaneLimit = 1024;

    const QThread *const thread = QThread::currentThread(); // of the scheduler; an address only
    Mailbox<Call> mailbox;
    const std::shared_ptr<Lane> lane =
        std::make_shared<Lane>(LaneLimit); // of all that ask for none of their own

    //! Any thread.
    void wake()
    {
        const std::lock_guard lock(m_mutex);
        if (m_host)
            m_host->wake();
    }
    //! The scheduler's thread. After setHost(nullptr) nobody wakes any more.
    void setHost(Host *host)
    {
        const std::lock_guard lock(m_mutex);
        m_host = host;
        m_loop.store(host ? host->loopId() : 0, std::memory_order_relaxed);
    }

    //! Any thread: the id of the host's loop, for readers; 0: none.
    quint64 loopId() const { return m_loop.load(std::memory_order_relaxed); }

    //! Any thread, once the mailbox is closed: parcels of \a retired may still be refused.
    void keepUntilEnd(std::unique_ptr<Lane> retired)
    {
        const std::lock_guard lock(m_mutex);
        m_lanes.push_back(std::move(retired));
    }

private:
    std::mutex m_mutex; // a host must not go while it is woken
    Host *m_host = nullptr;
    std::atomic<quint64> m_loop{0};
    std::vector<std::unique_ptr<Lane>> m_lanes;
};

} // namespace Detail
} // namespace Signalbox
