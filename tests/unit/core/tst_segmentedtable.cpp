// SPDX-License-Identifier: MIT
#include "core/segmentedtable_p.h"

#include <QtTest/qtest.h>

#include <thread>
#include <vector>

using Signalbox::SegmentedTable;

class tst_SegmentedTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void elementsNeverMove()
    {
        SegmentedTable<int> table;
        std::vector<int *> addresses;
        for (int i = 0; i < 10'000; ++i) {
            const auto index = table.append();
            QCOMPARE(index, std::uint32_t(i));
            table[index] = i;
            addresses.push_back(&table[index]);
        }
        for (int i = 0; i < 10'000; ++i) {
            QCOMPARE(&table[std::uint32_t(i)], addresses[std::size_t(i)]);
            QCOMPARE(table[std::uint32_t(i)], i);
        }
    }

    void readersSeeConstructedElementsWhileItGrows()
    {
        SegmentedTable<std::atomic<quint64>> table;
        std::atomic<bool> hasEnded{false};
        std::atomic<quint64> wrong{0};
        std::thread reader([&] {
            while (!hasEnded) {
                const auto size = table.size();
                for (std::uint32_t i = 0; i < size; ++i) {
                    const auto value = table[i].load(std::memory_order_relaxed);
                    if (value != 0 && value != i + 1)
                        ++wrong;
                }
            }
        });
        for (std::uint32_t i = 0; i < 20'000; ++i)
            table[table.append()].store(i + 1, std::memory_order_relaxed);
        hasEnded = true;
        reader.join();
        QCOMPARE(wrong.load(), 0u);
    }
};

QTEST_APPLESS_MAIN(tst_SegmentedTable)
#include "tst_segmentedtable.moc"
