// SPDX-License-Identifier: MIT
#include "ledger.h"

#include <Signalbox/Scheduler>

#include <numeric>

using namespace Signalbox;
using namespace Qt::StringLiterals;

Ledger::Ledger(int senders) : m_wait(*this, match<Message>()), m_next(std::size_t(senders))
{
    for (int i = 0; i < LevelCount; ++i) {
        const auto &level = Levels.at(std::size_t(i));
        m_queues.at(std::size_t(i)) =
            Scheduler::current().rootQueue().addQueue({.name = QString::fromLatin1(level.name),
                                                       .matcher = match<Message>(i),
                                                       .priority = level.priority,
                                                       .limit = level.limit});
    }
    takeMore();
}

Ledger::~Ledger()
{
    for (auto *queue : m_queues)
        queue->remove(EventQueue::Content::Drop);
}

int Ledger::next(int sender, int level) const
{
    return m_next.at(std::size_t(sender)).at(std::size_t(level));
}

int Ledger::deliveredFrom(int sender) const
{
    const auto &levels = m_next.at(std::size_t(sender));
    return std::accumulate(levels.begin(), levels.end(), 0);
}

void Ledger::takeMore()
{
    m_wait.start(Scheduler::current().router());
}

void Ledger::eventArrived(Wait &, const EventPointer<> &event)
{
    event->accept();
    note(*event->as<Message>());
    if (m_delivered % MostInARow > 0)
        takeMore();
    else
        Scheduler::current().callSoon(&m_context, [this] { takeMore(); });
}

void Ledger::note(const Message &message)
{
    ++m_delivered;
    int &next = m_next.at(std::size_t(message.sender)).at(std::size_t(message.level));
    m_unexpected += message.number != next;
    next = message.number + 1;
}
