// SPDX-License-Identifier: MIT
#include "core/blockdepot_p.h"

#include <QtTest/qtest.h>

#include <array>
#include <thread>
#include <vector>

using namespace Signalbox::Detail;

namespace {

//! A free block whose owner counts in it, so that a thread sanitizer sees two of them.
struct Block : FreeBlock
{
    int uses = 0;
};

} // namespace

class tst_BlockDepot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chainIsTakenAsItWasPut()
    {
        BlockDepot depot;
        FreeBlock last{nullptr};
        FreeBlock first{&last};
        QVERIFY(!depot.take());
        QVERIFY(depot.put(&first));
        QCOMPARE(depot.take(), &first);
        QCOMPARE(first.next, &last);
        QVERIFY(!depot.take());
    }

    void fullDepotRefusesAndKeepsWhatItHas()
    {
        BlockDepot depot;
        std::array<FreeBlock, BlockDepot::Places + 1> chains{};
        for (int i = 0; i < BlockDepot::Places; ++i)
            QVERIFY(depot.put(&chains[std::size_t(i)]));
        QVERIFY(!depot.put(&chains.back()));
        int count = 0;
        while (depot.take())
            ++count;
        QCOMPARE(count, BlockDepot::Places);
        QVERIFY(depot.put(&chains.back()));
    }

    void chainHasOneOwnerAtATimeWhoeverPutsAndTakes()
    {
        constexpr int Threads = 4;
        constexpr int Each = 20'000;
        BlockDepot depot;
        std::array<Block, BlockDepot::Places> chains{}; // there is always room for the one that was taken
        for (auto &chain : chains)
            QVERIFY(depot.put(&chain));
        std::vector<std::thread> threads;
        for (int i = 0; i < Threads; ++i)
            threads.emplace_back([&depot] {
                for (int taken = 0; taken < Each;) {
                    auto *block = static_cast<Block *>(depot.take());
                    if (!block)
                        continue;
                    ++block->uses; // not atomic: nobody else may have it
                    ++taken;
                    while (!depot.put(block)) { // another one was faster at the place that it saw
                    }
                }
            });
        for (auto &thread : threads)
            thread.join();
        int uses = 0;
        int left = 0;
        while (auto *block = static_cast<Block *>(depot.take())) {
            uses += block->uses;
            ++left;
        }
        QCOMPARE(left, int(chains.size()));
        QCOMPARE(uses, Threads * Each);
    }
};

QTEST_APPLESS_MAIN(tst_BlockDepot)
#include "tst_blockdepot.moc"
