// SPDX-License-Identifier: MIT
// How far work in other threads is, on every host.
#include "taskhost.h"

#include "tasks/elsewhere.h"
#include "tasks/progress.h"

#include <QtCore/qsemaphore.h>
#include <QtTest/qtest.h>

using namespace Signalbox;

namespace {

void logReport(qint64 done, qint64 total)
{
    log(std::to_string(done) + " of " + std::to_string(total));
}

//! \a times reports, in the thread that calls it.
void reportUpTo(qint64 times, const Progress &progress)
{
    for (qint64 i = 1; i <= times; ++i)
        progress.report(i, times);
}

void countHundred(std::atomic<qint64> *done, const Progress &progress)
{
    for (int i = 0; i < 100; ++i)
        progress.report(++*done, 800);
}

//! Logs where it is destroyed.
struct Captured
{
    Captured() = default;
    Captured(const Captured &) = delete;
    Captured &operator=(const Captured &) = delete;
    ~Captured() { gone->release(QThread::currentThread() == home ? 100 : 1); }
    QThread *home = QThread::currentThread();
    QSemaphore *gone = nullptr;
};

} // namespace

class tst_Progress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taskLog().take(); }

    void latestReportIsToldBeforeTheResult()
    {
        QObject window;
        const Progress progress(&window, logReport);
        const auto state = runTask([&]() -> Task<> {
            co_await onPool(reportUpTo, qint64(1000), progress);
            log("result");
        });
        QCOMPARE(state, TaskState::Finished);
        const auto entries = taskLog().entries();
        QVERIFY(entries.size() >= 2);
        QCOMPARE(entries.mid(entries.size() - 2), list({"1000 of 1000", "result"}));
    }

    void reportsOfABusyLoopAreOne()
    {
        QObject window;
        const Progress progress(&window, logReport);
        LoopThread thread;
        QSemaphore reported;
        thread.remote.call([&] {
            reportUpTo(1000, progress);
            reported.release();
        });
        reported.acquire(); // this loop has not turned meanwhile
        QVERIFY(turnUntil([] { return !taskLog().entries().isEmpty(); }));
        QCoreApplication::processEvents();
        QCOMPARE(taskLog().entries(), list({"1000 of 1000"}));
        progress.report(5); // its own thread's, and of who knows how many
        QCOMPARE(taskLog().entries(), list({"1000 of 1000"}));
        QVERIFY(turnUntil([] { return taskLog().entries().size() > 1; }));
        QCOMPARE(taskLog().entries(), list({"1000 of 1000", "5 of 0"}));
    }

    void oneIsToldByManyThreads()
    {
        QObject window;
        const Progress progress(&window, logReport);
        std::atomic<qint64> done{0};
        const auto state = runTask([&]() -> Task<> {
            Scope scope;
            for (int i = 0; i < 8; ++i) {
                scope.start([&]() -> Task<> {
                    co_await onPool(countHundred, &done, progress);
                });
            }
            co_await scope.join();
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(done.load(), 800);
        QVERIFY(turnUntil([] { return !taskLog().entries().isEmpty(); }));
        QVERIFY(taskLog().entries().size() <= 800);
        for (const auto &entry : taskLog().entries())
            QVERIFY2(entry.endsWith(QStringLiteral(" of 800")), qPrintable(entry));
    }

    void nothingIsToldToAnObjectThatHasGone_data()
    {
        QTest::addColumn<bool>("isOnItsWay");
        QTest::newRow("before it is reported") << false;
        QTest::newRow("while a report is on its way") << true;
    }
    void nothingIsToldToAnObjectThatHasGone()
    {
        QFETCH(bool, isOnItsWay);
        auto window = std::make_unique<QObject>();
        const Progress progress(window.get(), logReport);
        if (isOnItsWay)
            progress.report(1, 2);
        window.reset();
        progress.report(2, 2);
        bool hasTurned = false;
        scheduler().callSoon([&] { hasTurned = true; });
        QVERIFY(turnUntil([&] { return hasTurned; }));
        QCOMPARE(taskLog().entries(), QStringList());
    }

    void objectMayGoWhenItIsTold()
    {
        auto window = std::make_unique<QObject>();
        std::string last = "last words, too long to be kept within a string";
        const Progress progress(window.get(), [&, last](qint64, qint64) {
            window.reset();
            log(last); // still there
        });
        progress.report(1, 2);
        QVERIFY(turnUntil([&] { return !window; }));
        progress.report(2, 2);
        QCoreApplication::processEvents();
        QCOMPARE(taskLog().entries(), list({"last words, too long to be kept within a string"}));
    }

    void functionIsDestroyedInItsThread_data()
    {
        QTest::addColumn<QString>("last");
        QTest::newRow("with its object") << QStringLiteral("object");
        QTest::newRow("with the last copy, there") << QStringLiteral("there");
        QTest::newRow("with the last copy, here") << QStringLiteral("here");
    }
    void functionIsDestroyedInItsThread()
    {
        QFETCH(QString, last);
        auto window = std::make_unique<QObject>();
        LoopThread thread;
        QSemaphore gone;
        auto captured = std::make_shared<Captured>();
        captured->gone = &gone;
        auto progress =
            std::make_unique<Progress>(window.get(), [kept = std::move(captured)](qint64 done, qint64 total) {
                logReport(done, total);
            });
        if (last == QLatin1StringView("object"))
            window.reset();
        else if (last == QLatin1StringView("here"))
            progress.reset();
        else
            thread.remote.call([copy = std::move(progress)] { copy->report(1, 1); });
        QVERIFY(turnUntil([&] { return gone.available() > 0; }));
        QCOMPARE(gone.available(), 100);
        QCOMPARE(taskLog().entries(), last == QLatin1StringView("there") ? list({"1 of 1"}) : QStringList());
    }

    void schedulerThatHasEndedIsToldNothing()
    {
        std::unique_ptr<Progress> progress;
        std::unique_ptr<QObject> window;
        QSemaphore gone;
        {
            LoopThread thread;
            QSemaphore made;
            thread.remote.call([&] {
                window = std::make_unique<QObject>();
                auto captured = std::make_shared<Captured>();
                captured->gone = &gone;
                progress =
                    std::make_unique<Progress>(window.get(), [captured](qint64, qint64) { log("told"); });
                made.release();
            });
            made.acquire();
        }
        QCOMPARE(gone.available(), 100); // it went with its scheduler
        progress->report(1, 2);
        progress.reset();
        QCOMPARE(taskLog().entries(), QStringList());
    }

    void misuseIsSaidAndTellsNobody()
    {
        QObject window;
        QTest::ignoreMessage(QtWarningMsg, "Progress: there is no function. Nothing is told");
        const Progress withoutFunction(&window, nullptr);
        withoutFunction.report(1, 2);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^Progress: ")));
        const Progress withoutObject(nullptr, logReport);
        withoutObject.report(1, 2);
        QThread other;
        QObject foreign;
        foreign.moveToThread(&other);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^Progress: ")));
        const Progress ofAnotherThread(&foreign, logReport);
        ofAnotherThread.report(1, 2);
        const Progress nobody;
        nobody.report(1, 2);
        QCoreApplication::processEvents();
        QCOMPARE(taskLog().entries(), QStringList());
    }
};

SIGNALBOX_HOST_TEST_MAIN(tst_Progress)

#include "tst_progress.moc"
