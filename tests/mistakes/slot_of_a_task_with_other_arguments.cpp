// SPDX-License-Identifier: MIT
// says: connectTask(): the slot takes other arguments than the signal has
#include <Signalbox/ConnectTask>

void connect(QObject &object)
{
#ifdef WITHOUT_MISTAKE
    const auto slot = [](QObject *) -> Signalbox::Task<> { co_return; };
#else
    const auto slot = [](const QString &) -> Signalbox::Task<> { co_return; };
#endif
    Signalbox::connectTask(&object, &QObject::destroyed, &object, slot, Signalbox::TaskPolicy::queue());
}
