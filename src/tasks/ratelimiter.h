// SPDX-License-Identifier: MIT
#pragma once

#include "sleep.h"
#include "waitline.h"

namespace Signalbox {

class RateLimiter;

namespace Detail {

//! \internal What RateLimiter::acquire() returns.
class SIGNALBOX_CORE_EXPORT RateWaiting final : public LineWaiting
{
public:
    using Result = void;
    explicit RateWaiting(RateLimiter &limiter);
    ~RateWaiting() override;
    void take() { takeGiven(); }

private:
    RateLimiter &m_limiter; // not while line() is null
};

} // namespace Detail

/*!
    So many in a time, and not more:

        RateLimiter requests(10, 1s);
        co_await requests.acquire();
        co_await send(request);

    It is a bucket with as many tokens as that, full at first, into which they come one by one at an even rate. Who asks first gets
    first. A task that is cancelled before it goes on gives its token back. By Clock, so tests need not wait.

    When it is destroyed, those that wait throw SynchronizationDestroyed. Thread-safety: the thread that uses it first.
    Cost: no allocation; one timer, while somebody waits.
*/
class SIGNALBOX_CORE_EXPORT RateLimiter final : private Detail::TimeoutCall
{
public:
    //! \a count in each \a time. Errors: less than one, or no time at all, is warned of: one, or without a limit.
    RateLimiter(qsizetype count, Nanoseconds time);
    ~RateLimiter() override;

    //! Waits for a token: co_await acquire().
    Detail::RateWaiting acquire() { return Detail::RateWaiting(*this); }
    //! Takes one if it is there and nobody waits.
    bool tryAcquire();

private:
    friend class Detail::RateWaiting;
    void timedOut() override;
    bool takeToken();
    void giveBack();
    void serve();

    const Nanoseconds m_interval; // between two tokens
    const Nanoseconds m_time;     // that an empty bucket takes to be full
    Deadline m_full;              // when it is full
    Detail::WaitLine m_line{"a rate limiter"};
};

} // namespace Signalbox
