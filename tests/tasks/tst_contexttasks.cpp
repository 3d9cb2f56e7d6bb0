// SPDX-License-Identifier: MIT
// Tasks that end with an object, and functions that are called when a task has ended, on every host.
#include "taskhost.h"

#include "tasks/contexttasks.h"
#include "tasks/eventflag.h"
#include "tasks/shield.h"
#include "tasks/signals.h"

#include <QtCore/qregularexpression.h>
#include <QtTest/qtest.h>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class Window : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    void closed();

public:
    ~Window() override { log("~Window"); }

    Task<int> load(int page)
    {
        const Local local("load " + std::to_string(page));
        co_await sleepFor(1ms);
        log("loaded " + objectName().toStdString());
        co_return page * 2;
    }
    //! Until it is destroyed.
    Task<> hold(int page)
    {
        const Local local("hold " + std::to_string(page));
        EventFlag never;
        co_await never.wait();
    }
    void show(int value) { log("show " + std::to_string(value)); }
    void complain(const std::exception_ptr &error)
    {
        try {
            std::rethrow_exception(error);
        } catch (const std::exception &exception) {
            log(std::string("complain: ") + exception.what());
        }
    }
    void giveUp() { log("give up"); }

    int guards() const { return receivers(SIGNAL(destroyed(QObject *))); }
};

class tst_ContextTasks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taskLog().take(); }

    void tasksAreDestroyedWithTheirObject()
    {
        auto window = std::make_unique<Window>();
        const auto a = start(window.get(), sleeper("a"));
        const auto b = start(window.get(), sleeper, std::string("b"), Nanoseconds(1h));
        const auto c = start(window.get(), &Window::hold, 3);
        QCOMPARE(window->guards(), 1);
        QVERIFY(isSuspended(a) && isSuspended(b) && isSuspended(c));
        window.reset();
        for (const auto &handle : {a, b, c})
            QCOMPARE(handle.state(), TaskState::Cancelled);
        QCOMPARE(taskLog().entries(), list({"~Window", "~a", "~b", "~hold 3"}));
    }

    void memberFunctionRuns()
    {
        Window window;
        window.setObjectName(u"main"_s);
        const auto handle = start(&window, &Window::load, 4);
        QCOMPARE(valueOf(handle), 8);
        QCOMPARE(taskLog().take(), list({"loaded main", "~load 4"}));
    }

    void functionObjectLivesAsLongAsItsTask()
    {
        Window window;
        const auto text = std::make_shared<std::string>("kept");
        auto handle = start(&window, [text]() -> Task<> {
            co_await yield();
            log(*text);
        });
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().take(), list({"kept"}));
        handle = {}; // which holds the result, and what it was made of
        QCOMPARE(text.use_count(), 1);
    }

    void taskMayDeleteItsObject()
    {
        auto *window = new Window;
        const auto handle = start(window, [&]() -> Task<> {
            const Local local("task");
            delete window;
            log("goes on");
            co_await yield();
            log("never");
        });
        QVERIFY(isOver(handle));
        QCOMPARE(handle.state(), TaskState::Cancelled);
        QCOMPARE(taskLog().entries(), list({"~Window", "goes on", "~task"}));
    }

    void destructorOfAFrameMayDeleteTheObject()
    {
        struct Deleter
        {
            ~Deleter() { delete window; }
            Window *window;
        };
        auto *window = new Window;
        auto handle = start(
            window,
            [](Window *mine) -> Task<> {
                const Deleter deleter{mine};
                co_await sleepFor(1h);
            },
            window);
        const auto other = start(window, sleeper("other"));
        QVERIFY(isSuspended(other));
        handle.cancel();
        QVERIFY(isOver(handle));
        QCOMPARE(other.state(), TaskState::Cancelled);
        QCOMPARE(taskLog().entries(), list({"~Window", "~other"}));
    }

    void shieldedTaskOutlivesTheObject()
    {
        auto window = std::make_unique<Window>();
        const auto handle = start(window.get(), []() -> Task<> { co_await shield(sleeper("save", 1ms)); });
        QVERIFY(isSuspended(handle));
        window.reset();
        QCOMPARE(handle.state(), TaskState::Cancelled);
        QVERIFY(turnUntil([] { return taskLog().size() == 3; }));
        QCOMPARE(taskLog().entries(), list({"~Window", "save woke up", "~save"}));
    }

    void nothingStartsForADyingObject()
    {
        struct Starter
        {
            ~Starter()
            {
                QTest::ignoreMessage(QtWarningMsg, "start: the context is being destroyed. Ignored");
                const auto handle = start(window, sleeper("late"));
                log(handle.hasEnded() ? "refused" : "started");
            }
            Window *window;
        };
        auto window = std::make_unique<Window>();
        const auto handle = start(
            window.get(),
            [](Window *mine) -> Task<> {
                const Starter starter{mine};
                co_await sleepFor(1h);
            },
            window.get());
        QVERIFY(isSuspended(handle));
        window.reset();
        QCOMPARE(taskLog().entries(), list({"~Window", "refused"}));
    }

    void contextOfAnotherThreadIsRefused()
    {
        LoopThread thread;
        Window window;
        window.moveToThread(&thread);
        QTest::ignoreMessage(
            QtWarningMsg, "start: the context belongs to another thread, where its tasks could not end with "
                          "it. Ignored");
        QCOMPARE(start(&window, sleeper("a")).state(), TaskState::Cancelled);
        QTest::ignoreMessage(QtWarningMsg, "start: there is no context. Ignored");
        QCOMPARE(start(static_cast<Window *>(nullptr), sleeper("b")).state(), TaskState::Cancelled);
        QCOMPARE(taskLog().entries(), QStringList()); // they have never begun
        thread.end();
    }

    void objectThatDiesInAnotherThreadTakesItsTasksAlong()
    {
        LoopThread thread;
        auto *window = new Window;
        const auto handle = start(window, sleeper("a"));
        QVERIFY(isSuspended(handle));
        window->moveToThread(&thread);
        thread.remote.call([window] { window->deleteLater(); });
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries().last(), u"~a"_s);
    }

    void dumpNamesTheObject()
    {
        Window window;
        window.setObjectName(u"main"_s);
        const auto handle = start(&window, sleeper("a"));
        QVERIFY(isSuspended(handle));
        const auto dump = scheduler().dump();
        QVERIFY2(dump.contains(u"of the Window \"main\":"_s), qPrintable(dump));
    }

    // ---- continuations ----

    void continuationIsCalledWithTheValue()
    {
        Window window;
        const auto handle =
            start(&window, later(7)).then(&window, &Window::show).then(&window, [] { log("and this"); });
        QVERIFY(isOver(handle));
        QVERIFY(turnUntil([] { return taskLog().size() >= 3; }));
        QCOMPARE(taskLog().take(), list({"~later", "show 7", "and this"}));
        handle.then(&window, [](int value) { log("late " + std::to_string(value)); }); // has ended long ago
        QCOMPARE(taskLog().entries(), QStringList());
        QVERIFY(turnUntil([] { return taskLog().size() == 1; }));
        QCOMPARE(taskLog().entries(), list({"late 7"}));
    }

    void oneOfThreeContinuationsIsCalled_data()
    {
        QTest::addColumn<QString>("end");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("value") << u"value"_s << list({"show 1"});
        QTest::newRow("error") << u"error"_s << list({"complain: broken"});
        QTest::newRow("cancelled") << u"cancel"_s << list({"give up"});
    }
    void oneOfThreeContinuationsIsCalled()
    {
        QFETCH(QString, end);
        QFETCH(QStringList, expected);
        Window window;
        auto handle = start(
            &window,
            [](QString how) -> Task<int> {
                co_await yield();
                if (how == u"error"_s)
                    throw std::runtime_error("broken");
                if (how == u"cancel"_s)
                    co_await sleepFor(1h);
                co_return 1;
            },
            end);
        handle.then(&window, &Window::show)
            .onError(&window, &Window::complain)
            .onCancel(&window, &Window::giveUp);
        if (end == u"cancel"_s)
            handle.cancel();
        QVERIFY(turnUntil([] { return taskLog().size() > 0; }));
        QCOMPARE(taskLog().entries(), expected);
    }

    void continuationsContextMayGoBefore()
    {
        Window window;
        auto receiver = std::make_unique<Window>();
        const auto handle = start(&window, later(7)).then(receiver.get(), &Window::show);
        QVERIFY(isSuspended(handle));
        receiver.reset();
        QVERIFY(isOver(handle));
        const auto marker = start(&window, later(1));
        QVERIFY(isOver(marker));
        QCOMPARE(taskLog().entries(), list({"~Window", "~later", "~later"}));
    }

    void continuationThatThrowsIsTold()
    {
        Window window;
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(u"has failed, and nobody has asked for it: from then"_s));
        bool hasRun = false;
        start(&window, later(7)).then(&window, [&] {
            hasRun = true;
            throw std::runtime_error("from then");
        });
        QVERIFY(turnUntil([&] { return hasRun; }));
    }
};

SIGNALBOX_HOST_TEST_MAIN(tst_ContextTasks)

#include "tst_contexttasks.moc"
