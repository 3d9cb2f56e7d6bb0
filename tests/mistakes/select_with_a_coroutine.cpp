// SPDX-License-Identifier: MIT
// says: a function of when() is no coroutine: co_await what it would do behind select()
#include <Signalbox/Select>
#include <Signalbox/Sleep>

Signalbox::Task<> waits()
{
    auto timer = Signalbox::sleepFor(std::chrono::seconds(1));
#ifdef WITHOUT_MISTAKE
    const auto handler = [] {};
#else
    const auto handler = []() -> Signalbox::Task<> { co_return; };
#endif
    auto selection = Signalbox::select(Signalbox::when(timer, handler));
    co_await selection;
}
