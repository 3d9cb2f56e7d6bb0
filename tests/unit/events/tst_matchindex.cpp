// SPDX-License-Identifier: MIT
#include "events/dynamicevent.h"
#include "events/matchindex_p.h"
#include "eventtypes.h"
#include "sanitizer.h"

#include <QtTest/qtest.h>

#include <deque>
#include <functional>
#include <malloc.h>
#include <memory>
#include <optional>
#include <random>

using namespace Signalbox;
using namespace Signalbox::Detail;
using namespace Qt::StringLiterals;

namespace {

struct Lease
{
    std::shared_ptr<int> token;
    SIGNALBOX_EVENT(Lease, token)
};

struct Numbers
{
    bool flag = false;
    char letter = 'a';
    qint16 small = 0;
    int medium = 0;
    quint64 large = 0;
    SIGNALBOX_EVENT(Numbers, flag, letter, small, medium, large)
};

struct MoreNumbers : Numbers
{
    char16_t sign = u'a';
    SIGNALBOX_EVENT(MoreNumbers, sign)
};

struct NamedEntry : IndexEntry
{
    NamedEntry(const char *entryName, Matcher entryMatcher, IndexOwner *entryOwner = nullptr)
        : IndexEntry(std::move(entryMatcher), entryOwner), name(QString::fromLatin1(entryName))
    {
    }
    QString name;
};

QStringList names(MatchIndex &index, const EventPointer<> &event)
{
    QStringList found;
    MatchIndex::Matches matches(index, *event);
    while (auto *entry = matches.takeNext())
        found.append(static_cast<NamedEntry *>(entry)->name);
    return found;
}

qsizetype count(MatchIndex &index, const EventPointer<> &event)
{
    qsizetype found = 0;
    MatchIndex::Matches matches(index, *event);
    while (matches.takeNext())
        ++found;
    return found;
}

} // namespace

class tst_MatchIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mostSpecificComesFirstAndLeftFieldsWeighMost()
    {
        MatchIndex index;
        std::deque<NamedEntry> entries;
        const auto add = [&](const char *name, const Matcher &matcher) {
            index.insert(entries.emplace_back(name, matcher));
        };
        add("all", Matcher());
        add("type", match<PortUp>());
        add("vlan", match<TrunkUp>(anything, anything, 7));
        add("port", match<PortUp>(anything, 3));
        add("trunk", match<TrunkUp>());
        add("device", match<PortUp>(u"eth0"_s));
        add("port and vlan", match<TrunkUp>(anything, 3, 7));
        add("device and port", match<PortUp>(u"eth0"_s, 3));
        add("device and vlan", match<TrunkUp>(u"eth0"_s, anything, 7));
        add("everything", match<TrunkUp>(u"eth0"_s, 3, 7));
        add("another device", match<PortUp>(u"eth1"_s));
        add("another port", match<PortUp>(u"eth0"_s, 4));
        QCOMPARE(names(index, makeEvent(trunkUp(u"eth0"_s, 3, 7))),
                 (QStringList{u"everything"_s, u"device and port"_s, u"device and vlan"_s, u"device"_s,
                              u"port and vlan"_s, u"port"_s, u"vlan"_s, u"trunk"_s, u"type"_s, u"all"_s}));
        QCOMPARE(names(index, makeEvent(PortUp{u"eth0"_s, 3})),
                 (QStringList{u"device and port"_s, u"device"_s, u"port"_s, u"type"_s, u"all"_s}));
        QCOMPARE(names(index, makeEvent(Job{u"eth0"_s, 3})), QStringList{u"all"_s});
    }

    void equalsKeepTheOrderOfRegistration()
    {
        MatchIndex index;
        const auto matcher = match<PortUp>(u"eth0"_s);
        NamedEntry first("first", matcher), second("second", match<PortUp>(u"eth0"_s)),
            third("third", matcher);
        index.insert(first);
        index.insert(second);
        index.insert(third);
        MatchIndex::erase(first);
        index.insert(first); // anew: now last
        QCOMPARE(names(index, makeEvent(PortUp{u"eth0"_s, 3})),
                 (QStringList{u"second"_s, u"third"_s, u"first"_s}));
    }

    // Their hash says all of them: nothing else is compared.
    void numbersOfEachWidthAreToldApart_data()
    {
        QTest::addColumn<Matcher>("wanted");
        QTest::addColumn<Matcher>("other");
        const auto any = match<Numbers>();
        QTest::newRow("bool") << Matcher(any.where(&Numbers::flag, true))
                              << Matcher(any.where(&Numbers::flag, false));
        QTest::newRow("char") << Matcher(any.where(&Numbers::letter, '\xfe'))
                              << Matcher(any.where(&Numbers::letter, '~')); // its lower bits
        QTest::newRow("16 bits") << Matcher(any.where(&Numbers::small, qint16(-2)))
                                 << Matcher(any.where(&Numbers::small, qint16(0xfe)));
        QTest::newRow("int") << Matcher(any.where(&Numbers::medium, -2))
                             << Matcher(any.where(&Numbers::medium, 0xfffe));
        QTest::newRow("64 bits") << Matcher(any.where(&Numbers::large, ~quint64(1)))
                                 << Matcher(any.where(&Numbers::large, quint64(0xfffffffe)));
        QTest::newRow("of a derived type")
            << Matcher(match<MoreNumbers>().where(&MoreNumbers::sign, u'\xfffe'))
            << Matcher(match<MoreNumbers>().where(&MoreNumbers::sign, u'\xfe'));
    }
    void numbersOfEachWidthAreToldApart()
    {
        QFETCH(Matcher, wanted);
        QFETCH(Matcher, other);
        MatchIndex index;
        NamedEntry itsEntry("wanted", wanted), otherEntry("other", other);
        index.insert(otherEntry);
        index.insert(itsEntry);
        MoreNumbers numbers;
        numbers.flag = true;
        numbers.letter = '\xfe';
        numbers.small = -2;
        numbers.medium = -2;
        numbers.large = ~quint64(1);
        numbers.sign = u'\xfffe';
        QCOMPARE(names(index, makeEvent(numbers)), QStringList{u"wanted"_s});
    }

    void ownerIsFoundOnceByItsBest()
    {
        MatchIndex index;
        IndexOwner one, other;
        NamedEntry wide("wide", match<PortUp>(), &one), exact("exact", match<PortUp>(u"eth0"_s), &one),
            twin("twin", match<PortUp>(u"eth0"_s), &one), others("others", match<PortUp>(), &other);
        for (auto *entry : {&wide, &exact, &twin, &others})
            index.insert(*entry);
        QCOMPARE(names(index, makeEvent(PortUp{u"eth0"_s, 3})), (QStringList{u"exact"_s, u"others"_s}));
        QCOMPARE(names(index, makeEvent(PortUp{u"eth1"_s, 3})), (QStringList{u"wide"_s, u"others"_s}));
    }

    void ownerWhoseBestIsFilteredOutIsFoundByTheNext()
    {
        MatchIndex index;
        IndexOwner one;
        NamedEntry wide("wide", match<PortUp>(), &one),
            exact("exact", match<PortUp>(u"eth0"_s).filter([](const PortUp &up) { return up.port > 3; }),
                  &one);
        index.insert(wide);
        index.insert(exact);
        QCOMPARE(names(index, makeEvent(PortUp{u"eth0"_s, 4})), QStringList{u"exact"_s});
        QCOMPARE(names(index, makeEvent(PortUp{u"eth0"_s, 3})), QStringList{u"wide"_s});
    }

    void ownerInTwoIndexesIsFoundInBoth()
    {
        MatchIndex a, b;
        IndexOwner one;
        NamedEntry inA("a", match<PortUp>(), &one), inB("b", match<PortUp>(), &one);
        a.insert(inA);
        b.insert(inB);
        QCOMPARE(names(a, makeEvent(PortUp{})), QStringList{u"a"_s});
        QCOMPARE(names(b, makeEvent(PortUp{})), QStringList{u"b"_s});
    }

    void firstIsTheMostSpecificThatItsFilterLetsThrough()
    {
        MatchIndex index;
        QCOMPARE(index.first(*makeEvent(PortUp{}).get()), nullptr);
        NamedEntry wide("wide", match<PortUp>()), exact("exact", match<PortUp>(u"eth0"_s)),
            filtered("filtered", match<PortUp>(u"eth0"_s, 3).filter([](const PortUp &up) {
                return up.speed == "1G"_L1;
            }));
        for (auto *entry : {&wide, &exact, &filtered})
            index.insert(*entry);
        QCOMPARE(index.first(*makeEvent(PortUp{u"eth1"_s, 3}).get()), &wide);
        QCOMPARE(index.first(*makeEvent(PortUp{u"eth0"_s, 3}).get()), &exact);
        QCOMPARE(index.first(*makeEvent(PortUp{u"eth0"_s, 3, u"1G"_s}).get()), &filtered);
        QCOMPARE(index.first(*makeEvent(Job{}).get()), nullptr);
    }

    void probesDependOnShapesAndNotOnMatchers_data()
    {
        QTest::addColumn<int>("keys");
        QTest::newRow("one") << 1;
        QTest::newRow("a hundred") << 100;
        QTest::newRow("ten thousand") << 10'000;
    }
    void probesDependOnShapesAndNotOnMatchers() // S19
    {
        QFETCH(int, keys);
        MatchIndex index;
        std::deque<IndexEntry> entries;
        for (int key = 0; key < keys; ++key) {
            index.insert(entries.emplace_back(match<PortUp>(anything, key)));
            index.insert(entries.emplace_back(match<PortUp>(QString::number(key), key)));
        }
        const auto before = index.probes();
        const auto event = makeEvent(PortUp{u"0"_s, 0});
        QCOMPARE(count(index, event), 2);
        QCOMPARE(index.probes() - before, 2u);
        QCOMPARE(count(index, makeEvent(Job{})), 0);
        QCOMPARE(index.probes() - before, 2u); // there is no table for its type
    }

    void filtersThatOnlyCompareKeysAreNotRun() // W21: 2,000 of them made each event 2,000 calls
    {
        MatchIndex index;
        std::deque<IndexEntry> entries;
        for (int key = 0; key < 2000; ++key)
            index.insert(entries.emplace_back(match<PortUp>(u"eth0"_s).where(&PortUp::port, key)));
        IndexEntry filtered(match<PortUp>(u"eth0"_s, 1999).filter([](const PortUp &) { return true; }));
        index.insert(filtered);
        QCOMPARE(count(index, makeEvent(PortUp{u"eth0"_s, 7})), 1);
        QCOMPARE(index.filterRuns(), 0u);
    }

    void matchesAreASnapshot()
    {
        MatchIndex index;
        NamedEntry first("first", match<PortUp>()), second("second", match<PortUp>()),
            late("late", match<PortUp>()), early("early", match<PortUp>(u"eth0"_s));
        auto dies = std::make_unique<NamedEntry>("dies", match<PortUp>());
        for (auto *entry : {&first, &second, dies.get()})
            index.insert(*entry);
        const auto event = makeEvent(PortUp{u"eth0"_s, 3});
        MatchIndex::Matches matches(index, *event.get());
        QCOMPARE(matches.takeNext(), &first);
        index.insert(late);
        index.insert(early);
        MatchIndex::erase(second);
        index.insert(second); // another registration: it does not see this event
        dies.reset();
        QCOMPARE(matches.takeNext(), nullptr);
    }

    void matchesNest()
    {
        MatchIndex index;
        NamedEntry a("a", match<PortUp>()), b("b", match<PortUp>()), c("c", match<PortUp>());
        for (auto *entry : {&a, &b, &c})
            index.insert(*entry);
        const auto event = makeEvent(PortUp{});
        MatchIndex::Matches outer(index, *event.get());
        QCOMPARE(outer.takeNext(), &a);
        {
            MatchIndex::Matches inner(index, *event.get());
            QCOMPARE(inner.takeNext(), &a);
            QCOMPARE(inner.takeNext(), &b);
            MatchIndex::erase(c); // out of both
            QCOMPARE(inner.takeNext(), nullptr);
        }
        QCOMPARE(names(index, event), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(outer.takeNext(), &b);
        QCOMPARE(outer.takeNext(), nullptr);
    }

    void indexMayBeDestroyedWhileMatchesAreGivenOut()
    {
        auto index = std::make_unique<MatchIndex>();
        NamedEntry a("a", match<PortUp>()), b("b", match<PortUp>(u"eth0"_s));
        index->insert(a);
        index->insert(b);
        const auto event = makeEvent(PortUp{u"eth0"_s, 3});
        MatchIndex::Matches matches(*index, *event.get());
        QVERIFY(matches.takeNext());
        index.reset();
        QVERIFY(!matches.hasIndex());
        QCOMPARE(matches.takeNext(), nullptr);
        QVERIFY(!a.isIndexed() && !b.isIndexed());
    }

    void filterMayChangeTheIndexAllTheSame()
    {
        auto index = std::make_unique<MatchIndex>();
        std::unique_ptr<NamedEntry> victim, newcomer;
        std::function<void()> action;
        const auto matcher = match<PortUp>(u"eth0"_s).filter([&action](const PortUp &) {
            if (action)
                action();
            return true;
        });
        NamedEntry first("first", matcher), last("last", match<PortUp>());
        victim = std::make_unique<NamedEntry>("victim", matcher);
        for (auto *entry : {&first, victim.get(), &last})
            index->insert(*entry);
        const auto event = makeEvent(PortUp{u"eth0"_s, 3});

        action = [&] { victim.reset(); };
        QCOMPARE(names(*index, event), (QStringList{u"first"_s, u"last"_s}));
        action = [&] {
            if (!newcomer)
                index->insert(*(newcomer = std::make_unique<NamedEntry>("newcomer", match<PortUp>())));
        };
        QCOMPARE(names(*index, event), (QStringList{u"first"_s, u"last"_s}));
        action = [&] { index.reset(); };
        QCOMPARE(index->first(*event.get()), nullptr);
        QVERIFY(!first.isIndexed());
    }

    void whoRestsIsNotFoundAndNotListed()
    {
        MatchIndex index;
        NamedEntry entry("entry", match<PortUp>(anything, 3));
        const auto event = makeEvent(PortUp{{}, 3});
        for (int i = 0; i < 3; ++i) {
            index.insert(entry);
            QVERIFY(entry.isIndexed());
            QCOMPARE(index.only(*event.get()).entry, &entry);
            QCOMPARE(index.wanted().size(), std::size_t(1));
            MatchIndex::rest(entry);
            QVERIFY(!entry.isIndexed());
            QVERIFY(index.only(*event.get()).isKnown && !index.only(*event.get()).entry);
            QCOMPARE(index.first(*event.get()), nullptr);
            QCOMPARE(names(index, event), QStringList());
            QVERIFY(index.wanted().empty());
            index.forEach([](IndexEntry &) -> bool { qFatal("nobody is there"); });
        }
    }

    void whoComesTakesThePlaceOfWhoRests()
    {
        MatchIndex index;
        const auto event = makeEvent(PortUp{{}, 3});
        NamedEntry stays("stays", match<PortUp>(anything, 3)), comes("comes", match<PortUp>(anything, 3));
        {
            NamedEntry dies("dies", match<PortUp>(anything, 3));
            for (auto *entry : {&stays, &dies}) {
                index.insert(*entry);
                MatchIndex::rest(*entry);
            }
            index.insert(comes);
        }
        QCOMPARE(names(index, event), QStringList{u"comes"_s});
        index.insert(stays);
        QCOMPARE(names(index, event), (QStringList{u"comes"_s, u"stays"_s}));
        QCOMPARE(index.size(), 2);
    }

    void placeOfWhoRestsStaysWhileManyOthersComeAndGo()
    {
        MatchIndex index;
        NamedEntry rests("rests", match<PortUp>(anything, 3));
        index.insert(rests);
        MatchIndex::rest(rests);
        for (int round = 0; round < 3; ++round) {
            std::deque<NamedEntry> others;
            for (int port = 10; port < 2'000; ++port)
                index.insert(others.emplace_back("other", match<PortUp>(anything, port)));
        }
        index.insert(rests);
        QCOMPARE(names(index, makeEvent(PortUp{{}, 3})), QStringList{u"rests"_s});
        QCOMPARE(index.size(), 1);
    }

    void deadObjectMatchesNothingAndDoesNotDangle() // S5
    {
        MatchIndex index;
        auto object = std::make_unique<QObject>();
        NamedEntry exact("exact", match<Touch>(object.get())), wide("wide", match<Touch>()),
            never("never", match<Touch>(QPointer<QObject>()));
        for (auto *entry : {&exact, &wide, &never})
            index.insert(*entry);
        const auto event = makeEvent(Touch{object.get()});
        QCOMPARE(names(index, event), (QStringList{u"exact"_s, u"wide"_s}));
        object.reset();
        QCOMPARE(names(index, event), QStringList{u"wide"_s});
        MatchIndex::erase(exact);
        MatchIndex::erase(never);
        QCOMPARE(index.size(), 1);
    }

    void absentKeyIsNotLookedUp()
    {
        MatchIndex index;
        NamedEntry exact("exact", match<Touch>(this));
        index.insert(exact);
        QCOMPARE(names(index, makeEvent(Touch{})), QStringList());
        QCOMPARE(index.probes(), 0u);
        QCOMPARE(names(index, makeEvent(Touch{this})), QStringList{u"exact"_s});
        QCOMPARE(index.probes(), 1u);
    }

    void matcherThatCannotBeIsNotFound()
    {
        const auto *type = EventType::define("Gauge", {"value"});
        QTest::ignoreMessage(QtWarningMsg, "Matcher of Gauge: colour is no key of it. Nothing will match.");
        NamedEntry entry("never", match(*type, {{u"colour"_s, 1}}));
        MatchIndex index;
        index.insert(entry);
        QVERIFY(entry.isIndexed());
        QCOMPARE(names(index, makeEvent(*type, {})), QStringList());
        MatchIndex::erase(entry);
        QVERIFY(index.isEmpty());
    }

    void newObjectAtTheAddressOfADeadOneIsAnother()
    {
        alignas(QObject) std::byte memory[sizeof(QObject)];
        auto *object = new (memory) QObject;
        MatchIndex index;
        NamedEntry old("old", match<Touch>(object));
        index.insert(old);
        const auto oldEvent = makeEvent(Touch{object});
        object->~QObject();
        object = new (memory) QObject;
        NamedEntry young("young", match<Touch>(object));
        index.insert(young);
        QCOMPARE(names(index, makeEvent(Touch{object})), QStringList{u"young"_s});
        QCOMPARE(names(index, oldEvent), QStringList());
        object->~QObject();
    }

    void keysAreLetGoWithTheLastWhoWantsThem()
    {
        struct Holder
        {
            static void filter(MatchIndex &index, std::weak_ptr<int> *watch)
            {
                auto shared = std::make_shared<int>(1);
                *watch = shared;
                NamedEntry stays("stays", match<PortUp>(u"eth0"_s));
                std::optional<NamedEntry> goes;
                goes.emplace("goes",
                             match<PortUp>(u"eth0"_s).filter([shared](const PortUp &) { return true; }));
                index.insert(*goes);
                index.insert(stays);
                shared.reset();
                goes.reset();
                QVERIFY(watch->expired());
            }
        };
        MatchIndex index;
        std::weak_ptr<int> watch;
        Holder::filter(index, &watch);
        QVERIFY(index.isEmpty());
    }

    void keysOfWhatIsRenewedWhileItIsGivenOutAreLetGoAfterwards()
    {
        MatchIndex index;
        auto token = std::make_shared<int>(1);
        const std::weak_ptr<int> watch = token;
        std::optional<NamedEntry> entry(std::in_place, "lease", match<Lease>(token));
        index.insert(*entry);
        {
            const EventPointer<> event = makeEvent(Lease{token});
            const MatchIndex::Matches matches(index, *event);
            MatchIndex::erase(*entry);
            QCOMPARE(names(index, event), QStringList());
            index.insert(*entry);
            QCOMPARE(names(index, event), QStringList{u"lease"_s});
            entry.reset();
            token.reset();
        }
        QVERIFY(watch.expired());
        QVERIFY(index.isEmpty());
    }

    void whatWasWantedOnceLeavesNoMemoryBehind_data()
    {
        QTest::addColumn<bool>("isNumber");
        QTest::newRow("numbers, which are kept for a while") << true;
        QTest::newRow("others") << false;
    }
    void whatWasWantedOnceLeavesNoMemoryBehind()
    {
        if (RUNS_UNDER_SANITIZER)
            QSKIP("its allocator does not count");
        QFETCH(bool, isNumber);
        MatchIndex index;
        const auto comeAndGo = [&](int from, int to) {
            for (int i = from; i < to; ++i) {
                NamedEntry entry("passer-by", isNumber ? Matcher(match<Numbers>().where(&Numbers::medium, i))
                                                       : Matcher(match<PortUp>(QString::number(i))));
                index.insert(entry);
            }
        };
        comeAndGo(0, 1'000);
        const auto before = mallinfo2().uordblks;
        comeAndGo(1'000, 100'000);
        QVERIFY(mallinfo2().uordblks <= before + 20'000); // 64 nodes and their places
    }

    void whatNothingMatchesDoesNotCountAsKept()
    {
        if (RUNS_UNDER_SANITIZER)
            QSKIP("its allocator does not count");
        MatchIndex index;
        const auto comeAndGo = [&](const Matcher &matcher) {
            NamedEntry entry("passer-by", matcher);
            index.insert(entry);
        };
        for (int i = 0; i < 100'000; ++i)
            comeAndGo(match<Lease>(std::shared_ptr<int>())); // absent, so never matched
        const auto before = mallinfo2().uordblks;
        for (int i = 0; i < 100'000; ++i)
            comeAndGo(match<Numbers>().where(&Numbers::medium, i));
        QVERIFY(mallinfo2().uordblks <= before + 20'000);
    }

    void manyComeAndGoAndAreFound()
    {
        MatchIndex index;
        std::deque<NamedEntry> entries;
        for (int i = 0; i < 3000; ++i)
            entries.emplace_back("", i % 3 == 0 ? Matcher(match<PortUp>(anything, i / 3))
                                                : Matcher(match<PortUp>(QString::number(i % 50), i / 3)));
        std::mt19937 random(1);
        for (int round = 0; round < 20'000; ++round) {
            auto &entry = entries[random() % entries.size()];
            if (entry.isIndexed())
                MatchIndex::erase(entry);
            else
                index.insert(entry);
            if (round % 100)
                continue;
            const auto event = makeEvent(PortUp{QString::number(random() % 50), int(random() % 1000)});
            qsizetype expected = 0;
            for (const auto &candidate : entries)
                expected += candidate.isIndexed() && candidate.matcher.matches(event);
            QCOMPARE(count(index, event), expected);
        }
    }
};

QTEST_APPLESS_MAIN(tst_MatchIndex)
#include "tst_matchindex.moc"
