// SPDX-License-Identifier: MIT
#pragma once

#include "message.h"

#include <Signalbox/EventQueue>
#include <Signalbox/Wait>

#include <QObject>

#include <array>
#include <vector>

/*!
    The queues that messages come in by, and who takes them: it counts, and knows which number comes next from whom. In the
    thread that has made it.
*/
class Ledger : private Signalbox::Waiter
{
public:
    //! So many are taken, and then none for a turn, so that the queues fill.
    static constexpr int MostInARow = 20'000;

    explicit Ledger(int senders);
    ~Ledger() override;

    Signalbox::EventQueue &queue(int level) const { return *m_queues.at(std::size_t(level)); }
    int delivered() const { return m_delivered; }
    //! The number that comes next: all that \a sender has sent to that level, if none is missing.
    int next(int sender, int level) const;
    int deliveredFrom(int sender) const;
    //! Messages whose number was not the next one: something was lost, came twice, or in another order.
    int unexpected() const { return m_unexpected; }

private:
    void eventArrived(Signalbox::Wait &wait, const Signalbox::EventPointer<> &event) override;
    void takeMore();
    void note(const Message &message);

    QObject m_context; // what is to be called later ends with it
    std::array<Signalbox::EventQueue *, LevelCount> m_queues{};
    Signalbox::Wait m_wait;
    std::vector<std::array<int, LevelCount>> m_next; // by sender
    int m_delivered = 0;
    int m_unexpected = 0;
};
