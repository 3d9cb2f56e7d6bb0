// SPDX-License-Identifier: MIT
#include "tasks/ratelimiter.h"

#include "tasks/atleast_p.h"

#include <algorithm>

namespace Signalbox {

//! A century at most: sums must fit.
static Nanoseconds checkedTime(Nanoseconds time)
{
    if (time > Nanoseconds::zero())
        return std::min<Nanoseconds>(time, std::chrono::hours(24 * 36525));
    qCWarning(lcTasks, "RateLimiter: there is no limit in a time of %lld ns", qlonglong(time.count()));
    return Nanoseconds::zero();
}

//! Rounded up: never too many.
static Nanoseconds intervalOf(qsizetype count, Nanoseconds time)
{
    return Nanoseconds((time.count() + count - 1) / count);
}

RateLimiter::RateLimiter(qsizetype count, Nanoseconds time)
    : m_interval(intervalOf(Detail::atLeast(1, count, "RateLimiter"), checkedTime(time)))
    , m_time(m_interval * std::max(count, qsizetype(1)))
    , m_full(Clock::now())
{
}

RateLimiter::~RateLimiter() = default;

bool RateLimiter::tryAcquire()
{
    return m_line.isOwnThread("RateLimiter::tryAcquire") && m_line.isEmpty() && takeToken();
}

//! A token is there as long as the bucket without it would be full in time.
bool RateLimiter::takeToken()
{
    const auto now = Clock::now();
    const auto full = std::max(m_full, now) + m_interval;
    if (full > now + m_time)
        return false;
    m_full = full;
    return true;
}

void RateLimiter::giveBack()
{
    m_full -= m_interval;
    serve();
}

void RateLimiter::timedOut()
{
    serve();
}

void RateLimiter::serve()
{
    while (!m_line.isEmpty() && takeToken())
        m_line.give(*m_line.first());
    if (m_line.isEmpty())
        stop();
    else
        start(m_full + m_interval - m_time);
}

namespace Detail {

RateWaiting::RateWaiting(RateLimiter &limiter) : LineWaiting(limiter.m_line), m_limiter(limiter)
{
    if (!limiter.m_line.isOwnThread("RateLimiter::acquire", *this))
        return;
    limiter.m_line.add(*this);
    limiter.serve();
}

RateWaiting::~RateWaiting()
{
    if (isGiven()) {
        m_limiter.giveBack();
    } else if (isWaiting()) {
        leave();
        m_limiter.serve();
    }
}

} // namespace Detail
} // namespace Signalbox
