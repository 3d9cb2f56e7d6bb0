// SPDX-License-Identifier: MIT
#include "core/recycledmemory.h"
#include "sanitizer.h"

#include <QtTest/qtest.h>

#include <atomic>
#include <latch>
#include <malloc.h>
#include <memory>
#include <set>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace Signalbox::Detail;

namespace {

constexpr std::size_t Size = 1000;
constexpr int Many = 40'000;
constexpr qint64 Kept = 1024 * 1024; // of the many, by a thread: bytes, at the most
constexpr qint64 KeptForOthers = 17'000 * 1024; // and for all threads: 512 chains of 32 KiB, one that grows, and what malloc() adds

qint64 bytesInUse()
{
    return qint64(mallinfo2().uordblks);
}

struct Small : Recycled
{
    int value = 0;
};
struct alignas(64) Wide : Recycled
{
    int value = 0;
};
struct Base : Recycled
{
    virtual ~Base() = default;
};
struct Large : Base
{
    char room[200] = {};
};

std::vector<void *> allocateMany()
{
    std::vector<void *> blocks(Many);
    for (auto &block : blocks)
        block = allocateRecycled(Size);
    return blocks;
}

void freeAll(const std::vector<void *> &blocks)
{
    for (auto *block : blocks)
        freeRecycled(block, Size);
}

} // namespace

class tst_RecycledMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        if (RUNS_UNDER_SANITIZER && !QByteArrayView(QTest::currentTestFunction()).startsWith("object"))
            QSKIP("nothing is kept there, and its allocator does not count");
    }

    void whatWasFreedIsTheNextOfItsSize()
    {
        auto *first = allocateRecycled(100);
        auto *other = allocateRecycled(200);
        freeRecycled(first, 100);
        freeRecycled(other, 200);
        auto *next = allocateRecycled(101); // of the same 16 bytes
        QCOMPARE(next, first);
        freeRecycled(next, 101);
        QCOMPARE(allocateRecycled(199), other);
        freeRecycled(other, 199);
    }

    void onlySoMuchIsKept()
    {
        const auto before = bytesInUse();
        freeAll(allocateMany());
        QVERIFY(bytesInUse() <= before + Kept + KeptForOthers);
        freeAll(allocateMany()); // and no more each time
        QVERIFY(bytesInUse() <= before + Kept + KeptForOthers);
    }

    void whatAThreadKeepsGoesWithIt()
    {
        auto blocks = allocateMany();
        std::thread([&] { freeAll(blocks); }).join();
        blocks.clear();
        blocks.shrink_to_fit();
        const auto before = bytesInUse();
        blocks = allocateMany();
        std::thread([&] { freeAll(blocks); }).join();
        blocks.clear();
        blocks.shrink_to_fit();
        QVERIFY(bytesInUse() <= before);
    }

    void whatOneThreadFreesAnotherOneGets()
    {
        constexpr std::size_t OtherSize = 500; // of which nobody has any
        std::vector<void *> blocks(Many);
        for (auto &block : blocks)
            block = allocateRecycled(OtherSize);
        std::latch hasFreed(1);
        std::latch hasAllocated(1);
        std::thread other([&] {
            for (auto *block : blocks)
                freeRecycled(block, OtherSize);
            hasFreed.count_down();
            hasAllocated
                .wait(); // what it keeps itself must not go back to malloc(), which would give it to us
        });
        hasFreed.wait();
        const std::set<void *> freed(blocks.begin(), blocks.end());
        int old = 0;
        for (int i = 0; i < 1000; ++i) {
            blocks[std::size_t(i)] = allocateRecycled(OtherSize);
            old += freed.contains(blocks[std::size_t(i)]);
        }
        hasAllocated.count_down();
        other.join();
        for (int i = 0; i < 1000; ++i)
            freeRecycled(blocks[std::size_t(i)], OtherSize);
        constexpr int FewMisses = 16; // who has found nothing looks again only after so many
        QVERIFY(old >= 1000 - FewMisses);
    }

    void threadsThatEndEarlyLeaveNoMoreThanTheDepotHolds()
    {
        constexpr std::size_t OtherSize = 600;
        qint64 inUse = 0;
        for (int round = 0; round < 50; ++round) {
            std::vector<void *> blocks(3000);
            // Posters that end while others have what they allocated, and with some that they took and did not use.
            std::thread([&] {
                for (auto &block : blocks)
                    block = allocateRecycled(OtherSize);
            }).join();
            std::thread([&] {
                for (auto *block : blocks)
                    freeRecycled(block, OtherSize);
            }).join();
            if (round == 1)
                inUse = bytesInUse();
        }
        QVERIFY(bytesInUse() <= inUse + KeptForOthers);
    }

    void allThatIsKeptForOtherThreadsIsBounded()
    {
        const auto before = bytesInUse();
        std::thread([] {
            for (std::size_t size = 40; size <= 2040; size += 160) { // many times what one size has room for
                std::vector<void *> blocks(20'000'000 / size);
                for (auto &block : blocks)
                    block = allocateRecycled(size);
                for (auto *block : blocks)
                    freeRecycled(block, size);
            }
        }).join();
        constexpr qint64 MostInAll = 32 * 1024 * 1024;
        QVERIFY(bytesInUse() <=
                before + MostInAll + MostInAll / 4); // malloc() has its own part of each block
    }

    void whatNoBurstAsksForAgainGoesBackBitByBit()
    {
        const auto before = bytesInUse();
        freeAll(allocateMany());
        const auto full = bytesInUse();
        QVERIFY(releaseRecycled());
        QVERIFY(bytesInUse() < full);
        QVERIFY(bytesInUse() >= full - 33 * 1024);
        while (releaseRecycled()) {
        }
        constexpr qint64 KeptWhileIdle = 8 * 1024 * 1024;
        QVERIFY(bytesInUse() <= before + Kept + KeptWhileIdle + KeptWhileIdle / 4);
        QVERIFY(!releaseRecycled());
    }

    void childOfAForkAllocatesAndFrees()
    {
        std::atomic_bool isOver = false;
        std::thread other([&] {
            while (!isOver)
                freeAll(allocateMany());
        });
        for (int i = 0; i < 20; ++i) {
            const auto child = ::fork();
            if (child == 0) {
                freeAll(allocateMany());
                ::_exit(0);
            }
            int status = -1;
            ::waitpid(child, &status, 0);
            if (status != 0) {
                isOver = true;
                other.join();
                QFAIL("the child has failed");
            }
        }
        isOver = true;
        other.join();
    }

    void objectsOfAnySizeAndAlignmentAreWhereTheyShouldBe()
    {
        std::vector<std::unique_ptr<Wide>> wide;
        std::vector<std::unique_ptr<Small>> small;
        for (int i = 0; i < 20; ++i) {
            wide.push_back(std::make_unique<Wide>());
            small.push_back(std::make_unique<Small>());
            QCOMPARE(reinterpret_cast<quintptr>(wide.back().get()) % 64, 0u);
        }
        const std::unique_ptr<Base> large = std::make_unique<Large>(); // freed with the size of what it is
    }

    void objectMayBeFreedWhenItsThreadIsOver()
    {
        struct Late
        {
            ~Late() { delete object; }
            Small *object = nullptr;
        };
        std::thread([] {
            thread_local Late late; // made before the thread keeps anything, so destroyed after that
            late.object = new Small;
            delete new Small;
        }).join();
    }
};

QTEST_APPLESS_MAIN(tst_RecycledMemory)
#include "tst_recycledmemory.moc"
