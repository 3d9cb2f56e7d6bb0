// SPDX-License-Identifier: MIT
// says: Scope::start() takes a Task, or a function that returns one and arguments for it
#include <Signalbox/Scope>

void begin(Signalbox::Scope &scope)
{
#ifdef WITHOUT_MISTAKE
    scope.start([](int) -> Signalbox::Task<> { co_return; }, 1);
#else
    scope.start([](int) {}, 1);
#endif
}
