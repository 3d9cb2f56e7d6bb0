// SPDX-License-Identifier: MIT
// says: a task can wait for a Task, for something that derives from Signalbox::Waiting
#include <Signalbox/Sleep>
#include <Signalbox/Task>

Signalbox::Task<> waits()
{
#ifdef WITHOUT_MISTAKE
    co_await Signalbox::sleepFor(std::chrono::seconds(1));
#else
    co_await 1;
#endif
}
