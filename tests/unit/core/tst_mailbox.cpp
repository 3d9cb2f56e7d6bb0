// SPDX-License-Identifier: MIT
#include "core/mailbox_p.h"

#include <QtTest/qtest.h>

#include <array>
#include <atomic>
#include <memory>
#include <thread>
#include <vector>

using namespace Signalbox;

namespace {

struct Letter
{
    int sender = 0;
    int number = 0;
    Letter *next = nullptr;
    const void *ahead = nullptr;
};
using Posting = Mailbox<Letter>::Posting;

QList<int> numbers(const Letter *first)
{
    QList<int> list;
    for (; first; first = first->next)
        list.append(first->number);
    return list;
}

} // namespace

class tst_Mailbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itemsComeInTheOrderOfTheirArrival()
    {
        Mailbox<Letter> mailbox;
        Letter letters[] = {{0, 1}, {0, 2}, {0, 3}};
        QVERIFY(mailbox.isEmpty());
        QCOMPARE(mailbox.post(&letters[0]), Posting::First);
        QCOMPARE(mailbox.post(&letters[1]), Posting::Behind);
        QCOMPARE(mailbox.post(&letters[2]), Posting::Behind);
        QVERIFY(!mailbox.isEmpty());
        const auto items = mailbox.takeAll();
        QCOMPARE(numbers(items.first), (QList<int>{1, 2, 3}));
        QCOMPARE(items.last->number, 3);
        QCOMPARE(items.count, 3);
        QVERIFY(mailbox.isEmpty());
        QVERIFY(!mailbox.takeAll().first);
        QCOMPARE(mailbox.post(&letters[0]), Posting::First); // again
    }

    void eachItemKnowsOneAhead()
    {
        Mailbox<Letter> mailbox;
        std::array<Letter, 20> letters;
        for (auto &letter : letters)
            mailbox.post(&letter);
        for (std::size_t i = 8; i < letters.size(); ++i)
            QCOMPARE(letters[i].ahead, &letters[i - 8]); // whoever comes from the newest one
        QCOMPARE(mailbox.takeAll().first, &letters[0]);
        for (std::size_t i = 0; i < letters.size(); ++i)
            QCOMPARE(letters[i].ahead, i + 8 < letters.size() ? &letters[i + 8] : nullptr);
    }

    void closedMailboxRefuses()
    {
        Mailbox<Letter> mailbox;
        Letter before{0, 1}, after;
        mailbox.post(&before);
        QVERIFY(!mailbox.isClosed());
        QCOMPARE(numbers(mailbox.close().first), (QList<int>{1}));
        QVERIFY(mailbox.isClosed());
        QVERIFY(mailbox.isEmpty());
        QCOMPARE(mailbox.post(&after), Posting::Refused);
        QVERIFY(!mailbox.takeAll().first);
        QVERIFY(!mailbox.close().first);
    }

    // Each letter arrives or is refused, once; those of a sender in their order.
    void nothingIsLostBetweenThreads()
    {
        constexpr int Senders = 4, Letters = 20'000;
        Mailbox<Letter> mailbox;
        std::vector<std::unique_ptr<Letter[]>> letters;
        std::atomic<int> refused = 0, firsts = 0;
        std::vector<std::thread> threads;
        for (int sender = 0; sender < Senders; ++sender) {
            letters.push_back(std::make_unique<Letter[]>(Letters));
            threads.emplace_back([&, sender, mine = letters.back().get()] {
                for (int i = 0; i < Letters; ++i) {
                    mine[i].sender = sender;
                    mine[i].number = i;
                    const auto posting = mailbox.post(&mine[i]);
                    refused += posting == Posting::Refused;
                    firsts += posting == Posting::First;
                }
            });
        }
        int last[Senders] = {-1, -1, -1, -1};
        int arrived = 0, batches = 0;
        bool areInOrder = true;
        const auto read = [&](Letter *batch) {
            batches += batch != nullptr;
            for (; batch; batch = batch->next) {
                areInOrder = areInOrder && batch->number > last[batch->sender];
                last[batch->sender] = batch->number;
                ++arrived;
            }
        };
        while (arrived < Senders * Letters / 2)
            read(mailbox.takeAll().first);
        read(mailbox.close().first);
        for (auto &thread : threads)
            thread.join();
        QVERIFY(areInOrder);
        QCOMPARE(arrived + refused, Senders * Letters);
        QCOMPARE(firsts.load(), batches); // as many wake-ups as there was something to wake for
    }
};

QTEST_APPLESS_MAIN(tst_Mailbox)
#include "tst_mailbox.moc"
