// SPDX-License-Identifier: MIT
// The answers of docs/events.md are true. Each has a test of its name, in virtual time.
#include "answers.h"

#include <Signalbox/Scope>
#include <Signalbox/Test>

#include <QtTest/QtTest>

#include <memory>
#include <thread>

namespace {

TestClock &testClock()
{
    return *TestClock::instance();
}

void send(const auto &event)
{
    QVERIFY(Scheduler::current().send(event));
}

//! What is logged until nothing is left to do.
QString logged()
{
    return waitUntilIdle() ? words(eventLog().take()) : u"(it does not end)"_s;
}

Task<> logNextVisitor()
{
    const auto visitor = co_await nextVisitor();
    log(visitor);
}

void sendTwoOpenings()
{
    send(DoorOpened{u"town hall"_s, 1, u"Ada"_s});
    send(DoorForced{{u"library"_s, 2}});
}

} // namespace

class tst_EventGuide : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        auto &root = Scheduler::current().rootQueue();
        root.clear();
        for (auto *queue : root.queues())
            queue->remove(EventQueue::Content::Drop);
        eventLog().take();
    }

    void whatIsAnEvent()
    {
        QString text;
        QDebug(&text).nospace() << DoorOpened{u"town hall"_s, 1, u"Ada"_s};
        QCOMPARE(text, u"DoorOpened(building: \"town hall\", door: 1)"_s);
        const auto opened = makeEvent(DoorOpened{u"town hall"_s, 1}), forced = EventPointer<DoorOpened>(makeEvent(DoorForced{}));
        QVERIFY(match<DoorOpened>().matches(*forced.get()) && match<DoorOpened>().matches(*opened.get()));
        QVERIFY(match<DoorForced>().matches(*forced.get()) && !match<DoorForced>().matches(*opened.get()));
    }

    void howDoISendAndReceive()
    {
        auto porter = std::make_unique<Porter>();
        porter->listen();
        send(DoorOpened{u"town hall"_s, 1, u"Ada"_s});
        QCOMPARE(eventLog().size(), 0); // send() returns before
        QCOMPARE(logged(), u"hello Ada"_s);
        porter.reset();
        send(DoorOpened{u"town hall"_s, 1, u"Bert"_s});
        QCOMPARE(logged(), QString());
    }

    void howDoIGetOnlySome()
    {
        Porter porter;
        porter.listenPrecisely();
        sendTwoOpenings();
        QCOMPARE(logged(), u"town hall, a door 2, police to library, nobody"_s);
    }

    void howIsNothingLost()
    {
        send(PrintJob{u"Ada"_s, u"a.txt"_s});
        send(PrintJob{u"Bert"_s, u"b.txt"_s});
        QCOMPARE(logged(), QString());
        QCOMPARE(Scheduler::current().rootQueue().size(), 2); // nobody was there
        Printer printer;
        printer.work();
        QCOMPARE(logged(), u"Ada a.txt, Bert b.txt"_s);
        QVERIFY(Scheduler::current().rootQueue().isEmpty());
    }

    void whoTakesAnEventThatMustBeHandled()
    {
        QObject reader;
        Scheduler::current().on(match<PrintJob>(), &reader, [](const PrintJob &job) { log(u"saw "_s + job.file); });
        send(PrintJob{u"Ada"_s, u"a.txt"_s});
        QCOMPARE(logged(), u"saw a.txt"_s);
        QCOMPARE(Scheduler::current().rootQueue().size(), 1); // its slot cannot accept
        Printer printer;
        printer.work(); // who comes later gets what is held, and so does everybody again
        QCOMPARE(logged(), u"saw a.txt, Ada a.txt"_s);
        QVERIFY(Scheduler::current().rootQueue().isEmpty());
    }

    void howDoLatecomersLearnTheState()
    {
        send(LinkState{u"eth0"_s, true});
        send(LinkState{u"eth0"_s, false});
        send(LinkState{u"eth1"_s, true});
        QCOMPARE(logged(), QString());
        Porter porter;
        porter.listenToLinks();
        QCOMPARE(logged(), u"down"_s);
    }

    void whoHearsOfAStateThatHasBeen()
    {
        Porter porter;
        porter.listenToLinks();
        send(LinkState{u"eth0"_s, true});
        QVERIFY(logged().endsWith(u"up"_s));
    }

    void howDoTheUrgentComeFirst()
    {
        makeQueues();
        Porter porter;
        porter.listenPrecisely();
        Printer printer;
        printer.work();
        send(PrintJob{u"Ada"_s, u"a.txt"_s, 1});
        send(PrintJob{u"Bert"_s, u"b.txt"_s, 5});
        send(PrintJob{u"boss"_s, u"c.txt"_s});
        send(DoorForced{{u"bank"_s, 1, u"X"_s}});
        QCOMPARE(logged(), u"police to bank, boss c.txt, Bert b.txt, Ada a.txt"_s);
    }

    void howIsOneWhoSendsMuchKeptFromHinderingOthers()
    {
        makeFairQueue();
        for (const auto *file : {"1", "2", "3"})
            send(PrintJob{u"Ada"_s, QString::fromLatin1(file)});
        send(PrintJob{u"Bert"_s, u"4"_s});
        Printer printer;
        printer.work();
        QCOMPARE(logged(), u"Ada 1, Bert 4, Ada 2, Ada 3"_s);
        for (int i = 0; i < 10; ++i)
            send(PrintJob{u"Ada"_s, u"more"_s});
        QVERIFY(!Scheduler::current().send(PrintJob{u"Ada"_s, u"too much"_s}));
        send(PrintJob{u"Bert"_s, u"this"_s});
    }

    void whatIfThereIsNoRoom()
    {
        makeQueues();
        for (const auto *file : {"1", "2", "3"})
            QVERIFY(submit({u"Ada"_s, QString::fromLatin1(file)}));
        QVERIFY(!submit({u"Ada"_s, u"4"_s}));
        QCOMPARE(logged(), u"jobs is full, and has 3"_s);
        Scope scope;
        scope.start(submitAll({u"5"_s, u"6"_s}));
        QCOMPARE(logged(), QString());
        Printer printer;
        printer.work();
        const auto done = logged();
        QVERIFY2(done.contains(u"clerk 5"_s) && done.contains(u"clerk 6"_s) && done.contains(u"all submitted"_s), qPrintable(done));
    }

    void howDoesACoroutineWait()
    {
        Scope scope;
        scope.start(logNextVisitor());
        send(DoorOpened{u"library"_s, 1, u"Ada"_s});
        send(DoorOpened{u"town hall"_s, 1, u"Bert"_s});
        QCOMPARE(logged(), u"Bert"_s);
    }

    void howDoesAThreadSend()
    {
        QStringList files;
        for (int i = 0; i < 20; ++i)
            files.append(QString::number(i));
        Scheduler::current().rootQueue().addQueue({.name = u"jobs"_s, .matcher = match<PrintJob>(), .limit = 2});
        {
            const std::jthread thread(reportFiles, Scheduler::current().remote(), files);
            QTRY_COMPARE(Scheduler::current().rootQueue().size(), 2); // and four in the lane
            Printer printer;
            printer.work();
            QTRY_COMPARE(eventLog().size(), 20);
            QCOMPARE(eventLog().take().last(), u"scanner 19"_s);
        }
        {
            const std::jthread stopped(reportFiles, Scheduler::current().remote(), files); // nobody prints: it ends all the same
            QTRY_COMPARE(Scheduler::current().rootQueue().size(), 2);
        }
        Printer printer;
        printer.work();
        QVERIFY(logged().startsWith(u"scanner 0, scanner 1"_s)); // what was sent before is not lost
    }

    void howDoSignalsAndTimersBecomeEvents()
    {
        Device device;
        announce(&device);
        Q_EMIT device.plugged(u"usb0"_s);
        QVERIFY(logged().endsWith(u"signal for usb0"_s));
        Porter porter;
        porter.listen();
        remind();
        auto late = remind();
        late.cancel();
        testClock().advance(9min);
        QCOMPARE(logged(), QString());
        testClock().advance(1min);
        QCOMPARE(logged(), u"hello everybody"_s);
    }
};

SIGNALBOX_TEST_MAIN(tst_EventGuide)
#include "tst_eventguide.moc"
