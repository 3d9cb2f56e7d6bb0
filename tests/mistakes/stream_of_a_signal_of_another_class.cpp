// SPDX-License-Identifier: MIT
// says: stream(): the object's class does not have that signal
#include <QTimer>
#include <Signalbox/Stream>

#ifdef WITHOUT_MISTAKE
using Sender = QTimer;
#else
using Sender = QObject;
#endif

void listen(Sender &sender)
{
    const auto ticks = Signalbox::stream(&sender, &QTimer::timeout);
}
