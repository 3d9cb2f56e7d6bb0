// SPDX-License-Identifier: MIT
#pragma once

#include "combinators.h"
#include "sleep.h"

#include <QtCore/qbytearray.h>

#include <optional>

namespace Signalbox {

/*!
    What timeoutOrThrow() throws.
*/
class SIGNALBOX_CORE_EXPORT TimedOut : public std::exception
{
public:
    TimedOut() = default;
    //! \a operation is what was waited for, for people.
    explicit TimedOut(const QString &operation);

    QString operation() const { return m_operation; }
    const char *what() const noexcept override { return m_what.constData(); }

private:
    QString m_operation;
    QByteArray m_what = QByteArrayLiteral("the time is up");
};

namespace Detail {

//! \internal Waits for something, its arm, until its time is up.
class SIGNALBOX_CORE_EXPORT TimeLimit : public Waiting, private WaitingOwner, private TimeoutCall
{
public:
    void begin(TaskRun *run) override;
    bool cancel() override;
    bool hasFailed() const override;
    bool mayEndFromOutside() const override { return isActive() || arm().mayEndFromOutside(); }
    Deadline endsBy() const override;
    QString description() const override;

    //! The time begins anew, if it runs.
    void restart(Deadline limit);

protected:
    explicit TimeLimit(Deadline limit) : m_limit(limit) {}
    ~TimeLimit() override = default;

    //! And there is no result.
    bool isTimeUp() const { return m_isTimeUp && (!arm().hasEnded() || arm().hasFailed()); }
    //! What was waited for when the time was up.
    QString operation() const { return m_operation; }

    virtual Waiting &arm() const = 0;

private:
    void ended(Waiting &waiting) override;
    void timedOut() override;

    Deadline m_limit;
    bool m_isTimeUp = false;
    QString m_operation;
};

template <typename Source>
class TimeLimitOf : public TimeLimit
{
public:
    template <typename Given>
    TimeLimitOf(Deadline limit, Given &&given) : TimeLimit(limit), m_arm(std::forward<Given>(given))
    {
    }

protected:
    Waiting &arm() const final { return m_arm.waiting(); }

    mutable Arm<Source> m_arm;
};

//! \internal What timeout() returns.
template <typename Source>
class TimeoutOf : public TimeLimitOf<Source>
{
    using Value = typename Arm<Source>::Result;

public:
    using Result = std::conditional_t<std::is_void_v<Value>, bool, std::optional<ValueOf<Value>>>;
    using TimeLimitOf<Source>::TimeLimitOf;

    Result take()
    {
        if (this->isTimeUp())
            return {};
        if constexpr (std::is_void_v<Value>) {
            this->m_arm.waiting().take();
            return true;
        } else {
            return this->m_arm.waiting().take();
        }
    }
};

//! \internal What timeoutOrThrow() returns.
template <typename Source, typename Error>
class ThrowingTimeoutOf final : public TimeLimitOf<Source>
{
public:
    using Result = typename Arm<Source>::Result;

    template <typename Given>
    ThrowingTimeoutOf(Deadline limit, Given &&given, Error error)
        : TimeLimitOf<Source>(limit, std::forward<Given>(given)), m_error(std::move(error))
    {
    }

    bool hasFailed() const override { return this->isTimeUp() || TimeLimit::hasFailed(); }
    Result take()
    {
        if (this->isTimeUp())
            throwError();
        return this->m_arm.waiting().take();
    }

private:
    [[noreturn]] void throwError() const
    {
        if constexpr (std::is_same_v<Error, TimedOut>)
            throw TimedOut(this->operation());
        else
            throw m_error;
    }

    Error m_error;
};

template <typename Source>
class IdleTimeoutOf;

SIGNALBOX_CORE_EXPORT Deadline deadlineIn(Nanoseconds time);

} // namespace Detail

/*!
    Waits for \a source, a Task or anything else that can be waited for, but no longer than \a time from now: an empty
    std::optional then (false, for what has no value), after \a source has been cancelled, and has ended. What has ended at the
    same moment counts as in time. A task below sees the nearer one of all limits around it in remainingTime().

    Cost: no allocation; O(log n) in the number of timers.
*/
template <Detail::Awaitable Source>
auto timeout(Nanoseconds time, Source &&source)
{
    return Detail::TimeoutOf<Detail::ArmSource<Source>>(Detail::deadlineIn(time),
                                                        std::forward<Source>(source));
}
//! The same until \a deadline.
template <Detail::Awaitable Source>
auto timeoutAt(Deadline deadline, Source &&source)
{
    return Detail::TimeoutOf<Detail::ArmSource<Source>>(deadline, std::forward<Source>(source));
}
//! The same; throws \a error when the time is up.
template <Detail::Awaitable Source, typename Error = TimedOut>
auto timeoutOrThrow(Nanoseconds time, Source &&source, Error error = {})
{
    return Detail::ThrowingTimeoutOf<Detail::ArmSource<Source>, Error>(
        Detail::deadlineIn(time), std::forward<Source>(source), std::move(error));
}

/*!
    A limit of time that begins anew whenever something happens:

        IdleTimeout patience(30s);
        const auto reply = co_await patience.watch(download(url, patience)); // which calls patience.touch()

    Thread-safety: the thread that made it. Source: Kotlin's and vlcp's timeouts between packets.
*/
class SIGNALBOX_CORE_EXPORT IdleTimeout
{
public:
    explicit IdleTimeout(Nanoseconds time) : m_time(time) {}
    IdleTimeout(const IdleTimeout &) = delete;
    IdleTimeout &operator=(const IdleTimeout &) = delete;

    //! As timeout(), until nobody has called touch() for that long. One at a time; this outlives what it returns.
    template <Detail::Awaitable Source>
    auto watch(Source &&source)
    {
        return Detail::IdleTimeoutOf<Detail::ArmSource<Source>>(*this, std::forward<Source>(source));
    }
    //! The time begins anew. Nothing when it does not run.
    void touch();

    Nanoseconds time() const { return m_time; }

private:
    template <typename Source>
    friend class Detail::IdleTimeoutOf;
    const Nanoseconds m_time;
    Detail::TimeLimit *m_limit = nullptr;
};

template <typename Source>
class Detail::IdleTimeoutOf final : public Detail::TimeoutOf<Source>
{
public:
    template <typename Given>
    IdleTimeoutOf(IdleTimeout &timeout, Given &&given)
        : TimeoutOf<Source>(deadlineIn(timeout.time()), std::forward<Given>(given)), m_timeout(timeout)
    {
        m_timeout.m_limit = this;
    }
    ~IdleTimeoutOf() override
    {
        if (m_timeout.m_limit == this)
            m_timeout.m_limit = nullptr;
    }

private:
    IdleTimeout &m_timeout;
};

/*!
    The time that the limits around the running task leave it; the greatest value without one, zero when it is up. For what
    has limits of its own to keep, as a request to somebody else.
*/
SIGNALBOX_CORE_EXPORT Nanoseconds remainingTime();

} // namespace Signalbox
