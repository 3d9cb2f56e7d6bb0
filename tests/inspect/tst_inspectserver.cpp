// SPDX-License-Identifier: MIT
// Who looks into a program, and who must not. The main thread asks and waits, so its loop is stuck in each of these tests.
#include "inspect/inspectclient.h"
#include "inspect/inspectlimits.h"
#include "inspect/inspectserver.h"
#include "inspect/socketfolder.h"
#include "sockets.h"

#include <Signalbox/Install>
#include <Signalbox/RemoteScheduler>
#include <Signalbox/Scheduler>
#include <Signalbox/Scope>
#include <Signalbox/Sleep>
#include <Signalbox/Task>
#include <Signalbox/WaitableEvent>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qdir.h>
#include <QtCore/qeventloop.h>
#include <QtCore/qfile.h>
#include <QtCore/qset.h>
#include <QtCore/qtemporarydir.h>
#include <QtCore/qthread.h>
#include <QtCore/qtimer.h>
#include <QtTest/qtest.h>

#include <csignal>
#include <functional>
#include <limits>
#include <random>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Signalbox;
using namespace Signalbox::Detail;
using namespace Qt::StringLiterals;

namespace {

//! Runs \a function in a process of another user. What it returned; -1: it has crashed.
int asNobody(const std::function<int()> &function)
{
    constexpr uid_t Nobody = 65'534;
    const auto child = ::fork();
    if (child == 0)
        ::_exit(::setgid(Nobody) == 0 && ::setuid(Nobody) == 0 ? function() : 99);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

//! What the one who listens at \a path says first: with plain system calls, as a fork may make.
int firstFrameOf(const QByteArray &path)
{
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    const SocketAddress address(QFile::decodeName(path));
    if (::connect(socket, address.get(), address.size()) != 0)
        return 98;
    char header[Frame::HeaderSize] = {};
    return ::read(socket, header, sizeof(header)) == sizeof(header) ? header[4] : 97;
}

//! As soon as the server has noticed who has left.
bool somebodyGetsIn()
{
    return QTest::qWaitFor([] { return InspectClient().connectTo(QCoreApplication::applicationPid()); });
}

Task<> sleeper()
{
    co_await sleepFor(std::chrono::hours(1));
}

//! The number of the task \a name; 0: there is none.
quint64 numberOf(InspectClient &client, const QString &name)
{
    const auto snapshot = client.snapshot(SnapshotPart::Tasks).value_or(Snapshot());
    for (const auto &loop : snapshot.loops) {
        for (const auto &task : loop.tasks) {
            if (task.name == name)
                return task.serial;
        }
    }
    return 0;
}

//! The same, of one whose thread may not have come to write it down yet, as nobody has asked for tasks before.
quint64 numberWhenThere(InspectClient &client, const QString &name)
{
    quint64 number = 0;
    static_cast<void>(QTest::qWaitFor([&] { return (number = numberOf(client, name)) != 0; },
                                      int(Milliseconds(Patience).count())));
    return number;
}

//! A thread with some tasks, and a loop for them.
class TaskThread
{
public:
    explicit TaskThread(const QStringList &names)
        : m_thread(QThread::create([this, names] {
            for (const auto &name : names)
                Scope::root().start(sleeper()).setName(name);
            QEventLoop loop;
            m_quit = [remote = Scheduler::current().remote(), &loop] {
                remote.call([&loop] { loop.quit(); });
            };
            m_isReady.set();
            loop.exec();
        }))
    {
        install(m_thread.get());
        m_thread->start();
        m_isReady.wait();
    }
    ~TaskThread()
    {
        m_quit();
        m_thread->wait();
    }
    TaskThread(const TaskThread &) = delete;
    TaskThread &operator=(const TaskThread &) = delete;

private:
    WaitableEvent m_isReady;
    std::function<void()> m_quit;
    std::unique_ptr<QThread> m_thread;
};

bool couldStartWithoutApplication = true;

} // namespace

class tst_InspectServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_runtime.isValid());
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime.path()));
    }
    void cleanup() { ::chmod(QFile::encodeName(SocketFolder().path()).constData(), 0700); }

    void itNeedsAnApplicationObject() { QVERIFY(!couldStartWithoutApplication); }

    void tellsWhoItIs()
    {
        InspectServer server;
        QVERIFY2(server.start(), qPrintable(server.errorString()));
        QVERIFY(server.isListening());
        InspectClient client;
        QVERIFY2(client.connectTo(QCoreApplication::applicationPid()), qPrintable(client.errorString()));
        QCOMPARE(client.program().pid, QCoreApplication::applicationPid());
        QCOMPARE(client.program().name, QCoreApplication::applicationName());
        QCOMPARE(client.program().arguments, QCoreApplication::arguments());
        QVERIFY(client.program().startedAt <= QDateTime::currentDateTime());
    }

    void namesTheSlotThatIsStuckAndTheTimersThatAreLate()
    {
        InspectServer server;
        QVERIFY(server.start());
        QTimer late;
        late.setObjectName(u"late"_s);
        late.start(0);
        std::optional<Snapshot> snapshot;
        QTimer::singleShot(0, this, [&] {
            InspectClient client;
            if (client.connectTo(QCoreApplication::applicationPid()))
                snapshot = client.snapshot();
        });
        QTRY_VERIFY(snapshot);
        const auto &main = snapshot->loops.constFirst();
        QVERIFY(main.isMainThread);
        QVERIFY(!main.handlers.isEmpty());
        QVERIFY(main.handlers.constLast().runningFor.count() > 0);
        QVERIFY(std::any_of(main.timers.begin(), main.timers.end(),
                            [&](const auto &timer) { return timer.owner == quintptr(&late); }));
        for (const auto &loop : snapshot->loops)
            QVERIFY2(!loop.threadName.contains("inspect"_L1), "its own thread is none of the program's");
    }

    void asksOnlyForWhatIsWanted()
    {
        InspectServer server;
        QVERIFY(server.start());
        QTimer timer;
        timer.start(1'000'000);
        InspectClient client;
        QVERIFY(client.connectTo(QCoreApplication::applicationPid()));
        QVERIFY(client.snapshot(SnapshotPart::Watchers)->loops.constFirst().timers.isEmpty());
        QVERIFY(!client.snapshot(SnapshotPart::Timers)->loops.constFirst().timers.isEmpty());
    }

    void manyTimersAreToldInPieces()
    {
        InspectServer server;
        QVERIFY(server.start());
        std::vector<std::unique_ptr<QTimer>> timers;
        for (int i = 0; i < 20'000; ++i) {
            timers.push_back(std::make_unique<QTimer>());
            timers.back()->start(1'000'000);
        }
        InspectClient client(std::chrono::seconds(60));
        QVERIFY(client.connectTo(QCoreApplication::applicationPid()));
        QVERIFY(client.snapshot()->loops.constFirst().timers.size() >= 20'000);
    }

    void whoMayLookOnlyIsToldSoAndCancelsNothing()
    {
        InspectServer server;
        QVERIFY(server.start());
        QCOMPARE(server.role(), InspectRole::Observe);
        const TaskThread thread({u"victim"_s});
        InspectClient client;
        QVERIFY(client.connectTo(QCoreApplication::applicationPid()));
        QCOMPARE(client.program().role, InspectRole::Observe);
        const auto serial = numberWhenThere(client, u"victim"_s);
        QVERIFY(client.askToCancel(serial));
        const auto answer = client.waitForCancelAnswer(Patience);
        QVERIFY2(answer, qPrintable(client.errorString()));
        QCOMPARE(answer->error.fault, LookFault::NotAllowed);
        QCOMPARE(answer->error.text,
                 u"it lets others look only: SIGNALBOX_INSPECT=control lets them cancel tasks too"_s);
        QCOMPARE(numberOf(client, u"victim"_s), serial); // and it may go on looking
        Rude rude(server.path());
        rude.write(cancelQuestion(qint64(serial), 5));
        const auto error = rude.nextError();
        QCOMPARE(codeOf(error), int(ErrorCode::NotAllowed));
        QCOMPARE(error->stream, 5);
        rude.write(question());
        QCOMPARE(rude.next()->type, FrameType::Rows);
    }

    void whoControlsCancelsTheTaskThatItNames()
    {
        InspectServer server(InspectRole::Control);
        QVERIFY(server.start());
        const TaskThread thread({u"victim"_s, u"bystander"_s});
        InspectClient client;
        QVERIFY(client.connectTo(QCoreApplication::applicationPid()));
        QCOMPARE(client.program().role, InspectRole::Control);
        const auto serial = numberWhenThere(client, u"victim"_s);
        QVERIFY(serial != 0);
        QVERIFY(client.askToCancel(serial));
        const auto answer = client.waitForCancelAnswer(Patience);
        QVERIFY2(answer, qPrintable(client.errorString()));
        QCOMPARE(answer->error.text, QString());
        QCOMPARE(answer->serial, serial);
        QCOMPARE(answer->taskName, u"victim"_s);
        QCOMPARE(answer->outcome, CancelOutcome::Requested);
        QTRY_COMPARE(numberOf(client, u"victim"_s), quint64(0));
        QVERIFY(numberOf(client, u"bystander"_s) != 0);
        QVERIFY(client.askToCancel(serial));
        QCOMPARE(client.waitForCancelAnswer(Patience)->outcome, CancelOutcome::NoSuchTask);
    }

    void stuckLoopIsToldToBeWaitedForAndLookingGoesOn()
    {
        InspectServer server(InspectRole::Control);
        QVERIFY(server.start());
        Scope scope;
        auto victim = scope.start(sleeper()); // of this thread, which asks and waits
        victim.setName(u"victim"_s);
        InspectClient client;
        QVERIFY(client.connectTo(QCoreApplication::applicationPid()));
        const auto serial = numberWhenThere(client, u"victim"_s);
        QVERIFY(client.askToCancel(serial));
        QCOMPARE(numberOf(client, u"victim"_s), serial); // while it waits
        auto answer = client.waitForCancelAnswer(Patience);
        QVERIFY2(answer, qPrintable(client.errorString()));
        QCOMPARE(answer->outcome, CancelOutcome::Waiting);
        QCOMPARE(client.cancelsOnTheirWay(), 1);
        QVERIFY(!client.waitForCancelAnswer(std::chrono::milliseconds(0))); // that is told once
        QVERIFY(!client.hasGone());
        QCOMPARE(victim.state(), TaskState::Ready); // it has not begun
        QCoreApplication::processEvents();
        while (!client.snapshot()) { // the answer may come within another one
        }
        answer = client.waitForCancelAnswer(Patience);
        QVERIFY2(answer, qPrintable(client.errorString()));
        QCOMPARE(answer->outcome, CancelOutcome::Requested);
        QCOMPARE(client.cancelsOnTheirWay(), 0);
        QCOMPARE(victim.state(), TaskState::Cancelled);
    }

    void clientThatGoesWhileItWaitsIsObeyedAllTheSame()
    {
        InspectServer server(InspectRole::Control);
        QVERIFY(server.start());
        Scope scope;
        auto victim = scope.start(sleeper());
        victim.setName(u"victim"_s);
        {
            InspectClient client;
            QVERIFY(client.connectTo(QCoreApplication::applicationPid()));
            QVERIFY(client.askToCancel(numberWhenThere(client, u"victim"_s)));
            QCOMPARE(client.waitForCancelAnswer(Patience)->outcome, CancelOutcome::Waiting);
        }
        QVERIFY(somebodyGetsIn());
        QCoreApplication::processEvents();
        QTRY_COMPARE(victim.state(), TaskState::Cancelled);
    }

    void serverThatStopsWhileOneWaitsLeavesNothingBehind()
    {
        InspectServer server(InspectRole::Control);
        QVERIFY(server.start());
        Scope scope;
        scope.start(sleeper()).setName(u"victim"_s);
        InspectClient client;
        QVERIFY(client.connectTo(QCoreApplication::applicationPid()));
        QVERIFY(client.askToCancel(numberWhenThere(client, u"victim"_s)));
        QCOMPARE(client.waitForCancelAnswer(Patience)->outcome, CancelOutcome::Waiting);
        server.stop();
        QVERIFY(!client.waitForCancelAnswer(Patience));
        QVERIFY(client.hasGone());
    }

    void firstOfTwoClientsCancels()
    {
        InspectServer server(InspectRole::Control);
        QVERIFY(server.start());
        Scope scope;
        scope.start(sleeper()).setName(u"victim"_s);
        InspectClient one, other;
        QVERIFY(one.connectTo(QCoreApplication::applicationPid()));
        QVERIFY(other.connectTo(QCoreApplication::applicationPid()));
        const auto serial = numberOf(one, u"victim"_s);
        QVERIFY(one.askToCancel(serial));
        QCOMPARE(one.waitForCancelAnswer(Patience)->outcome, CancelOutcome::Waiting);
        QVERIFY(other.askToCancel(serial));
        QCOMPARE(other.waitForCancelAnswer(Patience)->outcome, CancelOutcome::Waiting);
        QCoreApplication::processEvents();
        QCOMPARE(one.waitForCancelAnswer(Patience)->outcome, CancelOutcome::Requested);
        QCOMPARE(other.waitForCancelAnswer(Patience)->outcome, CancelOutcome::AlreadyAsked);
    }

    void actionsThatWaitAreLimitedForEachClient()
    {
        InspectServer server({.role = InspectRole::Control, .mostCancels = 2});
        QVERIFY(server.start());
        Scope scope;
        scope.start(sleeper()).setName(u"victim"_s);
        InspectClient client, other;
        QVERIFY(client.connectTo(QCoreApplication::applicationPid()));
        QVERIFY(other.connectTo(QCoreApplication::applicationPid()));
        const auto serial = numberWhenThere(client, u"victim"_s);
        for (int i = 0; i < 3; ++i)
            QVERIFY(client.askToCancel(serial));
        auto refused = client.waitForCancelAnswer(Patience);
        while (refused && refused->error.isEmpty()) // on a slow machine the others are told to wait first
            refused = client.waitForCancelAnswer(Patience);
        QVERIFY2(refused, qPrintable(client.errorString()));
        QCOMPARE(refused->error.text, u"2 tasks are to be cancelled already, and wait for their loops"_s);
        QCOMPARE(client.cancelsOnTheirWay(), 2);
        QVERIFY(other.askToCancel(serial));
        QCOMPARE(other.waitForCancelAnswer(Patience)->error.text, QString());
        QVERIFY(client.snapshot());
    }

    void whatIsNoTaskIsToldToBeNone_data()
    {
        QTest::addColumn<QCborMap>("question");
        const int what = int(Question::CancelTask);
        QTest::newRow("no number") << QCborMap{{AskKey::What, what}};
        QTest::newRow("zero") << QCborMap{{AskKey::What, what}, {AskKey::Task, 0}};
        QTest::newRow("negative") << QCborMap{{AskKey::What, what}, {AskKey::Task, -1}};
        QTest::newRow("a text") << QCborMap{{AskKey::What, what}, {AskKey::Task, u"1"_s}};
        QTest::newRow("huge") << QCborMap{{AskKey::What, what},
                                          {AskKey::Task, std::numeric_limits<qint64>::max()}};
    }
    void whatIsNoTaskIsToldToBeNone()
    {
        QFETCH(QCborMap, question);
        InspectServer server(InspectRole::Control);
        QVERIFY(server.start());
        Scope scope;
        scope.start(sleeper());
        Rude client(server.path());
        QCOMPARE(client.next()->type, FrameType::Hello);
        client.write(bytesOf(FrameType::Ask, question, 3));
        const auto answer = client.next();
        QCOMPARE(outcomeOf(answer), int(CancelOutcome::NoSuchTask));
        QCOMPARE(answer->stream, 3);
        QVERIFY(!answer->hasMore);
    }

    void noiseInActionsBreaksNothing()
    {
        InspectServer server(InspectRole::Control);
        QVERIFY(server.start());
        const TaskThread thread({u"victim"_s});
        std::mt19937 random(1);
        for (int round = 0; round < 300; ++round) {
            auto bytes = cancelQuestion(qint64(random() % 3000));
            for (int change = int(random() % 3); change >= 0; --change)
                bytes[qsizetype(random() % unsigned(bytes.size()))] = char(random());
            Rude client(server.path());
            client.write(bytes + cancelQuestion(qint64(random() % 3000), 2));
            client.leave();
        }
        QVERIFY(somebodyGetsIn());
    }

    void oneProgramHasOneServer()
    {
        InspectServer server, other;
        QVERIFY(server.start());
        QVERIFY(!other.start());
        QCOMPARE(other.errorString(), u"another server of this program listens already"_s);
        server.stop();
        QVERIFY2(other.start(), qPrintable(other.errorString()));
    }

    void stopSendsEverybodyAwayAndLeavesNoFile()
    {
        InspectServer server;
        QVERIFY(server.start());
        const auto path = server.path();
        QVERIFY(QFile::exists(path));
        Rude client(path);
        QVERIFY(client.next());
        server.stop();
        QVERIFY(client.isSentAway());
        QVERIFY(!QFile::exists(path));
        QVERIFY(server.start()); // and again
    }

    void fifthClientIsSentAwayUntilOneLeaves()
    {
        InspectServer server;
        QVERIFY(server.start());
        std::vector<std::unique_ptr<Rude>> clients;
        for (int i = 0; i < 4; ++i) {
            clients.push_back(std::make_unique<Rude>(server.path()));
            QCOMPARE(clients.back()->next()->type, FrameType::Hello);
        }
        Rude fifth(server.path());
        QCOMPARE(textOf(fifth.nextError()), u"4 look at this program already"_s);
        QVERIFY(fifth.isSentAway());
        clients.front()->leave();
        QVERIFY(somebodyGetsIn());
    }

    void whatIsNoQuestionIsToldAndEndsTheConversation_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("error");
        QTest::newRow("noise") << QByteArray(64, '\xee') << u"a frame of the unknown type 238"_s;
        QTest::newRow("HTTP") << QByteArray("GET / HTTP/1.1\r\n\r\n") << u"a frame of the unknown type 47"_s;
        QTest::newRow("too long") << toBytes({.type = FrameType::Ask}).replace(0, 4, "\xff\xff\xff\xff")
                                  << u"a frame of 4294967295 bytes, where 65536 are the most"_s;
        QTest::newRow("a hello") << toBytes({.type = FrameType::Hello}) << u"a frame that is no question"_s;
        QTest::newRow("no map") << toBytes({.type = FrameType::Ask, .payload = QCborValue(1).toCbor()})
                                << u"a frame that is no question"_s;
        QTest::newRow("no CBOR") << toBytes({.type = FrameType::Ask, .payload = QByteArray(50, '\xff')})
                                 << u"a frame that is no question"_s;
    }
    void whatIsNoQuestionIsToldAndEndsTheConversation()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, error);
        InspectServer server;
        QVERIFY(server.start());
        Rude client(server.path());
        client.write(bytes);
        QCOMPARE(textOf(client.nextError()), error);
        QVERIFY(client.isSentAway());
        QVERIFY(InspectClient().connectTo(QCoreApplication::applicationPid()));
    }

    void noiseInQuestionsBreaksNothing()
    {
        InspectServer server;
        QVERIFY(server.start());
        std::mt19937 random(1);
        for (int round = 0; round < 300; ++round) {
            auto bytes = random() % 2 ? question(int(random() % 4))
                                      : pageQuestion(qint64(random()), qint64(random()), int(random() % 12));
            for (int change = int(random() % 3); change >= 0; --change)
                bytes[qsizetype(random() % unsigned(bytes.size()))] = char(random());
            Rude client(server.path());
            client.write(bytes);
            client.leave();
        }
        QVERIFY(somebodyGetsIn());
    }

    void tasksAreToldPageByPage()
    {
        QStringList names;
        for (int i = 0; i < 3000; ++i)
            names.append(u"task %1"_s.arg(i));
        const TaskThread thread(names);
        InspectServer server;
        QVERIFY(server.start());
        InspectClient client;
        QVERIFY(client.connectTo(QCoreApplication::applicationPid()));
        QVERIFY(client.hasPages());
        QTRY_COMPARE(client.tasks({.count = 0}).value_or(TaskPage()).listed, quint64(3000));
        QSet<QString> seen;
        std::optional<TaskPage> page;
        do {
            page = client.tasks({.from = page ? page->next : TaskPlace()});
            QVERIFY2(page, qPrintable(client.errorString()));
            QCOMPARE(page->total, quint64(3000));
            QVERIFY(page->order.size() <= TaskPageRequest::MostRows);
            for (const auto &[loop, task] : page->rows())
                seen.insert(task->name);
        } while (page->next.loop != 0);
        QCOMPARE(seen, QSet<QString>(names.begin(), names.end()));
        const auto sorted =
            client.tasks({.count = 3, .sortedBy = TaskPageRequest::Key::Serial, .isDescending = true});
        QVERIFY(sorted);
        QCOMPARE(sorted->order.size(), 3);
        QVERIFY(sorted->order.at(0) > sorted->order.at(1) && sorted->order.at(1) > sorted->order.at(2));
        QVERIFY(client.tasks({.offset = std::numeric_limits<quint64>::max()})->order.isEmpty());
        const auto last = page->order.constLast();
        const auto around = client.tasks({.count = 100, .around = last});
        QCOMPARE(around->order.constLast(), last);
        QCOMPARE(around->offset, 2900u);
        QVERIFY(client.tasks({.around = std::numeric_limits<quint64>::max() / 2})->order.isEmpty());
        QCOMPARE(client.snapshot(SnapshotPart::Tasks)->loops.size(),
                 page->snapshot.loops.size()); // and in between
    }

    void pageIsSmallWhateverIsAskedFor_data()
    {
        QTest::addColumn<qint64>("offset");
        QTest::addColumn<qint64>("count");
        QTest::addColumn<int>("key");
        QTest::newRow("more than all") << qint64(0) << std::numeric_limits<qint64>::max() << 0;
        QTest::newRow("negative count") << qint64(0) << qint64(-5) << 1;
        QTest::newRow("negative offset") << qint64(-7) << qint64(10) << 1;
        QTest::newRow("far behind") << std::numeric_limits<qint64>::max() << qint64(10) << 2;
        QTest::newRow("key of a later version") << qint64(0) << qint64(10) << 99;
        QTest::newRow("negative key") << qint64(0) << qint64(10) << -1;
    }
    void pageIsSmallWhateverIsAskedFor()
    {
        QFETCH(qint64, offset);
        QFETCH(qint64, count);
        QFETCH(int, key);
        const TaskThread thread(QStringList(3000, u"a name of thirty-one bytes, all"_s));
        InspectServer server;
        QVERIFY(server.start());
        Rude client(server.path());
        QCOMPARE(client.next()->type, FrameType::Hello);
        for (int i = 0; i < 3; ++i) { // also of those that have been listed meanwhile
            client.write(pageQuestion(offset, count, key));
            qsizetype bytes = 0;
            auto frame = client.next();
            for (; frame && frame->type == FrameType::Rows; frame = client.next())
                bytes += frame->payload.size();
            QVERIFY(frame);
            QCOMPARE(frame->type, FrameType::Done);
            QVERIFY2(bytes < 1024 * 1024, qPrintable(QString::number(bytes)));
        }
    }

    void questionOfALaterVersionIsToldAndTheNextOneAnswered()
    {
        InspectServer server;
        QVERIFY(server.start());
        Rude client(server.path());
        client.write(question(77));
        QCOMPARE(textOf(client.nextError()), u"the unknown question 77"_s);
        client.write(question());
        QCOMPARE(client.next()->type, FrameType::Rows);
    }

    void clientThatNeverReadsStopsNobody()
    {
        InspectServer server;
        QVERIFY(server.start());
        Rude never(server.path());
        QByteArray many;
        for (int i = 0; i < 20'000; ++i)
            many += question();
        static_cast<void>(::send(never.descriptor(), many.constData(), size_t(many.size()), MSG_DONTWAIT));
        for (int i = 0; i < 3; ++i) {
            InspectClient client;
            QVERIFY2(client.connectTo(QCoreApplication::applicationPid()), qPrintable(client.errorString()));
            QVERIFY2(client.snapshot(), qPrintable(client.errorString()));
        }
    }

    void clientsThatComeAndGoLeaveNothing()
    {
        InspectServer server;
        QVERIFY(server.start());
        for (int i = 0; i < 300; ++i) {
            Rude client(server.path());
            client.write(question().left(i % 40));
            client.leave();
        }
        QVERIFY(somebodyGetsIn());
    }

    void whoHasAskedNothingForLongGivesUpItsPlace()
    {
        InspectServer server({.idle = {}});
        QVERIFY(server.start());
        std::vector<std::unique_ptr<Rude>> clients;
        for (int i = 0; i < 4; ++i) {
            clients.push_back(std::make_unique<Rude>(server.path()));
            QCOMPARE(clients.back()->next()->type, FrameType::Hello);
        }
        clients[0]->write(question(77));
        QCOMPARE(codeOf(clients[0]->next()), int(ErrorCode::Unknown));
        QVERIFY(InspectClient().connectTo(QCoreApplication::applicationPid()));
        QCOMPARE(textOf(clients[1]->nextError()),
                 u"somebody else wants to look, and this client has asked nothing for long"_s);
        QVERIFY(clients[1]->isSentAway());
        clients[0]->write(question(77));
        QCOMPARE(codeOf(clients[0]->next()), int(ErrorCode::Unknown));
    }

    void snapshotWithoutMemoryIsOneClientsMatter()
    {
        std::atomic<bool> isShort{true};
        InspectServer server({.take = [&](SnapshotParts) {
            if (isShort)
                throw std::bad_alloc();
            return Snapshot();
        }});
        QVERIFY(server.start());
        Rude unlucky(server.path());
        unlucky.write(question());
        QCOMPARE(codeOf(unlucky.nextError()), int(ErrorCode::Exhausted));
        isShort = false;
        InspectClient client;
        QVERIFY(client.connectTo(QCoreApplication::applicationPid()) && client.snapshot());
        unlucky.write(question());
        QCOMPARE(unlucky.next()->type, FrameType::Rows);
    }

    void helloIsShortHoweverLongTheNameIs()
    {
        InspectServer server;
        const auto before = QCoreApplication::applicationName();
        QCoreApplication::setApplicationName(QString(1'000'000, u'\u20ac'));
        const auto restore = qScopeGuard([&] { QCoreApplication::setApplicationName(before); });
        QVERIFY(server.start());
        InspectClient client;
        QVERIFY2(client.connectTo(QCoreApplication::applicationPid()), qPrintable(client.errorString()));
        QCOMPARE(client.program().name, QString(4096, u'\u20ac'));
    }

    void signalOfBrokenPipesStaysAsTheProgramHasIt()
    {
        const auto before = std::signal(SIGPIPE, SIG_DFL);
        const auto restore = qScopeGuard([before] { std::signal(SIGPIPE, before); });
        InspectServer server;
        QVERIFY(server.start());
        Rude client(server.path());
        client.write(question());
        client.leave();
        QVERIFY(somebodyGetsIn());
        struct sigaction after = {};
        ::sigaction(SIGPIPE, nullptr, &after);
        QVERIFY(after.sa_handler == SIG_DFL);
    }

    void socketThatIsLeftOverIsReplaced()
    {
        SocketFolder folder;
        QVERIFY(folder.make());
        QVERIFY(plantedAt(folder.socketOf(QCoreApplication::applicationPid())));
        InspectClient client;
        QVERIFY(!client.connectTo(QCoreApplication::applicationPid()));
        QVERIFY(client.isLeftOver());
        InspectServer server;
        QVERIFY2(server.start(), qPrintable(server.errorString()));
        QVERIFY(InspectClient().connectTo(QCoreApplication::applicationPid()));
    }

    void programWithTheSameNumberElsewhereKeepsItsSocket()
    {
        SocketFolder folder;
        QVERIFY(folder.make());
        const auto path = folder.socketOf(QCoreApplication::applicationPid());
        {
            const auto other = plantedAt(path);
            const auto file = fileAt(path);
            InspectServer server;
            QVERIFY(!server.start());
            QVERIFY(!server.isListening());
            QCOMPARE(
                server.errorString(),
                u"somebody listens at %1 already: a program with the same number in another container, say"_s
                    .arg(path));
            QCOMPARE(fileAt(path), file);
        }
        InspectServer server;
        QVERIFY2(server.start(), qPrintable(server.errorString())); // once it has gone
    }

    void bothSidesSayThatThePathIsTooLong()
    {
        const QString longPath = m_runtime.filePath(QString(100, u'a'));
        QVERIFY(QDir().mkdir(longPath));
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(longPath));
        const auto restore =
            qScopeGuard([&] { qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime.path())); });
        InspectServer server;
        QVERIFY(!server.start());
        QVERIFY2(server.errorString().contains(" is too long for a socket: "_L1),
                 qPrintable(server.errorString()));
        InspectClient client;
        QVERIFY(!client.connectTo(QCoreApplication::applicationPid()));
        QCOMPARE(client.errorString(), server.errorString());
    }

    void itsThreadTakesNoSignals()
    {
        InspectServer server;
        QVERIFY(server.start());
        int threads = 0;
        for (const auto &id : QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QFile status(u"/proc/self/task/"_s + id + u"/status"_s);
            if (!status.open(QIODevice::ReadOnly))
                continue;
            const auto text = status.readAll();
            if (!text.startsWith("Name:\tsignalbox insp"))
                continue;
            ++threads;
            const auto at = text.indexOf("SigBlk:\t") + 8;
            const auto blocked = text.mid(at, 16).toULongLong(nullptr, 16);
            for (const int signal : {SIGTERM, SIGCHLD, SIGUSR1})
                QVERIFY(blocked & (1ull << (signal - 1)));
        }
        QCOMPARE(threads, 1);
    }

    void forkThatStopsItDoesNotWaitForEver()
    {
        InspectServer server;
        QVERIFY(server.start());
        const auto child = ::fork();
        if (child == 0) {
            ::alarm(20); // ends one that waits
            server.stop();
            ::_exit(server.isListening() ? 1 : 0);
        }
        int status = -1;
        ::waitpid(child, &status, 0);
        QCOMPARE(status, 0);
        QVERIFY(InspectClient().connectTo(QCoreApplication::applicationPid())); // the parent's goes on
    }

    void tellsTheNameThatTheProgramHasNow()
    {
        InspectServer server;
        QVERIFY(server.start());
        const auto before = QCoreApplication::applicationName();
        QCoreApplication::setApplicationName(u"later"_s);
        InspectClient client;
        const bool isConnected = client.connectTo(QCoreApplication::applicationPid());
        QCoreApplication::setApplicationName(before);
        QVERIFY(isConnected);
        QCOMPARE(client.program().name, u"later"_s);
    }

    void folderMustBeOursAlone_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("error");
        QTest::newRow("open") << u"open"_s << u" is open to other users (chmod 700 mends that)"_s;
        QTest::newRow("a link") << u"link"_s << u" is no folder"_s;
        QTest::newRow("a file") << u"file"_s << u" is no folder"_s;
        QTest::newRow("somebody else's") << u"foreign"_s << u" belongs to another user"_s;
    }
    void folderMustBeOursAlone()
    {
        QFETCH(QString, state);
        QFETCH(QString, error);
        if (state == "foreign"_L1 && ::geteuid() != 0)
            QSKIP("only root can give a folder away");
        QTemporaryDir runtime;
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(runtime.path()));
        const auto restore =
            qScopeGuard([&] { qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime.path())); });
        const auto path = runtime.filePath(u"signalbox"_s);
        const auto name = QFile::encodeName(path);
        if (state == "file"_L1)
            QVERIFY(QFile(path).open(QIODevice::WriteOnly));
        else if (state == "link"_L1)
            QVERIFY(QFile::link(m_runtime.path(), path));
        else
            QCOMPARE(::mkdir(name.constData(), 0700), 0);
        if (state == "open"_L1)
            QCOMPARE(::chmod(name.constData(), 0755), 0);
        if (state == "foreign"_L1)
            QCOMPARE(::chown(name.constData(), 65'534, 65'534), 0);
        InspectServer server;
        QVERIFY(!server.start());
        QCOMPARE(server.errorString(), path + error);
        InspectClient client;
        QVERIFY(!client.connectTo(1));
        QCOMPARE(client.errorString(), path + error);
    }

    void otherUsersDoNotGetIn()
    {
        if (::geteuid() != 0)
            QSKIP("only root can become somebody else");
        InspectServer server;
        QVERIFY(server.start());
        const auto path = QFile::encodeName(server.path());
        QCOMPARE(::chmod(QFile::encodeName(m_runtime.path()).constData(), 0755), 0);
        QCOMPARE(asNobody([&] { return firstFrameOf(path); }), 98); // the folder is closed
        // Should somebody have opened it all the same:
        QCOMPARE(::chmod(QFile::encodeName(SocketFolder().path()).constData(), 0755), 0);
        QCOMPARE(::chmod(path.constData(), 0777), 0);
        QCOMPARE(asNobody([&] { return firstFrameOf(path); }), int(FrameType::Error));
        QCOMPARE(firstFrameOf(path), int(FrameType::Hello));
    }

private:
    QTemporaryDir m_runtime;
};

int main(int argc, char **argv)
{
    couldStartWithoutApplication = InspectServer().start();
    install();
    QCoreApplication app(argc, argv);
    tst_InspectServer test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_inspectserver.moc"
