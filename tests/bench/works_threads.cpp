// SPDX-License-Identifier: MIT
// Two threads that wait for each other, and threads that come and go.
#include "floordispatcher.h"
#include "measure.h"

#include <QCoreApplication>
#include <QEvent>
#include <QEventLoop>
#include <QSemaphore>
#include <QThread>

#include <thread>

using namespace Qt::StringLiterals;

namespace Bench {

namespace {

constexpr QEvent::Type Ping = QEvent::User;

// Gives back the event in its own thread, where the first one also checks the dispatcher.
class Echo : public QObject
{
public:
    Echo(const Run &run, QObject &partner) : m_run(run), m_partner(partner) {}

    bool event(QEvent *event) override
    {
        if (event->type() != Ping)
            return QObject::event(event);
        if (!m_verified)
            m_run.verify();
        m_verified = true;
        QCoreApplication::postEvent(&m_partner, new QEvent(Ping));
        return true;
    }

private:
    const Run &m_run;
    QObject &m_partner;
    bool m_verified = false;
};

// Sends an event to its partner, waits for it to come back, and so on.
class Player : public QObject
{
public:
    QObject *partner = nullptr;
    std::vector<qint64> roundTrips;

    void play(qint64 operations)
    {
        m_left = operations;
        serve();
        m_loop.exec();
        if (m_left != 0)
            fault("the loop ended before the last event");
    }
    bool event(QEvent *event) override
    {
        if (event->type() != Ping)
            return QObject::event(event);
        roundTrips.push_back(wallClock() - m_begin);
        if (--m_left == 0)
            m_loop.quit();
        else
            serve();
        return true;
    }

private:
    void serve()
    {
        m_begin = wallClock();
        QCoreApplication::postEvent(partner, new QEvent(Ping));
    }

    QEventLoop m_loop;
    qint64 m_left = 0;
    qint64 m_begin = 0;
};

// The floor of the ping-pong: two words, each of which one thread sets and the other one waits for. It
// looks at the word for `spinTime` (ns) before it sleeps.
class RawPingPong
{
public:
    explicit RawPingPong(qint64 spinTime) : m_spinTime(spinTime) {}

    void play(qint64 operations, std::vector<qint64> &roundTrips)
    {
        std::thread partner([this, operations] {
            for (qint64 i = 0; i < operations; ++i) {
                await(m_ball[0]);
                serve(m_ball[1]);
            }
        });
        for (qint64 i = 0; i < operations; ++i) {
            const qint64 begin = wallClock();
            serve(m_ball[0]);
            await(m_ball[1]);
            roundTrips.push_back(wallClock() - begin);
        }
        partner.join();
    }

private:
    enum : quint32 { Empty, Full, Awaited };

    struct alignas(64) Ball
    {
        std::atomic<quint32> word = Empty;
    };
    static void serve(Ball &ball)
    {
        if (ball.word.exchange(Full) == Awaited)
            futexWake(ball.word);
    }
    void await(Ball &ball) const
    {
        if (m_spinTime > 0) {
            const qint64 end = wallClock() + m_spinTime;
            while (ball.word.load(std::memory_order_acquire) != Full && wallClock() < end) {
            }
        }
        quint32 empty = Empty;
        if (ball.word.compare_exchange_strong(empty, Awaited)) {
            while (ball.word.load(std::memory_order_acquire) == Awaited)
                futexWait(ball.word, Awaited);
        }
        ball.word.store(Empty);
    }

    qint64 m_spinTime;
    Ball m_ball[2];
};

void playPingPong(Run &run, qint64 floorSpinTime)
{
    if (run.isFloor()) {
        RawPingPong raw(floorSpinTime);
        std::vector<qint64> roundTrips;
        const Run::Cost cost = run.time([&](qint64 operations) { raw.play(operations, roundTrips); });
        run.finish({cost.wall, cost.cpu, percentile(roundTrips, 0.5), percentile(roundTrips, 0.99)});
    }
    QThread thread;
    run.install(thread);
    Player player;
    Echo echo(run, player);
    player.partner = &echo;
    echo.moveToThread(&thread);
    thread.start();
    const Run::Cost cost = run.time([&](qint64 operations) { player.play(operations); });
    thread.quit();
    thread.wait();
    run.finish(
        {cost.wall, cost.cpu, percentile(player.roundTrips, 0.5), percentile(player.roundTrips, 0.99)});
}

// Floor: two std::threads and two futexes.
void pingPong(Run &run, int)
{
    playPingPong(run, 0);
}

// Floor: the same, looking at the futex for 20 us before it sleeps.
void pingPongSpin(Run &run, int)
{
    constexpr qint64 SpinTime = 20'000;
    playPingPong(run, SpinTime);
}

// Starts a thread, has one event delivered there, and ends it while it sleeps or is about to.
// Floor: a QThread whose dispatcher only calls sendPostedEvents() and sleeps on a futex.
void threadLife(Run &run, int)
{
    class Visitor : public QObject
    {
    public:
        explicit Visitor(const Run &run) : m_run(run) {}
        QSemaphore arrived;
        bool event(QEvent *event) override
        {
            if (event->type() != Ping)
                return QObject::event(event);
            m_run.verify();
            arrived.release();
            return true;
        }

    private:
        const Run &m_run;
    };
    const Run::Cost cost = run.time([&run](qint64 operations) {
        for (qint64 i = 0; i < operations; ++i) {
            QThread thread;
            run.install(thread);
            Visitor visitor(run);
            visitor.moveToThread(&thread);
            QCoreApplication::postEvent(&visitor, new QEvent(Ping));
            thread.start();
            visitor.arrived.acquire();
            thread.quit();
            if (!thread.wait(10'000))
                fault("a thread did not end");
        }
    });
    run.finish({cost.wall, cost.cpu});
}

QList<Figure> pingPongFigures(Goal goal)
{
    return timed(goal) + QList<Figure>{{u"p50"_s}, {u"p99"_s}};
}

} // namespace

QList<Work> threadWorks()
{
    const QString what = u"an event posted to a thread and one posted back"_s;
    return {{u"ping-pong"_s, what, u"two threads and two futexes, no Qt"_s, pingPongFigures(Goal::parity()),
             pingPong, 0, 0, nullptr, ParityPairs},
            {u"ping-pong-spin"_s, what + u", SIGNALBOX_SPIN_US=20"_s,
             u"the same, looking at the futex for 20 us before it sleeps"_s, pingPongFigures(Goal::ratio(5)),
             pingPongSpin, 0, 0, nullptr, 1, u"SIGNALBOX_SPIN_US=20"_s},
            {u"thread-life"_s, u"QThread started, one event delivered in it, quit, waited for"_s,
             u"a QThread that only calls sendPostedEvents() and sleeps on a futex"_s, timed(Goal::parity()),
             threadLife, 0, 0, FloorWakingDispatcher::make, ParityPairs}};
}

} // namespace Bench
