// SPDX-License-Identifier: MIT
#include "core/recycledmemory.h"
#include "sanitizer.h"

#include <QtTest/qtest.h>

#include <malloc.h>
#include <memory>
#include <thread>
#include <vector>

using namespace Signalbox::Detail;

namespace {

constexpr std::size_t Size = 1000;
constexpr int Many = 10'000;
constexpr qint64 Kept = 1024 * 1024; // of the many: bytes, at the most

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
        QVERIFY(bytesInUse() <= before + Kept);
        freeAll(allocateMany()); // and no more each time
        QVERIFY(bytesInUse() <= before + Kept);
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
