// SPDX-License-Identifier: MIT
// says: start() takes a Task, or a function that returns one, perhaps a member of the
#include <Signalbox/ContextTasks>

void begin(QObject &object)
{
#ifdef WITHOUT_MISTAKE
    Signalbox::start(
        &object, [](int) -> Signalbox::Task<> { co_return; }, 1);
#else
    Signalbox::start(
        &object, [](int) {}, 1);
#endif
}
