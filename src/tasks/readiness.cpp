// SPDX-License-Identifier: MIT
#include "tasks/readiness.h"

#include "core/logging_p.h"
#include "scheduler/scheduler.h"
#include "scheduler/ticks_p.h"

#include <stdexcept>

namespace Signalbox {

using namespace Qt::StringLiterals;

const char *DescriptorClosed::what() const noexcept
{
    return "the descriptor is not open";
}

namespace Detail {

// ---- descriptors ----

//! In the watcher's function, which is destroyed without a call when the descriptor is lost.
class ReadyWaiting::Guard
{
public:
    explicit Guard(std::shared_ptr<ReadyWaiting *> waiting) : m_waiting(std::move(waiting)) {}
    Guard(Guard &&) noexcept = default;
    Guard &operator=(Guard &&) = delete;
    ~Guard()
    {
        if (!m_waiting || !*m_waiting)
            return;
        auto &waiting = **m_waiting;
        waiting.m_isLost = true;
        waiting.leave();
        waiting.end();
    }

    void operator()(ReadyFor kind) const
    {
        if (!*m_waiting)
            return;
        auto &waiting = **m_waiting;
        waiting.m_ready = kind;
        waiting.leave();
        waiting.end();
    }

private:
    std::shared_ptr<ReadyWaiting *> m_waiting;
};

ReadyWaiting::ReadyWaiting(int descriptor, Readiness interests)
    : m_descriptor(descriptor), m_self(std::make_shared<ReadyWaiting *>(this))
{
    m_watcher = Scheduler::current().watch(descriptor, interests, Guard(m_self));
    m_watcher.setDaemon(true); // its task says whether run() goes on
}

ReadyWaiting::~ReadyWaiting()
{
    leave();
}

void ReadyWaiting::leave()
{
    *m_self = nullptr;
    m_watcher.cancel();
}

ReadyFor ReadyWaiting::take() const
{
    if (m_isLost)
        throw DescriptorClosed();
    return m_ready;
}

QString ReadyWaiting::description() const
{
    return u"descriptor %1"_s.arg(m_descriptor);
}

// ---- signals of the system ----

UnixSignalWaiting::UnixSignalWaiting(int number)
    : m_number(number), m_event(match<UnixSignal>(number)), m_signals({number})
{
    m_event.setOwner(this);
    if (hasFailed())
        end();
}

int UnixSignalWaiting::take() const
{
    if (hasFailed())
        throw std::invalid_argument("a signal that nobody can wait for");
    return m_number;
}

QString UnixSignalWaiting::description() const
{
    return u"signal %1 of the system"_s.arg(m_number);
}

// ---- ticks ----

TickWaiting::TickWaiting(TickStream &stream) : m_stream(&stream)
{
    stream.m_waits.append(*this);
    start(stream.nextTime());
}

void TickWaiting::take()
{
    if (m_stream)
        m_stream->m_previous = deadline;
}

QString TickWaiting::description() const
{
    return u"a tick"_s;
}

} // namespace Detail

static Nanoseconds checkedInterval(Nanoseconds interval)
{
    if (interval > Nanoseconds::zero())
        return interval;
    qCWarning(lcTasks, "ticks: the interval must be positive, and is %lld ns. It is taken for a millisecond",
              qlonglong(interval.count()));
    return std::chrono::milliseconds(1);
}

TickStream::TickStream(Nanoseconds interval, MissedTicks missed)
    : m_interval(checkedInterval(interval)), m_missed(missed), m_previous(Clock::now())
{
}

TickStream::~TickStream()
{
    while (auto *wait = m_waits.takeFirst())
        wait->m_stream = nullptr;
}

Deadline TickStream::nextTime() const
{
    const auto previous = m_previous.time_since_epoch();
    return Deadline(
        Detail::nextTick(previous, m_interval, previous, Clock::now().time_since_epoch(), m_missed));
}

} // namespace Signalbox
