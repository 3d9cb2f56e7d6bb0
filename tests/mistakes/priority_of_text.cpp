// SPDX-License-Identifier: MIT
// says: priorityLeaf() orders events by a member that is an integer, an enum, a float or a double
#include <Signalbox/EventLeaf>

#include <QtCore/qstring.h>

struct Job
{
    int urgency = 0;
    QString name;
    SIGNALBOX_EVENT(Job)
};

#ifdef WITHOUT_MISTAKE
const auto leaf = Signalbox::priorityLeaf(&Job::urgency);
#else
const auto leaf = Signalbox::priorityLeaf(&Job::name);
#endif
