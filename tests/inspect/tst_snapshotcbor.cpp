// SPDX-License-Identifier: MIT
#include "inspect/snapshotcbor.h"
#include "inspect/snapshotfields_p.h"
#include "inspect/snapshotjson.h"
#include "probe/snapshottext.h"

#include <QtCore/qcborarray.h>
#include <QtCore/qcbormap.h>
#include <QtCore/qcborvalue.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qjsondocument.h>
#include <QtTest/qtest.h>

#include <random>

using namespace Signalbox;
using namespace Signalbox::Detail;
using namespace Qt::StringLiterals;

namespace {

//! Gives each field a value of its own.
class Filler
{
public:
    template <typename T>
    void operator()(int, const char *name, T &field)
    {
        ++m_number;
        if constexpr (std::is_same_v<T, QString>)
            field = QString::fromLatin1(name) + QString::number(m_number);
        else if constexpr (std::is_same_v<T, bool>)
            field = true;
        else if constexpr (std::is_enum_v<T>)
            field = T(1);
        else if constexpr (std::is_same_v<T, Nanoseconds>)
            field = Nanoseconds(-m_number); // some are negative: not known
        else if constexpr (std::is_same_v<T, Deadline>)
            field = Deadline(Nanoseconds(m_number));
        else if constexpr (std::is_same_v<T, LatencyHistogram>)
            field.add(5, m_number, std::chrono::microseconds(20));
        else if constexpr (std::is_same_v<T, SiteSnapshot>)
            visitFields(field, *this);
        else if constexpr (std::is_same_v<T, QList<HandlerSnapshot>>)
            visitFields(field.emplaceBack(), *this);
        else
            field = T(m_number);
    }

private:
    int m_number = 0;
};

Snapshot full(int rows)
{
    Filler fill;
    Snapshot snapshot;
    snapshot.takenAt = Deadline(Nanoseconds(77));
    for (int i = 0; i < rows; ++i)
        visitFields(snapshot.postEdges.emplaceBack(), fill);
    for (quint64 id = 1; id <= 2; ++id) {
        auto &loop = snapshot.loops.emplaceBack();
        visitFields(loop, fill);
        loop.id = id;
        visitLists(loop, [&](int, const char *, auto &list) {
            for (int i = 0; i < rows; ++i)
                visitFields(list.emplaceBack(), fill);
        });
    }
    return snapshot;
}

QList<QByteArray> pieces(Snapshot snapshot)
{
    QList<QByteArray> list;
    for (SnapshotWriter writer(std::move(snapshot)); !writer.atEnd();)
        list.append(writer.next());
    return list;
}

QByteArray text(const Snapshot &snapshot)
{
    return QJsonDocument(toJson(snapshot)).toJson();
}

QByteArray cbor(const QCborMap &map)
{
    return map.toCborValue().toCbor();
}

} // namespace

class tst_SnapshotCbor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldArrives()
    {
        const auto snapshot = full(3);
        SnapshotReader reader;
        for (const auto &piece : pieces(snapshot))
            QVERIFY(reader.add(piece));
        const auto read = reader.take();
        QCOMPARE(text(read), text(snapshot));
        QCOMPARE(read.loops.at(1).tasks.at(2).site.line, snapshot.loops.at(1).tasks.at(2).site.line);
        QCOMPARE(read.loops.at(0).queues.at(0).latency.count(5),
                 snapshot.loops.at(0).queues.at(0).latency.count(5));
        QCOMPARE(read.parts, snapshot.parts);
        QCOMPARE(read.postEdges.size(), 3);
        QCOMPARE(read.postEdges.at(2).fromThread, snapshot.postEdges.at(2).fromThread);
        QCOMPARE(read.postEdges.at(2).calls, snapshot.postEdges.at(2).calls);
    }

    void emptySnapshotIsOnePiece()
    {
        const auto list = pieces({});
        QCOMPARE(list.size(), 1);
        SnapshotReader reader;
        QVERIFY(reader.add(list.first()));
        QVERIFY(reader.take().loops.isEmpty());
    }

    void noPieceIsMuchLongerThanItMayBe()
    {
        const auto snapshot = full(5'000);
        qsizetype longest = 0;
        SnapshotReader reader;
        for (const auto &piece : pieces(snapshot)) {
            longest = std::max(longest, piece.size());
            QVERIFY(reader.add(piece));
        }
        QVERIFY(longest > SnapshotWriter::PieceSize / 2);
        QVERIFY(longest < SnapshotWriter::PieceSize + 4'096);
        const auto read = reader.take();
        QCOMPARE(read.loops.at(1).timers.size(), 5'000);
        QCOMPARE(read.postEdges.size(), 5'000);
        QCOMPARE(read.takenAt, snapshot.takenAt);
    }

    void whatIsUnknownIsSkippedAndWhatIsMissingHasItsDefault()
    {
        SnapshotReader reader;
        QVERIFY(reader.add(cbor({{0, 0}, {2, QCborArray{QCborMap{{0, 7}, {999, u"later"_s}}}}})));
        QVERIFY(reader.add(
            cbor({{0, 1}, {1, 7}, {2, QCborArray{QCborMap{{5, u"no number"_s}, {6, 1'000'000}}}}})));
        QVERIFY(reader.add(cbor({{0, 55}, {1, 7}, {2, QCborArray()}}))); // a list of a later version
        const auto loop = reader.take().loops.first();
        QCOMPARE(loop.id, 7u);
        const auto timer = loop.timers.first();
        QCOMPARE(timer.owner, 0u);
        QCOMPARE(timer.type, Qt::CoarseTimer);
        QCOMPARE(timer.nextDeadline, Never);
    }

    // What a program of version 1.4 sends of a task that waits for another one.
    void taskOfAnOlderVersionNamesNone()
    {
        SnapshotReader reader;
        QVERIFY(reader.add(cbor({{0, 0}, {2, QCborArray{QCborMap{{0, 7}}}}})));
        QVERIFY(reader.add(cbor(
            {{0, 8},
             {1, 7},
             {2, QCborArray{QCborMap{{0, 1}, {10, u"the task render"_s}}, QCborMap{{0, 2}, {20, 1}}}}})));
        const auto loop = reader.take().loops.first();
        QCOMPARE(loop.tasks.at(0).waitsFor, u"the task render"_s);
        QCOMPARE(loop.tasks.at(0).neededTask, 0u);
        QCOMPARE(loop.tasks.at(1).neededTask, 1u);
    }

    void whatIsNoPieceIsRefused_data()
    {
        QTest::addColumn<QByteArray>("piece");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no CBOR") << QByteArray("\xff\xff\xff");
        QTest::newRow("a number") << QCborValue(5).toCbor();
        QTest::newRow("a map without a section") << cbor({{2, QCborArray()}});
        QTest::newRow("rows of a loop that is not there") << cbor({{0, 1}, {1, 9}, {2, QCborArray()}});
        QTest::newRow("rows that are none") << cbor({{0, 0}, {2, 5}});
        QTest::newRow("two loops") << cbor({{0, 0}, {2, QCborArray{QCborMap(), QCborMap()}}});
        QTest::newRow("deep") << QByteArray(100'000, '\x81');
    }
    void whatIsNoPieceIsRefused()
    {
        QFETCH(QByteArray, piece);
        SnapshotReader reader;
        QVERIFY(!reader.add(piece));
        QVERIFY(reader.take().loops.isEmpty());
    }

    void noiseInPiecesBreaksNothing()
    {
        std::mt19937 random(1);
        const auto list = pieces(full(2));
        for (int round = 0; round < 2'000; ++round) {
            SnapshotReader reader;
            for (auto piece : list) {
                for (int change = int(random() % 3); change > 0; --change)
                    piece[qsizetype(random() % unsigned(piece.size()))] = char(random());
                reader.add(piece);
            }
            const auto snapshot = reader.take();
            QVERIFY(text(snapshot).startsWith('{'));
            QVERIFY(!toText(snapshot).contains(u'\x1b'));
        }
    }

    void pageOfTasksIsReadAsItWasWritten()
    {
        TaskPage page{.snapshot = full(1), .total = 5'000'000'000, .listed = 70, .offset = 9};
        page.next = {.loop = 3, .place = 4'000'000'000u};
        for (const auto &task : page.snapshot.loops.constFirst().tasks)
            page.order.prepend(task.serial);
        SnapshotWriter writer(page);
        SnapshotReader reader;
        while (!writer.atEnd())
            QVERIFY(reader.add(writer.next()));
        const auto read = reader.takePage();
        QVERIFY(read);
        QCOMPARE(read->total, page.total);
        QCOMPARE(read->listed, page.listed);
        QCOMPARE(read->offset, page.offset);
        QCOMPARE(read->order, page.order);
        QCOMPARE(read->next, page.next);
        QCOMPARE(text(read->snapshot), text(page.snapshot));
        QVERIFY(!SnapshotReader().takePage());
    }

    void pageThatCannotBeIsNotBelieved()
    {
        QCborArray order;
        for (int i = 0; i < 100'000; ++i)
            order.append(7);
        SnapshotReader reader;
        QVERIFY(reader.add(
            cbor({{0, 100}, {6, -5}, {7, 99}, {8, u"no number"_s}, {9, order}, {10, -1}, {11, 1e300}})));
        QVERIFY(reader.add(cbor({{0, 0}, {2, QCborArray{QCborMap{{0, 1}}}}})));
        QVERIFY(reader.add(cbor({{0, 8}, {1, 1}, {2, QCborArray{QCborMap{{0, 7}}, QCborMap{{0, 8}}}}})));
        const auto page = reader.takePage();
        QVERIFY(page);
        QCOMPARE(page->total, 0u);
        QCOMPARE(page->listed, 0u);
        QCOMPARE(page->next, TaskPlace());
        QCOMPARE(page->order.size(), TaskPageRequest::MostRows);
        QCOMPARE(page->rows().size(), 1u); // each task once
    }

    void whatCannotBeIsNotBelieved()
    {
        SnapshotReader reader;
        const QCborMap watcher{{2, 100}, {3, u"A\x1b]0;B\r\nC\u202e"_s}, {6, 11}, {1, 1e300}};
        QVERIFY(reader.add(cbor({{0, 0}, {2, QCborArray{QCborMap{{0, 1}, {6, -1}}}}})));
        QVERIFY(reader.add(cbor({{0, 2}, {1, 1}, {2, QCborArray{watcher}}})));
        QVERIFY(reader.add(cbor({{0, 4}, {1, 1}, {2, QCborArray{QCborMap{{2, 1'000'000'000}}}}})));
        const auto snapshot = reader.take();
        QCOMPARE(snapshot.loops.first().state, LoopSnapshot().state);
        const auto read = snapshot.loops.first().watchers.first();
        QCOMPARE(read.kind, QSocketNotifier::Read);
        QCOMPARE(read.target, WatcherSnapshot::Target::Unknown);
        QCOMPARE(read.descriptor, -1);
        QCOMPARE(read.ownerClass, u"A\ufffd]0;B\ufffd\ufffdC\ufffd"_s);
        QVERIFY(toText(snapshot).size() < 2'000);
    }

    void tooManyRowsOfAPieceAreRefused()
    {
        QCborArray rows;
        for (int i = 0; i < 10'000; ++i)
            rows.append(QCborMap());
        SnapshotReader reader;
        QVERIFY(reader.add(cbor({{0, 0}, {2, QCborArray{QCborMap{{0, 1}}}}})));
        QVERIFY(!reader.add(cbor({{0, 1}, {1, 1}, {2, rows}})));
    }

    void pieceThatIsRefusedLeavesNothing()
    {
        QCborArray edges;
        for (int i = 0; i < 10'000; ++i)
            edges.append(QCborMap());
        SnapshotReader reader;
        QVERIFY(!reader.add(cbor({{0, 100}, {3, 5}, {5, edges}, {6, 7}})));
        QVERIFY(!reader.takePage());
        QCOMPARE(reader.take().takenAt, Snapshot().takenAt);
    }

    void jsonHasNamesAndNoAddressThatItCannotHold()
    {
        auto snapshot = full(1);
        snapshot.loops[0].timers[0].owner = ~quintptr(0);
        snapshot.loops[0].timers[0].nextDeadline = Never;
        const auto timer =
            toJson(snapshot).value("loops"_L1).toArray().at(0)["timers"_L1].toArray().at(0).toObject();
        QCOMPARE(timer.value("owner"_L1).toString(), u"0xffffffffffffffff"_s);
        QVERIFY(timer.value("nextDeadline"_L1).isNull());
        QVERIFY(timer.value("ownerClass"_L1).toString().startsWith("ownerClass"_L1));
    }
};

QTEST_APPLESS_MAIN(tst_SnapshotCbor)
#include "tst_snapshotcbor.moc"
