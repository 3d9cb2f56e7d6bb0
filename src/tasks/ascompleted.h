// SPDX-License-Identifier: MIT
#pragma once

#include "channel.h"
#include "childtask.h"
#include "scope.h"

#include <vector>

namespace Signalbox {

/*!
    What has become of one of the tasks of an asCompleted().
*/
template <typename T>
struct Completion
{
    std::size_t index; //!< Of the task.
    Outcome<T> outcome;
};

/*!
    What asCompleted() returns. It has the tasks; when it goes, those that have not ended are destroyed.
*/
template <typename T>
class Completions
{
public:
    //! \internal
    Completions(std::vector<Task<T>> tasks, int limit, const Detail::Site &site)
        : m_left(tasks.size()), m_ended(qsizetype(tasks.size()))
    {
        m_scope.setLimit(limit);
        for (std::size_t i = 0; i < tasks.size(); ++i)
            m_scope.start(run(i, std::move(tasks[i])), site);
        if (m_left == 0)
            m_ended.close();
    }
    Completions(const Completions &) = delete;
    Completions &operator=(const Completions &) = delete;

    //! Waits for the next that ends: co_await next() is an std::optional, empty when all have. What nobody takes comes again.
    Detail::ChannelReceive<Completion<T>> next() { return m_ended.receive(); }

private:
    Task<> run(std::size_t index, Task<T> task)
    {
        auto outcome = co_await Signalbox::outcome(std::move(task));
        Completion<T> completion{index, std::move(outcome)};
        m_ended.trySend(std::move(completion)); // there is room for all
        if (--m_left == 0)
            m_ended.close();
    }

    std::size_t m_left;
    Channel<Completion<T>> m_ended;
    Scope m_scope{Scope::Policy::Supervise};
};

/*!
    Starts \a tasks, at most \a limit at once (zero: all), and has them in the order in which they end, each with its value or what
    it has thrown:

        auto pages = asCompleted(std::move(fetches));
        while (auto page = co_await pages.next())
            show(page->index, page->outcome);

    Thread-safety: the thread that made it. Cost: two tasks for each. Source: Python's asyncio.as_completed().
*/
template <typename T>
Completions<T> asCompleted(std::vector<Task<T>> tasks, int limit = 0,
                           Detail::Site site = Detail::Site::here())
{
    return Completions<T>(std::move(tasks), limit, site);
}

} // namespace Signalbox
