// SPDX-License-Identifier: MIT
// Tasks that are cancelled from outside of their thread, by the number that a snapshot shows.
#include "mainloop.h"

#include <Signalbox/Combinators>
#include <Signalbox/Control>
#include <Signalbox/EventFlag>
#include <Signalbox/Install>
#include <Signalbox/Probe>
#include <Signalbox/Scheduler>
#include <Signalbox/Scope>
#include <Signalbox/Shield>
#include <Signalbox/Sleep>
#include <Signalbox/Task>
#include <Signalbox/WaitableEvent>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qeventloop.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qthread.h>
#include <QtCore/qtimer.h>
#include <QtTest/qtest.h>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

Task<> sleeper()
{
    co_await sleepFor(1h);
}

//! Says in which thread its frame was destroyed.
class Witness
{
public:
    explicit Witness(QThread **thread) : m_thread(thread) {}
    ~Witness() { *m_thread = QThread::currentThread(); }
    Witness(const Witness &) = delete;
    Witness &operator=(const Witness &) = delete;

private:
    QThread **const m_thread;
};

Task<> witnessed(QThread **thread)
{
    const Witness witness(thread);
    co_await sleepFor(1h);
}

Task<> waitFor(EventFlag &flag)
{
    co_await flag.wait();
}

Task<> stubborn(EventFlag &flag)
{
    co_await shield(waitFor(flag));
}

//! Runs a loop of its own, as a dialog does.
Task<> nesting(EventFlag &flag, QEventLoop *loop, const std::function<void()> &within)
{
    co_await flag.wait();
    QTimer::singleShot(0, loop, within);
    loop->exec();
    co_await sleepFor(1h);
}

void turn()
{
    for (int i = 0; i < 3; ++i)
        QCoreApplication::processEvents();
}

//! The number of the task \a name in any thread; 0: none is listed.
quint64 numberOf(const Probe &probe, const QString &name)
{
    static_cast<void>(probe.snapshot()); // asks for what is to be listed
    turn();
    for (const auto &loop : probe.snapshot().loops) {
        for (const auto &task : loop.tasks) {
            if (task.name == name)
                return task.serial;
        }
    }
    return 0;
}

TaskCancellation cancel(quint64 serial)
{
    return TaskCancellation::request(serial, u"the test"_s);
}

TaskCancellation cancelFromAnotherThread(quint64 serial)
{
    TaskCancellation wish;
    std::thread([&] { wish = cancel(serial); }).join();
    return wish;
}

//! What a wish has become, in words that a failed test prints.
QString outcomeOf(const TaskCancellation &wish)
{
    switch (wish.outcome()) {
    case CancelOutcome::Waiting:
        return u"waiting"_s;
    case CancelOutcome::Requested:
        return u"requested"_s;
    case CancelOutcome::Deferred:
        return u"deferred"_s;
    case CancelOutcome::NoSuchTask:
        return u"no such task"_s;
    case CancelOutcome::AlreadyAsked:
        return u"already asked"_s;
    case CancelOutcome::LoopEnded:
        return u"loop ended"_s;
    case CancelOutcome::TooManyWait:
        return u"too many wait"_s;
    }
    return {};
}

} // namespace

class tst_Control : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Scheduler::current().setBudget({.time = 0ns}); } // for slow machines
    void cleanup()
    {
        Scope::root().cancel();
        turn();
        QVERIFY(Scope::root().isEmpty());
    }

    void taskIsCancelledInItsOwnThreadAndTheLogSaysWhoWantedIt()
    {
        const Probe probe;
        QThread *endedIn = nullptr;
        auto handle = Scope::root().start(witnessed(&endedIn));
        handle.setName(u"victim"_s);
        Scope::root().start(sleeper()).setName(u"bystander"_s);
        const auto serial = numberOf(probe, u"victim"_s);
        QVERIFY(serial != 0);
        const auto wish = cancelFromAnotherThread(serial);
        QCOMPARE(outcomeOf(wish), u"waiting"_s);
        QCOMPARE(handle.state(), TaskState::Suspended); // nothing has happened in that thread
        QTest::ignoreMessage(QtInfoMsg,
                             QRegularExpression(u"^the task victim \\(%1\\) is cancelled: the test "
                                                "has asked for it$"_s.arg(serial)));
        turn();
        QCOMPARE(outcomeOf(wish), u"requested"_s);
        QCOMPARE(wish.taskName(), u"victim"_s);
        QCOMPARE(handle.state(), TaskState::Cancelled);
        QCOMPARE(endedIn, QThread::currentThread());
        QVERIFY(numberOf(probe, u"bystander"_s) != 0);
    }

    void sleepingLoopIsWoken()
    {
        const Probe probe;
        auto handle = Scope::root().start(sleeper());
        handle.setName(u"victim"_s);
        const auto serial = numberOf(probe, u"victim"_s);
        QEventLoop loop;
        handle.onCancel(this, [&] { loop.quit(); });
        std::thread other([&] { cancel(serial); });
        loop.exec();
        other.join();
        QCOMPARE(handle.state(), TaskState::Cancelled);
    }

    void numberOfNoTaskIsToldAtOnce()
    {
        const Probe probe;
        Scope::root().start(sleeper()).setName(u"bystander"_s);
        const auto serial = numberOf(probe, u"bystander"_s);
        QCOMPARE(outcomeOf(cancel(0)), u"no such task"_s);
        QCOMPARE(outcomeOf(cancel(serial + 100'000'000)), u"no such task"_s);
        QCOMPARE(outcomeOf(TaskCancellation()), u"no such task"_s);
        turn();
        QVERIFY(numberOf(probe, u"bystander"_s) != 0);
    }

    void taskThatEndsMeanwhileIsNotThereAndNoOtherHasItsNumber()
    {
        const Probe probe;
        auto scope = std::make_unique<Scope>();
        scope->start(sleeper()).setName(u"victim"_s);
        const auto serial = numberOf(probe, u"victim"_s);
        const auto wish = cancelFromAnotherThread(serial);
        QCOMPARE(outcomeOf(wish), u"waiting"_s);
        scope.reset(); // it ends between the wish and the turn that would do it
        auto next = Scope::root().start(sleeper());
        next.setName(u"in its place"_s);
        turn();
        QCOMPARE(outcomeOf(wish), u"no such task"_s);
        QCOMPARE(next.state(), TaskState::Suspended);
        QVERIFY(numberOf(probe, u"in its place"_s) > serial);
        QCOMPARE(outcomeOf(cancel(serial)), u"no such task"_s);
    }

    void numberOfATaskThatIsListedAnewIsAnotherOne()
    {
        std::optional<Probe> probe(std::in_place);
        auto handle = Scope::root().start(sleeper());
        handle.setName(u"victim"_s);
        const auto serial = numberOf(*probe, u"victim"_s);
        probe.reset();
        handle.setName(u"renamed"_s); // leaves the list, as nobody looks
        probe.emplace();
        QVERIFY(numberOf(*probe, u"renamed"_s) > serial);
        QCOMPARE(outcomeOf(cancel(serial)), u"no such task"_s);
    }

    void stuckLoopIsWaitedForByNobody()
    {
        const Probe probe;
        auto handle = Scope::root().start(sleeper());
        handle.setName(u"victim"_s);
        const auto serial = numberOf(probe, u"victim"_s);
        WaitableEvent isStuck, mayGoOn;
        TaskCancellation wish;
        std::thread other([&] {
            isStuck.wait();
            wish = cancel(serial); // returns, or this test never ends
            mayGoOn.set();
        });
        Scheduler::current().callSoon([&] {
            isStuck.set();
            mayGoOn.wait();
            QCOMPARE(outcomeOf(wish), u"waiting"_s);
        });
        turn();
        other.join();
        turn();
        QCOMPARE(outcomeOf(wish), u"requested"_s);
        QCOMPARE(handle.state(), TaskState::Cancelled);
    }

    void firstOfTwoWishesCancelsAndTheOtherIsToldSo()
    {
        const Probe probe;
        EventFlag flag;
        auto handle = Scope::root().start(stubborn(flag));
        handle.setName(u"victim"_s);
        const auto serial = numberOf(probe, u"victim"_s);
        const auto first = cancel(serial), second = cancel(serial);
        turn();
        QCOMPARE(outcomeOf(first), u"deferred"_s); // what it awaits is shielded
        QCOMPARE(outcomeOf(second), u"already asked"_s);
        QCOMPARE(second.taskName(), u"victim"_s);
        QCOMPARE(handle.state(), TaskState::Suspended);
        flag.set();
        turn();
        QCOMPARE(handle.state(), TaskState::Cancelled);
        QCOMPARE(outcomeOf(cancel(serial)), u"no such task"_s);
    }

    void taskWithALoopOfItsOwnEndsWhenItComesToWait()
    {
        const Probe probe;
        QEventLoop loop;
        EventFlag flag;
        TaskCancellation wish;
        quint64 serial = 0;
        TaskHandle<> handle;
        const std::function<void()> within = [&] {
            wish = cancel(serial);
            turn();
            QCOMPARE(handle.state(), TaskState::Running);
            loop.quit();
        };
        handle = Scope::root().start(nesting(flag, &loop, within));
        handle.setName(u"victim"_s);
        serial = numberOf(probe, u"victim"_s);
        flag.set();
        turn();
        QCOMPARE(outcomeOf(wish), u"deferred"_s);
        QCOMPARE(handle.state(), TaskState::Cancelled);
    }

    void schedulerThatEndsFirstIsTold()
    {
        const Probe probe;
        TaskCancellation wish;
        QThread *endedIn = nullptr;
        std::unique_ptr<QThread> thread(QThread::create([&] {
            Scope::root().start(witnessed(&endedIn)).setName(u"victim"_s);
            wish = cancelFromAnotherThread(numberOf(probe, u"victim"_s));
            QCOMPARE(outcomeOf(wish), u"waiting"_s);
        }));
        thread->start();
        QVERIFY(thread->wait());
        QCOMPARE(outcomeOf(wish), u"loop ended"_s);
        QCOMPARE(endedIn, thread.get());
    }

    void threadThatHasNoLoopYetComesToItInItsFirstTurn_data()
    {
        QTest::addColumn<bool>("isOurs");
        QTest::newRow("of ours") << true;
        QTest::newRow("of Qt's") << false;
    }
    void threadThatHasNoLoopYetComesToItInItsFirstTurn()
    {
        QFETCH(bool, isOurs);
        const Probe probe;
        WaitableEvent isWished, isCancelled;
        std::atomic<quint64> serial = 0;
        std::unique_ptr<QThread> thread(QThread::create([&] {
            auto handle = Scope::root().start(sleeper());
            handle.setName(u"victim"_s);
            serial = numberOf(probe, u"victim"_s);
            QEventLoop loop;
            handle.onCancel(&loop, [&] { loop.quit(); });
            isWished.wait();
            loop.exec();
            QCOMPARE(handle.state(), TaskState::Cancelled);
            isCancelled.set();
        }));
        if (isOurs)
            QVERIFY(install(thread.get()));
        thread->start();
        QTRY_VERIFY(serial != 0);
        const auto wish = cancel(serial);
        isWished.set();
        QVERIFY(thread->wait());
        QCOMPARE(outcomeOf(wish), u"requested"_s);
    }

    void wishesThatWaitAreLimited()
    {
        const Probe probe;
        auto handle = Scope::root().start(sleeper());
        handle.setName(u"victim"_s);
        const auto serial = numberOf(probe, u"victim"_s);
        std::vector<TaskCancellation> wishes;
        for (int i = 0; i < 1024; ++i)
            wishes.push_back(cancel(serial));
        QCOMPARE(outcomeOf(wishes.back()), u"waiting"_s);
        QCOMPARE(outcomeOf(cancel(serial)), u"too many wait"_s);
        turn();
        QCOMPARE(outcomeOf(wishes.front()), u"requested"_s);
        QCOMPARE(outcomeOf(wishes.back()), u"already asked"_s);
    }

    void forkDoesNotDoWhatItsParentWasAskedFor()
    {
        const Probe probe;
        auto handle = Scope::root().start(sleeper());
        handle.setName(u"victim"_s);
        const auto wish = cancel(numberOf(probe, u"victim"_s));
        const auto child = ::fork();
        if (child == 0) {
            turn();
            ::_exit(handle.state() == TaskState::Suspended ? 0 : 1);
        }
        int status = -1;
        ::waitpid(child, &status, 0);
        QCOMPARE(status, 0);
        turn();
        QCOMPARE(outcomeOf(wish), u"requested"_s);
    }

    void wishesWhileTasksComeAndGoCancelNoOther()
    {
        const Probe probe;
        std::atomic<bool> isOver = false;
        std::atomic<int> asked = 0;
        auto keeper = Scope::root().start(sleeper());
        keeper.setName(u"keeper"_s);
        std::thread other([&] {
            while (!isOver) {
                for (const auto &loop : probe.snapshot().loops) {
                    for (const auto &task : loop.tasks) {
                        if (task.name == u"victim") {
                            cancel(task.serial);
                            ++asked;
                        }
                    }
                }
            }
        });
        for (int i = 0; i < 300 || asked < 20; ++i) {
            Scope scope;
            scope.start(sleeper()).setName(u"victim"_s);
            auto bystander = scope.start(sleeper());
            bystander.setName(u"bystander"_s);
            turn();
            QCOMPARE(bystander.state(), TaskState::Suspended);
        }
        isOver = true;
        other.join();
        QCOMPARE(keeper.state(), TaskState::Suspended);
    }
};

int main(int argc, char **argv)
{
    if (!install())
        return 1;
    QCoreApplication app(argc, argv);
    tst_Control test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_control.moc"
