// SPDX-License-Identifier: MIT
#include "core/environmentswitch_p.h"

#include <QtTest/qtest.h>

using namespace Signalbox;

Q_LOGGING_CATEGORY(lcTest, "test")

namespace {

constexpr const char *Name = "SIGNALBOX_OF_THE_TEST";

} // namespace

class tst_EnvironmentSwitch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { qunsetenv(Name); }

    void isOffUntilItIsSet() { QVERIFY(!EnvironmentSwitch(Name).isOn(lcTest())); }

    void knowsOneAndZero_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("isOn");
        QTest::newRow("1") << QByteArray("1") << true;
        QTest::newRow("0") << QByteArray("0") << false;
        QTest::newRow("empty") << QByteArray("") << false;
    }
    void knowsOneAndZero()
    {
        QFETCH(QByteArray, value);
        QFETCH(bool, isOn);
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        qputenv(Name, value);
        QCOMPARE(EnvironmentSwitch(Name).isOn(lcTest()), isOn);
    }

    void ignoresAllElseAndSaysSoOnce_data()
    {
        QTest::addColumn<QByteArray>("value");
        for (const char *value : {"yes", "true", "no", "2", "-1", " 1"})
            QTest::newRow(value) << QByteArray(value);
    }
    void ignoresAllElseAndSaysSoOnce()
    {
        QFETCH(QByteArray, value);
        qputenv(Name, value);
        EnvironmentSwitch variable(Name);
        const QByteArray sentence =
            QByteArray(Name) + '=' + value + " is ignored: it must be 1 (on) or 0 (off, as it is now)";
        QTest::ignoreMessage(QtWarningMsg, sentence.constData());
        QVERIFY(!variable.isOn(lcTest()));
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        QVERIFY(!variable.isOn(lcTest()));
    }

    void otherWordForOnIsTold()
    {
        EnvironmentSwitch variable(Name, "control");
        qputenv(Name, "control");
        QVERIFY(variable.isOn(lcTest()));
        qputenv(Name, "1");
        QVERIFY(variable.isOn(lcTest()));
        qputenv(Name, "Control");
        const QByteArray message =
            QByteArray(Name) + "=Control is ignored: it must be 1 (on), control or 0 (off, as it is now)";
        QTest::ignoreMessage(QtWarningMsg, message.constData());
        QVERIFY(!variable.isOn(lcTest()));
    }
};

QTEST_APPLESS_MAIN(tst_EnvironmentSwitch)
#include "tst_environmentswitch.moc"
