// SPDX-License-Identifier: MIT
// The steps of single tasks in the log, on every host.
#include "taskhost.h"

#include "tasks/combinators.h"
#include "tasks/deadlines.h"
#include "tasks/eventflag.h"

#include <QtCore/qloggingcategory.h>
#include <QtCore/qregularexpression.h>
#include <QtTest/qtest.h>

#include <functional>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

std::function<void(const QString &)> s_reader; // what the program does with a line
QtMessageHandler s_previous = nullptr;

void keepTrace(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (qstrcmp(context.category, "signalbox.trace") != 0)
        return s_previous(type, context, text);
    taskLog().add(text);
    if (const auto reader = s_reader)
        reader(text);
}

//! Without lines and times, which are another matter.
QStringList trace()
{
    auto lines = taskLog().entries();
    lines.replaceInStrings(QRegularExpression(u" \\(tst_tasktrace.cpp:\\d+\\)"_s), u""_s);
    lines.replaceInStrings(QRegularExpression(u"after \\d+\\.\\d\\d\\d ms"_s), u"after a time"_s);
    return lines;
}

Task<> nested(EventFlag &flag)
{
    co_await flag.wait();
}

Task<> work(EventFlag &flag)
{
    co_await yield();
    co_await nested(flag);
    flag.reset();
    log("works");
    co_await sleepFor(0ms);
}

TaskHandle<> startTraced(Scope &scope, Task<> task)
{
    auto handle = scope.start(std::move(task));
    handle.setName(u"job"_s);
    handle.setTraced(true);
    return handle;
}

} // namespace

class tst_TaskTrace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        taskLog().take();
        s_previous = qInstallMessageHandler(keepTrace);
    }
    void cleanup()
    {
        s_reader = {};
        qInstallMessageHandler(s_previous);
    }

    void eachStepIsLogged()
    {
        EventFlag flag;
        Scope scope;
        const auto handle = startTraced(scope, work(flag));
        QVERIFY(handle.isTraced());
        QVERIFY(isSuspended(handle));
        flag.set();
        QVERIFY(isOver(handle));
        QCOMPARE(trace(),
                 list({"job: begins", "job: waits for the others to have run in work",
                       "job: goes on after a time in work", "job: waits for an event flag in nested",
                       "job: goes on after a time in nested", "works", "job: waits for a timer in work",
                       "job: goes on after a time in work", "job: has ended"}));
    }

    void lineSaysWhereAndHowLong()
    {
        Scope scope;
        const auto handle = startTraced(scope, sleeper("a", 2ms));
        QVERIFY(isOver(handle));
        const QRegularExpression wait(u"^job: waits for a timer in sleeper \\(taskhost.h:(\\d+)\\)$"_s);
        const auto waits = wait.match(taskLog().entries().at(1));
        QVERIFY2(waits.hasMatch(), qPrintable(taskLog().entries().at(1)));
        const QRegularExpression step(
            u"^job: goes on after (\\d+\\.\\d{3}) ms in sleeper \\(taskhost.h:(\\d+)\\)$"_s);
        const auto goesOn = step.match(taskLog().entries().at(2));
        QVERIFY2(goesOn.hasMatch(), qPrintable(taskLog().entries().at(2)));
        QVERIFY(goesOn.captured(1).toDouble() >= 1.999);
        QCOMPARE(goesOn.captured(2), waits.captured(1));
    }

    void othersAreNotLogged()
    {
        EventFlag flag(true);
        Scope scope;
        auto first = startTraced(scope, work(flag));
        const auto second = scope.start(work(flag));
        QVERIFY(!second.isTraced());
        first.setTraced(false);
        QVERIFY(!first.isTraced());
        flag.set();
        QVERIFY(isOver(first) || isOver(second));
        flag.set();
        QVERIFY(isOver(first) && isOver(second));
        QCOMPARE(trace(), list({"works", "works"}));
    }

    void endIsLoggedWithWhatWasThrown()
    {
        Scope scope(Scope::Policy::Collect);
        QVERIFY(isOver(startTraced(scope, thrower("broken"))));
        auto cancelled = startTraced(scope, sleeper("a"));
        QVERIFY(isSuspended(cancelled));
        cancelled.cancel();
        QVERIFY(isOver(cancelled));
        const auto lines = trace();
        QCOMPARE(lines.at(3), u"job: has failed: broken"_s);
        QCOMPARE(lines.mid(lines.size() - 2), list({"~a", "job: was cancelled"}));
        static_cast<void>(runTask([&]() -> Task<> { co_await scope.join(); }));
    }

    void taskMayBeginToBeTracedWhileItWaits()
    {
        EventFlag flag;
        Scope scope;
        auto handle = scope.start(nested(flag));
        handle.setName(u"job"_s);
        QVERIFY(isSuspended(handle));
        handle.setTraced(true);
        handle.setTraced(true);
        flag.set();
        QVERIFY(isOver(handle));
        QCOMPARE(trace(), list({"job: waits for an event flag in nested",
                                "job: goes on after a time in nested", "job: has ended"}));
        handle.setTraced(false);
        handle.setTraced(true);
        TaskHandle<>().setTraced(true);
        QCOMPARE(trace().size(), 3);
    }

    void taskMayTraceItself()
    {
        Scope scope;
        auto handle = scope.start([]() -> Task<> {
            co_await yield();
            traceThisTask();
            co_await yield();
            traceThisTask(false);
            co_await yield();
        });
        handle.setName(u"job"_s);
        QVERIFY(isOver(handle));
        QCOMPARE(trace(), list({"job: waits for the others to have run in operator()",
                                "job: goes on after a time in operator()"}));
        QTest::ignoreMessage(QtWarningMsg, "traceThisTask: no task runs here; the call is ignored");
        traceThisTask();
    }

    void tasksOfACombinationAreLoggedWithIt()
    {
        EventFlag flag(true);
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            traceThisTask();
            static_cast<void>(co_await timeout(1h, work(flag)));
        });
        QVERIFY(isOver(handle));
        QVERIFY(trace().contains(u"started in operator(): waits for the others to have run in work"_s));
        QCOMPARE(trace().filter(u": begins"_s).size(), 1);
        QCOMPARE(trace().filter(u": has ended"_s).size(), 2);
    }

    void categoryMayBeOff()
    {
        QLoggingCategory::setFilterRules(u"signalbox.trace=false"_s);
        EventFlag flag(true);
        Scope scope;
        QVERIFY(isOver(startTraced(scope, work(flag))));
        QLoggingCategory::setFilterRules({});
        QCOMPARE(trace(), list({"works"}));
    }

    void whoReadsTheLogMayEndTheTask_data()
    {
        QTest::addColumn<QString>("step");
        QTest::addColumn<bool>("isDestroyed");
        for (const auto &step : {u"begins"_s, u"waits for an event flag"_s, u"goes on after"_s}) {
            QTest::addRow("%s: cancelled", qPrintable(step)) << step << false;
            QTest::addRow("%s: destroyed", qPrintable(step)) << step << true;
        }
    }
    void whoReadsTheLogMayEndTheTask()
    {
        QFETCH(QString, step);
        QFETCH(bool, isDestroyed);
        EventFlag flag;
        Scope others;
        auto scope = std::make_unique<Scope>();
        auto handle = startTraced(*scope, [](EventFlag &in) -> Task<> {
            const Local local("job");
            co_await in.wait();
            co_await sleepFor(1h);
        }(flag));
        s_reader = [&](const QString &line) {
            if (!line.contains(step))
                return;
            s_reader = {};
            if (isDestroyed)
                scope.reset();
            else
                handle.cancel();
        };
        others.start([&]() -> Task<> {
            co_await yield();
            flag.set();
        });
        QVERIFY(isOver(handle));
        QCOMPARE(handle.state(), TaskState::Cancelled);
        QCOMPARE(taskLog().entries().mid(taskLog().size() - 2), list({"~job", "job: was cancelled"}));
    }
};

SIGNALBOX_HOST_TEST_MAIN(tst_TaskTrace)

#include "tst_tasktrace.moc"
