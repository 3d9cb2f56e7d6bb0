// SPDX-License-Identifier: MIT
// says: say how many items it keeps, or Unlimited
#include <Signalbox/PriorityChannel>

#ifdef WITHOUT_MISTAKE
Signalbox::PriorityChannel<int> numbers(100);
#else
Signalbox::PriorityChannel<int> numbers;
#endif
