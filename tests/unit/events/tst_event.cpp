// SPDX-License-Identifier: MIT
#include "events/event.h"

#include <QtCore/quuid.h>
#include <QtTest/qtest.h>

#include <vector>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

struct PortUp
{
    QString device;
    int port = 0;
    QString speed; // no key

    SIGNALBOX_EVENT(PortUp, device, port)
    bool operator==(const PortUp &) const = default;
};

struct TrunkUp : PortUp
{
    int vlan = 0;
    SIGNALBOX_EVENT(TrunkUp, vlan)
};

struct TaggedTrunkUp : TrunkUp
{
    QByteArray tag;
    SIGNALBOX_EVENT(TaggedTrunkUp, tag)
};

struct Tick
{
    SIGNALBOX_EVENT(Tick)
};

struct Job
{
    static constexpr auto eventKind = EventKind::MustHandle;
    int number = 0;
    bool isOld = false;
    bool mayBeDropped() const { return isOld; }
    SIGNALBOX_EVENT(Job, number)
};
struct UrgentJob : Job
{
    SIGNALBOX_EVENT(UrgentJob)
};

enum class Level : quint8 { Low = 65, High };
struct Alarm
{
    Level level = Level::Low;
    SIGNALBOX_EVENT(Alarm, level)
};

struct Reading
{
    std::optional<int> sensor;
    QPointer<QObject> source;
    std::shared_ptr<int> batch;
    QUuid id;
    SIGNALBOX_EVENT(Reading, sensor, source, batch, id)
};

//! Its base is not at its own address.
struct Visible : PortUp
{
    virtual ~Visible() = default;
    int row = 0;
    SIGNALBOX_EVENT(Visible, row)
};

namespace Elsewhere {
struct PortUp
{
    QString device;
    int port = 0;
    SIGNALBOX_EVENT(PortUp, device, port)
};
} // namespace Elsewhere

struct Many // as many keys as there can be
{
    int a0, a1, a2, a3, a4, a5, a6, a7, b0, b1, b2, b3, b4, b5, b6, b7;
    int c0, c1, c2, c3, c4, c5, c6, c7, d0, d1, d2, d3, d4, d5, d6, d7;
    SIGNALBOX_EVENT(Many, a0, a1, a2, a3, a4, a5, a6, a7, b0, b1, b2, b3, b4, b5, b6, b7, c0, c1, c2, c3, c4,
                    c5, c6, c7, d0, d1, d2, d3, d4, d5, d6, d7)
};

struct Unhashable
{
    bool operator==(const Unhashable &) const = default;
};
struct Hashed
{
    int value = 0;
    bool operator==(const Hashed &) const = default;
    friend std::size_t qHash(const Hashed &hashed) noexcept { return std::size_t(hashed.value); }
};
struct Large
{
    quint64 words[8] = {};
    bool operator==(const Large &) const = default;
    friend std::size_t qHash(const Large &large) noexcept { return std::size_t(large.words[0]); }
};

QString printed(const auto &value)
{
    QString text;
    QDebug(&text) << value;
    return text.trimmed();
}

} // namespace

// What can be a key, and what cannot: the compiler says so, not a loop that dies (W6).
static_assert(EventKey<int> && EventKey<QString> && EventKey<QUuid> && EventKey<EventKind> && EventKey<bool>);
static_assert(EventKey<QPointer<QObject>> && EventKey<std::shared_ptr<int>> &&
              EventKey<std::optional<QString>>);
static_assert(EventKey<Hashed> && EventKey<std::string>);
static_assert(!EventKey<Unhashable> && !EventKey<std::optional<Unhashable>> && !EventKey<std::vector<int>>);
static_assert(!EventKey<QObject *> && !EventKey<void *>);
static_assert(EventStruct<PortUp> && EventStruct<Tick> && !EventStruct<int> && !EventStruct<QString>);
static_assert(std::is_aggregate_v<PortUp> && std::is_copy_constructible_v<PortUp>);
static_assert(!std::is_copy_constructible_v<Event> && !std::is_default_constructible_v<Event>);
static_assert(std::is_nothrow_move_constructible_v<EventPointer<PortUp>>);
template <typename T>
concept Writable = requires(EventPointer<T> event)
{
    event->port = 1;
};
static_assert(!Writable<PortUp>); // what is sent does not change: an index relies on it

class tst_Event : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void structHasItsKeysAsPartOfItsType()
    {
        const auto &type = EventType::of<PortUp>();
        QCOMPARE(type.name(), "PortUp");
        QCOMPARE(type.keyCount(), 2);
        QCOMPARE(type.keyName(0), "device");
        QCOMPARE(type.keyName(1), "port");
        QCOMPARE(type.keyIndex("port"), 1);
        QCOMPARE(type.keyIndex("speed"), -1);
        QCOMPARE(EventType::of<Tick>().keyCount(), 0);
        QCOMPARE(EventType::of<Many>().keyCount(), EventType::MaxKeys);
        QCOMPARE(EventType::of<Many>().keyName(31), "d7");
    }

    void derivedTypeHasTheKeysOfItsBaseFirst()
    {
        const auto &type = EventType::of<TaggedTrunkUp>();
        QCOMPARE(type.base(), &EventType::of<TrunkUp>());
        QCOMPARE(type.base()->base(), &EventType::of<PortUp>());
        QCOMPARE(type.base()->base()->base(), &EventType::anyEvent());
        QCOMPARE(EventType::anyEvent().base(), nullptr);
        QCOMPARE(type.keyCount(), 4);
        QCOMPARE(type.keyName(0), "device");
        QCOMPARE(type.keyName(2), "vlan");
        QCOMPARE(type.keyName(3), "tag");
    }

    void derivedTypeIsItsBasesAndNotTheReverse()
    {
        const auto &port = EventType::of<PortUp>(), &tagged = EventType::of<TaggedTrunkUp>();
        QVERIFY(tagged.isA(port) && tagged.isA(tagged) && tagged.isA(EventType::anyEvent()));
        QVERIFY(!port.isA(tagged));
        QVERIFY(!port.isA(EventType::of<Job>()));
        QVERIFY(!EventType::anyEvent().isA(port));
    }

    void typesOfOneNameAreTwoTypes() // W24: a type was its name
    {
        const auto &here = EventType::of<PortUp>(), &there = EventType::of<Elsewhere::PortUp>();
        QCOMPARE(here.name(), there.name());
        QVERIFY(&here != &there);
        QCOMPARE(makeEvent(Elsewhere::PortUp{}).get()->as<PortUp>(), nullptr);
    }

    void eventSharesAConstantStruct()
    {
        const auto event = makeEvent(PortUp{u"eth0"_s, 3, u"1G"_s});
        QCOMPARE(event->device, u"eth0"_s);
        QCOMPARE(event->speed, u"1G"_s);
        const EventPointer<> untyped = event;
        QCOMPARE(untyped->as<PortUp>(), &*event);
        QCOMPARE(untyped->as<TrunkUp>(), nullptr);
        QVERIFY(!EventPointer<Job>(untyped));
        QVERIFY(!EventPointer<PortUp>());
    }

    void eventOfADerivedTypeReadsAsItsBase()
    {
        TaggedTrunkUp up;
        up.device = u"eth0"_s;
        up.vlan = 7;
        const EventPointer<> event = makeEvent(up);
        QCOMPARE(event->as<PortUp>()->device, u"eth0"_s);
        QCOMPARE(EventPointer<TrunkUp>(event)->vlan, 7);
        QCOMPARE(&event->type(), &EventType::of<TaggedTrunkUp>());
    }

    void baseThatIsNotAtTheAddressOfItsEventIsFound()
    {
        Visible visible;
        visible.device = u"eth0"_s;
        visible.row = 4;
        const EventPointer<> event = makeEvent(visible);
        QCOMPARE(event->as<PortUp>()->device, u"eth0"_s);
        QCOMPARE(printed(*event), u"Visible(device: \"eth0\", port: 0, row: 4)"_s);
    }

    void eventLivesAsLongAsOneSharesIt()
    {
        auto batch = std::make_shared<int>(1);
        auto first = makeEvent(Reading{.sensor = 1, .source = {}, .batch = batch, .id = {}});
        auto second = first;
        QCOMPARE(batch.use_count(), 2);
        first = {};
        QCOMPARE(batch.use_count(), 2);
        const auto third = std::move(second);
        QVERIFY(!second);
        second = third;
        second = {};
        QCOMPARE(batch.use_count(), 2);
        QCOMPARE(third->batch, batch);
    }

    void kindComesFromTheTypeOrTheEvent()
    {
        QCOMPARE(makeEvent(PortUp{}).get()->kind(), EventKind::Transient);
        QCOMPARE(makeEvent(Job{}).get()->kind(), EventKind::MustHandle);
        QCOMPARE(makeEvent(UrgentJob{}).get()->kind(), EventKind::MustHandle);
        QCOMPARE(makeEvent(PortUp{}, EventKind::Latched).get()->kind(), EventKind::Latched);
        QCOMPARE(makeEvent(Job{}, EventKind::Transient).get()->kind(), EventKind::Transient);
    }

    void acceptingIsNoted()
    {
        const auto event = makeEvent(Job{1});
        const auto other = event;
        QVERIFY(!event.isAccepted());
        other.accept();
        other.accept();
        QVERIFY(event.isAccepted());
    }

    void eventSaysThatItNeedsNobodyAnyMore()
    {
        const auto asks = [](const auto &event) {
            return event.get()->type().mayBeDropped(event.get()->value());
        };
        UrgentJob old;
        old.isOld = true;
        QVERIFY(!asks(makeEvent(Job{1})));
        QVERIFY(asks(makeEvent(Job{.number = 1, .isOld = true})));
        QVERIFY(asks(makeEvent(old)));
        QVERIFY(!asks(makeEvent(Tick{})));
    }

    void printingNamesTheKeys_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");

        QTest::newRow("struct") << printed(PortUp{u"eth0"_s, 3, u"1G"_s})
                                << u"PortUp(device: \"eth0\", port: 3)"_s;
        QTest::newRow("enum that Qt knows nothing of") << printed(Alarm{Level::High}) << u"Alarm(level: 66)"_s;
        QTest::newRow("no keys") << printed(Tick{}) << u"Tick()"_s;
        QTest::newRow("event") << printed(*makeEvent(Job{7}).get()) << u"Job(number: 7)"_s;
        QTest::newRow("pointer") << printed(makeEvent(Job{7})) << u"Job(number: 7)"_s;
        QTest::newRow("null") << printed(EventPointer<>()) << u"Event(null)"_s;
        QTest::newRow("absent") << printed(Reading{})
                                << u"Reading(sensor: -, source: -, batch: -, id: %1)"_s.arg(printed(QUuid()));
        QTest::newRow("type") << printed(EventType::of<TrunkUp>()) << u"TrunkUp"_s;
    }
    void printingNamesTheKeys()
    {
        QFETCH(QString, text);
        QTEST(text, "expected");
    }

    void keysReadAsAMap()
    {
        const auto map = makeEvent(PortUp{u"eth0"_s, 3, u"1G"_s}).get()->toVariantMap();
        QCOMPARE(map, (QVariantMap{{u"device"_s, u"eth0"_s}, {u"port"_s, 3}}));
    }

    void keyOfADeadObjectIsAbsent()
    {
        auto object = std::make_unique<QObject>();
        const auto event = makeEvent(Reading{.sensor = {}, .source = object.get(), .batch = {}, .id = {}});
        const auto key = event.get()->type().key(event.get()->value(), 1);
        const Detail::Key copy(key);
        QVERIFY(key.isPresent() && isSame(key, copy.view()));
        object.reset();
        QVERIFY(!key.isPresent());
        QVERIFY(!copy.isPresent());
        QVERIFY(!isSame(key, copy.view()));
    }

    void keysOfAllSizesAreCopiedMovedAndAssigned()
    {
        using namespace Detail;
        const auto keyOf = [](const auto &value) {
            return Key(KeyView{&keyOperations<std::remove_cvref_t<decltype(value)>>, &value});
        };
        Large large;
        large.words[0] = 5;
        for (const Key &original :
             {keyOf(7), keyOf(Hashed{3}), keyOf(u"long enough to be on the heap"_s), keyOf(large), Key()}) {
            Key copy = original;
            Key moved = std::move(copy);
            copy = keyOf(8);
            copy = moved;
            QCOMPARE(isSame(copy.view(), original.view()), original.isPresent());
            QCOMPARE(isSame(moved.view(), original.view()), original.isPresent());
            QVERIFY(!isSame(copy.view(), keyOf(9).view()));
        }
    }
};

QTEST_APPLESS_MAIN(tst_Event)
#include "tst_event.moc"
