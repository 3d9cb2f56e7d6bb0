// SPDX-License-Identifier: MIT
// says: onPool(): the threads of a pool run no tasks: give it a plain function
#include <Signalbox/Elsewhere>

Signalbox::Task<> waits()
{
#ifdef WITHOUT_MISTAKE
    const auto work = [] {};
#else
    const auto work = []() -> Signalbox::Task<> { co_return; };
#endif
    co_await Signalbox::onPool(work);
}
