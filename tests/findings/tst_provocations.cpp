// SPDX-License-Identifier: MIT
// Each trouble that examples/harbour makes with --provoke is found as what it is called, by a linter in another thread, as the
// inspector's is. It looks until it has found it: how fast the machine is decides nothing but how long that takes.
#include "findings/findingtext.h"
#include "findings/linter.h"
#include "provoke.h"

#include <Signalbox/Install>
#include <Signalbox/Probe>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qthread.h>
#include <QtTest/qtest.h>

#include <atomic>
#include <thread>

using namespace Signalbox;
using namespace std::chrono_literals;

namespace {

//! The defaults, sooner.
Thresholds impatient()
{
    Thresholds limits;
    limits.stormFor = limits.zeroFor = limits.spinsFor = 400ms;
    limits.queueFullFor = limits.heldFor = limits.starvedFor = limits.deletesFor = 400ms;
    return limits;
}

} // namespace

class tst_Provocations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void troubleIsFound_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : Provoke::names())
            QTest::newRow(qPrintable(name)) << name;
    }
    void troubleIsFound()
    {
        QFETCH(QString, name);
        std::atomic_bool mayEnd = false;
        bool isFound = false;
        QStringList found;
        std::thread inspector([&] {
            const Probe probe;
            Linter linter(impatient());
            const Deadline end = SteadyClock::now() + 60s;
            while (!isFound && SteadyClock::now() < end) {
                linter.look(probe.snapshot());
                found.clear();
                for (const Finding &finding : linter.findings()) {
                    found.append(idOf(finding.lint) + QStringLiteral(": ") + sentence(finding, QLocale::c()));
                    isFound |= idOf(finding.lint) == name;
                }
                std::this_thread::sleep_for(100ms);
            }
            mayEnd = true;
        });
        auto trouble = Provoke::make(name);
        while (!mayEnd)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        inspector.join();
        QVERIFY(trouble);
        trouble.reset();
        QCoreApplication::processEvents();
        QVERIFY2(isFound, qPrintable(found.join(u'\n')));
        qInfo().noquote() << found.join(u'\n');
    }
    void unknownTroubleIsNone() { QVERIFY(!Provoke::make(QStringLiteral("peace"))); }
    void eachLintOfTheTableHasItsTrouble()
    {
        for (int i = 0; i < LintCount; ++i)
            QVERIFY2(Provoke::names().contains(idOf(Lint(i))), qPrintable(idOf(Lint(i))));
    }
};

int main(int argc, char **argv)
{
    install();
    QCoreApplication app(argc, argv);
    tst_Provocations test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_provocations.moc"
