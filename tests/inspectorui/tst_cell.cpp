// SPDX-License-Identifier: MIT
#include "inspectorui/cell.h"

#include <QtTest/qtest.h>

using namespace Signalbox;
using namespace std::chrono_literals;

class tst_Cell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void durationHasThreeDigitsAndAUnit_data();
    void durationHasThreeDigitsAndAUnit();
    void intervalIsExact_data();
    void intervalIsExact();
    void zeroIsADashWhereItMeansNothing();
    void percentAndRate();
    void uptime();
    void localeDecidesTheDigits();
    void localeDecidesThePoint();
};

void tst_Cell::durationHasThreeDigitsAndAUnit_data()
{
    QTest::addColumn<qint64>("ns");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, std::chrono::nanoseconds ns, const char *text) {
        QTest::newRow(name) << qint64(ns.count()) << QString::fromUtf8(text);
    };
    row("zero", 0ns, "–");
    row("one", 1ns, "1 ns");
    row("below a microsecond", 999ns, "999 ns");
    row("a microsecond", 1us, "1.00 µs");
    row("rounds up within the unit", 9999ns, "10.0 µs");
    row("hundreds", 123'456ns, "123 µs");
    row("rounds into the next unit", 999'600ns, "1.00 ms");
    row("milliseconds", 12'345us, "12.3 ms");
    row("almost a second", 999'499us, "999 ms");
    row("a second, nearly", 999'500us, "1.00 s");
    row("seconds", 1844ms, "1.84 s");
    row("almost a minute", 59'940ms, "59.9 s");
    row("a minute", 60s, "1:00 min");
    row("minutes", 187s, "3:07 min");
    row("almost an hour", 3599s, "59:59 min");
    row("an hour, nearly", 3599'600ms, "1:00 h");
    row("hours", 5h + 7min, "5:07 h");
    row("days", 76h, "3.17 d");
    row("negative", -12'345us, "-12.3 ms");
    row("negative minutes", -187s, "-3:07 min");
    QTest::newRow("smallest") << std::numeric_limits<qint64>::min() << QStringLiteral("-106,752 d");
    QTest::newRow("largest") << std::numeric_limits<qint64>::max() << QStringLiteral("106,752 d");
}

void tst_Cell::durationHasThreeDigitsAndAUnit()
{
    QFETCH(qint64, ns);
    QFETCH(QString, text);
    QCOMPARE(formatDuration(std::chrono::nanoseconds(ns), QLocale::c()).joined().remove(QLatin1Char(',')),
             text.remove(QLatin1Char(',')));
}

void tst_Cell::intervalIsExact_data()
{
    QTest::addColumn<qint64>("ns");
    QTest::addColumn<QString>("text");
    QTest::newRow("always") << qint64(0) << QStringLiteral("0 ms");
    QTest::newRow("frame") << qint64(16'000'000) << QStringLiteral("16 ms");
    QTest::newRow("broken") << qint64(1'234'000'000) << QStringLiteral("1.234 s");
    QTest::newRow("half") << qint64(2'500'000'000) << QStringLiteral("2.5 s");
    QTest::newRow("micro") << qint64(250'000) << QStringLiteral("250 µs");
    QTest::newRow("nano") << qint64(12) << QStringLiteral("12 ns");
}

void tst_Cell::intervalIsExact()
{
    QFETCH(qint64, ns);
    QFETCH(QString, text);
    QCOMPARE(formatCell(CellKind::Interval, ns, QLocale::c()).joined(), text);
}

void tst_Cell::zeroIsADashWhereItMeansNothing()
{
    const QLocale c = QLocale::c();
    const QString dash = QStringLiteral("–");
    QCOMPARE(formatCell(CellKind::Count, qint64(0), c).text, dash);
    QCOMPARE(formatCell(CellKind::Duration, qint64(0), c).text, dash);
    QCOMPARE(formatCell(CellKind::Percent, 0.0, c).text, dash);
    QCOMPARE(formatCell(CellKind::Rate, 0.0, c).text, dash);
    QCOMPARE(formatCell(CellKind::Address, qint64(0), c).text, dash);
    QCOMPARE(formatCell(CellKind::Number, qint64(0), c).text, QStringLiteral("0"));
    QCOMPARE(formatCell(CellKind::Number, qint64(-5), c).text, QStringLiteral("-5"));
    QCOMPARE(formatCell(CellKind::Text, QString(), c).text, QString());
}

void tst_Cell::percentAndRate()
{
    const QLocale c = QLocale::c();
    QCOMPARE(formatCell(CellKind::Percent, 0.342, c), (CellText{QStringLiteral("34"), QStringLiteral("%")}));
    QCOMPARE(formatCell(CellKind::Percent, 0.0342, c),
             (CellText{QStringLiteral("3.4"), QStringLiteral("%")}));
    QCOMPARE(formatCell(CellKind::Percent, 0.0004, c).text, QStringLiteral("–"));
    QCOMPARE(formatCell(CellKind::Percent, 1.0, c).text, QStringLiteral("100"));
    QCOMPARE(formatCell(CellKind::Rate, 0.5, c).text, QStringLiteral("0.5"));
    QCOMPARE(formatCell(CellKind::Rate, 61.4, c).text, QStringLiteral("61"));
    QCOMPARE(formatCell(CellKind::Address, qint64(0x55d0), c).text, QStringLiteral("0x55d0"));
}

void tst_Cell::uptime()
{
    const QLocale c = QLocale::c();
    QCOMPARE(formatUptime(761s, c), QStringLiteral("00:12:41"));
    QCOMPARE(formatUptime(-1s, c), QStringLiteral("00:00:00"));
    QCOMPARE(formatUptime(73h, c), QStringLiteral("3 d 01:00:00"));
}

//! One page has digits of one kind.
void tst_Cell::localeDecidesTheDigits()
{
    const QLocale arabic(QStringLiteral("ar_EG"));
    QCOMPARE(formatUptime(73h + 12min + 5s, arabic), QStringLiteral("٣ d ٠١:١٢:٠٥"));
    QCOMPARE(formatDuration(97s, arabic).text, QStringLiteral("١:٣٧"));
    QCOMPARE(formatDuration(-97s, arabic).text, arabic.negativeSign() + QStringLiteral("١:٣٧"));
    QCOMPARE(formatDuration(1h + 5min, arabic).text, QStringLiteral("١:٠٥"));
}

void tst_Cell::localeDecidesThePoint()
{
    const QLocale german(QLocale::German, QLocale::Germany);
    QCOMPARE(formatDuration(1844ms, german).joined(), QStringLiteral("1,84 s"));
    QCOMPARE(formatCell(CellKind::Count, qint64(108'900), german).text, QStringLiteral("108.900"));
}

QTEST_GUILESS_MAIN(tst_Cell)
#include "tst_cell.moc"
