// SPDX-License-Identifier: MIT
// Where a task is said to have been started: in the program, not in a header of ours that helped. On every host.
#include "taskhost.h"

#include "tasks/ascompleted.h"
#include "tasks/contexttasks.h"
#include "tasks/elsewhere.h"
#include "tasks/futures.h"
#include "tasks/sharedtask.h"
#include "tasks/startandwait.h"

#include <QtCore/qregularexpression.h>
#include <QtTest/qtest.h>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

Task<> wait()
{
    co_await sleepFor(std::chrono::hours(1));
}

const auto waitWith = [](auto...) { return wait(); };

QString startedAt(int line, const char *function = "placeIsThatOfTheCall")
{
    return u"started in %1 (tst_taskplaces.cpp:%2)"_s.arg(QLatin1StringView(function)).arg(line);
}

//! The names of all tasks, as the dump shows them.
QStringList names()
{
    QStringList found;
    const QRegularExpression name(u"^ *(started in .*?): "_s);
    for (const auto &line : Scheduler::current().dump().split(u'\n')) {
        if (const auto match = name.match(line); match.hasMatch())
            found.append(match.captured(1));
    }
    return found;
}

class Window : public QObject
{
public:
    Task<> load() { co_await wait(); }
    Task<> loadPage(int) { co_await wait(); }
};

} // namespace

class tst_TaskPlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placeIsThatOfTheCall()
    {
        Scope scope;
        const std::string text;
        QCOMPARE(scope.start(wait()).name(), startedAt(__LINE__));
        QCOMPARE(scope.start(wait).name(), startedAt(__LINE__));
        QCOMPARE(scope.start([] { return wait(); }).name(), startedAt(__LINE__));
        QCOMPARE(scope.start(waitWith, 1).name(), startedAt(__LINE__));
        QCOMPARE(scope.start(waitWith, 1, text).name(), startedAt(__LINE__));
        QCOMPARE(scope.start(waitWith, 1, 2, 3).name(), startedAt(__LINE__));
        QCOMPARE(scope.start(waitWith, 1, 2, "x", 4).name(), startedAt(__LINE__));
        Window window;
        QCOMPARE(start(&window, wait()).name(), startedAt(__LINE__));
        QCOMPARE(start(&window, &Window::load).name(), startedAt(__LINE__));
        QCOMPARE(start(&window, &Window::loadPage, 1).name(), startedAt(__LINE__));
        QCOMPARE(start(&window, waitWith, 1, text).name(), startedAt(__LINE__));
        QCOMPARE(start(&window, waitWith, 1, 2, 3).name(), startedAt(__LINE__));
        QCOMPARE(start(&window, waitWith, 1, 2, 3, 4).name(), startedAt(__LINE__));
    }

    void ofManyArgumentsNoneIsBetterThanAWrongOne()
    {
        Scope scope;
        Window window;
        QCOMPARE(scope.start(waitWith, 1, 2, 3, 4, 5).name(), u"started in (somewhere)"_s);
        QCOMPARE(start(&window, waitWith, 1, 2, 3, 4, 5).name(), u"started in (somewhere)"_s);
    }

    void placeOfWhatIsAwaitedIsThatOfTheWait()
    {
        Scope scope;
        Scope others;
        const int line = __LINE__ + 2;
        auto handle =
            scope.start([](Scope &in) -> Task<> { co_await startAndWait(in, waitWith); }, std::ref(others));
        handle.setName(u"waits"_s);
        QVERIFY(isSuspended(handle));
        QCOMPARE(names(), QStringList(startedAt(line, "operator()")));
    }

    void placeOfWhatStartsOthersIsTheirs()
    {
        const int line = __LINE__ + 1;
        const auto three = asCompleted(tasks(3));
        QCOMPARE(names(), QStringList(3, startedAt(line, "placeOfWhatStartsOthersIsTheirs")));
        const int lineOfShared = __LINE__ + 1;
        const SharedTask<> shared(wait());
        Scope scope;
        scope.start([&]() -> Task<> { co_await shared; }).setName(u"waits"_s);
        Scope futures;
        const int lineOfFuture = __LINE__ + 1;
        auto future = toFuture(wait(), futures);
        const auto last = scope.start(wait());
        QVERIFY(isSuspended(last));
        QVERIFY(names().contains(startedAt(lineOfShared, "placeOfWhatStartsOthersIsTheirs")));
        QVERIFY(names().contains(startedAt(lineOfFuture, "placeOfWhatStartsOthersIsTheirs")));
    }

private:
    static std::vector<Task<>> tasks(int count)
    {
        std::vector<Task<>> all;
        for (int i = 0; i < count; ++i)
            all.push_back(wait());
        return all;
    }
};

SIGNALBOX_HOST_TEST_MAIN(tst_TaskPlaces)

#include "tst_taskplaces.moc"
