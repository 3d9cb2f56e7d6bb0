// SPDX-License-Identifier: MIT
// says: What is sent is an event struct, with SIGNALBOX_EVENT() in it, an EventPointer, or std::optional of either
#include <Signalbox/Scheduler>

struct Shown
{
    SIGNALBOX_EVENT(Shown)
};

void connect(QObject *window)
{
#ifdef WITHOUT_MISTAKE
    Signalbox::Scheduler::current().sendOn(window, {QEvent::Show}, [] { return Shown{}; });
#else
    Signalbox::Scheduler::current().sendOn(window, {QEvent::Show}, [] { return 1; });
#endif
}
