// SPDX-License-Identifier: MIT
#pragma once

#include "elsewhere.h"
#include "semaphore.h"
#include "task.h"

namespace Signalbox {

/*!
    A thread pool that is given so much work at a time and no more; who has more waits:

        BoundedPool scalers(8);
        const auto image = co_await scalers.run(scaled, photo, size);   // after those that asked before

    A QThreadPool queues what its threads cannot do yet, with its arguments, without a bound: a thousand photos are loaded before the
    first one is scaled. Here the ninth task waits before it has begun, and holds up what brings it work.

    When it is destroyed, those that wait for their turn throw SynchronizationDestroyed; what runs comes to its end.
    Thread-safety: the thread that uses it first. Cost: those of a Semaphore, a Task and onPool().
*/
class BoundedPool final
{
public:
    //! Lets \a pool, by default Qt's own, do \a limit things at a time, those that wait for a thread of it included. Errors: less than
    //! one is warned of, and is one. Ownership: \a pool outlives it.
    explicit BoundedPool(qsizetype limit, QThreadPool *pool = QThreadPool::globalInstance())
        : m_room(Detail::PermitLine::atLeast(1, limit, "BoundedPool")), m_pool(pool)
    {
    }

    //! As onPool(), when it is its turn. That is asked for when the task begins: when it is awaited, or started.
    template <typename Function, typename... Arguments>
    Task<Detail::ResultElsewhere<Function, Arguments...>> run(Function &&function, Arguments &&...arguments)
    {
        if constexpr (Detail::isCheckedWork<Function, Arguments...>())
            return runInTurn(std::decay_t<Function>(std::forward<Function>(function)),
                             std::decay_t<Arguments>(std::forward<Arguments>(arguments))...);
        else // has been complained of
            return {};
    }

    //! How many things are done at a time.
    qsizetype limit() const { return m_room.limit(); }
    //! Changes it: of what is in the pool above it, nothing is taken away. Negative: warns, zero.
    void setLimit(qsizetype limit)
    {
        m_room.setLimit(Detail::PermitLine::atLeast(0, limit, "BoundedPool::setLimit"));
    }
    //! How many could begin at once.
    qsizetype available() const { return m_room.available(); }

private:
    template <typename Function, typename... Arguments>
    Task<Detail::ResultElsewhere<Function, Arguments...>> runInTurn(Function function, Arguments... arguments)
    {
        auto *pool = m_pool; // this may go meanwhile
        const auto place = co_await m_room.acquire();
        co_return co_await onPool(pool, std::move(function), std::move(arguments)...);
    }

    Semaphore m_room;
    QThreadPool *const m_pool;
};

} // namespace Signalbox
