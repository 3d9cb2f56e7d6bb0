// SPDX-License-Identifier: MIT
#include "probe/sequencelock_p.h"

#include "probe/statblocks_p.h"

#include <QtCore/qtimer.h>
#include <QtTest/qtest.h>

#include <thread>

using namespace Signalbox;

class tst_SequenceLock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readerNeverSeesHalfAWrite()
    {
        SequenceLock lock;
        Published<quint64> a;
        Published<quint64> b;
        std::atomic<bool> hasEnded{false};
        std::thread writer([&] {
            for (quint64 i = 1; !hasEnded; ++i) {
                const SequenceLock::Writer writing(lock);
                a.set(i);
                b.set(i * 3);
            }
        });
        quint64 reads = 0;
        quint64 torn = 0;
        while (reads < 100'000) {
            quint64 x = 0;
            quint64 y = 0;
            if (!lock.read([&] {
                    x = a.get();
                    y = b.get();
                }))
                continue;
            ++reads;
            torn += y != x * 3;
        }
        hasEnded = true;
        writer.join();
        QCOMPARE(torn, 0u);
    }

    void readGivesUpWhileAWriterStaysInside()
    {
        SequenceLock lock;
        const SequenceLock::Writer writing(lock);
        QVERIFY(!lock.read([] {}));
    }

    void nameIsCutBetweenCharacters_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("kept");
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("short") << QStringLiteral("saveTimer") << QStringLiteral("saveTimer");
        QTest::newRow("as long as fits") << QString(31, u'x') << QString(31, u'x');
        QTest::newRow("too long") << QString(32, u'x') << QString(31, u'x');
        QTest::newRow("two bytes each") << QString(20, u'ä') << QString(15, u'ä');
        QTest::newRow("three bytes each") << QString(20, u'→') << QString(10, u'→');
    }

    void nameIsCutBetweenCharacters()
    {
        QFETCH(QString, name);
        QFETCH(QString, kept);
        PublishedName published;
        published.set(QStringLiteral("something else that was there before"));
        published.set(name);
        QCOMPARE(published.get(), kept);
    }

    void classIsReadFromTheVtable()
    {
        QObject plain;
        QTimer timer;
        QCOMPARE(className(classOf(&plain)), QStringLiteral("QObject"));
        QCOMPARE(className(classOf(&timer)), QStringLiteral("QTimer"));
        QCOMPARE(className(classOf(this)), QStringLiteral("tst_SequenceLock"));
        QCOMPARE(className(nullptr), QStringLiteral("QObject"));
    }

    void equalNamesAreInternedOnce()
    {
        const QByteArray one("refresh()");
        const QByteArray two("refresh()");
        QCOMPARE(internName(one), internName(two));
        QCOMPARE(internName(one), "refresh()");
    }
};

QTEST_APPLESS_MAIN(tst_SequenceLock)
#include "tst_sequencelock.moc"
