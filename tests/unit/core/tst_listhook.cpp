// SPDX-License-Identifier: MIT
#include "core/listhook.h"

#include <QtTest/qtest.h>

#include <memory>

using namespace Signalbox;

namespace {

struct Other;
struct Item : ListHook<Item>, ListHook<Other>
{
    explicit Item(int n) : number(n) {}
    int number;
};
using Items = IntrusiveList<Item>;
using OtherItems = IntrusiveList<Item, Other>;

template <typename List>
QList<int> numbers(const List &list)
{
    QList<int> result;
    for (const auto *item = list.first(); item; item = list.next(*item))
        result.append(item->number);
    return result;
}

} // namespace

class tst_ListHook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrderOfBothEnds()
    {
        Items list;
        Item a(1), b(2), c(3);
        QVERIFY(list.isEmpty());
        list.append(a);
        list.append(b);
        list.prepend(c);
        QCOMPARE(numbers(list), (QList<int>{3, 1, 2}));
        QCOMPARE(list.takeFirst()->number, 3);
        QCOMPARE(numbers(list), (QList<int>{1, 2}));
    }

    void appendingAgainMovesToTheEnd()
    {
        Items list;
        Item a(1), b(2);
        list.append(a);
        list.append(b);
        list.append(a);
        QCOMPARE(numbers(list), (QList<int>{2, 1}));
    }

    void oneThatIsDestroyedLeavesItsList()
    {
        Items list;
        Item a(1);
        auto b = std::make_unique<Item>(2);
        list.append(a);
        list.append(*b);
        b.reset();
        QCOMPARE(numbers(list), QList<int>{1});
    }

    void listThatIsDestroyedLetsItsItemsGo()
    {
        Item a(1);
        {
            Items list;
            list.append(a);
            QVERIFY(static_cast<ListHook<Item> &>(a).isLinked());
        }
        QVERIFY(!static_cast<ListHook<Item> &>(a).isLinked());
    }

    void objectIsInListsOfDifferentTagsAtOnce()
    {
        Items list;
        OtherItems others;
        Item a(1), b(2);
        list.append(a);
        list.append(b);
        others.append(b);
        others.append(a);
        QCOMPARE(numbers(list), (QList<int>{1, 2}));
        QCOMPARE(numbers(others), (QList<int>{2, 1}));
        static_cast<ListHook<Item> &>(a).unlink();
        QCOMPARE(numbers(list), QList<int>{2});
        QCOMPARE(numbers(others), (QList<int>{2, 1}));
    }

    void listsAreJoinedInOrder()
    {
        Items list, more;
        Item a(1), b(2), c(3);
        list.append(a);
        more.append(b);
        more.append(c);
        list.appendAll(more);
        QCOMPARE(numbers(list), (QList<int>{1, 2, 3}));
        QVERIFY(more.isEmpty());
    }
};

QTEST_APPLESS_MAIN(tst_ListHook)
#include "tst_listhook.moc"
