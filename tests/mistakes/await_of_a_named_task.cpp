// SPDX-License-Identifier: MIT
// says: a Task is awaited once, and gone then: write co_await std::move(task)
#include <Signalbox/Task>

Signalbox::Task<> waits(Signalbox::Task<> task)
{
#ifdef WITHOUT_MISTAKE
    co_await std::move(task);
#else
    co_await task;
#endif
}
