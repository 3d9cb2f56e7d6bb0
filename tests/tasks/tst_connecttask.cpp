// SPDX-License-Identifier: MIT
// Signals that start tasks, on every host.
#include "taskhost.h"

#include "tasks/signals.h"
#include "tasks/taskconnection.h"

#include <QtTest/qtest.h>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class Button : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    void clicked(int number, const QString &text = {});
    void secret(int number, QPrivateSignal);
    void givenAway(const std::shared_ptr<QObject> &object);

public:
    void emitSecret(int number) { Q_EMIT secret(number, QPrivateSignal()); }
    bool isConnected() const { return isSignalConnected(QMetaMethod::fromSignal(&Button::clicked)); }
};

class View : public QObject
{
    Q_OBJECT

public:
    //! Says when it begins and ends; waits until somebody releases it.
    Task<int> work(int number)
    {
        const Local local(std::to_string(number));
        log(std::to_string(number) + "+");
        if (number == 99)
            throw std::runtime_error("broken");
        co_await gate(number);
        log(std::to_string(number) + "-");
        co_return number;
    }
    Task<> gate(int number)
    {
        while (m_open != number && m_open != everybody)
            co_await signal(this, &View::opened);
    }
    //! Those who wait go on in the order in which they came: no clock decides.
    void open(int number)
    {
        m_open = number;
        Q_EMIT opened();
    }
    static constexpr int everybody = 0;

Q_SIGNALS:
    void opened();

private:
    int m_open = -1;
};

//! Its tasks use what is gone at destroyed().
class Panel : public View
{
public:
    explicit Panel(const Button &button)
        : m_clicks(connectTask(&button, &Button::clicked, this, &Panel::useMember, TaskPolicy::queue()))
    {
    }
    ~Panel() override { log("~Panel"); }
    const TaskConnection &clicks() const { return m_clicks.get(); }
    void listenTo(const Button &button)
    {
        m_clicks = connectTask(&button, &Button::clicked, this, &Panel::useMember, TaskPolicy::queue());
    }
    TaskConnection leaveAlone() { return m_clicks.release(); }

private:
    struct Member
    {
        ~Member() { log("~member"); }
    };
    Task<> useMember(int number)
    {
        const Local local(std::to_string(number));
        log(std::to_string(number) + "+");
        co_await gate(number);
    }

    const Member m_member;
    ScopedTaskConnection m_clicks;
};

//! Turns until the log has \a count lines; a turn more, in which nothing else should come.
static QStringList logOf(qsizetype count)
{
    if (!turnUntil([count] { return taskLog().size() >= count; }))
        taskLog().add("and nothing else");
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
    return taskLog().take();
}

//! In a plain function, a lambda has no linkage: g++ must not warn of that.
static void connectWithLambda(const Button &button, View &view)
{
    const auto work = [&view](int number) { return view.work(number); };
    connectTask(&button, &Button::clicked, &view, work, TaskPolicy::queue());
}

class tst_ConnectTask : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taskLog().take(); }

    void policySaysWhatBecomesOfTheOneThatRuns_data()
    {
        QTest::addColumn<QString>("policy");
        QTest::addColumn<QStringList>("atFirst");
        QTest::addColumn<QStringList>("afterOpening");
        QTest::newRow("restart") << u"restart"_s << list({"1+", "~1", "4+"}) << list({"4-", "~4"});
        QTest::newRow("ignore") << u"ignore"_s << list({"1+"}) << list({"1-", "~1"});
        QTest::newRow("queue") << u"queue"_s << list({"1+"})
                               << list({"1-", "~1", "2+", "2-", "~2", "3+", "3-", "~3", "4+", "4-", "~4"});
        QTest::newRow("parallel, two") << u"parallel 2"_s << list({"1+", "2+"})
                                       << list({"1-", "~1", "2-", "~2", "3+", "3-", "~3", "4+", "4-", "~4"});
        QTest::newRow("parallel") << u"parallel"_s << list({"1+", "2+", "3+", "4+"})
                                  << list({"1-", "~1", "2-", "~2", "3-", "~3", "4-", "~4"});
    }
    void policySaysWhatBecomesOfTheOneThatRuns()
    {
        QFETCH(QString, policy);
        QFETCH(QStringList, atFirst);
        QFETCH(QStringList, afterOpening);
        Button button;
        View view;
        connectTask(&button, &Button::clicked, &view, &View::work,
                    policy == u"restart"_s      ? TaskPolicy::restart()
                    : policy == u"ignore"_s     ? TaskPolicy::ignore()
                    : policy == u"queue"_s      ? TaskPolicy::queue()
                    : policy == u"parallel 2"_s ? TaskPolicy::parallel(2)
                                                : TaskPolicy::parallel());
        Q_EMIT button.clicked(1);
        QCOMPARE(taskLog().entries(), QStringList()); // not within the emission
        QCOMPARE(logOf(1).first(), u"1+"_s);
        for (const int number : {2, 3, 4})
            Q_EMIT button.clicked(number);
        QCOMPARE(list({"1+"}) + logOf(atFirst.size() - 1), atFirst);
        view.open(View::everybody);
        QCOMPARE(logOf(afterOpening.size()), afterOpening);
    }

    void everyKeyHasAPolicyOfItsOwn()
    {
        Button button;
        View view;
        connectTask(
            &button, &Button::clicked, &view, [&view](int number) { return view.work(number); },
            TaskPolicy::perKey([](int number) { return number % 10; }));
        Q_EMIT button.clicked(1);
        Q_EMIT button.clicked(2);
        QCOMPARE(logOf(2), list({"1+", "2+"}));
        Q_EMIT button.clicked(11);
        QCOMPARE(logOf(2), list({"~1", "11+"}));
        view.open(View::everybody);
        QCOMPARE(logOf(4), list({"2-", "~2", "11-", "~11"}));
        Q_EMIT button.clicked(1);
        QCOMPARE(logOf(3), list({"1+", "1-", "~1"}));
    }

    void keysMayHaveAnotherPolicyThanRestart_data()
    {
        QTest::addColumn<QString>("policy");
        QTest::addColumn<QStringList>("atFirst");
        QTest::addColumn<QStringList>("afterOpening");
        QTest::newRow("ignore") << u"ignore"_s << list({"1+", "2+"}) << list({"1-", "~1", "2-", "~2"});
        QTest::newRow("queue") << u"queue"_s << list({"1+", "2+"})
                               << list({"1-", "~1", "2-", "~2", "11+", "11-", "~11", "21+", "21-", "~21"});
        QTest::newRow("parallel, two") << u"parallel 2"_s << list({"1+", "2+", "11+"})
                                       << list({"1-", "~1", "2-", "~2", "11-", "~11", "21+", "21-", "~21"});
    }
    void keysMayHaveAnotherPolicyThanRestart()
    {
        QFETCH(QString, policy);
        QFETCH(QStringList, atFirst);
        QFETCH(QStringList, afterOpening);
        Button button;
        View view;
        connectTask(&button, &Button::clicked, &view, &View::work,
                    TaskPolicy::perKey([](int number) { return number % 10; },
                                       policy == u"ignore"_s  ? TaskPolicy::ignore()
                                       : policy == u"queue"_s ? TaskPolicy::queue()
                                                              : TaskPolicy::parallel(2)));
        for (const int number : {1, 2, 11, 21})
            Q_EMIT button.clicked(number);
        QCOMPARE(logOf(atFirst.size()), atFirst);
        view.open(View::everybody);
        QCOMPARE(logOf(afterOpening.size()), afterOpening);
    }

    void keyThatThrowsIsToldAndStartsNothing()
    {
        Button button;
        View view;
        connectTask(&button, &Button::clicked, &view, &View::work, TaskPolicy::perKey([](int) -> int {
            throw std::runtime_error("no key");
        })).setName(u"clicks"_s);
        QTest::ignoreMessage(QtWarningMsg, "clicks: the function of its TaskPolicy::perKey() has thrown: no "
                                           "key. That signal starts no task");
        Q_EMIT button.clicked(1);
        QCOMPARE(logOf(0), QStringList());
    }

    void functionObjectMayTakeFewerArguments()
    {
        Button button;
        View view;
        connectTask(
            &button, &Button::clicked, &view,
            [kept = std::make_unique<int>(5)]() -> Task<> {
                co_await yield();
                log(std::to_string(*kept));
            },
            TaskPolicy::queue());
        connectTask(
            &button, &Button::clicked, &view,
            [](int number, const QString &text) -> Task<> {
                co_await yield();
                log(text.toStdString() + std::to_string(number));
            },
            TaskPolicy::queue());
        connectTask(&button, &Button::secret, &view, &View::work, TaskPolicy::queue());
        Q_EMIT button.clicked(1, u"one"_s);
        QCOMPARE(logOf(2), list({"5", "one1"}));
        button.emitSecret(3);
        QCOMPARE(logOf(1), list({"3+"}));
    }

    void functionObjectOfAPlainFunctionIsCalled()
    {
        Button button;
        View view;
        view.open(View::everybody);
        connectWithLambda(button, view);
        Q_EMIT button.clicked(1);
        QCOMPARE(logOf(3), list({"1+", "1-", "~1"}));
    }

    void functionObjectLivesAsLongAsItsTasks()
    {
        Button button;
        View view;
        const auto kept = std::make_shared<std::string>("kept");
        auto connection = connectTask(
            &button, &Button::clicked, &view,
            [kept, &view]() -> Task<> {
                co_await view.gate(1);
                log(*kept);
            },
            TaskPolicy::queue());
        Q_EMIT button.clicked(1);
        QCOMPARE(logOf(0), QStringList());
        connection.disconnect();
        QVERIFY(!connection.isConnected());
        QVERIFY(!button.isConnected());
        view.open(1);
        QCOMPARE(logOf(1), list({"kept"}));
        QCOMPARE(kept.use_count(), 1);
    }

    void contextTakesAllTasksWithIt()
    {
        Button button;
        auto view = std::make_unique<View>();
        const auto connection =
            connectTask(&button, &Button::clicked, view.get(), &View::work, TaskPolicy::parallel(2));
        for (const int number : {1, 2, 3})
            Q_EMIT button.clicked(number);
        QCOMPARE(logOf(2), list({"1+", "2+"}));
        QCOMPARE(connection.running(), 2);
        view.reset();
        QCOMPARE(taskLog().take(), list({"~1", "~2"})); // at once, and the third one never begins
        QVERIFY(!connection.isConnected());
        QVERIFY(!button.isConnected());
        Q_EMIT button.clicked(4);
        QCOMPARE(logOf(0), QStringList());
    }

    void tasksEndBeforeTheMembersThatTheirConnectionStandsBehind()
    {
        Button button;
        auto panel = std::make_unique<Panel>(button);
        const auto clicks = panel->clicks();
        Q_EMIT button.clicked(1);
        Q_EMIT button.clicked(2);
        QCOMPARE(logOf(1), list({"1+"}));
        panel.reset();
        QCOMPARE(taskLog().take(), list({"~Panel", "~1", "~member"})); // and the second one never begins
        QVERIFY(!clicks.isConnected());
        QVERIFY(!button.isConnected());
    }

    void connectionThatIsReplacedEndsWithItsTasks()
    {
        Button first;
        Button second;
        Panel panel(first);
        Q_EMIT first.clicked(1);
        QCOMPARE(logOf(1), list({"1+"}));
        panel.listenTo(second);
        QCOMPARE(taskLog().take(), list({"~1"}));
        QVERIFY(!first.isConnected());
        Q_EMIT second.clicked(2);
        QCOMPARE(logOf(1), list({"2+"}));
        QVERIFY(panel.leaveAlone().isConnected());
        panel.listenTo(first);
        QCOMPARE(logOf(0), QStringList()); // it has become the program's
        QVERIFY(second.isConnected());
    }

    void taskMayDestroyTheConnectionThatHasStartedIt()
    {
        Button button;
        View view;
        auto connection = std::make_unique<ScopedTaskConnection>();
        *connection = connectTask(
            &button, &Button::clicked, &view,
            [&connection]() -> Task<> {
                const Local local("task");
                connection.reset();
                log("goes on");
                co_await yield();
                log("never");
            },
            TaskPolicy::restart());
        Q_EMIT button.clicked(1);
        QCOMPARE(logOf(2), list({"goes on", "~task"}));
        QVERIFY(!button.isConnected());
    }

    void taskMayDeleteItsContext()
    {
        Button button;
        auto *view = new View;
        connectTask(
            &button, &Button::clicked, view,
            [view]() -> Task<> {
                const Local local("task");
                delete view;
                log("goes on");
                co_await yield();
                log("never");
            },
            TaskPolicy::restart());
        Q_EMIT button.clicked(1);
        Q_EMIT button.clicked(2);
        QCOMPARE(logOf(2), list({"goes on", "~task"}));
    }

    void tasksGoOnBehindTheirSender()
    {
        auto button = std::make_unique<Button>();
        View view;
        const auto connection =
            connectTask(button.get(), &Button::clicked, &view, &View::work, TaskPolicy::queue());
        Q_EMIT button->clicked(1);
        Q_EMIT button->clicked(2);
        QCOMPARE(logOf(1), list({"1+"}));
        button.reset();
        QVERIFY(!connection.isConnected());
        view.open(View::everybody);
        QCOMPARE(logOf(5), list({"1-", "~1", "2+", "2-", "~2"}));
        QCOMPARE(connection.running(), 0);
    }

    void disconnectingDropsWhatWaits()
    {
        Button button;
        View view;
        auto connection = connectTask(&button, &Button::clicked, &view, &View::work, TaskPolicy::queue());
        Q_EMIT button.clicked(1);
        Q_EMIT button.clicked(2);
        QCOMPARE(logOf(1), list({"1+"}));
        connection.disconnect();
        view.open(View::everybody);
        QCOMPARE(logOf(2), list({"1-", "~1"}));
    }

    void cancellingKeepsTheConnection()
    {
        Button button;
        View view;
        auto connection = connectTask(&button, &Button::clicked, &view, &View::work, TaskPolicy::queue());
        Q_EMIT button.clicked(1);
        Q_EMIT button.clicked(2);
        QCOMPARE(logOf(1), list({"1+"}));
        connection.cancel();
        QCOMPARE(logOf(1), list({"~1"}));
        QVERIFY(connection.isConnected());
        Q_EMIT button.clicked(3);
        QCOMPARE(logOf(1), list({"3+"}));
    }

    void contextMayBeKeptByWhatWaitsAlone_data()
    {
        QTest::addColumn<bool>("isCancelled");
        QTest::newRow("cancelled") << true;
        QTest::newRow("disconnected") << false;
    }
    void contextMayBeKeptByWhatWaitsAlone()
    {
        QFETCH(bool, isCancelled);
        Button button;
        auto context = std::make_shared<QObject>();
        const auto work = [](std::shared_ptr<QObject>) -> Task<> { return sleeper("first"); };
        auto connection = connectTask(&button, &Button::givenAway, context.get(), work, TaskPolicy::queue());
        Q_EMIT button.givenAway({});
        Q_EMIT button.givenAway(context);
        context.reset();
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents();
        if (isCancelled)
            connection.cancel();
        else
            connection.disconnect();
        QVERIFY(!connection.isConnected());
        QCOMPARE(logOf(1), list({"~first"}));
    }

    void sendersOfOtherThreadsStartTasksHere()
    {
        LoopThread thread;
        auto *button = new Button;
        button->moveToThread(&thread);
        View view;
        view.open(View::everybody);
        const auto connection =
            connectTask(button, &Button::clicked, &view, &View::work, TaskPolicy::queue());
        thread.remote.call([button] { Q_EMIT button->clicked(1); });
        QCOMPARE(logOf(3), list({"1+", "1-", "~1"}));
        thread.remote.call([button] { delete button; });
        QVERIFY(turnUntil([&] { return !connection.isConnected(); }));
    }

    void errorIsToldWithTheNameOfTheSlot()
    {
        Button button;
        button.setObjectName(u"ok"_s);
        View view;
        auto connection = connectTask(&button, &Button::clicked, &view, &View::work, TaskPolicy::queue());
        QTest::ignoreMessage(
            QtWarningMsg,
            "the task the slot of Button::clicked of \"ok\" has failed, and nobody has asked for it: broken");
        Q_EMIT button.clicked(99);
        QCOMPARE(logOf(2), list({"99+", "~99"}));
        connection.setName(u"clicks"_s);
        connection.setErrorHandler([](const std::exception_ptr &error, const QString &task) {
            try {
                std::rethrow_exception(error);
            } catch (const std::exception &exception) {
                log(task.toStdString() + ": " + exception.what());
            }
        });
        Q_EMIT button.clicked(99);
        Q_EMIT button.clicked(3);
        QCOMPARE(logOf(4), list({"99+", "~99", "clicks: broken", "3+"}));
    }

    void errorHandlerMayDeleteTheContext()
    {
        Button button;
        auto *view = new View;
        connectTask(&button, &Button::clicked, view, &View::work, TaskPolicy::parallel())
            .setErrorHandler([view](const std::exception_ptr &, const QString &) {
                log("handler");
                delete view;
            });
        Q_EMIT button.clicked(1);
        Q_EMIT button.clicked(99);
        QCOMPARE(logOf(5), list({"1+", "99+", "~99", "handler", "~1"}));
    }

    void senderMayDieWithinItsEmission()
    {
        auto *button = new Button;
        View view;
        view.open(View::everybody);
        connectTask(button, &Button::clicked, &view, &View::work, TaskPolicy::queue());
        QObject::connect(button, &Button::clicked, &view, [button] { delete button; });
        Q_EMIT button->clicked(1);
        QCOMPARE(logOf(3), list({"1+", "1-", "~1"}));
    }

    void nothingIsConnectedToNobody()
    {
        Button button;
        View view;
        QTest::ignoreMessage(
            QtWarningMsg,
            "connectTask: there is no sender, or no such signal; it counts as one that has gone");
        QVERIFY(!connectTask(static_cast<Button *>(nullptr), &Button::clicked, &view, &View::work,
                             TaskPolicy::queue()));
        QTest::ignoreMessage(QtWarningMsg, "connectTask: there is no context. Ignored");
        QVERIFY(!connectTask(&button, &Button::clicked, static_cast<View *>(nullptr), &View::work,
                             TaskPolicy::queue()));
        QTest::ignoreMessage(QtWarningMsg,
                             "TaskPolicy::parallel: -1 tasks cannot run at once; any number may");
        QCOMPARE(TaskPolicy::parallel(-1).most(), 0);
        QVERIFY(!button.isConnected());
    }
};

SIGNALBOX_HOST_TEST_MAIN(tst_ConnectTask)

#include "tst_connecttask.moc"
