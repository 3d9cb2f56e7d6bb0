// SPDX-License-Identifier: MIT
#include "events/dynamicevent.h"
#include "events/matcher.h"

#include <QtCore/qregularexpression.h>
#include <QtTest/qtest.h>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

struct Known
{
    int number = 0;
    SIGNALBOX_EVENT(Known, number)
};

QString printed(const auto &value)
{
    QString text;
    QDebug(&text) << value;
    return text.trimmed();
}

//! A type of one key, which is called `key`.
const EventType &oneKey()
{
    static const auto *type = EventType::define("OneKey", {"key"});
    return *type;
}

bool areSameKey(const QVariant &a, const QVariant &b)
{
    const auto left = makeEvent(oneKey(), {{u"key"_s, a}}), right = makeEvent(oneKey(), {{u"key"_s, b}});
    return isSame(oneKey().key(left->value(), 0), oneKey().key(right->value(), 0));
}

} // namespace

class tst_DynamicEvent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typeIsDefinedAtRunTime()
    {
        const auto *type = EventType::define("Alarm", {"zone", "level"}, nullptr, EventKind::Latched);
        QVERIFY(type);
        QVERIFY(type->isDefinedAtRunTime());
        QVERIFY(!EventType::of<Known>().isDefinedAtRunTime());
        QCOMPARE(EventType::named("Alarm"), type);
        QCOMPARE(EventType::named("Nobody"), nullptr);
        QCOMPARE(EventType::named("Known"), nullptr);

        const auto event =
            makeEvent(*type, {{u"zone"_s, u"north"_s}, {u"level"_s, 3}, {u"text"_s, u"smoke"_s}});
        QCOMPARE(event->kind(), EventKind::Latched);
        QCOMPARE(event->asDynamic()->field(u"text"_s), u"smoke"_s);
        QCOMPARE(event->toVariantMap().size(), 3);
        QCOMPARE(printed(event), u"Alarm(zone: \"north\", level: 3)"_s);
        QCOMPARE(event->as<Known>(), nullptr);
        QCOMPARE(makeEvent(Known{1}).get()->asDynamic(), nullptr);
        QCOMPARE(makeEvent(*type, {}, EventKind::MustHandle)->kind(), EventKind::MustHandle);
    }

    void typeThatIsDefinedAgainIsTheSame()
    {
        const auto *type = EventType::define("Again", {"key"});
        QCOMPARE(EventType::define("Again", {"key"}), type);
    }

    void derivedTypeInheritsKeys()
    {
        const auto *base = EventType::define("Shape", {"colour"});
        const auto *derived = EventType::define("Circle", {"radius"}, base);
        QVERIFY(derived->isA(*base) && !base->isA(*derived));
        QCOMPARE(derived->keyName(0), "colour");
        QCOMPARE(derived->keyName(1), "radius");
    }

    void definitionsThatCannotBeAreRefused_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QList<QByteArray>>("keys");
        QTest::addColumn<const EventType *>("base");
        QTest::addColumn<QString>("why");

        const EventType *none = nullptr;
        const auto *shape = EventType::define("Form", {"colour"});
        QList<QByteArray> many;
        for (int i = 0; i < EventType::MaxKeys; ++i)
            many.append("key" + QByteArray::number(i));
        QTest::newRow("other keys") << "Form"_ba << QList<QByteArray>{"size"} << none
                                    << u"is defined already"_s;
        QTest::newRow("other base") << "Form"_ba << QList<QByteArray>{"colour"} << &oneKey()
                                    << u"is defined already"_s;
        QTest::newRow("a key twice") << "Twice"_ba << QList<QByteArray>{"a", "a"} << none
                                     << u"two of its keys have the same name"_s;
        QTest::newRow("a key of the base") << "Derived"_ba << QList<QByteArray>{"colour"} << shape
                                           << u"two of its keys have the same name"_s;
        QTest::newRow("too many keys") << "Wide"_ba << many << shape << u"it has too many keys"_s;
        QTest::newRow("base in C++") << "Bridge"_ba << QList<QByteArray>{} << &EventType::of<Known>()
                                     << u"no type that is defined at run time"_s;
    }
    void definitionsThatCannotBeAreRefused()
    {
        QFETCH(QByteArray, name);
        QFETCH(QList<QByteArray>, keys);
        QFETCH(const EventType *, base);
        QFETCH(QString, why);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(why));
        QCOMPARE(EventType::define(name, keys, base), nullptr);
    }

    void basesAreLimited()
    {
        const EventType *type = nullptr;
        for (int depth = 1; depth <= EventType::MaxDepth; ++depth)
            QVERIFY((type = EventType::define("Depth" + QByteArray::number(depth), {}, type)));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"too many bases"_s));
        QCOMPARE(EventType::define("TooDeep", {}, type), nullptr);
    }

    void valuesThatAreEqualAreTheSameKey_data()
    {
        QTest::addColumn<QVariant>("a");
        QTest::addColumn<QVariant>("b");
        QTest::addColumn<bool>("same");

        const auto row = [](const char *name, const QVariant &a, const QVariant &b, bool same) {
            QTest::newRow(name) << a << b << same;
        };
        row("int and long long", 3, Q_INT64_C(3), true);
        row("int and whole double", 3, 3.0, true);
        row("int and unsigned char", 3, QVariant::fromValue(uchar(3)), true);
        row("double and float", 0.5, 0.5f, true);
        row("fraction and int", 3.5, 3, false);
        row("beyond the integers", 1e300, 1e300, true);
        row("large unsigned", ~Q_UINT64_C(0), Q_INT64_C(-1), false);
        row("large unsigned, equal", ~Q_UINT64_C(0), ~Q_UINT64_C(0), true);
        row("bool and int", true, 1, false);
        row("string", u"a"_s, u"a"_s, true);
        row("string and number", u"3"_s, 3, false);
        row("string and bytes", u"a"_s, "a"_ba, false);
        row("character and string", QChar(u'a'), u"a"_s, true);
        row("enumeration and int", QVariant::fromValue(Qt::AlignRight), int(Qt::AlignRight), true);
        row("object", QVariant::fromValue<QObject *>(this), QVariant::fromValue<QObject *>(this), true);
        row("nothing", QVariant(), QVariant(), false);
        row("null object", QVariant::fromValue<QObject *>(nullptr), QVariant::fromValue<QObject *>(nullptr),
            false);
    }
    void valuesThatAreEqualAreTheSameKey()
    {
        QFETCH(QVariant, a);
        QFETCH(QVariant, b);
        QFETCH(bool, same);
        QCOMPARE(areSameKey(a, b), same);
    }

    void keyThatCannotBeIsAnErrorAndNoEvent_data() // W6: it ended the loop
    {
        QTest::addColumn<QVariant>("value");
        QTest::addColumn<QString>("typeName");
        QTest::newRow("list") << QVariant(QVariantList{1, 2}) << u"QVariantList"_s;
        QTest::newRow("map") << QVariant(QVariantMap{{u"a"_s, 1}}) << u"QVariantMap"_s;
        QTest::newRow("of a plug-in") << QVariant::fromValue(std::vector<int>{1}) << u"std::vector<int>"_s;
    }
    void keyThatCannotBeIsAnErrorAndNoEvent()
    {
        QFETCH(QVariant, value);
        QFETCH(QString, typeName);
        const auto message =
            u"Event OneKey is not made: its key key is a %1, which cannot be a key."_s.arg(typeName);
        QTest::ignoreMessage(QtWarningMsg, qPrintable(message));
        QVERIFY(!makeEvent(oneKey(), {{u"key"_s, value}}));
    }

    void anythingIsAFieldThatIsNoKey()
    {
        const auto event = makeEvent(oneKey(), {{u"key"_s, 1}, {u"list"_s, QVariantList{1, 2}}});
        QVERIFY(event);
        const auto *dynamic = event->asDynamic();
        QVERIFY(dynamic);
        QCOMPARE(dynamic->field(u"list"_s), QVariant(QVariantList{1, 2}));
    }

    void structOfCppIsNotMadeOfAMap()
    {
        QTest::ignoreMessage(QtWarningMsg, "Event type Known is a struct of C++: no event is made of a map.");
        QVERIFY(!makeEvent(EventType::of<Known>(), QVariantMap()));
    }

    void matcherOfAnInvalidValueSaysThatNothingMatches()
    {
        const auto *type = EventType::define("Unsaid", {"key"});
        for (const auto &value : {QVariant(), QVariant::fromValue<QObject *>(nullptr)}) {
            QTest::ignoreMessage(QtWarningMsg, "Matcher of Unsaid: key has an invalid value, or an object that is null. Nothing will match.");
            const auto matcher = match(*type, {{u"key"_s, value}});
            QVERIFY(!matcher.matches(makeEvent(*type, {})));
        }
    }
};

QTEST_APPLESS_MAIN(tst_DynamicEvent)
#include "tst_dynamicevent.moc"
