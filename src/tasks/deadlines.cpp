// SPDX-License-Identifier: MIT
#include "tasks/deadlines.h"

#include "core/timeleft_p.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

TimedOut::TimedOut(const QString &operation)
    : m_operation(operation), m_what("the time is up, waiting for " + operation.toUtf8())
{
}

namespace Detail {

Deadline deadlineIn(Nanoseconds time)
{
    return saturatingAdd(Clock::now(), std::max(time, Nanoseconds::zero()));
}

//! While it lives, what \a run starts has no more time than until \a limit.
class NearerDeadline
{
public:
    NearerDeadline(TaskRun *run, Deadline limit) : m_run(run), m_outer(run ? run->deadline() : Never)
    {
        if (m_run)
            m_run->setDeadline(std::min(m_outer, limit));
    }
    ~NearerDeadline()
    {
        if (m_run)
            m_run->setDeadline(m_outer);
    }
    NearerDeadline(const NearerDeadline &) = delete;
    NearerDeadline &operator=(const NearerDeadline &) = delete;

private:
    TaskRun *const m_run;
    const Deadline m_outer;
};

void TimeLimit::begin(TaskRun *run)
{
    if (arm().hasEnded())
        return end();
    arm().setOwner(this);
    {
        const NearerDeadline nearer(run, m_limit);
        arm().begin(run); // may end in here
    }
    if (!hasEnded())
        start(m_limit);
}

void TimeLimit::ended(Waiting &)
{
    stop();
    end();
}

void TimeLimit::timedOut()
{
    if (hasEnded() || m_isTimeUp || arm().hasEnded())
        return;
    m_isTimeUp = true;
    m_operation = arm().description();
    if (arm().cancel()) {
        arm().setOwner(nullptr);
        end();
    }
}

bool TimeLimit::cancel()
{
    stop();
    return arm().cancel();
}

bool TimeLimit::hasFailed() const
{
    return !m_isTimeUp && arm().hasFailed();
}

QString TimeLimit::description() const
{
    return arm().description();
}

Deadline TimeLimit::endsBy() const
{
    return std::min(m_limit, arm().endsBy());
}

void TimeLimit::restart(Deadline limit)
{
    m_limit = limit;
    if (isActive())
        start(limit);
}

} // namespace Detail

void IdleTimeout::touch()
{
    if (m_limit)
        m_limit->restart(Detail::deadlineIn(m_time));
}

Nanoseconds remainingTime()
{
    const auto *run = Detail::TaskRun::current();
    if (!run || run->deadline() == Never)
        return Nanoseconds::max();
    return timeLeft(run->deadline(), Clock::now());
}

} // namespace Signalbox
