// SPDX-License-Identifier: MIT
#pragma once

#include "eventtypes.h"
#include "listeners.h"

/*
    Jobs whose order of delivery tests look at. A job is written as its queue and number: "a1".
*/

inline QString text(const Signalbox::EventPointer<> &event)
{
    if (const auto *job = event->as<Job>())
        return job->queue + QString::number(job->number);
    return printed(event);
}

inline Job job(const char *queue, int number = 0, int urgency = 0)
{
    return Job{QString::fromLatin1(queue), number, urgency};
}

inline Signalbox::EventPointer<> passingJob(const char *queue, int number = 0, int urgency = 0)
{
    return Signalbox::makeEvent(job(queue, number, urgency), Signalbox::EventKind::Transient);
}

//! Takes every job and logs it; accepts it unless it is told not to.
class Worker : public Signalbox::Waiter
{
public:
    explicit Worker(Signalbox::EventRouter &router, Signalbox::Matcher matcher = Signalbox::match<Job>())
        : wait(*this, std::move(matcher), Signalbox::Wait::Repeat::Always)
    {
        wait.start(router);
    }
    void eventArrived(Signalbox::Wait &, const Signalbox::EventPointer<> &event) override
    {
        log.add(text(event));
        if (accepts)
            event->accept();
    }

    Signalbox::Wait wait;
    EventLog log;
    bool accepts = true;
};

inline void processAll(Signalbox::EventRouter &router)
{
    while (router.processNext()) {
    }
}

//! What \a router delivers, in order, as "a1, b1".
inline QString delivered(Signalbox::EventRouter &router)
{
    Worker worker(router);
    processAll(router);
    return words(worker.log.take());
}
