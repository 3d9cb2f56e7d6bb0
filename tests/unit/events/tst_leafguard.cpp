// SPDX-License-Identifier: MIT
#include "events/queuewaits.h"
#include "jobs.h"

#include <QtTest/qtest.h>

#include <deque>
#include <stdexcept>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using Content = EventQueue::Content;

namespace {

enum class When { Never, Before, Done };

//! Which member of a BadLeaf throws, and whether its work is done then.
struct Fault
{
    const char *member = "";
    When when = When::Never;

    bool is(const char *fault, When moment) const { return when == moment && qstrcmp(member, fault) == 0; }
    void throwIf(const char *current, When moment) const
    {
        if (is(current, moment))
            throw std::runtime_error("a tantrum");
    }
};

//! A line whose members throw as a Fault says.
class BadLeaf : public EventLeaf
{
public:
    explicit BadLeaf(const Fault &fault) : m_fault(fault) {}

    bool hasRoomFor(const Event &event, qsizetype limit) const override
    {
        m_fault.throwIf("hasRoomFor", When::Before);
        return EventLeaf::hasRoomFor(event, limit);
    }
    bool roomDependsOnEvent() const override
    {
        m_fault.throwIf("roomDependsOnEvent", When::Before);
        return false;
    }
    void push(EventPointer<> event) override
    {
        run("push", [&] { m_events.push_back(std::move(event)); });
    }
    EventPointer<> take() override
    {
        EventPointer<> event;
        if (!m_fault.is("take gives null", When::Before))
            run("take", [&] { event = takeFirst(); });
        return event;
    }
    void hold(EventPointer<> event) override
    {
        run("hold", [&] {
            m_events.push_front(std::move(event));
            m_isHeld = true;
        });
    }
    void release(const Event &) override
    {
        run("release", [&] { m_isHeld = false; });
    }
    void discard(const Event &) override
    {
        run("discard", [&] { takeFirst(); });
    }
    EventPointer<> takeAny() override
    {
        EventPointer<> event;
        run("takeAny", [&] { event = m_events.empty() ? EventPointer<>() : takeFirst(); });
        return event;
    }
    bool isReady() const override
    {
        m_fault.throwIf("isReady", When::Before);
        return !m_isHeld && !m_events.empty();
    }
    qsizetype size() const override
    {
        m_fault.throwIf("size", When::Before);
        return qsizetype(m_events.size());
    }

private:
    template <typename Work>
    void run(const char *member, Work work)
    {
        m_fault.throwIf(member, When::Before);
        work();
        m_fault.throwIf(member, When::Done);
    }
    EventPointer<> takeFirst()
    {
        auto event = std::move(m_events.front());
        m_events.pop_front();
        m_isHeld = false;
        return event;
    }

    const Fault &m_fault;
    std::deque<EventPointer<>> m_events;
    bool m_isHeld = false;
};

//! Warnings, each once.
QStringList warnings;
void keepWarning(QtMsgType, const QMessageLogContext &, const QString &text)
{
    if (!warnings.contains(text))
        warnings.append(text);
}

//! A router whose queue "bad", for the jobs of that name, has a BadLeaf.
struct Subject
{
    EventQueue *addBad()
    {
        return router.rootQueue().addQueue(
            {.name = u"bad"_s, .matcher = match<Job>(u"bad"_s), .limit = 2, .leaf = [this] {
                 return std::make_unique<BadLeaf>(fault);
             }});
    }
    Fault fault = {};
    EventRouter router = EventRouter();
    EventQueue *bad = addBad();
    Worker worker{router};
};

//! Tells when its event is queued, or refused.
struct Logged : SendWait
{
    explicit Logged(EventLog &waitLog) : log(waitLog) {}
    void sent() override { log.add(wasRefused() ? "refused" : "sent"); }
    EventLog &log;
};

} // namespace

class tst_LeafGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        warnings.clear();
        m_previous = qInstallMessageHandler(keepWarning);
    }
    void cleanup() { qInstallMessageHandler(m_previous); }

    // bad1 and other1 meet the fault, and bad2, which comes later, does not.
    void whatALeafThrowsStaysInItsQueue_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<bool>("isDone"); // before it throws
        QTest::addColumn<bool>("isAccepted");
        QTest::addColumn<QString>("delivered");
        QTest::addColumn<QString>("warned");
        const QString refused = u"an event came: the event is refused, unless it is in there"_s;
        const QString held = u"an event was to be held: the event is not held, unless it is in there"_s;
        const QString taken = u"the next event was taken: it stands still until another one comes"_s;
        const QString left = u"an event that was held left: it may stand still"_s;
        QTest::newRow("room") << "hasRoomFor"_qba << false << false << u"other1, bad2"_s
                              << u"it was asked for room: the event is refused"_s;
        QTest::newRow("size") << "size"_qba << false << false << u"other1, bad2"_s
                              << u"it was asked for room: the event is refused"_s;
        QTest::newRow("push") << "push"_qba << false << false << u"other1, bad2"_s << refused;
        QTest::newRow("push, and it is in")
            << "push"_qba << true << true << u"bad1, other1, bad2"_s << refused;
        QTest::newRow("ready") << "isReady"_qba << false << true << u"other1, bad1, bad2"_s
                               << u"it was asked whether it is ready: it is not"_s;
        QTest::newRow("take") << "take"_qba << false << true << u"other1, bad1, bad2"_s << taken;
        QTest::newRow("take, and it is lost") << "take"_qba << true << true << u"other1, bad2"_s << taken;
        QTest::newRow("hold") << "hold"_qba << false << true << u"bad1, other1, bad2"_s << held;
        QTest::newRow("hold, and it is in") << "hold"_qba << true << true << u"bad1, other1, bad2"_s << held;
        QTest::newRow("discard") << "discard"_qba << false << true << u"bad1, other1"_s << left;
        QTest::newRow("discard, and it is out")
            << "discard"_qba << true << true << u"bad1, other1, bad2"_s << left;
    }
    void whatALeafThrowsStaysInItsQueue()
    {
        QFETCH(QByteArray, member);
        QFETCH(bool, isDone);
        QFETCH(QString, warned);
        Subject subject;
        subject.fault = {member.constData(), isDone ? When::Done : When::Before};
        QTEST(subject.router.send(job("bad", 1)).isAccepted(), "isAccepted");
        QVERIFY(subject.router.send(job("other", 1)));
        processAll(subject.router);
        subject.fault = {};
        QVERIFY(subject.router.send(job("bad", 2)));
        processAll(subject.router);
        QTEST(words(subject.worker.log.take()), "delivered");
        QCOMPARE(warnings, QStringList(u"Queue \"bad\": its leaf threw a tantrum when "_s + warned + u'.'));

        subject.bad->remove(Content::Drop);
        QCOMPARE(subject.router.rootQueue().size(), 0);
    }

    void eventThatIsNotReleasedIsClearedAway()
    {
        Subject subject;
        subject.worker.accepts = false;
        QVERIFY(subject.router.send(job("bad", 1)));
        processAll(subject.router);
        subject.fault = {"release", When::Before};
        subject.bad->unblock();
        QCOMPARE(warnings.takeFirst(),
                 u"Queue \"bad\": its leaf threw a tantrum when an event that was held went "
                 "on: it may stand still."_s);
        processAll(subject.router);
        QCOMPARE(words(subject.worker.log.take()), u"bad1"_s);
        QCOMPARE(subject.bad->clear(), 1);
        QCOMPARE(subject.router.rootQueue().size(), 0);
    }

    void heldEventOfALeafThatDoesNotGiveItUpMayStillBeAccepted_data()
    {
        QTest::addColumn<bool>("routerEnds");
        QTest::newRow("its queue is removed") << false;
        QTest::newRow("its router ends") << true;
    }
    void heldEventOfALeafThatDoesNotGiveItUpMayStillBeAccepted()
    {
        QFETCH(bool, routerEnds);
        const EventPointer<> event(makeEvent(job("bad", 1)));
        const EventPointer<> behind(makeEvent(job("bad", 2)));
        auto subject = std::make_unique<Subject>();
        subject->worker.accepts = false;
        QVERIFY(subject->router.send(event));
        QVERIFY(subject->router.send(behind));
        processAll(subject->router);
        subject->fault = {"takeAny", When::Before};
        if (routerEnds) {
            subject.reset();
        } else {
            subject->bad->remove(Content::Drop);
            QCOMPARE(subject->router.rootQueue().size(), 0);
        }
        QCOMPARE(warnings.first(),
                 u"Queue \"bad\": its leaf threw a tantrum when it was cleared: what is in there stays."_s);
        event->accept();
        behind->accept();
    }

    // A leaf that says it is ready, and gives null, or what it must not have any more.
    void whatALeafGivesIsLookedAt()
    {
        Subject subject;
        QVERIFY(subject.router.send(job("bad", 1)));
        subject.fault = {"take gives null", When::Before};
        processAll(subject.router);
        QCOMPARE(subject.worker.log.size(), 0);
        subject.fault = {"discard", When::Before};
        QVERIFY(subject.router.send(job("bad", 2)));
        processAll(subject.router);
        QCOMPARE(words(subject.worker.log.take()), u"bad1"_s);
        warnings.clear();
        QCOMPARE(subject.bad->clear(), 1);
        QCOMPARE(
            warnings,
            QStringList(u"Queue \"bad\": its leaf gave Job, which is not in this queue: it is dropped."_s));
        QCOMPARE(subject.bad->size(), 0);
    }

    void whoWaitsForRoomHearsOfTheRefusal_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QString>("told");
        QTest::addColumn<QString>("delivered");
        QTest::newRow("room") << "hasRoomFor"_qba << u"refused, refused"_s << u"bad1, bad2"_s;
        QTest::newRow("push") << "push"_qba << u"refused, refused"_s << u"bad1, bad2"_s;
        QTest::newRow("what room depends on")
            << "roomDependsOnEvent"_qba << u"sent, sent"_s << u"bad1, bad2, bad3, bad4"_s;
    }
    void whoWaitsForRoomHearsOfTheRefusal()
    {
        QFETCH(QByteArray, member);
        Subject subject;
        EventLog log;
        Logged first(log), second(log);
        QVERIFY(subject.router.send(job("bad", 1)));
        QVERIFY(subject.router.send(job("bad", 2)));
        QVERIFY(!first.start(subject.router, makeEvent(job("bad", 3))));
        QVERIFY(!second.start(subject.router, makeEvent(job("bad", 4))));
        QVERIFY(!first.wasRefused());
        subject.fault = {member.constData(), When::Before};
        processAll(subject.router);
        QTEST(words(log.take()), "told");
        QTEST(words(subject.worker.log.take()), "delivered");
        QCOMPARE(warnings.size(), 1);
        QCOMPARE(subject.router.rootQueue().size(), 0);
    }

    void refusalAtOnceIsToldByTheWait()
    {
        Subject subject;
        EventLog log;
        Logged wait(log);
        subject.fault = {"push", When::Before};
        QVERIFY(wait.start(subject.router, makeEvent(job("bad", 1))));
        QVERIFY(wait.wasRefused());
        QVERIFY(wait.start(subject.router, makeEvent(job("other", 1))));
        QVERIFY(!wait.wasRefused());
        QVERIFY(wait.start(subject.router, {}));
        QVERIFY(wait.wasRefused());
        processAll(subject.router);
        QCOMPARE(log.size(), 0);
    }

    void refusedEventMayBeSentAgain()
    {
        Subject subject;
        const EventPointer<> event(makeEvent(job("bad", 1)));
        subject.fault = {"push", When::Before};
        QVERIFY(!subject.router.sendForced(event));
        QCOMPARE(subject.bad->statistics().refused, 1u);
        QCOMPARE(subject.bad->statistics().in, 0u);
        subject.fault = {};
        QVERIFY(subject.router.sendForced(event));
        processAll(subject.router);
        QCOMPARE(words(subject.worker.log.take()), u"bad1"_s);
    }

    void contentThatIsKeptGoesToTheParentAsFarAsItComesOut()
    {
        Subject subject;
        subject.worker.wait.stop();
        QVERIFY(subject.router.send(job("bad", 1)));
        QVERIFY(subject.router.send(job("bad", 2)));
        subject.fault = {"take", When::Done}; // bad1 is lost
        subject.bad->remove(Content::Keep);
        QCOMPARE(subject.router.rootQueue().size(), 0);
        QCOMPARE(subject.router.rootQueue().queues().size(), 0);
    }

    void factoryThatThrowsMakesNoQueue()
    {
        Subject subject;
        const LeafFactory factory = []() -> std::unique_ptr<EventLeaf> {
            throw std::runtime_error("no leaf");
        };
        QVERIFY_THROWS_EXCEPTION(std::runtime_error,
                                 subject.router.rootQueue().addQueue({.name = u"worse"_s, .leaf = factory}));
        QCOMPARE(subject.router.rootQueue().queues().size(), 1);
        subject.bad->remove(Content::Keep); // and it is not asking any more
        QCOMPARE(subject.router.rootQueue().queues().size(), 0);
    }

private:
    QtMessageHandler m_previous = nullptr;
};

QTEST_GUILESS_MAIN(tst_LeafGuard)
#include "tst_leafguard.moc"
