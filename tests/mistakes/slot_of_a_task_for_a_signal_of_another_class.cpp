// SPDX-License-Identifier: MIT
// says: connectTask(): the object's class does not have that signal
#include <QTimer>
#include <Signalbox/ConnectTask>

#ifdef WITHOUT_MISTAKE
using Sender = QTimer;
#else
using Sender = QObject;
#endif

void connect(Sender &sender)
{
    const auto slot = []() -> Signalbox::Task<> { co_return; };
    Signalbox::connectTask(&sender, &QTimer::timeout, &sender, slot, Signalbox::TaskPolicy::queue());
}
