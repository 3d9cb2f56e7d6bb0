// SPDX-License-Identifier: MIT
#pragma once

#include "mutex.h"
#include "task.h"

#include <functional>

namespace Signalbox {

/*!
    Something that is done once, by whoever needs it first; the others wait until it is done:

        co_await m_login.call(&Session::login, this);

    If it fails, who has called it gets the exception, and the next one tries again; so it is when the task is cancelled that does
    it. It outlives its calls, or they throw SynchronizationDestroyed where they wait for others.

    Thread-safety: the thread that uses it first. Cost: a frame.
*/
class SIGNALBOX_CORE_EXPORT Once
{
public:
    Once() = default;

    bool isDone() const { return m_isDone; }

    //! Awaits what \a function returns for \a arguments, a Task, unless it is done.
    template <typename Function, typename... Arguments>
    Task<> call(Function function, Arguments... arguments)
    {
        if (m_isDone)
            co_return;
        const auto guard = co_await m_mutex.lock();
        if (m_isDone)
            co_return;
        co_await std::invoke(function, arguments...);
        if (guard.isLocked()) // or this has gone
            m_isDone = true;
    }

private:
    Mutex m_mutex;
    bool m_isDone = false;
};

} // namespace Signalbox
