// SPDX-License-Identifier: MIT
// says: a Generator cannot give references: give pointers
#include <Signalbox/Generator>

#ifdef WITHOUT_MISTAKE
using Given = int *;
#else
using Given = int &;
#endif

Signalbox::Generator<Given> numbers();
void use()
{
    auto given = numbers();
}
