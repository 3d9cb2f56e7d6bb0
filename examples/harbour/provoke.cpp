// SPDX-License-Identifier: MIT
#include "provoke.h"

#include <Signalbox/EventQueue>
#include <Signalbox/EventWaits>
#include <Signalbox/Install>
#include <Signalbox/Scheduler>
#include <Signalbox/Scope>
#include <Signalbox/Sleep>
#include <Signalbox/Task>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QEventLoop>
#include <QPointer>
#include <QSocketNotifier>
#include <QThread>
#include <QTimer>

#include <chrono>
#include <fcntl.h>
#include <optional>
#include <unistd.h>
#include <utility>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace Provoke {

namespace {

//! Has to be handled.
struct Parcel
{
    static constexpr auto eventKind = Signalbox::EventKind::MustHandle;
    int number = 0;
    SIGNALBOX_EVENT(Parcel, number)
};
//! Has to be handled, too.
struct Summons
{
    static constexpr auto eventKind = Signalbox::EventKind::MustHandle;
    int number = 0;
    SIGNALBOX_EVENT(Summons, number)
};
//! Goes first.
struct Foghorn
{
    int number = 0;
    SIGNALBOX_EVENT(Foghorn, number)
};
//! Goes when there is time.
struct LogLine
{
    int number = 0;
    SIGNALBOX_EVENT(LogLine, number)
};

//! Holds this thread.
void work(std::chrono::milliseconds duration)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < duration.count()) { }
}

template <typename Event>
void send(Event event)
{
    static_cast<void>(Signalbox::Scheduler::current().send(Signalbox::makeEvent(std::move(event))));
}

//! Removes its queues with what is in them.
class WithQueues : public QObject
{
protected:
    void use(const Signalbox::QueueSpec &spec)
    {
        m_queues.append(Signalbox::Scheduler::current().rootQueue().addQueue(spec));
    }
    ~WithQueues() override
    {
        for (auto *queue : std::as_const(m_queues)) {
            if (queue)
                queue->remove(Signalbox::EventQueue::Content::Drop);
        }
    }

private:
    QList<Signalbox::EventQueue *> m_queues;
};

//! Computes where it should answer.
class SlowTurn final : public QObject
{
public:
    SlowTurn()
    {
        connect(&m_timer, &QTimer::timeout, this, &SlowTurn::computeTides);
        m_timer.start(2s);
        QTimer::singleShot(0, this, &SlowTurn::computeTides);
    }

private:
    void computeTides() { work(1200ms); }
    QTimer m_timer;
};

//! Asks again each millisecond, four times over.
class TimerStorm final : public QObject
{
public:
    TimerStorm()
    {
        for (int i = 0; i < 4; ++i)
            startTimer(1ms, Qt::PreciseTimer);
    }
};

//! Has timers for each 10 ms, and leaves them no time.
class LateTimers final : public QObject
{
public:
    LateTimers()
    {
        for (int i = 0; i < 5; ++i)
            startTimer(10ms, Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [] { work(35ms); });
        m_timer.start(50ms);
    }

private:
    QTimer m_timer;
};

//! Asks in each turn whether there is something to do.
class ZeroTimer final : public QObject
{
public:
    ZeroTimer() { startTimer(0); }
};

//! Is told that there is something to read, and does not read it.
class NotifierSpins final : public QObject
{
public:
    NotifierSpins()
    {
        if (::pipe(m_ends) != 0 || ::write(m_ends[1], "x", 1) != 1)
            return;
        m_notifier.emplace(m_ends[0], QSocketNotifier::Read);
        m_notifier->setObjectName(u"unread"_s);
    }
    ~NotifierSpins() override
    {
        m_notifier.reset();
        ::close(m_ends[0]);
        ::close(m_ends[1]);
    }

private:
    int m_ends[2] = {-1, -1};
    std::optional<QSocketNotifier> m_notifier;
};

//! Closes what a notifier of its own still watches.
class ClosedDescriptor final : public QObject
{
public:
    ClosedDescriptor()
    {
        constexpr int OutOfTheWay = 1000; // the number is nobody else's soon, as low ones are
        if (::pipe(m_ends) != 0)
            return;
        m_watched = ::fcntl(m_ends[0], F_DUPFD_CLOEXEC, OutOfTheWay);
        ::close(m_ends[0]);
        if (m_watched < 0)
            return;
        m_notifier.emplace(m_watched, QSocketNotifier::Read);
        m_notifier->setObjectName(u"forgotten"_s);
        QTimer::singleShot(50ms, this,
                           [this] { ::close(std::exchange(m_watched, -1)); }); // it is watched by then
    }
    ~ClosedDescriptor() override
    {
        m_notifier.reset();
        if (m_watched >= 0)
            ::close(m_watched);
        ::close(m_ends[1]);
    }

private:
    int m_ends[2] = {-1, -1};
    int m_watched = -1;
    std::optional<QSocketNotifier> m_notifier;
};

Signalbox::Task<> unpackSlowly()
{
    for (;;) {
        const Signalbox::EventPointer<Parcel> parcel = co_await Signalbox::match<Parcel>();
        parcel.accept();
        co_await Signalbox::sleepFor(150ms);
    }
}

//! Sends more than is unpacked.
class QueueAtLimit final : public WithQueues
{
public:
    QueueAtLimit()
    {
        use({.name = u"parcels"_s, .matcher = Signalbox::match<Parcel>(), .limit = 20});
        m_tasks.start(unpackSlowly()).setName(u"unpack"_s);
        connect(&m_timer, &QTimer::timeout, this, [this] { send(Parcel{++m_number}); });
        m_timer.start(10ms);
    }

private:
    int m_number = 0;
    QTimer m_timer;
    Signalbox::Scope m_tasks;
};

//! Sends what nobody accepts.
class HeldEvent final : public WithQueues
{
public:
    HeldEvent()
    {
        use({.name = u"summonses"_s, .matcher = Signalbox::match<Summons>()});
        for (int number = 1; number <= 3; ++number)
            send(Summons{number});
    }
};

//! Sends the next urgent one when one is delivered.
class Starved final : public WithQueues
{
public:
    Starved()
    {
        use({.name = u"foghorns"_s, .matcher = Signalbox::match<Foghorn>(), .priority = 2});
        use({.name = u"log"_s, .matcher = Signalbox::match<LogLine>(), .priority = 1});
        Signalbox::Scheduler::current().on(Signalbox::match<Foghorn>(), this,
                                           [](const Foghorn &foghorn) { send(Foghorn{foghorn.number + 1}); });
        send(Foghorn{1});
        send(LogLine{1});
    }
};

Signalbox::Task<> predictWeather()
{
    for (;;) {
        co_await Signalbox::sleepFor(500ms);
        work(3s); // and no co_await in there
    }
}

class TaskNeverYields final : public QObject
{
public:
    TaskNeverYields() { m_tasks.start(predictWeather()).setName(u"weather"_s); }

private:
    Signalbox::Scope m_tasks;
};

Signalbox::Task<> waitFor(const std::optional<Signalbox::TaskHandle<>> *other)
{
    co_await Signalbox::yield(); // by then both have been started
    co_await (*other)->join();
}

//! Each waits for the other one's end.
class LostWaker final : public QObject
{
public:
    LostWaker()
    {
        m_pilot = m_tasks.start(waitFor(&m_tug));
        m_pilot->setName(u"pilot"_s);
        m_tug = m_tasks.start(waitFor(&m_pilot));
        m_tug->setName(u"tug"_s);
    }

private:
    std::optional<Signalbox::TaskHandle<>> m_pilot;
    std::optional<Signalbox::TaskHandle<>> m_tug;
    Signalbox::Scope m_tasks;
};

//! Writes one line at a time.
class Logbook final : public QObject
{
public:
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::User)
            QThread::msleep(1);
        return QObject::event(event);
    }
};

//! Posts five lines in the time of one.
class PostsOutrun final : public QObject
{
public:
    PostsOutrun()
    {
        m_thread.setObjectName(u"logbook"_s);
        Signalbox::install(&m_thread);
        m_logbook.moveToThread(&m_thread);
        m_thread.start();
        connect(&m_timer, &QTimer::timeout, this, &PostsOutrun::post);
        m_timer.start(20ms);
    }
    ~PostsOutrun() override
    {
        QCoreApplication::removePostedEvents(&m_logbook);
        m_thread.quit();
        m_thread.wait();
    }

private:
    void post()
    {
        constexpr int Most = 200'000; // it is a demonstration: the machine is to survive it
        for (int i = 0; i < 100 && m_posted < Most; ++i, ++m_posted)
            QCoreApplication::postEvent(&m_logbook, new QEvent(QEvent::User));
    }

    QThread m_thread;
    Logbook m_logbook;
    QTimer m_timer;
    int m_posted = 0;
};

//! Deletes later, and runs a loop of its own for long instead of returning.
class DeferredDeletes final : public QObject
{
public:
    DeferredDeletes() { QTimer::singleShot(0, this, &DeferredDeletes::run); }
    ~DeferredDeletes() override
    {
        if (m_loop) // which this may be in
            m_loop->quit();
    }

private:
    void run()
    {
        for (int i = 0; i < 1500; ++i)
            (new QObject)->deleteLater();
        QEventLoop loop;
        m_loop = &loop;
        QTimer::singleShot(10s, &loop, &QEventLoop::quit);
        loop.exec();
    }
    QPointer<QEventLoop> m_loop;
};

template <typename T>
std::unique_ptr<QObject> makeOf()
{
    return std::make_unique<T>();
}

} // namespace

const QList<Trouble> &troubles()
{
    static const QList<Trouble> all{
        {"slow-turn", "computes in a slot, in the GUI thread", makeOf<SlowTurn>},
        {"timer-storm", "has timers of 1 ms", makeOf<TimerStorm>},
        {"late-timers", "leaves timers no time", makeOf<LateTimers>},
        {"zero-timer", "never stops a timer of 0 ms", makeOf<ZeroTimer>},
        {"notifier-spins", "does not read what is there to be read", makeOf<NotifierSpins>},
        {"closed-descriptor", "closes what it watches", makeOf<ClosedDescriptor>},
        {"queue-at-limit", "sends more than is taken out", makeOf<QueueAtLimit>},
        {"held-event", "sends what nobody accepts", makeOf<HeldEvent>},
        {"starved", "always has something more urgent", makeOf<Starved>},
        {"task-never-yields", "computes in a task, without a co_await", makeOf<TaskNeverYields>},
        {"lost-waker", "has two tasks wait for each other", makeOf<LostWaker>},
        {"posts-outrun", "posts more than is delivered", makeOf<PostsOutrun>},
        {"deferred-deletes", "deletes later, and does not return", makeOf<DeferredDeletes>},
    };
    return all;
}

QStringList names()
{
    QStringList all;
    for (const Trouble &trouble : troubles())
        all.append(QString::fromLatin1(trouble.name));
    return all;
}

std::unique_ptr<QObject> make(const QString &name)
{
    for (const Trouble &trouble : troubles()) {
        if (name == QLatin1StringView(trouble.name))
            return trouble.make();
    }
    return nullptr;
}

} // namespace Provoke
