// SPDX-License-Identifier: MIT
// says: a PriorityChannel compares its items: give them an operator<, or name what compares them
#include <Signalbox/PriorityChannel>

struct Job
{
    int urgency = 0;
#ifdef WITHOUT_MISTAKE
    bool operator<(const Job &other) const { return urgency < other.urgency; }
#endif
};

Signalbox::PriorityChannel<Job> jobs(100);
