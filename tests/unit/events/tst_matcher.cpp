// SPDX-License-Identifier: MIT
#include "events/dynamicevent.h"
#include "events/matcher.h"
#include "eventtypes.h"

#include <QtCore/qregularexpression.h>
#include <QtTest/qtest.h>

#include <stdexcept>

using namespace Signalbox;
using namespace Qt::StringLiterals;

static_assert(std::is_nothrow_move_constructible_v<Matcher> && std::is_copy_constructible_v<Matcher>);
static_assert(sizeof(MatcherOf<PortUp>) == sizeof(Matcher)); // passes as one

// What cannot match does not compile (W12: it was ignored).
template <typename T, typename... Values>
concept Comparable = requires(const MatcherOf<T> &matcher, Values... values)
{
    matcher.where(values...);
};
static_assert(Comparable<PortUp, int PortUp::*, int>);
static_assert(Comparable<TrunkUp, int PortUp::*, int>);
static_assert(!Comparable<PortUp, int PortUp::*, QString>);
static_assert(!Comparable<PortUp, int TrunkUp::*, int>);
static_assert(!Comparable<Job, int PortUp::*, int>);

struct Gauge
{
    int whole = 0;
    quint64 large = 0;
    qsizetype size = 0;
    std::optional<qint16> small = {};
    double share = 0;
    int note = 0; // no key
    SIGNALBOX_EVENT(Gauge, whole, large, size, small, share)
};

class tst_Matcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numberThatTheKeyCannotBeMatchesNothing()
    {
        constexpr auto TwoTo32 = 1ll << 32;
        const Gauge zero{.small = qint16(0)};
        QVERIFY(!match<Gauge>(TwoTo32).matches(zero));
        QVERIFY(!match<Gauge>(-TwoTo32).matches(zero));
        QVERIFY(!match<Gauge>(4294967295u).matches(Gauge{.whole = -1}));
        QVERIFY(!match<Gauge>(anything, -1).matches(Gauge{.large = ~quint64(0)}));
        QVERIFY(!match<Gauge>(anything, anything, ~quint64(0)).matches(Gauge{.size = -1}));
        QVERIFY(!match<Gauge>(anything, anything, anything, 65536).matches(zero));
        QVERIFY(!match<Gauge>().where(&Gauge::whole, TwoTo32).matches(zero));
        QVERIFY(!match<Gauge>().where(&Gauge::note, TwoTo32).matches(zero));
        QCOMPARE(printed(match<Gauge>(TwoTo32)), u"Gauge(whole: -, large: *, size: *, small: *, share: *), matches nothing"_s);
        QVERIFY(match<Gauge>(0, 0, 0, 0, 0).matches(zero)); // of whatever type they are
        QVERIFY(match<Gauge>(0u, 0ll, 0ull, qint64(0), 0.0).matches(zero));
        QVERIFY(match<Gauge>().where(&Gauge::large, 0).where(&Gauge::note, 0u).matches(zero));
        QVERIFY(match<Gauge>(-1).matches(Gauge{.whole = -1}));
        QVERIFY(match<Gauge>(anything, ~quint64(0)).matches(Gauge{.large = ~quint64(0)}));
    }

    void matchesWhatItNames_data()
    {
        QTest::addColumn<Matcher>("matcher");
        QTest::addColumn<QStringList>("expected");

        const auto row = [](const char *name, const Matcher &matcher, const QStringList &expected) {
            QTest::newRow(name) << matcher << expected;
        };
        const auto eth = u"eth0"_s;
        row("everything", Matcher(), {u"a3"_s, u"b3"_s, u"trunk"_s, u"job"_s});
        row("type", match<PortUp>(), {u"a3"_s, u"b3"_s, u"trunk"_s});
        row("derived type", match<TrunkUp>(), {u"trunk"_s});
        row("first key", match<PortUp>(eth), {u"a3"_s, u"trunk"_s});
        row("first key, convertible", match<PortUp>("eth0"_L1), {u"a3"_s, u"trunk"_s});
        row("second key", match<PortUp>(anything, 3), {u"a3"_s, u"b3"_s});
        row("both keys", match<PortUp>(eth, 3), {u"a3"_s});
        row("own key of the derived", match<TrunkUp>(anything, anything, 7), {u"trunk"_s});
        row("key of the base", match<TrunkUp>(eth), {u"trunk"_s});
        row("by name", match<PortUp>().where(&PortUp::port, 3), {u"a3"_s, u"b3"_s});
        row("by name, of the base", match<TrunkUp>().where(&TrunkUp::port, 4), {u"trunk"_s});
        row("two by name", match<PortUp>().where(&PortUp::port, 3).where(&PortUp::device, u"eth1"_s),
            {u"b3"_s});
        row("named twice: the later", match<PortUp>(eth).where(&PortUp::device, u"eth1"_s), {u"b3"_s});
        row("one of two named again", match<PortUp>(eth, 3).where(&PortUp::device, u"eth1"_s), {u"b3"_s});
        row("no such value", match<PortUp>(u"eth9"_s), {});
        row("no key by name", match<PortUp>().where(&PortUp::speed, u"1G"_s), {u"b3"_s});
        row("filter", match<PortUp>().filter([](const PortUp &up) { return up.port > 3; }), {u"trunk"_s});
        row("two filters",
            match<PortUp>()
                .filter([](const PortUp &up) { return up.port == 3; })
                .filter([](const PortUp &up) { return up.device == "eth0"_L1; }),
            {u"a3"_s});
        row("key and filter", match<PortUp>(eth).filter([](const PortUp &up) { return up.port == 3; }),
            {u"a3"_s});
        row("other type", match<Touch>(), {});
    }
    void matchesWhatItNames()
    {
        QFETCH(Matcher, matcher);
        QFETCH(QStringList, expected);
        const std::pair<QString, EventPointer<>> events[] = {
            {u"a3"_s, makeEvent(PortUp{u"eth0"_s, 3})},
            {u"b3"_s, makeEvent(PortUp{u"eth1"_s, 3, u"1G"_s})},
            {u"trunk"_s, makeEvent(trunkUp(u"eth0"_s, 4, 7))},
            {u"job"_s, makeEvent(Job{u"eth0"_s, 3})},
        };
        QStringList matched;
        for (const auto &[name, event] : events) {
            if (matcher.matches(event))
                matched.append(name);
        }
        QCOMPARE(matched, expected);
    }

    void standsAloneOnAStruct()
    {
        const auto matcher = match<PortUp>(u"eth0"_s).filter([](const PortUp &up) { return up.port > 3; });
        QVERIFY(matcher.matches(PortUp{u"eth0"_s, 4}));
        QVERIFY(!matcher.matches(PortUp{u"eth0"_s, 3}));
        QVERIFY(matcher.matches(trunkUp(u"eth0"_s, 4, 7)));
        QVERIFY(!matcher.matches(EventPointer<>()));
    }

    void narrowingLeavesTheOriginalAsItWas()
    {
        const auto all = match<PortUp>();
        const auto some = all.where(&PortUp::port, 3);
        const auto few = some.filter([](const PortUp &) { return false; });
        QVERIFY(all.matches(PortUp{u"eth0"_s, 4}));
        QVERIFY(some.matches(PortUp{u"eth0"_s, 3}));
        QVERIFY(!few.matches(PortUp{u"eth0"_s, 3}));
    }

    void equalMatchersWantTheSame()
    {
        QVERIFY(match<PortUp>(u"eth0"_s) == match<PortUp>().where(&PortUp::device, u"eth0"_s));
        QVERIFY(!(match<PortUp>(u"eth0"_s) == match<PortUp>(u"eth1"_s)));
        QVERIFY(!(match<PortUp>() == match<TrunkUp>()));
        QVERIFY(!(match<PortUp>() == match<PortUp>(anything, 0)));
        const auto filtered = match<PortUp>().filter([](const PortUp &) { return true; });
        const auto copy = filtered;
        QVERIFY(filtered == copy);
        QVERIFY(!(filtered == match<PortUp>()));
    }

    void absentKeyMatchesWildcardsOnly()
    {
        auto object = std::make_unique<QObject>();
        const auto event = makeEvent(Touch{object.get()});
        const auto matcher = match<Touch>(object.get());
        const auto null = match<Touch>(QPointer<QObject>());
        QVERIFY(matcher.matches(event));
        QVERIFY(!null.matches(makeEvent(Touch{})));
        object.reset();
        QVERIFY(!matcher.matches(event));
        QVERIFY(match<Touch>().matches(event));
    }

    void filterThatThrowsMatchesNothingAndWarnsOnce()
    {
        const auto matcher = match<PortUp>(anything, 3).filter([](const PortUp &) -> bool {
            throw std::runtime_error("no such thing");
        });
        QTest::ignoreMessage(QtWarningMsg,
                             "The filter of PortUp(device: *, port: 3), filtered threw no such thing: no "
                             "match, now and whenever it throws again.");
        QVERIFY(!matcher.matches(PortUp{u"eth0"_s, 3}));
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        QVERIFY(!matcher.matches(PortUp{u"eth0"_s, 3}));
    }

    void filterMayThrowAnything()
    {
        const auto matcher = match<PortUp>().filter([](const PortUp &) -> bool { throw 7; });
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"threw an exception"_s));
        QVERIFY(!matcher.matches(PortUp{}));
    }

    void printingNamesTheKeys_data()
    {
        QTest::addColumn<Matcher>("matcher");
        QTest::addColumn<QString>("expected");
        QTest::newRow("all") << Matcher() << u"Event()"_s;
        QTest::newRow("type") << Matcher(match<PortUp>()) << u"PortUp(device: *, port: *)"_s;
        QTest::newRow("a key") << Matcher(match<TrunkUp>(anything, 3))
                               << u"TrunkUp(device: *, port: 3, vlan: *)"_s;
        QTest::newRow("text") << Matcher(match<PortUp>(u"eth0"_s)) << u"PortUp(device: \"eth0\", port: *)"_s;
        QTest::newRow("dead object") << Matcher(match<Touch>(QPointer<QObject>()))
                                     << u"Touch(object: -), matches nothing"_s;
        QTest::newRow("filter") << Matcher(match<PortUp>().filter([](const PortUp &) { return true; }))
                                << u"PortUp(device: *, port: *), filtered"_s;
    }
    void printingNamesTheKeys()
    {
        QFETCH(Matcher, matcher);
        QTEST(printed(matcher), "expected");
    }

    void typeOfRunTimeIsMatchedByNames()
    {
        const auto *type = EventType::define("Alarm", {"zone", "level"});
        const auto event = makeEvent(*type, {{u"zone"_s, u"north"_s}, {u"level"_s, 3}});
        QVERIFY(match(*type).matches(event));
        QVERIFY(match(*type, {{u"level"_s, 3}}).matches(event));
        QVERIFY(match(*type, {{u"level"_s, 3.0}, {u"zone"_s, u"north"_s}}).matches(event));
        QVERIFY(!match(*type, {{u"level"_s, 4}}).matches(event));
        QVERIFY(!match(*type, {{u"level"_s, u"3"_s}}).matches(event));
    }

    void matcherThatCannotBeWarnsAndMatchesNothing_data() // W12
    {
        QTest::addColumn<QVariantMap>("keys");
        QTest::addColumn<QString>("message");
        QTest::newRow("no such key") << QVariantMap{{u"colour"_s, 3}}
                                     << u"Matcher of Siren: colour is no key of it. Nothing will match."_s;
        QTest::newRow("no key value")
            << QVariantMap{{u"zone"_s, QVariantList{1}}}
            << u"Matcher of Siren: zone has a value that cannot be a key. Nothing will match."_s;
    }
    void matcherThatCannotBeWarnsAndMatchesNothing()
    {
        QFETCH(QVariantMap, keys);
        QFETCH(QString, message);
        const auto *type = EventType::define("Siren", {"zone"});
        QTest::ignoreMessage(QtWarningMsg, qPrintable(message));
        QVERIFY(!match(*type, keys).matches(makeEvent(*type, {})));
    }

    void structOfCppIsNotMatchedByAMap()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"port is a key of a struct of C\\+\\+"_s));
        QVERIFY(!match(EventType::of<PortUp>(), {{u"port"_s, 3}}).matches(makeEvent(PortUp{u"eth0"_s, 3})));
        QVERIFY(match(EventType::of<PortUp>()).matches(makeEvent(PortUp{u"eth0"_s, 3})));
    }
};

QTEST_APPLESS_MAIN(tst_Matcher)
#include "tst_matcher.moc"
