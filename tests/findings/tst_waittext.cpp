// SPDX-License-Identifier: MIT
// What tasks say they wait for is known, so that it can be said in other languages: asked of the waits themselves, so that a text that is
// changed there alone is noticed here.
#include "findings/findingtext.h"
#include "findings/waittext.h"
#include "mute.h"

#include <Signalbox/Barrier>
#include <Signalbox/Channel>
#include <Signalbox/Combinators>
#include <Signalbox/Condition>
#include <Signalbox/Elsewhere>
#include <Signalbox/EventFlag>
#include <Signalbox/EventReceiver>
#include <Signalbox/EventWaits>
#include <Signalbox/Future>
#include <Signalbox/Generator>
#include <Signalbox/Install>
#include <Signalbox/KeyedSemaphore>
#include <Signalbox/Latch>
#include <Signalbox/Mutex>
#include <Signalbox/Notify>
#include <Signalbox/Probe>
#include <Signalbox/RateLimiter>
#include <Signalbox/Readiness>
#include <Signalbox/Scheduler>
#include <Signalbox/Scope>
#include <Signalbox/Semaphore>
#include <Signalbox/Signal>
#include <Signalbox/Sleep>
#include <Signalbox/Stream>
#include <Signalbox/Task>
#include <Signalbox/Topic>
#include <Signalbox/Value>

#ifdef HAS_NETWORK
#include <Signalbox/DeviceRead>
#endif

#include <QtCore/qbuffer.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qpromise.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qthread.h>
#include <QtCore/qthreadpool.h>
#include <QtCore/qtranslator.h>
#include <QtTest/qtest.h>

#include <csignal>
#include <functional>
#include <memory>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct Ping
{
    int number = 0;
    QString text{};
    SIGNALBOX_EVENT(Ping, number, text)
};

class Bell : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    void rung();
};

//! Puts each text that it is asked for in brackets.
class Brackets : public QTranslator
{
    Q_OBJECT

public:
    QString translate(const char *context, const char *text, const char *, int) const override
    {
        static const QRegularExpression places(u"(%[12])"_s);
        return qstrcmp(context, "Signalbox::WaitText") == 0
                   ? u"[%1]"_s.arg(QString::fromUtf8(text).replace(places, u"<\\1>"_s))
                   : QString();
    }
    bool isEmpty() const override { return false; }
};

Task<> sleeper()
{
    co_await sleepFor(1h);
}

Generator<int> numbers()
{
    co_yield 1;
}

using Says = QString (*)();
struct Row
{
    const char *said; // in brackets
    Says description;
};

const Row rows[] = {
    {"[a timer]", [] { return sleepFor(1h).description(); }},
    {"[a tick]",
     [] {
         auto beats = ticks(1h);
         return beats.next().description();
     }},
    {"[the event <Ping(number: 3, text: *)>]", [] { return waitFor(match<Ping>(3)).description(); }},
    {"[the event <Ping(number: *, text: *)>]",
     [] {
         EventReceiver pings(match<Ping>());
         return pings.next().description();
     }},
    {"[the end of the task <tug>]",
     [] {
         Scope scope;
         auto task = scope.start(sleeper());
         task.setName(u"tug"_s);
         return task.join().description();
     }},
    {"[a task]", [] { return outcome(sleeper()).description(); }},
    {"[the tasks of a scope]",
     [] {
         Scope scope;
         return scope.join().description();
     }},
    {"[the tasks of the scope \"<harbour>\"]",
     [] {
         Scope scope;
         scope.setName(u"harbour"_s);
         return scope.join().description();
     }},
    {"[room for an event]", [] { return sendWhenRoom<Ping>(1).description(); }},
    {"[queues to be empty]", [] { return whenEmpty(&Scheduler::current().rootQueue()).description(); }},
    {"[the others to have run]", [] { return yield().description(); }},
    {"[the next turn of the loop]", [] { return breathe().description(); }},
    {"[nothing else to be done]", [] { return idle().description(); }},
    {"[a QFuture]",
     [] {
         QPromise<int> promise;
         promise.start();
         return waitFor(promise.future()).description();
     }},
    {"[work in another thread]", [] { return onPool(QThreadPool::globalInstance(), [] {}).description(); }},
    {"[descriptor <0>]", [] { return ready(0, ReadyFor::Read).description(); }},
    {"[signal <10> of the system]", [] { return unixSignal(SIGUSR1).description(); }},
    {"[<Bell::rung> of <\"ship's\">]",
     [] {
         Bell bell;
         bell.setObjectName(u"ship's"_s);
         return signal(&bell, &Bell::rung).description();
     }},
    {"[the signal <rung> of an object that has gone]",
     [] {
         auto bell = std::make_unique<Bell>();
         auto rings = stream(bell.get(), &Bell::rung);
         const auto next = rings.next();
         bell.reset();
         return next.description();
     }},
    {"[the signal <rung> of an object of another thread]",
     [] {
         Bell bell;
         QThread thread; // not started
         bell.moveToThread(&thread);
         return Detail::describeSignal(QMetaMethod::fromSignal(&Bell::rung), &bell);
     }},
    {"[a notification of <7>]", [] { return notified(7).description(); }},
    {"[a task that waits for a notification of <7>]", [] { return notifyWhenAwaited(7).description(); }},
    {"[who asks for its next value]", [] { return Detail::GeneratorPause().description(); }},
    {"[the next value of a generator]",
     [] {
         auto all = numbers();
         return all.next().description();
     }},
    {"[a mutex]",
     [] {
         Mutex mutex;
         return mutex.lock().description();
     }},
    {"[a recursive mutex]",
     [] {
         RecursiveMutex mutex;
         return mutex.lock().description();
     }},
    {"[a semaphore]",
     [] {
         Semaphore semaphore(1);
         return semaphore.acquire().description();
     }},
    {"[a semaphore of a key]",
     [] {
         KeyedSemaphore<QString> semaphore(1);
         return semaphore.acquire(u"host"_s).description();
     }},
    {"[a condition]",
     [] {
         Mutex mutex;
         Condition condition;
         auto guard = mutex.tryLock();
         return condition.wait(guard).description();
     }},
    {"[an event flag]",
     [] {
         EventFlag flag;
         return flag.wait().description();
     }},
    {"[a latch]",
     [] {
         Latch latch(1);
         return latch.wait().description();
     }},
    {"[the others at a barrier]",
     [] {
         Barrier barrier(2);
         return barrier.arrive().description();
     }},
    {"[a rate limiter]",
     [] {
         RateLimiter limiter(1, 1h);
         return limiter.acquire().description();
     }},
    {"[a value]",
     [] {
         Value<int> value;
         return value.until([](int reached) { return reached > 0; }).description();
     }},
    {"[room in a channel]",
     [] {
         Channel<int> channel;
         return channel.send(1).description();
     }},
    {"[an item of a channel]",
     [] {
         Channel<int> channel;
         return channel.receive().description();
     }},
    {"[the items of a channel to be done]",
     [] {
         Channel<int> channel;
         return channel.whenDone().description();
     }},
    {"[the next item of a topic]",
     [] {
         Topic<int> topic;
         auto cursor = topic.subscribe();
         return cursor.next().description();
     }},
    {"[something that was destroyed]",
     [] {
         auto flag = std::make_unique<EventFlag>();
         const auto wait = flag->wait();
         flag.reset();
         return wait.description();
     }},
#ifdef HAS_NETWORK
    {"[<readLine> of <QBuffer>]",
     [] {
         QBuffer buffer;
         buffer.open(QIODevice::ReadOnly);
         return readLine(&buffer).description();
     }},
#endif
};

} // namespace

class tst_WaitText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(QCoreApplication::installTranslator(&m_brackets)); }
    void cleanup() { QCoreApplication::removeTranslator(&m_brackets); }

    void whatAWaitSaysIsTranslated_data()
    {
        QTest::addColumn<Says>("description");
        QTest::addColumn<QString>("said");
        for (const Row &row : rows)
            QTest::newRow(row.said) << row.description << QString::fromUtf8(row.said);
    }
    void whatAWaitSaysIsTranslated()
    {
        QFETCH(Says, description);
        QFETCH(QString, said);
        QCOMPARE(waitText(description()), said);
    }

    void whatATaskSaysIsTranslated()
    {
        const Probe probe;
        EventFlag flag;
        Scope scope;
        const auto race = [](EventFlag &bell) -> Task<> { co_await any(sleepFor(1h), bell.wait()); };
        const auto parent = []() -> Task<> { co_await outcome(sleeper()); };
        scope.start(race, std::ref(flag)).setName(u"race"_s);
        scope.start(parent).setName(u"parent"_s);
        const auto said = [&probe](QLatin1StringView name) {
            QString text;
            const auto snapshot = probe.snapshot();
            for (const auto &loop : snapshot.loops) {
                for (const auto &task : loop.tasks) {
                    if (task.name == name)
                        text = task.waitsFor;
                }
            }
            return waitText(text);
        };
        QTRY_COMPARE(said("race"_L1), u"[one of: <[a timer]; [an event flag]>]"_s);
        QTRY_VERIFY2(said("parent"_L1).startsWith("[the task <"_L1), qPrintable(said("parent"_L1)));
    }

    //! Those that no wait says without more ado.
    void otherPhrasesAreTranslated_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *text, const char *said) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(said);
        };
        row("the task render", "[the task <render>]");
        row("nothing any more", "[nothing any more]");
        row("the mutex of a condition", "[the mutex of a condition]");
        row("a stream that has gone", "[a stream that has gone]");
        row("a notification of something that has gone", "[a notification of something that has gone]");
        row("write of what has gone", "[<write> of what has gone]");
        row("read of QTcpSocket \"peer\"", "[<read> of <QTcpSocket \"peer\">]");
        row("(its description threw an exception)", "[(its description threw an exception)]");
        row("all of: the task a; one of: a tick; a mutex",
            "[all of: <[the task <a>]; [one of: <[a tick]>]; [a mutex]>]");
        row("one of: the event Ping(text: \"a; a mutex\"); a latch",
            "[one of: <[the event <Ping(text: \"a; a mutex\")>]; [a latch]>]");
    }
    void otherPhrasesAreTranslated()
    {
        QFETCH(QString, text);
        QFETCH(QString, said);
        QCOMPARE(waitText(text), said);
    }

    void whatIsTheProgramsOwnStays_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"", "a berth", "a mutex of mine", "two of three", "Class::signal", "the end of the world"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void whatIsTheProgramsOwnStays()
    {
        QFETCH(QString, text);
        QCOMPARE(waitText(text), text);
    }

    //! A stat block has room for 95 bytes.
    void whatWasCutOffIsKnown()
    {
        const QString name(90, u'x');
        const QString text = u"the tasks of the scope \"%1\""_s.arg(name).first(95);
        QCOMPARE(waitText(text), u"[the tasks of the scope \"<%1>\"]"_s.arg(name.first(71)));
    }

    void aSentenceSaysItInTheLanguage()
    {
        Finding finding;
        finding.lint = Lint::LostWaker;
        finding.name = u"ferry"_s;
        finding.culprit = u"the end of the task tug"_s;
        QVERIFY(sentence(finding).contains(u"[the end of the task <tug>]"_s));
    }

private:
    Brackets m_brackets;
};

int main(int argc, char **argv)
{
    install();
    QCoreApplication app(argc, argv);
    tst_WaitText test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_waittext.moc"
