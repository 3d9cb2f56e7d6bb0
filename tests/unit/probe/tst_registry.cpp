// SPDX-License-Identifier: MIT
#include "probe/registry_p.h"

#include <QtTest/qtest.h>

#include <algorithm>
#include <set>
#include <thread>

using namespace Signalbox;

class tst_Registry : public QObject
{
    Q_OBJECT

    static std::unique_ptr<LoopBlock> newLoop()
    {
        auto loop = std::make_unique<LoopBlock>();
        loop->id = takeLoopId();
        registerLoop(loop.get());
        return loop;
    }
    static bool has(const LoopReader &reader, const LoopBlock *loop)
    {
        return std::find(reader.loops().begin(), reader.loops().end(), loop) != reader.loops().end();
    }

private Q_SLOTS:
    void readerSeesWhatIsRegistered()
    {
        auto loop = newLoop();
        auto *address = loop.get();
        QVERIFY(has(LoopReader(), address));
        unregisterLoop(std::move(loop));
        QVERIFY(!has(LoopReader(), address));
    }

    // Address sanitizer is the judge here.
    void endedLoopStaysReadableWhileAReaderIsThere()
    {
        auto loop = newLoop();
        auto *address = loop.get();
        const auto id = address->id;
        auto outer = std::make_unique<LoopReader>();
        {
            const LoopReader inner;
            unregisterLoop(std::move(loop));
            QCOMPARE(address->id, id);
        }
        QCOMPARE(address->id, id);
        QVERIFY(has(*outer, address));
        outer.reset();
    }

    void requestWakesALoopAndNotOneThatHasEnded()
    {
        int wakes = 0;
        auto loop = newLoop();
        loop->wake = [](void *count) { ++*static_cast<int *>(count); };
        loop->wakeContext = &wakes;
        const LoopReader reader;
        LoopReader::request(loop.get(), LoopBlock::NamesWanted);
        QCOMPARE(wakes, 1);
        QCOMPARE(loop->requests.load() & LoopBlock::NamesWanted, quint32(LoopBlock::NamesWanted));
        auto *address = loop.get();
        unregisterLoop(std::move(loop));
        LoopReader::request(address, LoopBlock::NamesWanted);
        QCOMPARE(wakes, 1);
    }

    void serialsAreNeverUsedTwice()
    {
        SerialSource one;
        SerialSource two;
        std::set<quint64> seen;
        for (int i = 0; i < 5000; ++i) {
            QVERIFY(seen.insert(one.next()).second);
            QVERIFY(seen.insert(two.next()).second);
        }
    }

    void loopsComeAndGoUnderReaders()
    {
        std::atomic<bool> hasEnded{false};
        std::thread reader([&] {
            while (!hasEnded) {
                const LoopReader looking;
                quint64 sum = 0;
                for (const auto *loop : looking.loops())
                    sum += loop->id + loop->turns.get();
                Q_UNUSED(sum);
            }
        });
        for (int i = 0; i < 2000; ++i) {
            auto loop = newLoop();
            loop->turns.add(1);
            unregisterLoop(std::move(loop));
        }
        hasEnded = true;
        reader.join();
        QVERIFY(LoopReader().loops().empty());
    }
};

QTEST_APPLESS_MAIN(tst_Registry)
#include "tst_registry.moc"
