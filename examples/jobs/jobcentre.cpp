// SPDX-License-Identifier: MIT
#include "jobcentre.h"

#include <Signalbox/Scheduler>

using namespace Signalbox;
using namespace Qt::StringLiterals;

static EventQueue *addQueue(Level level, const QString &name, qsizetype limit)
{
    return Scheduler::current().rootQueue().addQueue({
        .name = name,
        .matcher = match<Job>(int(level)),
        .priority = int(level), // larger is more urgent
        .limit = limit,
    });
}

JobCentre::JobCentre() : m_wait(*this, match<Job>())
{
    m_queues = {{Level::Urgent, addQueue(Level::Urgent, u"urgent"_s, 20)},
                {Level::Normal, addQueue(Level::Normal, u"normal"_s, 100)},
                {Level::Bulk, addQueue(Level::Bulk, u"bulk"_s, 400)}};
    for (const auto level : Levels)
        m_done[level] = m_next[level] = 0;
    takeMore();
}

JobCentre::~JobCentre()
{
    for (const auto &[level, queue] : m_queues)
        queue->remove(EventQueue::Content::Drop);
}

void JobCentre::setWorkers(int count)
{
    m_workers = count;
    takeMore();
}

//! Waits for one job more, if there is somebody to do it. What nobody waits for stays at the head of its queue.
void JobCentre::takeMore()
{
    if (m_busy < m_workers)
        m_wait.start(Scheduler::current().router());
    else
        m_wait.stop();
}

void JobCentre::eventArrived(Wait &, const EventPointer<> &event)
{
    event->accept();
    begin(*event->as<Job>());
    takeMore();
}

void JobCentre::begin(const Job &job)
{
    const auto level = Level(job.level);
    m_outOfOrder += job.number != m_next[level]++;
    if (m_duration.count() == 0) {
        ++m_done[level];
        return;
    }
    ++m_busy;
    Scheduler::current().callLater(m_duration, &m_context, [this, level] {
        --m_busy;
        ++m_done[level];
        takeMore();
    });
}
