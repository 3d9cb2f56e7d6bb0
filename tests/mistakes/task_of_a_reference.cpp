// SPDX-License-Identifier: MIT
// says: a Task cannot return a reference: return a pointer
#include <Signalbox/Task>

static int number = 1;

#ifdef WITHOUT_MISTAKE
Signalbox::Task<int *> finds()
{
    co_return &number;
}
#else
Signalbox::Task<int &> finds()
{
    co_return number;
}
#endif
