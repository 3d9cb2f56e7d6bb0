// SPDX-License-Identifier: MIT
// Tasks page by page: all of them can be seen, however many there are, and no look holds the loop up for long.
#include "sanitizer.h"

#include <Signalbox/Control>
#include <Signalbox/EventWaits>
#include <Signalbox/Install>
#include <Signalbox/Probe>
#include <Signalbox/Scheduler>
#include <Signalbox/Scope>
#include <Signalbox/Task>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qset.h>
#include <QtTest/qtest.h>

#include <algorithm>
#include <limits>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Key = TaskPageRequest::Key;

namespace {

constexpr int Million = RUNS_UNDER_SANITIZER ? 20'000 : 1'000'000;
constexpr int MostInATurn = 2048; // are listed
constexpr int MostRows = TaskPageRequest::MostRows;

struct Ping
{
    int number = 0;
    SIGNALBOX_EVENT(Ping, number)
};

Task<> listener(int number)
{
    co_await match<Ping>(number);
}

void start(Scope &scope, int count)
{
    for (int i = 0; i < count; ++i)
        scope.start(listener(i));
    QCoreApplication::processEvents();
}

//! Until all tasks have rows.
void listAll(const Probe &probe)
{
    for (auto page = probe.tasks({.count = 0}); page.listed < page.total; page = probe.tasks({.count = 0}))
        QCoreApplication::processEvents();
}

//! Page after page, as one who wants them all.
QList<quint64> allSerials(const Probe &probe)
{
    QList<quint64> serials;
    TaskPage page = probe.tasks({});
    serials += page.order;
    while (page.next.loop != 0) {
        page = probe.tasks({.from = page.next});
        if (page.offset != quint64(serials.size()))
            return {};
        serials += page.order;
    }
    return serials;
}

} // namespace

class tst_TaskPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Scheduler::current().setBudget({.time = 0ns}); } // for slow machines

    void aMillionTasksAreEachSeenOnce()
    {
        const Probe probe;
        Scope scope;
        start(scope, Million);
        QCOMPARE(probe.tasks({}).total, quint64(Million));
        listAll(probe);
        const auto serials = allSerials(probe);
        QCOMPARE(serials.size(), Million);
        QCOMPARE(QSet<quint64>(serials.begin(), serials.end()).size(), Million);
        QCOMPARE(probe.snapshot().loops.constFirst().tasks.size(), 1024); // as ever
        for (const int offset : {0, Million / 2, Million - 1}) {
            const auto page = probe.tasks({.offset = quint64(offset), .count = 10});
            QCOMPARE(page.order, serials.mid(offset, 10));
        }
        const auto largest = probe.tasks({.count = 5, .sortedBy = Key::Serial, .isDescending = true}).order;
        QCOMPARE(largest.size(), 5);
        QCOMPARE(largest.constFirst(), *std::max_element(serials.begin(), serials.end()));
    }

    //! That were started before somebody asked for a page.
    void aTurnListsSoManyTasksOnly()
    {
        constexpr int Count = 10'000;
        Scope scope;
        start(scope, Count);
        const Probe probe;
        auto listed = probe.tasks({.count = 0}).listed;
        int turns = 0;
        while (listed < Count) {
            QCoreApplication::processEvents();
            const auto now = probe.tasks({.count = 0}).listed;
            QVERIFY2(now - listed <= MostInATurn, qPrintable(QString::number(now - listed)));
            listed = now;
            QVERIFY(++turns <= 2 * Count / MostInATurn + 5);
        }
    }

    void noPageIsAskedForNoMoreAreListed()
    {
        Scope scope;
        const Probe probe;
        start(scope, 3 * MostRows);
        for (int i = 0; i < 5; ++i) {
            static_cast<void>(probe.snapshot());
            QCoreApplication::processEvents();
        }
        QCOMPARE(probe.tasks({.count = 0}).listed, quint64(MostRows)); // and from now on, all
        listAll(probe);
        QCOMPARE(probe.tasks({.count = 0}).listed, quint64(3 * MostRows));
    }

    void countsAndOffsetsBeyondTheEnds()
    {
        const Probe probe;
        Scope scope;
        start(scope, 2 * MostRows);
        listAll(probe);
        for (const int count : {0, -1, std::numeric_limits<int>::min()}) {
            const auto page = probe.tasks({.count = count});
            QVERIFY(page.order.isEmpty());
            QCOMPARE(page.total, quint64(2 * MostRows));
        }
        QCOMPARE(probe.tasks({.count = std::numeric_limits<int>::max()}).order.size(), MostRows);
        QCOMPARE(probe.tasks({.count = std::numeric_limits<int>::max(), .sortedBy = Key::Age}).order.size(),
                 MostRows);
        for (const auto key : {Key::Place, Key::Serial, Key::Since}) {
            QCOMPARE(probe.tasks({.offset = 2 * MostRows - 1, .sortedBy = key}).order.size(), 1);
            for (const quint64 offset :
                 {quint64(2 * MostRows), quint64(1) << 33, std::numeric_limits<quint64>::max()}) {
                const auto page = probe.tasks({.offset = offset, .sortedBy = key});
                QVERIFY(page.order.isEmpty());
                QCOMPARE(page.total, quint64(2 * MostRows));
                QCOMPARE(page.next, TaskPlace());
            }
        }
        QVERIFY(probe.tasks({.from = {.loop = 1u << 30, .place = 5}}).order.isEmpty());
        QVERIFY(probe.tasks({.loop = 1u << 30}).order.isEmpty());
        const auto loop = probe.tasks({}).snapshot.loops.constFirst().id;
        QVERIFY(probe.tasks({.from = {.loop = loop, .place = 4'000'000'000u}}).order.isEmpty());
    }

    //! Who goes on where the page before ended sees those once that are there all the time.
    void aTaskThatEndsBetweenTwoPagesHidesNoOther()
    {
        const Probe probe;
        Scope scope;
        start(scope, 3000);
        listAll(probe);
        const auto before = allSerials(probe);
        const auto first = probe.tasks({.count = 100});
        for (int i = 0; i < 50; ++i)
            QVERIFY(bool(Scheduler::current().send(makeEvent(Ping{i}))));
        QCoreApplication::processEvents();
        QCOMPARE(probe.tasks({.count = 0}).total, 2950u);
        QList<quint64> seen = first.order;
        for (auto page = first; page.next.loop != 0;) {
            page = probe.tasks({.from = page.next});
            QVERIFY(page.order.size() <= MostRows);
            seen += page.order;
        }
        const auto alive = allSerials(probe);
        QCOMPARE(alive.size(), 2950);
        const QSet<quint64> seenOnce(seen.begin(), seen.end());
        QCOMPARE(seenOnce.size(), seen.size());
        QVERIFY(seenOnce.contains(QSet<quint64>(alive.begin(), alive.end())));
        QVERIFY(QSet<quint64>(before.begin(), before.end()).contains(seenOnce));
        start(scope, 100); // some in their places
        listAll(probe);
        QCOMPARE(allSerials(probe).size(), 3050);
    }

    void tasksThatEndWhileTheyAreBeingListedAreNoTrap()
    {
        Scope scope;
        start(scope, 20'000);
        const Probe probe;
        static_cast<void>(probe.tasks({}));
        for (int i = 0; i < 20'000; i += 500) { // also the one at which listing stands
            QCoreApplication::processEvents();
            for (int j = i; j < i + 500; ++j)
                static_cast<void>(Scheduler::current().send(makeEvent(Ping{j})));
        }
        QCoreApplication::processEvents();
        QCOMPARE(probe.tasks({}).total, 0u);
        start(scope, 5000);
        listAll(probe);
        QCOMPARE(allSerials(probe).size(), 5000);
    }

    void rowsOfAPageAreSortedByNumbers()
    {
        const Probe probe;
        static_cast<void>(probe.tasks({})); // so that all are listed as they begin
        Scope scope;
        start(scope, 3000);
        listAll(probe);
        const auto up = probe.tasks({.offset = 1000, .sortedBy = Key::Serial}).order;
        QVERIFY(std::is_sorted(up.begin(), up.end()));
        QCOMPARE(up.size(), MostRows);
        for (const bool isDescending : {false, true}) {
            std::vector<qint64> numbers;
            QList<quint64> serials;
            for (quint64 offset = 0; offset < 3000; offset += MostRows) {
                const auto page =
                    probe.tasks({.offset = offset, .sortedBy = Key::Age, .isDescending = isDescending});
                serials += page.order;
                for (const auto &[loop, task] : page.rows())
                    numbers.push_back(
                        (page.snapshot.takenAt - Deadline() - task->age).count()); // when it began
            }
            QCOMPARE(serials.size(), 3000);
            QCOMPARE(QSet<quint64>(serials.begin(), serials.end()).size(), 3000);
            QVERIFY(isDescending ? std::is_sorted(numbers.begin(), numbers.end())
                                 : std::is_sorted(numbers.rbegin(), numbers.rend()));
        }
    }

    void aPageIsFoundByATaskThatIsOnIt()
    {
        const Probe probe;
        static_cast<void>(probe.tasks({}));
        Scope scope;
        start(scope, 3000);
        listAll(probe);
        const auto serials = allSerials(probe);
        for (const auto key : {Key::Place, Key::Serial, Key::Age}) {
            for (const bool isDescending : {false, true}) {
                for (const int row : {0, 511, 512, 1777, 2999}) {
                    const auto page = probe.tasks({.count = 512, .sortedBy = key, .isDescending = isDescending, .around = serials.at(row)});
                    QVERIFY(page.order.contains(serials.at(row)));
                    QCOMPARE(page.offset % 512, 0u);
                    QCOMPARE(page.order, probe.tasks({.offset = page.offset, .count = 512, .sortedBy = key, .isDescending = isDescending}).order);
                }
            }
        }
        QCOMPARE(probe.tasks({.offset = 2000, .count = 512, .around = serials.at(600)}).offset, 512u); // whatever else is said
        QCOMPARE(probe.tasks({.count = 0, .around = serials.at(600)}).order, QList<quint64>());
        const auto nowhere = probe.tasks({.around = *std::max_element(serials.begin(), serials.end()) + 1});
        QCOMPARE(nowhere.order, QList<quint64>());
        QCOMPARE(nowhere.total, 3000u);
    }

    void whatTasksOfAPageWaitForIsPrintedSoon()
    {
        const Probe probe;
        Scope scope;
        start(scope, 5000);
        listAll(probe);
        const auto lacksTexts = [&] {
            const auto page = probe.tasks({.offset = 3900});
            const auto rows = page.rows();
            return rows.size() != MostRows || std::any_of(rows.begin(), rows.end(), [](const auto &row) {
                       return row.second->waitsFor.isEmpty() || row.second->parent != 0;
                   });
        };
        int turns = 0;
        while (lacksTexts()) {
            QVERIFY(++turns < 20);
            QCoreApplication::processEvents();
        }
    }

    void aTaskFarBehindCanBeCancelled()
    {
        const Probe probe;
        Scope scope;
        start(scope, 5000);
        listAll(probe);
        const auto serial = probe.tasks({.offset = 4999}).order.value(0);
        const auto wish = TaskCancellation::request(serial, u"a test"_s);
        for (int i = 0; i < 3; ++i)
            QCoreApplication::processEvents();
        QCOMPARE(wish.outcome(), CancelOutcome::Requested);
        QCOMPARE(probe.tasks({}).total, 4999u);
        QVERIFY(!allSerials(probe).contains(serial));
    }

    void parentsAreKnownOnPages()
    {
        Scope scope;
        start(scope, 2000);
        scope
            .start([]() -> Task<> {
                Scope children;
                for (int i = 0; i < 3; ++i)
                    children.start(listener(50'000 + i)).setName(u"child"_s);
                co_await children.join();
            })
            .setName(u"parent"_s);
        QCoreApplication::processEvents();
        const Probe probe;
        listAll(probe);
        const auto children = [&] {
            quint64 parent = 0;
            QList<quint64> parents;
            for (const quint64 offset : {0, MostRows}) {
                const auto page = probe.tasks({.offset = offset});
                for (const auto &[loop, task] : page.rows()) {
                    if (task->name == u"parent"_s)
                        parent = task->serial;
                    else if (task->name == u"child"_s)
                        parents.append(task->parent);
                }
            }
            return parent != 0 && parents == QList<quint64>{parent, parent, parent};
        };
        for (int i = 0; i < 5 && !children(); ++i)
            QCoreApplication::processEvents();
        QVERIFY(children());
    }
};

int main(int argc, char **argv)
{
    Signalbox::install();
    QCoreApplication app(argc, argv);
    tst_TaskPages test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_taskpages.moc"
