// SPDX-License-Identifier: MIT
#include "inspect/frame.h"

#include <QtCore/qendian.h>
#include <QtTest/qtest.h>

#include <random>

using namespace Signalbox::Detail;
using namespace Qt::StringLiterals;

namespace {

QByteArray header(quint32 length, quint8 type)
{
    QByteArray bytes(Frame::HeaderSize, '\0');
    qToLittleEndian(length, bytes.data());
    bytes[4] = char(type);
    return bytes;
}

} // namespace

class tst_Frames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void layoutIsTheDocumentedOne()
    {
        const auto bytes = toBytes({.type = FrameType::Rows,
                                    .hasMore = true,
                                    .stream = 0x1234,
                                    .sentAtNanoseconds = 0x0102030405060708,
                                    .payload = "abc"});
        QCOMPARE(bytes.toHex(' '), "03 00 00 00 04 01 34 12 08 07 06 05 04 03 02 01 61 62 63");
    }

    void comeInPiecesOfAnySize_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {1, 3, 16, 17, 100})
            QTest::addRow("%d", size) << size;
    }
    void comeInPiecesOfAnySize()
    {
        QFETCH(int, size);
        QByteArray bytes;
        for (int i = 0; i < 5; ++i)
            bytes +=
                toBytes({.type = FrameType::Ask, .stream = quint16(i), .payload = QByteArray(i * 7, 'x')});
        FrameReader reader;
        QList<int> streams;
        for (qsizetype at = 0; at < bytes.size(); at += size) {
            reader.append(bytes.mid(at, size));
            while (const auto frame = reader.next()) {
                QCOMPARE(frame->payload.size(), frame->stream * 7);
                streams.append(frame->stream);
            }
        }
        QCOMPARE(streams, (QList<int>{0, 1, 2, 3, 4}));
        QVERIFY(reader.error().isEmpty());
    }

    void whatIsNoFrameIsAnErrorForGood_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("error");
        QTest::newRow("type 0") << header(0, 0) << u"a frame of the unknown type 0"_s;
        QTest::newRow("type 7") << header(0, 7) << u"a frame of the unknown type 7"_s;
        QTest::newRow("too long") << header(101, 3) << u"a frame of 101 bytes, where 100 are the most"_s;
        QTest::newRow("as long as can be said")
            << header(~quint32(0), 3) << u"a frame of 4294967295 bytes, where 100 are the most"_s;
        QTest::newRow("HTTP") << QByteArray("GET / HTTP/1.1\r\n\r\n") << u"a frame of the unknown type 47"_s;
    }
    void whatIsNoFrameIsAnErrorForGood()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, error);
        FrameReader reader(100);
        reader.append(bytes);
        QVERIFY(!reader.next());
        QCOMPARE(reader.error(), error);
        reader.append(toBytes({.type = FrameType::Ask}));
        QVERIFY(!reader.next());
    }

    void noiseEndsInAnErrorOrInFrames()
    {
        std::mt19937 random(1);
        int errors = 0;
        for (int round = 0; round < 20'000; ++round) {
            FrameReader reader(1000);
            auto bytes = toBytes({.type = FrameType::Ask, .payload = QByteArray(int(random() % 60), 'x')});
            for (int change = int(random() % 4); change > 0; --change)
                bytes[qsizetype(random() % unsigned(bytes.size()))] = char(random());
            for (const char byte : bytes) {
                reader.append(QByteArray(1, byte));
                while (const auto frame = reader.next())
                    QVERIFY(frame->payload.size() <= 1000);
            }
            errors += !reader.error().isEmpty();
        }
        QVERIFY(errors > 100 && errors < 19'000);
    }
};

QTEST_APPLESS_MAIN(tst_Frames)
#include "tst_frames.moc"
