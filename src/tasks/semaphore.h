// SPDX-License-Identifier: MIT
#pragma once

#include "permits.h"

namespace Signalbox {

/*!
    Permits of a Semaphore that somebody holds; they go back with it, or with release().
*/
class [[nodiscard("what nobody keeps is given back at once")]] SemaphoreGuard final
    : public Detail::PermitGuard
{
public:
    //! Holds nothing.
    SemaphoreGuard() = default;
    //! \internal
    SemaphoreGuard(Detail::PermitLine & line, qsizetype count) : PermitGuard(line, count) {}

    //! How many it holds.
    using PermitGuard::count;
    //! Gives them back. Errors: without any, warns.
    void release()
    {
        PermitGuard::release("SemaphoreGuard::release");
    }
};

/*!
    A number of permits, for so many who do something at a time:

        Semaphore connections(4);
        const auto guard = co_await connections.acquire();

    Who asks first gets first, also if it asks for many. A task that is cancelled after it was given permits gives them to
    the next one. When the semaphore is destroyed, those that wait throw SynchronizationDestroyed.

    Thread-safety: the thread that uses it first. Cost: no allocation.
*/
class SIGNALBOX_CORE_EXPORT Semaphore
{
public:
    //! Errors: less than one permit is warned of, and gives one.
    explicit Semaphore(qsizetype limit);

    //! Waits for \a count permits: co_await acquire() is a SemaphoreGuard. Errors: less than one is one, with a warning; more
    //! than there are waits until the limit is raised, with a warning.
    Detail::PermitWaitingOf<SemaphoreGuard> acquire(qsizetype count = 1);
    //! Takes them if they are there and nobody waits; otherwise, the guard holds nothing.
    SemaphoreGuard tryAcquire(qsizetype count = 1);

    //! How many are to be had.
    qsizetype available() const { return m_line.available(); }
    qsizetype limit() const { return m_line.limit(); }
    //! Changes how many there are; of those that are held above it, none is taken away. Negative: warns, zero.
    void setLimit(qsizetype limit);

private:
    Detail::PermitLine m_line;
};

} // namespace Signalbox
