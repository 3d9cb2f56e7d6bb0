// SPDX-License-Identifier: MIT
#include "events/eventleaf.h"
#include "jobs.h"

#include <QtTest/qtest.h>

#include <cmath>
#include <limits>

#include <deque>

using namespace Signalbox;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(LeafFactory)

namespace {

//! Last in, first out.
class StackLeaf : public EventLeaf
{
public:
    void push(EventPointer<> event) override { m_events.push_back(std::move(event)); }
    EventPointer<> take() override
    {
        auto event = m_events.back();
        m_events.pop_back();
        return event;
    }
    void hold(EventPointer<> event) override
    {
        m_events.push_back(std::move(event));
        m_isHeld = true;
    }
    void release(const Event &) override { m_isHeld = false; }
    void discard(const Event &event) override
    {
        std::erase_if(m_events, [&](const auto &each) { return each.get() == &event; });
        m_isHeld = false;
    }
    EventPointer<> takeAny() override
    {
        m_isHeld = false;
        return m_events.empty() ? EventPointer<>() : take();
    }
    bool isReady() const override { return !m_isHeld && !m_events.empty(); }
    qsizetype size() const override { return qsizetype(m_events.size()); }

private:
    std::deque<EventPointer<>> m_events;
    bool m_isHeld = false;
};

QStringList takeAll(EventLeaf &leaf)
{
    QStringList taken;
    while (leaf.isReady())
        taken.append(text(leaf.take()));
    return taken;
}

bool offer(EventLeaf &leaf, qsizetype limit, const char *key, int number = 0)
{
    auto event = passingJob(key, number);
    if (!leaf.hasRoomFor(*event, limit))
        return false;
    leaf.push(std::move(event));
    return true;
}

} // namespace

enum class Grade : quint64 { Low = 1, High = ~quint64(0) };

struct Urgent
{
    double share = 0;
    float single = 0;
    quint64 large = 0;
    Grade grade = Grade::Low;
    bool isUrgent = false;
    SIGNALBOX_EVENT(Urgent)
};

class tst_EventLeaf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void orderIsThatOfTheKind_data()
    {
        QTest::addColumn<LeafFactory>("factory");
        QTest::addColumn<QString>("expected");
        QTest::newRow("fifo") << fifoLeaf() << u"a1, a2, b3, c4, a5"_s;
        QTest::newRow("priority, equals in order")
            << priorityLeaf(&Job::urgency) << u"b3, a2, c4, a1, a5"_s; // W10
        QTest::newRow("by key, in turns") << keyedLeaf(&Job::queue) << u"a1, b3, c4, a2, a5"_s;
        QTest::newRow("own kind") << LeafFactory([] { return std::make_unique<StackLeaf>(); })
                                  << u"a5, c4, b3, a2, a1"_s;
    }
    void orderIsThatOfTheKind()
    {
        QFETCH(LeafFactory, factory);
        const auto leaf = factory();
        leaf->push(passingJob("a", 1, 0));
        leaf->push(passingJob("a", 2, 5));
        leaf->push(passingJob("b", 3, 9));
        leaf->push(passingJob("c", 4, 5));
        leaf->push(passingJob("a", 5, -1));
        QCOMPARE(leaf->size(), 5);
        QTEST(words(takeAll(*leaf)), "expected");
        QCOMPARE(leaf->size(), 0);
        QVERIFY(!leaf->takeAny());
    }

    void priorityIsComparedAsWhatItIs()
    {
        const auto takeInOrder = []<typename T, typename Value>(Value T::*member, std::initializer_list<Value> values) {
            const auto leaf = priorityLeaf(member)();
            for (const auto value : values) {
                T event;
                event.*member = value;
                leaf->push(makeEvent(event));
            }
            QList<Value> taken;
            while (leaf->isReady())
                taken.append(leaf->take()->template as<T>()->*member);
            return taken;
        };
        QCOMPARE(takeInOrder(&Urgent::share, {0.1, -0.5, 0.9, -1e300, 1e300, -0.0, 0.0, -0.25}),
                 (QList{1e300, 0.9, 0.1, -0.0, 0.0, -0.25, -0.5, -1e300}));
        QVERIFY(std::isnan(takeInOrder(&Urgent::share, {std::nan(""), -std::numeric_limits<double>::infinity()}).last()));
        QCOMPARE(takeInOrder(&Urgent::single, {0.25f, 0.5f}), (QList{0.5f, 0.25f}));
        QCOMPARE(takeInOrder(&Urgent::large, {quint64(5), ~quint64(0), quint64(0)}), (QList<quint64>{~quint64(0), 5, 0}));
        QCOMPARE(takeInOrder(&Urgent::grade, {Grade::Low, Grade::High}), (QList{Grade::High, Grade::Low}));
        QCOMPARE(takeInOrder(&Urgent::isUrgent, {false, true}), (QList{true, false}));
    }

    void eventWithoutThatFieldComesLast()
    {
        const auto leaf = priorityLeaf(&Job::urgency)();
        leaf->push(makeEvent(PortUp{u"x"_s, 1}));
        leaf->push(makeEvent(PortUp{u"y"_s, 1}));
        leaf->push(passingJob("a", 1, std::numeric_limits<int>::min()));
        QCOMPARE(takeAll(*leaf).first(), u"a1"_s);
        leaf->push(makeEvent(PortUp{u"x"_s, 1}));
        leaf->push(makeEvent(PortUp{u"y"_s, 1}));
        QVERIFY(takeAll(*leaf).first().contains(u"\"x\""_s));
    }

    void negativeLimitsOfAKeyAreNone()
    {
        QTest::ignoreMessage(QtWarningMsg, "keyedLeaf: -2 is no limit: a key has none.");
        QTest::ignoreMessage(QtWarningMsg, "keyedLeaf: -3 places cannot be reserved: none are.");
        const auto leaf = keyedLeaf(&Job::queue, {.perKey = -2, .reserve = -3})();
        for (int i = 0; i < 3; ++i) {
            QVERIFY(leaf->hasRoomFor(*passingJob("a"), 3));
            leaf->push(passingJob("a"));
        }
        QVERIFY(!leaf->hasRoomFor(*passingJob("a"), 3));
    }

    void eventsWithoutThatFieldShareALine()
    {
        const auto leaf = keyedLeaf(&Job::queue, {.perKey = 1})();
        QVERIFY(leaf->hasRoomFor(*makeEvent(PortUp{}).get(), 10));
        leaf->push(makeEvent(PortUp{}));
        QVERIFY(!leaf->hasRoomFor(*makeEvent(PortUp{}).get(), 10));
        QVERIFY(!leaf->hasRoomFor(*makeEvent(Weather{}).get(), 10));
        QVERIFY(leaf->hasRoomFor(*passingJob("a"), 10));
    }

    void heldEventStopsItsLineOnly_data()
    {
        QTest::addColumn<LeafFactory>("factory");
        QTest::addColumn<QString>("others"); // that go on
        QTest::addColumn<QString>("rest");   // in order, once it is released
        QTest::newRow("fifo") << fifoLeaf() << QString() << u"a1, a2, b3, b4"_s;
        QTest::newRow("priority") << priorityLeaf(&Job::urgency) << QString() << u"a1, a2, b3, b4"_s;
        QTest::newRow("keyed") << keyedLeaf(&Job::queue) << u"b3, b4"_s << u"a1, a2"_s;
    }
    void heldEventStopsItsLineOnly()
    {
        QFETCH(LeafFactory, factory);
        QFETCH(QString, rest);
        const auto fill = [&] {
            auto leaf = factory();
            for (const auto &event :
                 {passingJob("a", 1), passingJob("a", 2), passingJob("b", 3), passingJob("b", 4)})
                leaf->push(event);
            return leaf;
        };
        auto leaf = fill();
        auto first = leaf->take();
        leaf->hold(first);
        QCOMPARE(leaf->size(), 4);
        QTEST(words(takeAll(*leaf)), "others");
        leaf->release(*first);
        QCOMPARE(words(takeAll(*leaf)), rest);

        leaf = fill();
        first = leaf->take();
        leaf->hold(first);
        leaf->discard(*first);
        QCOMPARE(leaf->size(), 3);
        QVERIFY(!takeAll(*leaf).contains(u"a1"_s));

        leaf = fill();
        leaf->hold(leaf->take());
        leaf->push(passingJob("a", 5, 100)); // the most urgent does not overtake what is held
        QCOMPARE(leaf->isReady(), factory()->roomDependsOnEvent());
        int taken = 0;
        while (leaf->takeAny())
            ++taken;
        QCOMPARE(taken, 5);
        QVERIFY(leaf->size() == 0 && !leaf->isReady());
    }

    void eventThatIsTakenOutLeavesTheOthersInOrder_data()
    {
        QTest::addColumn<LeafFactory>("factory");
        QTest::addColumn<int>("taken");
        QTest::addColumn<bool>("isHeld"); // the first one, meanwhile
        QTest::addColumn<QString>("rest");
        const auto add = [](const char *name, const LeafFactory &factory, QStringList order) {
            for (int i = 0; i < order.size(); ++i) {
                auto rest = order;
                const auto number = QStringView(rest.takeAt(i)).last(1).toInt();
                QTest::addRow("%s, %d", name, number) << factory << number << false << words(rest);
                if (i > 0)
                    QTest::addRow("%s, %d behind one that is held", name, number)
                        << factory << number << true << words(rest);
            }
        };
        add("fifo", fifoLeaf(), {u"a1"_s, u"a2"_s, u"b3"_s, u"a4"_s});
        add("priority", priorityLeaf(&Job::urgency), {u"b3"_s, u"a2"_s, u"a4"_s, u"a1"_s});
        const auto keyed = keyedLeaf(&Job::queue); // whose turn it is depends on what was taken
        QTest::newRow("keyed, first of its line") << keyed << 1 << false << u"a2, b3, a4"_s;
        QTest::newRow("keyed, last of its line") << keyed << 4 << false << u"a1, b3, a2"_s;
        QTest::newRow("keyed, only one of its line") << keyed << 3 << false << u"a1, a2, a4"_s;
        QTest::newRow("keyed, behind one that is held") << keyed << 2 << true << u"b3, a1, a4"_s;
        QTest::newRow("keyed, beside one that is held") << keyed << 3 << true << u"a1, a2, a4"_s;
    }
    void eventThatIsTakenOutLeavesTheOthersInOrder()
    {
        QFETCH(LeafFactory, factory);
        QFETCH(int, taken);
        QFETCH(bool, isHeld);
        const auto leaf = factory();
        const QList<EventPointer<>> jobs{passingJob("a", 1, 0), passingJob("a", 2, 5), passingJob("b", 3, 9),
                                         passingJob("a", 4, 5)};
        for (const auto &job : jobs)
            leaf->push(job);
        EventPointer<> held;
        if (isHeld)
            leaf->hold(held = leaf->take());
        QVERIFY(leaf->remove(*jobs[taken - 1]));
        QCOMPARE(leaf->size(), 3);
        if (isHeld)
            leaf->release(*held);
        QTEST(words(takeAll(*leaf)), "rest");
        QCOMPARE(leaf->size(), 0);
        leaf->push(jobs[taken - 1]); // it may come again
        QCOMPARE(takeAll(*leaf).size(), 1);
        QVERIFY(!leaf->isReady());
    }

    // Each event knows one that stands some places behind it: not one that has gone.
    void whatComesBehindOneThatWasTakenOutNeedsItNoMore()
    {
        const auto leaf = fifoLeaf()();
        leaf->push(passingJob("a", 1));
        for (int i = 0; i < 20; ++i) {
            auto event = passingJob("a", i);
            leaf->push(event);
            for (int behind = 0; behind < i % 6; ++behind)
                leaf->push(passingJob("b", behind));
            QVERIFY(leaf->remove(*event));
            event = {}; // and its memory with it
            for (int behind = 0; behind < 5; ++behind)
                leaf->push(passingJob("c", behind));
        }
        qsizetype count = 0;
        while (leaf->isReady()) {
            QVERIFY(leaf->take());
            ++count;
        }
        int expected = 1 + 20 * 5;
        for (int i = 0; i < 20; ++i)
            expected += i % 6;
        QCOMPARE(count, qsizetype(expected));
    }

    void leafOfTheProgramsOwnKeepsWhatItIsNotAskedToKnow()
    {
        StackLeaf leaf;
        const auto event = passingJob("a", 1);
        leaf.push(event);
        QVERIFY(!leaf.remove(*event));
        QCOMPARE(leaf.size(), 1);
    }

    void limitIsOfWhatIsInside()
    {
        const auto leaf = fifoLeaf()();
        QVERIFY(!offer(*leaf, 0, "a"));
        QVERIFY(offer(*leaf, 2, "a"));
        QVERIFY(offer(*leaf, 2, "a"));
        QVERIFY(!offer(*leaf, 2, "a"));
        QVERIFY(offer(*leaf, 3, "a"));
        QVERIFY(offer(*leaf, Unlimited, "a"));
        leaf->hold(leaf->take());
        QVERIFY(!offer(*leaf, 4, "a")); // held ones count
    }

    void keyHasItsOwnLimit() // S37
    {
        const auto leaf = keyedLeaf(&Job::queue, {.perKey = 2})();
        QVERIFY(offer(*leaf, Unlimited, "a"));
        QVERIFY(offer(*leaf, Unlimited, "a"));
        QVERIFY(!offer(*leaf, Unlimited, "a"));
        QVERIFY(offer(*leaf, Unlimited, "b"));
        leaf->take();
        QVERIFY(offer(*leaf, Unlimited, "a"));
    }

    void roomIsReservedForNewKeys() // S38: VLCP's thresholds
    {
        const auto leaf = keyedLeaf(&Job::queue, {.reserve = 2})();
        constexpr qsizetype Limit = 6;
        for (int i = 0; i < 4; ++i)
            QVERIFY(offer(*leaf, Limit, "a", i));
        QVERIFY(!offer(*leaf, Limit, "a")); // it has something, and 4 = 6 - 2
        QVERIFY(offer(*leaf, Limit, "b"));  // new ones up to 6
        QVERIFY(!offer(*leaf, Limit, "b")); // not new any more
        QVERIFY(offer(*leaf, Limit, "c"));
        QVERIFY(!offer(*leaf, Limit, "d")); // full

        QCOMPARE(text(leaf->take()), u"a0"_s);
        QCOMPARE(text(leaf->take()), u"b0"_s); // b has nothing any more, but was there of late
        QCOMPARE(leaf->size(), 4);
        QVERIFY(!offer(*leaf, Limit, "b")); // 4 = 6 - 2
        QCOMPARE(text(leaf->take()), u"c0"_s);
        QCOMPARE(leaf->size(), 3);
        QVERIFY(!offer(*leaf, Limit, "a")); // 3 > 6 - 2 - {b, c}
        QVERIFY(offer(*leaf, Limit, "b"));
        QVERIFY(offer(*leaf, Limit, "e"));
        QVERIFY(offer(*leaf, Limit, "f"));
        QVERIFY(!offer(*leaf, Limit, "g"));
    }

    void keyIsForgottenWhenItWasNotThereForLong() // S39
    {
        const auto leaf = keyedLeaf(&Job::queue, {.reserve = 1})();
        constexpr qsizetype Limit = 2;
        QVERIFY(offer(*leaf, Limit, "a"));
        leaf->take();
        const auto isNew = [&](const char *key) { // the last place is for new ones only
            const bool wasOffered = offer(*leaf, Limit, "other") && leaf->hasRoomFor(*passingJob(key), Limit);
            leaf->take();
            return wasOffered;
        };
        QVERIFY(!isNew("a"));
        for (int i = 0; i < 2 * 10 * int(Limit); ++i) {
            QVERIFY(offer(*leaf, Limit, "other"));
            leaf->take();
        }
        QVERIFY(isNew("a"));
    }

    void keyThatWasClearedAwayIsNewAgain()
    {
        const auto leaf = keyedLeaf(&Job::queue, {.reserve = 1})();
        QVERIFY(offer(*leaf, 2, "a"));
        leaf->takeAny(); // it was not served
        QVERIFY(offer(*leaf, 2, "b"));
        QVERIFY(offer(*leaf, 2, "a"));
    }

    void heldKeyHasSomething()
    {
        const auto leaf = keyedLeaf(&Job::queue, {.reserve = 1})();
        QVERIFY(offer(*leaf, 4, "a"));
        leaf->hold(leaf->take());
        QVERIFY(offer(*leaf, 4, "b"));
        QVERIFY(offer(*leaf, 4, "b")); // no place is kept for a, which has one
    }

    void keyOfADeadObjectLeavesByItsOldLine()
    {
        const auto leaf = keyedLeaf(&Touch::object)();
        auto object = std::make_unique<QObject>();
        for (int i = 0; i < 2; ++i)
            leaf->push(makeEvent(Touch{object.get()}));
        leaf->push(makeEvent(Touch{this}));
        const auto first = leaf->take();
        leaf->hold(first);
        const auto other = leaf->take();
        leaf->hold(other);
        object.reset();
        leaf->push(makeEvent(Touch{})); // another one that is absent
        leaf->release(*first);
        QVERIFY(leaf->take() != first);
        QCOMPARE(leaf->take(), first);
        QVERIFY(leaf->isReady());
        leaf->discard(*other);
        QCOMPARE(leaf->size(), 1);
        for (int i = 0; i < 3 * 10'240; ++i) { // the line is forgotten, without an object to look it up by
            leaf->push(passingJob("a"));
            leaf->take();
        }
        QCOMPARE(leaf->size(), 1);
    }
};

QTEST_APPLESS_MAIN(tst_EventLeaf)
#include "tst_eventleaf.moc"
