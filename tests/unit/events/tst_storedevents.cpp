// SPDX-License-Identifier: MIT
#include "events/storedevents_p.h"
#include "eventtypes.h"

#include <QtTest/qtest.h>

#include <memory>

using namespace Signalbox;
using namespace Signalbox::Detail;
using namespace Qt::StringLiterals;

class tst_StoredEvents : public QObject
{
    Q_OBJECT

    static QStringList texts(const StoredEvents::Found &found)
    {
        QStringList list;
        for (const auto &event : found)
            list.append(printed(event));
        return list;
    }

private Q_SLOTS:
    void matchersFindWhatIsKept()
    {
        StoredEvents store;
        QCOMPARE(texts(store.matching(match<PortUp>(u"eth0"_s))), QStringList());
        const auto a = makeEvent(PortUp{u"eth0"_s, 1}), b = makeEvent(PortUp{u"eth1"_s, 1}),
                   c = makeEvent(PortUp{u"eth0"_s, 2});
        store.insert(a);
        QCOMPARE(store.matching(match<PortUp>(u"eth0"_s)).size(), 1); // this shape is known from here on
        store.insert(b);
        store.insert(c);
        store.insert(makeEvent(trunkUp(u"eth0"_s, 3, 7)));
        QCOMPARE(texts(store.matching(match<PortUp>(u"eth0"_s))),
                 (QStringList{u"PortUp(device: \"eth0\", port: 1)"_s, u"PortUp(device: \"eth0\", port: 2)"_s,
                              u"TrunkUp(device: \"eth0\", port: 3, vlan: 7)"_s}));
        QCOMPARE(store.matching(match<PortUp>(anything, 1)).size(), 2); // this one has to look at all
        QCOMPARE(store.matching(match<TrunkUp>()).size(), 1);
        QCOMPARE(store.matching(Matcher()).size(), 4);
        store.erase(*a.get());
        QCOMPARE(texts(store.matching(match<PortUp>(anything, 1))),
                 QStringList{u"PortUp(device: \"eth1\", port: 1)"_s});
        QVERIFY(!StoredEvents::isKept(*a.get()) && StoredEvents::isKept(*b.get()));
        QCOMPARE(store.size(), 3);
    }

    void filtersHaveTheLastWord()
    {
        StoredEvents store;
        for (int port = 0; port < 5; ++port)
            store.insert(makeEvent(PortUp{u"eth0"_s, port}));
        const auto odd = match<PortUp>(u"eth0"_s).filter([](const PortUp &up) { return up.port % 2; });
        QCOMPARE(store.matching(odd).size(), 2);
    }

    void wildcardOverManyFindsAll() // W11: it raised an error
    {
        StoredEvents store;
        for (int i = 0; i < 100; ++i)
            store.insert(makeEvent(PortUp{QString::number(i % 10), i}));
        const auto found = store.matching(match<PortUp>(u"3"_s));
        QCOMPARE(found.size(), 10);
        for (const auto &event : found)
            store.erase(*event);
        QCOMPARE(store.matching(match<PortUp>()).size(), 90);
        QCOMPARE(store.matching(match<PortUp>(u"3"_s)).size(), 0);
    }

    void onlyYoungerOnesAreFoundOnRequest()
    {
        StoredEvents store;
        const auto first = store.insert(makeEvent(PortUp{u"eth0"_s, 1}));
        const auto second = store.insert(makeEvent(PortUp{u"eth0"_s, 2}));
        QCOMPARE(store.matching(match<PortUp>(), 0).size(), 2);
        QCOMPARE(store.matching(match<PortUp>(), first).size(), 1);
        QCOMPARE(store.matching(match<PortUp>(), second).size(), 0);
    }

    void sameTypeAndKeysAreFound()
    {
        StoredEvents store;
        store.insert(makeEvent(Weather{u"north"_s, u"rain"_s}));
        store.insert(makeEvent(trunkUp(u"eth0"_s, 1, 1)));
        QVERIFY(store.withKeysOf(*makeEvent(Weather{u"north"_s, u"sun"_s}).get()));
        QVERIFY(!store.withKeysOf(*makeEvent(Weather{u"south"_s, u"rain"_s}).get()));
        QVERIFY(!store.withKeysOf(*makeEvent(PortUp{u"eth0"_s, 1}).get()));
        store.insert(makeEvent(Touch{this}));
        QVERIFY(!store.withKeysOf(*makeEvent(Touch{}).get()));
        store.erase(*store.withKeysOf(*makeEvent(Touch{this}).get()));
        store.insert(makeEvent(Touch{}));
        QVERIFY(store.withKeysOf(*makeEvent(Touch{}).get())); // absent keys are the same here
        QVERIFY(!store.withKeysOf(*makeEvent(Touch{this}).get()));
    }

    void eventOfADeadObjectIsFoundByWildcardsAndCleanedAway()
    {
        StoredEvents store;
        auto object = std::make_unique<QObject>();
        const QPointer<QObject> pointer = object.get();
        const auto event = makeEvent(Touch{pointer});
        const auto exact = match<Touch>(object.get());
        store.insert(event);
        QCOMPARE(store.matching(exact).size(), 1);
        object.reset();
        QCOMPARE(store.matching(exact).size(), 0);
        QCOMPARE(store.matching(match<Touch>()).size(), 1);
        for (int i = 0; i < 200; ++i) {
            QObject shortLived;
            store.eraseDead();
            store.insert(makeEvent(Touch{&shortLived}));
        }
        QVERIFY2(store.size() < 100, qPrintable(QString::number(store.size())));
        QVERIFY(!StoredEvents::isKept(*event.get()));
    }
};

QTEST_APPLESS_MAIN(tst_StoredEvents)
#include "tst_storedevents.moc"
