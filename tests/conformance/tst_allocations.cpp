// SPDX-License-Identifier: MIT
// What a turn allocates once everything has been done before: nothing. D55, counted in calls of malloc().
#include "allocationcounter.h"
#include "fixtures.h"
#include "host.h"

#include "probe/probe.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSemaphore>
#include <QtCore/QTimer>

#include <array>
#include <fcntl.h>
#include <map>
#include <new>
#include <vector>

using namespace Conformance;
using namespace Qt::StringLiterals;

class Allocations : public Suite
{
    Q_OBJECT

private Q_SLOTS:
    void counterCounts();
    void turnsAllocateNothing_data();
    void turnsAllocateNothing();
};

namespace {

constexpr int rounds = 200;

//! Something that a loop does again and again. Its constructor is the time before, which may allocate.
class Work
{
public:
    virtual ~Work() = default;
    virtual void round() = 0;
};

//! A posted event that is not allocated: the one allocation that a post cannot do without.
class StaticEvent : public QEvent
{
public:
    StaticEvent() : QEvent(QEvent::User) {}
    static void *operator new(std::size_t) { return s_memory; }
    static void operator delete(void *) {}

private:
    alignas(QEvent) static inline std::byte s_memory[64];
};
static_assert(sizeof(StaticEvent) <= 64);

class NothingToDo : public Work
{
    void round() override { turn(); }
};

class WakeUp : public Work
{
    void round() override
    {
        dispatcher()->wakeUp();
        turn(QEventLoop::WaitForMoreEvents);
    }
};

class Post : public Work
{
protected:
    void round() override
    {
        QCoreApplication::postEvent(&m_receiver, new StaticEvent);
        turn();
    }

    Listener m_receiver;
};

class PostThatRunsANestedTurn : public Post
{
public:
    PostThatRunsANestedTurn()
    {
        m_receiver.setHandler([](QEvent *) { turn(); });
    }
};

class ZeroTimer : public Work
{
public:
    ZeroTimer() { m_timer.startTimer(0); }

private:
    void round() override { turn(QEventLoop::WaitForMoreEvents); }

    TimerListener m_timer{[](int) {}};
};

class ZeroTimerUnderAProbe : public ZeroTimer
{
    const Signalbox::Probe m_probe;
};

class SleepUntilATimer : public Work
{
public:
    SleepUntilATimer() { m_timer.startTimer(1, Qt::PreciseTimer); }

private:
    void round() override
    {
        m_hasFired = false;
        while (!m_hasFired)
            turn(QEventLoop::WaitForMoreEvents);
    }

    bool m_hasFired = false;
    TimerListener m_timer{[this](int) { m_hasFired = true; }};
};

//! The one in the middle, as a timeout is with each packet; later, earlier and for a while not at all.
class RestartedTimer : public Work
{
public:
    explicit RestartedTimer(int count) : m_timers(size_t(count))
    {
        for (QTimer &timer : m_timers)
            timer.start(60'000);
    }

private:
    void round() override
    {
        QTimer &timer = m_timers[m_timers.size() / 2];
        timer.start();
        timer.start(std::chrono::milliseconds(1000 + ++m_round));
        timer.start(std::chrono::milliseconds(90'000 - m_round));
        timer.stop();
        turn();
        timer.start(60'000);
        turn();
    }

    std::vector<QTimer> m_timers;
    int m_round = 0;
};

class TimerThatRestartsItself : public Work
{
public:
    TimerThatRestartsItself()
    {
        m_timer.setSingleShot(true);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { m_timer.start(0); });
        m_timer.start(0);
    }

private:
    void round() override { turn(QEventLoop::WaitForMoreEvents); }

    QTimer m_timer;
};

class ReadableNotifier : public Work
{
public:
    ReadableNotifier()
    {
        QObject::connect(&m_notifier, &QSocketNotifier::activated, &m_notifier,
                         [this] { drain(m_ends.near); });
    }

private:
    void round() override
    {
        write(m_ends.far);
        turn(QEventLoop::WaitForMoreEvents);
    }

    Ends m_ends = socketPair();
    QSocketNotifier m_notifier{m_ends.near, QSocketNotifier::Read};
};

//! As QUdpSocket does with its only one, for each datagram.
class ToggledReadNotifier : public Work
{
    void round() override
    {
        m_notifier.setEnabled(false);
        turn();
        m_notifier.setEnabled(true);
        turn();
    }

    Ends m_ends = socketPair();
    QSocketNotifier m_notifier{m_ends.near, QSocketNotifier::Read};
};

//! As QTcpSocket does for each write.
class ToggledWriteNotifier : public Work
{
    void round() override
    {
        m_writer.setEnabled(true);
        turn();
        m_writer.setEnabled(false);
        turn();
    }

    Ends m_ends = socketPair();
    QSocketNotifier m_reader{m_ends.near, QSocketNotifier::Read};
    QSocketNotifier m_writer{m_ends.near, QSocketNotifier::Write};
};

class FileThatIsAlwaysReady : public Work
{
    void round() override { turn(QEventLoop::WaitForMoreEvents); }

    Descriptor m_file{::open("/dev/null", O_RDONLY | O_CLOEXEC)};
    QSocketNotifier m_notifier{m_file, QSocketNotifier::Read};
};

//! What the other thread allocates is its own affair, and is not counted.
class PostFromAnotherThread : public Work
{
public:
    ~PostFromAnotherThread() override
    {
        m_isOver = true;
        m_isWanted.release();
        m_poster.join();
    }

private:
    void round() override
    {
        m_hasCome = false;
        m_isWanted.release();
        while (!m_hasCome)
            turn(QEventLoop::WaitForMoreEvents);
    }

    bool m_hasCome = false;
    std::atomic<bool> m_isOver = false;
    Listener m_receiver{[this](QEvent *) {
        m_hasCome = true;
        dispatcher()->wakeUp(); // QEventDispatcherUNIX may block after what it waited for, see stockdefects
    }};
    QSemaphore m_isWanted;
    std::thread m_poster{[this] {
        for (m_isWanted.acquire(); !m_isOver; m_isWanted.acquire())
            post(&m_receiver);
    }};
};

using MakeWork = std::unique_ptr<Work> (*)();

template <typename T, auto... arguments>
std::unique_ptr<Work> make()
{
    return std::make_unique<T>(arguments...);
}

constexpr std::pair<const char *, MakeWork> works[] = {
    {"nothing to do", make<NothingToDo>},
    {"a wake-up", make<WakeUp>},
    {"a post", make<Post>},
    {"a post that runs a nested turn", make<PostThatRunsANestedTurn>},
    {"a post from another thread", make<PostFromAnotherThread>},
    {"a zero timer", make<ZeroTimer>},
    {"a zero timer under a Probe", make<ZeroTimerUnderAProbe>},
    {"a sleep until a timer", make<SleepUntilATimer>},
    {"a timer that restarts itself", make<TimerThatRestartsItself>},
    {"a timer restarted alone", make<RestartedTimer, 1>},
    {"a timer restarted among a thousand", make<RestartedTimer, 1000>},
    {"a readable notifier", make<ReadableNotifier>},
    {"a read notifier toggled", make<ToggledReadNotifier>},
    {"a write notifier toggled", make<ToggledWriteNotifier>},
    {"a file that is always ready", make<FileThatIsAlwaysReady>},
};

} // namespace

void Allocations::counterCounts()
{
    const long before = AllocationCounter::count();
    const QByteArray text(100, 'x'); // within Qt
    const std::unique_ptr<int> number(new int(text.size()));
    std::thread([] { const QByteArray ofAnother(100, 'x'); }).join();
    const long own = AllocationCounter::count() - before;
    QVERIFY2(own >= 2 && own <= 4, QByteArray::number(qlonglong(own))); // and what std::thread needs
}

void Allocations::turnsAllocateNothing_data()
{
    QTest::addColumn<int>("work");
    for (int i = 0; i < int(std::size(works)); ++i)
        QTest::newRow(works[i].first) << i;
}

void Allocations::turnsAllocateNothing()
{
    QFETCH(int, work);
    const auto repeated = works[work].second();
    for (int i = 0; i < rounds; ++i)
        repeated->round();
    const long before = AllocationCounter::count();
    for (int i = 0; i < rounds; ++i)
        repeated->round();
    const long allocated = AllocationCounter::count() - before;
    EXPECT_DIFFERENCE();
    QCOMPARE(allocated, 0L);
}

CONFORMANCE_MAIN(Allocations)
#include "tst_allocations.moc"
