// SPDX-License-Identifier: MIT
// says: a Task does nothing until it is awaited, or a Scope is given it
#include <Signalbox/Scope>

Signalbox::Task<> work();

void begin(Signalbox::Scope &scope)
{
#ifdef WITHOUT_MISTAKE
    scope.start(work());
#else
    static_cast<void>(scope);
    work();
#endif
}
