// SPDX-License-Identifier: MIT
// Which thread posts to which: what a Probe counts of it.
#include "mainloop.h"

#include <Signalbox/Event>
#include <Signalbox/Install>
#include <Signalbox/Probe>
#include <Signalbox/RemoteScheduler>
#include <Signalbox/Scheduler>
#include <Signalbox/SnapshotText>
#include <Signalbox/WaitableEvent>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qcoreevent.h>
#include <QtCore/qthread.h>
#include <QtTest/qtest.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <latch>
#include <memory>
#include <pthread.h>
#include <semaphore>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace Signalbox;
using namespace Qt::StringLiterals;

struct Ping
{
    int number = 0;
    SIGNALBOX_EVENT(Ping, number)
};

//! A QThread whose loop is Signalbox's, or stock Qt's, with an object and a scheduler in it.
class Receiver
{
public:
    enum class Loop { Ours, Qts };

    explicit Receiver(Loop loop = Loop::Ours)
    {
        if (loop == Loop::Ours)
            install(&m_thread);
        m_thread.start();
        object.moveToThread(&m_thread);
        QMetaObject::invokeMethod(
            &object, [this] { remote = Scheduler::current().remote(); }, Qt::BlockingQueuedConnection);
    }
    ~Receiver()
    {
        m_thread.quit();
        m_thread.wait();
    }
    Receiver(const Receiver &) = delete;
    Receiver &operator=(const Receiver &) = delete;

    QObject object;
    RemoteScheduler remote;

private:
    QThread m_thread;
};

static void post(QObject &receiver, int count)
{
    for (int i = 0; i < count; ++i)
        QCoreApplication::postEvent(&receiver, new QEvent(QEvent::User));
}

static void call(const RemoteScheduler &remote, int count)
{
    for (int i = 0; i < count; ++i)
        remote.call([] {});
}

static void send(const RemoteScheduler &remote, int count)
{
    for (int i = 0; i < count; ++i)
        QVERIFY(remote.send(Ping{i}).isAccepted());
}

//! A thread with a name, which stays when it has done its work until it is let go.
class Poster
{
public:
    Poster(const char *name, std::function<void()> work)
        : m_thread([this, name, work = std::move(work)] {
            ::pthread_setname_np(::pthread_self(), name);
            work();
            hasPosted.set();
            m_mayEnd.wait();
        })
    {
    }
    ~Poster() { end(); }
    void end()
    {
        m_mayEnd.set();
        if (m_thread.joinable())
            m_thread.join();
    }

    WaitableEvent hasPosted;

private:
    WaitableEvent m_mayEnd;
    std::thread m_thread;
};

class tst_Posts : public QObject
{
    Q_OBJECT

    static Snapshot look(const Probe &probe) { return probe.snapshot({.parts = SnapshotPart::PostedEvents}); }

    //! From all threads of that name to the loop \a to.
    static PostEdgeSnapshot edge(const Snapshot &snapshot, const QString &from, quint64 to)
    {
        PostEdgeSnapshot sum;
        for (const auto &edge : snapshot.postEdges) {
            if (edge.fromThread != from || edge.to != to)
                continue;
            sum.from = edge.from;
            sum.events += edge.events;
            sum.calls += edge.calls;
        }
        return sum;
    }
    static quint64 mainId(const Snapshot &snapshot) { return mainLoop(snapshot).id; }
    //! Of the loop that was born last.
    static quint64 newest(const Snapshot &snapshot) { return snapshot.loops.constLast().id; }
    static void deliverAll() { QCoreApplication::processEvents(); }

private Q_SLOTS:
    void cleanup() { deliverAll(); }

    void nothingIsCountedWhileNobodyLooks()
    {
        const auto remote = Scheduler::current().remote();
        {
            const Probe probe; // and then goes
        }
        Poster poster("unseen", [&] {
            post(*this, 10);
            call(remote, 10);
            send(remote, 10);
        });
        poster.hasPosted.wait();
        const Probe probe;
        const auto seen = look(probe);
        QVERIFY(std::none_of(seen.postEdges.begin(), seen.postEdges.end(),
                             [](const auto &edge) { return edge.fromThread == "unseen"_L1; }));
    }

    void countsAreThoseOfWhatWasPosted_data()
    {
        QTest::addColumn<int>("threads");
        QTest::newRow("1 thread") << 1;
        QTest::newRow("2 threads") << 2;
        QTest::newRow("4 threads") << 4;
    }
    void countsAreThoseOfWhatWasPosted()
    {
        QFETCH(int, threads);
        static constexpr const char *names[] = {"poster 0", "poster 1", "poster 2", "poster 3"};
        const auto remote = Scheduler::current().remote().withLane(100'000);
        Receiver other;
        const Probe probe;
        const auto before = look(probe);
        std::latch start(threads);
        std::vector<std::unique_ptr<Poster>> posters;
        for (int i = 0; i < threads; ++i) {
            posters.push_back(std::make_unique<Poster>(names[i], [&, i] {
                start.arrive_and_wait();
                for (int round = 0; round < 50; ++round) {
                    post(*this, 1 + i);
                    call(remote, 2 + i);
                    post(other.object, 3 + i);
                    send(remote, 4 + i);
                    call(other.remote, 5 + i);
                }
            }));
        }
        for (const auto &poster : posters)
            poster->hasPosted.wait();
        const auto seen = look(probe);
        for (int i = 0; i < threads; ++i) {
            const auto from = QString::fromLatin1(names[i]);
            const auto toMain = edge(seen, from, mainId(seen));
            QCOMPARE(toMain.events, quint64(50 * (1 + i)));
            QCOMPARE(toMain.calls, quint64(50 * (2 + i + 4 + i)));
            const auto toOther = edge(seen, from, newest(seen));
            QCOMPARE(toOther.events, quint64(50 * (3 + i)));
            QCOMPARE(toOther.calls, quint64(50 * (5 + i)));
            QVERIFY(toMain.from != 0 && toMain.from == toOther.from);
        }
        deliverAll();
    }

    // A thread with a loop is named as that is, and the edge says which one it is.
    void loopsThatPostAreThoseOfTheList()
    {
        Receiver other;
        const Probe probe;
        const auto before = look(probe);
        const auto had = edge(before, u"main"_s, newest(before));
        post(other.object, 7);
        call(other.remote, 5);
        QMetaObject::invokeMethod(
            &other.object, [this] { post(*this, 3); }, Qt::BlockingQueuedConnection); // one more
        const auto seen = look(probe);
        const auto there = edge(seen, u"main"_s, newest(seen));
        QCOMPARE(there.events - had.events, quint64(8));
        QCOMPARE(there.calls - had.calls, quint64(5));
        const auto back = std::find_if(seen.postEdges.begin(), seen.postEdges.end(), [&](const auto &each) {
            return each.fromLoop == newest(seen) && each.to == mainId(seen);
        });
        QVERIFY(back != seen.postEdges.end());
        QCOMPARE(back->events, quint64(3));
        QCOMPARE(back->fromThreadId, seen.loops.constLast().threadId);
    }

    void whatAThreadPostsToItselfIsNoEdge()
    {
        const Probe probe;
        const auto before = look(probe);
        post(*this, 10);
        call(Scheduler::current().remote(), 10);
        deliverAll();
        const auto after = look(probe);
        QCOMPARE(edge(after, u"main"_s, mainId(after)).total(), quint64(0));
        QCOMPARE(edge(after, u"main"_s, 0).total(), edge(before, u"main"_s, 0).total());
    }

    // Of Qt's posts nothing is known there.
    void guestsGetTheCallsThatWereMade()
    {
        Receiver guest(Receiver::Loop::Qts);
        const Probe probe;
        Poster poster("visitor", [&] {
            call(guest.remote, 4);
            send(guest.remote, 2);
            post(guest.object, 3);
        });
        poster.hasPosted.wait();
        const auto seen = look(probe);
        QCOMPARE(seen.loops.constLast().state, LoopSnapshot::State::Guest);
        QCOMPARE(edge(seen, u"visitor"_s, newest(seen)).calls, quint64(6));
        QCOMPARE(edge(seen, u"visitor"_s, newest(seen)).events, quint64(0));
    }

    // It has one thread, and what others had posted is nobody's any more.
    void forkedChildrenCountAnew()
    {
        const Probe probe;
        Poster poster("parent's", [&] { post(*this, 3); });
        poster.hasPosted.wait();
        const auto child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            Poster own("child's", [&] { post(*this, 5); });
            own.hasPosted.wait();
            const auto seen = look(probe);
            const bool isRight = edge(seen, u"child's"_s, mainId(seen)).events == 5 &&
                                 edge(seen, u"parent's"_s, mainId(seen)).total() == 0;
            own.end();
            ::_exit(isRight ? 0 : 1);
        }
        int status = -1;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
        QCOMPARE(edge(look(probe), u"parent's"_s, mainId(look(probe))).events, quint64(3));
    }

    // What is refused was never on its way.
    void callsThatAreRefusedAreNotCounted()
    {
        RemoteScheduler ended;
        {
            const Receiver other;
            ended = other.remote;
        }
        const Probe probe;
        Poster poster("refused", [&] { call(ended, 3); });
        poster.hasPosted.wait();
        const auto seen = look(probe);
        QVERIFY(std::none_of(seen.postEdges.begin(), seen.postEdges.end(),
                             [](const auto &edge) { return edge.fromThread == "refused"_L1; }));
    }

    void threadsThatHaveEndedAreOne()
    {
        const Probe probe;
        const auto before = look(probe);
        const auto had = edge(before, {}, mainId(before)); // of those that have ended so far
        for (int i = 0; i < 20; ++i) {
            Poster poster("short", [&] { post(*this, 5); });
            poster.hasPosted.wait();
            if (i == 0)
                QCOMPARE(edge(look(probe), u"short"_s, mainId(before)).events, quint64(5));
        }
        const auto after = look(probe);
        const auto ended = edge(after, {}, mainId(after));
        QCOMPARE(ended.from, quint64(0));
        QCOMPARE(ended.events - had.events, quint64(100));
        QCOMPARE(edge(after, u"short"_s, mainId(after)).total(), quint64(0));
    }

    // A thread's objects go one after the other, and may post until the last one.
    void postsAtTheVeryEndOfAThreadAreCounted()
    {
        struct Last
        {
            QObject *receiver = nullptr;
            ~Last() { post(*receiver, 3); }
        };
        const Probe probe;
        const auto before = look(probe);
        const auto had = edge(before, {}, mainId(before));
        std::thread([this] {
            static thread_local Last last{this}; // made before its first post: it goes last
            post(*last.receiver, 2);
        }).join();
        const auto after = look(probe);
        QCOMPARE(edge(after, {}, mainId(after)).events - had.events, quint64(5));
    }

    void loopsBeyondTheBoundAreCountedTogether()
    {
        constexpr int Many = 70;
        constexpr int Bound = 64;
        const Probe probe;
        std::vector<std::unique_ptr<Receiver>> receivers;
        for (int i = 0; i < Many; ++i)
            receivers.push_back(std::make_unique<Receiver>());
        Poster poster("busy", [&] {
            for (int round = 0; round < 3; ++round) {
                for (const auto &receiver : receivers)
                    post(receiver->object, 1);
            }
        });
        poster.hasPosted.wait();
        const auto seen = look(probe);
        int edges = 0;
        for (const auto &each : seen.postEdges) {
            if (each.fromThread != "busy"_L1 || each.to == 0)
                continue;
            ++edges;
            QCOMPARE(each.events, quint64(3));
        }
        QCOMPARE(edges, Bound);
        QCOMPARE(edge(seen, u"busy"_s, 0).events, quint64(3 * (Many - Bound)));
    }

    // Their places are taken by others, and their counts are not lost.
    void loopsThatHaveEndedMakeRoom()
    {
        constexpr int Rounds = 3;
        constexpr int Each = 40;
        const Probe probe;
        std::atomic<int> posted = 0;
        std::binary_semaphore go(0);
        std::binary_semaphore done(0);
        std::atomic<bool> isOver = false;
        std::vector<std::unique_ptr<Receiver>> receivers;
        Poster poster("lasting", [&] {
            for (;;) {
                go.acquire();
                if (isOver)
                    return;
                for (const auto &receiver : receivers)
                    post(receiver->object, 2);
                posted += 2 * int(receivers.size());
                done.release();
            }
        });
        for (int round = 0; round < Rounds; ++round) {
            receivers.clear();
            for (int i = 0; i < Each; ++i)
                receivers.push_back(std::make_unique<Receiver>());
            go.release();
            done.acquire();
            const auto seen = look(probe);
            const auto edges =
                std::count_if(seen.postEdges.begin(), seen.postEdges.end(), [](const auto &each) {
                    return each.fromThread == "lasting"_L1 && each.to != 0 && each.events == 2;
                });
            QCOMPARE(edges, qsizetype(Each));
            QCOMPARE(edge(seen, u"lasting"_s, 0).events, quint64(posted - 2 * Each));
        }
        isOver = true;
        go.release();
    }

    void countsGrowWhileTheyAreRead()
    {
        constexpr int Threads = 4;
        constexpr int Each = 20'000;
        const auto remote = Scheduler::current().remote();
        Receiver other;
        const Probe probe;
        const auto before = look(probe);
        const auto had = edge(before, {}, newest(before)).total() + edge(before, {}, mainId(before)).total();
        std::atomic<int> running = Threads;
        std::vector<std::thread> threads;
        for (int i = 0; i < Threads; ++i) {
            threads.emplace_back([&] {
                for (int k = 0; k < Each; ++k) {
                    if (k % 100 == 0)
                        std::thread([&] { call(remote, 1); }).join();
                    k % 3 ? post(other.object, 1) : call(other.remote, 1);
                }
                --running;
            });
        }
        const auto sum = [](const Snapshot &snapshot) {
            quint64 all = 0;
            for (const auto &each : snapshot.postEdges)
                all += each.total();
            return all;
        };
        quint64 last = 0;
        bool grows = true;
        while (running > 0) {
            const auto now = sum(look(probe));
            grows &= now >= last;
            last = now;
            deliverAll();
        }
        for (auto &thread : threads)
            thread.join();
        QVERIFY(grows);
        const auto after = look(probe);
        const auto got = edge(after, {}, newest(after)).total() + edge(after, {}, mainId(after)).total();
        QCOMPARE(got - had, quint64(Threads) * (Each + Each / 100));
    }

    void textSaysWhoPostsToWhom()
    {
        const Probe probe;
        Poster poster("teller", [&] { post(*this, 12); });
        poster.hasPosted.wait();
        const auto text = toText(look(probe), 1000);
        QVERIFY2(text.contains("teller to main: 12 events"_L1), qPrintable(text));
    }
};

int main(int argc, char **argv)
{
    if (!install())
        return 1;
    QCoreApplication app(argc, argv);
    tst_Posts test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_posts.moc"
