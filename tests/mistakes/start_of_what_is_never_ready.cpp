// SPDX-License-Identifier: MIT
// says: startAndWait() takes a function that returns a Task, and whose first parameter is a Ready<T>
#include <Signalbox/StartAndWait>

#ifdef WITHOUT_MISTAKE
Signalbox::Task<> serve(Signalbox::Ready<> ready)
{
    ready.set();
    co_return;
}
#else
Signalbox::Task<> serve()
{
    co_return;
}
#endif

Signalbox::Task<> waits(Signalbox::Scope &scope)
{
    co_await Signalbox::startAndWait(scope, &serve);
}
