// SPDX-License-Identifier: MIT
// says: connectTask(): the slot must be a coroutine that returns a Signalbox::Task
#include <Signalbox/ConnectTask>

void connect(QObject &object)
{
#ifdef WITHOUT_MISTAKE
    const auto slot = []() -> Signalbox::Task<> { co_return; };
#else
    const auto slot = [] {};
#endif
    Signalbox::connectTask(&object, &QObject::destroyed, &object, slot, Signalbox::TaskPolicy::queue());
}
