// SPDX-License-Identifier: MIT
// Posted events: chains of queued calls in one thread, nested loops, floods from other threads.
#include "floordispatcher.h"
#include "measure.h"

#include <QCoreApplication>
#include <QEvent>
#include <QEventLoop>

#include <thread>

using namespace Qt::StringLiterals;

namespace Bench {

namespace {

// Each call queues the next one, so that each takes a turn of the loop. Floor: sendPostedEvents(), again.
void queuedChain(Run &run, int)
{
    struct Chain
    {
        QEventLoop loop;
        qint64 left = 0;
        void step()
        {
            if (--left == 0)
                loop.quit();
            else
                QMetaObject::invokeMethod(
                    &loop, [this] { step(); }, Qt::QueuedConnection);
        }
    } chain;
    const Run::Cost cost = run.time([&](qint64 operations) {
        chain.left = operations + 1;
        chain.step();
        chain.loop.exec();
        if (chain.left != 0)
            fault("the loop ended before the last call");
    });
    run.finish({cost.wall, cost.cpu});
}

// A loop that a queued call ends. Floor: as above.
void nestedLoops(Run &run, int)
{
    const Run::Cost cost = run.time([](qint64 operations) {
        for (qint64 i = 0; i < operations; ++i) {
            QEventLoop loop;
            bool called = false;
            const auto quit = [&loop, &called] {
                called = true;
                loop.quit();
            };
            QMetaObject::invokeMethod(&loop, quit, Qt::QueuedConnection);
            loop.exec();
            if (!called)
                fault("the loop ended before the call");
        }
    });
    run.finish({cost.wall, cost.cpu});
}

// Counts the events it is sent and ends a loop when the last has come.
class Receiver : public QObject
{
public:
    static constexpr QEvent::Type EventType = QEvent::User;
    QEventLoop loop;
    qint64 left = 0;

    bool event(QEvent *event) override
    {
        if (event->type() != EventType)
            return QObject::event(event);
        if (--left == 0)
            loop.quit();
        return true;
    }
};

// Threads without an event loop flood the main thread. Floor: sendPostedEvents() and a futex.
void flood(Run &run, int threads)
{
    Receiver receiver;
    const Run::Cost cost = run.time([&](qint64 operations) {
        const qint64 share = (operations + threads - 1) / threads;
        receiver.left = share * threads;
        std::vector<std::thread> posters;
        for (int i = 0; i < threads; ++i) {
            posters.emplace_back([&receiver, share] {
                for (qint64 k = 0; k < share; ++k)
                    QCoreApplication::postEvent(&receiver, new QEvent(Receiver::EventType));
            });
        }
        receiver.loop.exec();
        for (std::thread &poster : posters)
            poster.join();
        if (receiver.left != 0)
            fault("the loop ended before the last event");
    });
    run.finish({cost.wall, cost.cpu});
}

Work floodWork(int threads)
{
    return {u"post-%1"_s.arg(threads),
            u"an event posted to the main thread, by %1 thread(s) at once"_s.arg(threads),
            u"a loop of sendPostedEvents() that sleeps on a futex"_s,
            timed(Goal::parity()),
            flood,
            threads,
            threads,
            FloorWakingDispatcher::make,
            ParityPairs};
}

} // namespace

QList<Work> postWorks()
{
    const QString posted = u"a loop of sendPostedEvents()"_s;
    return {{u"queued-chain"_s, u"a queued invokeMethod() made by the one before"_s, posted,
             timed(Goal::ratio(4)), queuedChain, 0, 0, FloorDispatcher::make},
            {u"nested-loop"_s, u"QEventLoop::exec() that a queued call ends"_s, posted, timed(Goal::parity()),
             nestedLoops, 0, 0, FloorDispatcher::make, ParityPairs},
            floodWork(1),
            floodWork(2),
            floodWork(4)};
}

} // namespace Bench
