// SPDX-License-Identifier: MIT
#include "loop/descriptortable_p.h"

#include <QtTest/qtest.h>

#include <array>
#include <fcntl.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Signalbox;

Q_DECLARE_METATYPE(Poller::Kind)

constexpr int Read = 0, Write = 1, Exception = 2; // as QSocketNotifier::Type

class tst_DescriptorTable : public QObject
{
    Q_OBJECT

    //! A table with its poller, as a loop has them, and a wait that lists what is ready.
    struct Fixture
    {
        explicit Fixture(Poller::Kind kind) : poller(Poller::create(kind, wakeUp)) { wakeUp.open(); }

        //! "3:rw" for each ready descriptor, the numbers given as names.
        QStringList look()
        {
            std::array<ReadyDescriptor, 64> ready;
            int count = table.prepare(*poller, ready.data(), int(ready.size()));
            const auto result =
                poller->wait(ready.data() + count, int(ready.size()) - count, Poller::Mode::Look, Never);
            hasStale = false;
            count += table.keepKnown(ready.data() + count, result.count, &hasStale);
            QStringList list;
            for (int i = 0; i < count; ++i) {
                const auto &report = ready[std::size_t(i)];
                QString text = names.value(report.descriptor) + u':';
                if (report.interest == ReadyDescriptor::Invalid)
                    text += QStringLiteral("invalid");
                for (const auto &[bit, letter] :
                     {std::pair(ReadInterest, u'r'), std::pair(WriteInterest, u'w'),
                      std::pair(ExceptionInterest, u'x')}) {
                    if (report.interest != ReadyDescriptor::Invalid && (report.interest & bit) &&
                        isWanted(report.descriptor, bit))
                        text += letter;
                }
                list.append(text);
            }
            list.sort();
            return list;
        }
        bool isWanted(int descriptor, Interest bit) const
        {
            for (quint32 i = 0; i < block.watchers.size(); ++i) {
                const auto &watcher = block.watchers[i];
                if (watcher.descriptor.get() == descriptor && interestOf(watcher.kind.get()) == bit)
                    return true;
            }
            return false;
        }
        DescriptorTable::Watcher add(int descriptor, int kind)
        {
            return table.add(descriptor, kind, &owner, nullptr);
        }

        NotifyDescriptor wakeUp;
        std::unique_ptr<Poller> poller;
        LoopBlock block;
        SerialSource serials;
        DescriptorTable table{block, serials};
        QObject owner;
        QHash<int, QString> names;
        bool hasStale = false;
    };
    struct Pair
    {
        Pair()
        {
            if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) != 0)
                qFatal("socketpair");
        }
        ~Pair()
        {
            for (const int end : ends)
                if (end >= 0)
                    ::close(end);
        }
        void close(int i)
        {
            ::close(ends[i]);
            ends[i] = -1;
        }
        void feed()
        {
            if (::write(ends[1], "x", 1) != 1)
                qFatal("write");
        }
        void fill()
        {
            char block[4096] = {};
            while (::write(ends[0], block, sizeof block) > 0) {
            }
        }
        int ends[2] = {-1, -1};
    };

    static void backends()
    {
        QTest::addColumn<Poller::Kind>("kind");
        QTest::newRow("epoll") << Poller::Kind::Epoll;
        QTest::newRow("poll") << Poller::Kind::Poll;
    }

private Q_SLOTS:
    void kindsShareADescriptor_data() { backends(); }
    void kindsShareADescriptor()
    {
        QFETCH(Poller::Kind, kind);
        Fixture f(kind);
        Pair pair;
        f.names = {{pair.ends[0], QStringLiteral("a")}};
        const auto reading = f.add(pair.ends[0], Read);
        QCOMPARE(f.look(), QStringList());
        const auto writing = f.add(pair.ends[0], Write);
        QCOMPARE(f.look(), QStringList{QStringLiteral("a:w")});
        pair.feed();
        QCOMPARE(f.look(), QStringList{QStringLiteral("a:rw")});
        f.table.remove(writing);
        QCOMPARE(f.look(), QStringList{QStringLiteral("a:r")});
        f.table.remove(reading);
        QVERIFY(f.table.isEmpty());
        QCOMPARE(f.look(), QStringList());
    }

    void edgeIsReportedOnce()
    {
        Fixture f(Poller::Kind::Epoll);
        Pair pair;
        f.names = {{pair.ends[0], QStringLiteral("a")}};
        f.table.add(pair.ends[0], Read, &f.owner, nullptr, DescriptorTable::Trigger::Edge);
        pair.feed();
        QCOMPARE(f.look(), QStringList{QStringLiteral("a:r")});
        QCOMPARE(f.look(), QStringList());
        pair.feed();
        QCOMPARE(f.look(), QStringList{QStringLiteral("a:r")});
        QCOMPARE(f.look(), QStringList());
        const auto level = f.add(pair.ends[0], Read); // and now by level, for both
        for (int i = 0; i < 2; ++i)
            QCOMPARE(f.look(), QStringList{QStringLiteral("a:r")});
        f.table.remove(level);
        QCOMPARE(f.look(), QStringList{QStringLiteral("a:r")}); // it was told anew
        QCOMPARE(f.look(), QStringList());
    }

    void edgeToWriteIsReportedOnce()
    {
        Fixture f(Poller::Kind::Epoll);
        Pair pair;
        f.names = {{pair.ends[0], QStringLiteral("a")}};
        f.table.add(pair.ends[0], Write, &f.owner, nullptr, DescriptorTable::Trigger::Edge);
        QCOMPARE(f.look(), QStringList{QStringLiteral("a:w")});
        QCOMPARE(f.look(), QStringList());
    }

    void edgeThatIsNotServedIsReportedAgain()
    {
        Fixture f(Poller::Kind::Epoll);
        Pair pair;
        f.names = {{pair.ends[0], QStringLiteral("a")}};
        const auto watcher =
            f.table.add(pair.ends[0], Read, &f.owner, nullptr, DescriptorTable::Trigger::Edge);
        pair.feed();
        std::array<ReadyDescriptor, 4> ready;
        f.table.prepare(*f.poller, ready.data(), 4);
        QCOMPARE(f.poller->wait(ready.data(), 4, Poller::Mode::Look, Never).count, 1);
        f.table.beginBatch(ready.data(), 1);
        QCOMPARE(f.look(), QStringList{QStringLiteral("a:r")}); // a nested loop, before it was told
        QCOMPARE(f.table.takeUnserved(ready[0], Read), DescriptorTable::NoWatcher); // it is out of date
        f.table.prepare(*f.poller, ready.data(), 4);

        pair.feed();
        QCOMPARE(f.poller->wait(ready.data(), 4, Poller::Mode::Look, Never).count, 1);
        f.table.beginBatch(ready.data(), 1);
        QCOMPARE(f.table.takeUnserved(ready[0], Read), watcher);
        QCOMPARE(f.look(), QStringList()); // it was served
    }

    void hangUpConcernsEveryKind_data() { backends(); }
    void hangUpConcernsEveryKind()
    {
        QFETCH(Poller::Kind, kind);
        for (const int watched : {Read, Write, Exception}) {
            Fixture f(kind);
            Pair pair;
            f.names = {{pair.ends[0], QStringLiteral("a")}};
            f.add(pair.ends[0], watched);
            f.look();
            pair.close(1);
            const QString letter = QStringLiteral("rwx").mid(watched, 1);
            QCOMPARE(f.look(), QStringList{QStringLiteral("a:") + letter});
        }
    }

    void whatEpollRefusesIsAlwaysReady_data() { backends(); }
    void whatEpollRefusesIsAlwaysReady()
    {
        QFETCH(Poller::Kind, kind);
        Fixture f(kind);
        const int file = ::open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
        const int null = ::open("/dev/null", O_RDWR | O_CLOEXEC);
        f.names = {{file, QStringLiteral("file")}, {null, QStringLiteral("null")}};
        f.add(file, Read);
        f.add(null, Read);
        const auto writing = f.add(null, Write);
        for (int round = 0; round < 3; ++round)
            QCOMPARE(f.look(), (QStringList{QStringLiteral("file:r"), QStringLiteral("null:rw")}));
        f.table.remove(writing);
        QCOMPARE(f.look(), (QStringList{QStringLiteral("file:r"), QStringLiteral("null:r")}));
        ::close(file);
        QCOMPARE(f.look(), (QStringList{QStringLiteral("file:invalid"), QStringLiteral("null:r")}));
        ::close(null);
    }

    void closedBeforeItWasWatchedIsInvalid_data() { backends(); }
    void closedBeforeItWasWatchedIsInvalid()
    {
        QFETCH(Poller::Kind, kind);
        Fixture f(kind);
        Pair pair;
        f.names = {{pair.ends[0], QStringLiteral("a")}};
        f.add(pair.ends[0], Read);
        pair.close(0);
        QCOMPARE(f.look(), QStringList{QStringLiteral("a:invalid")});
    }

    void reusedNumberMeansTheNewFile_data() { backends(); }
    void reusedNumberMeansTheNewFile()
    {
        QFETCH(Poller::Kind, kind);
        Fixture f(kind);
        Pair first;
        const int number = first.ends[0];
        f.names = {{number, QStringLiteral("a")}};
        const auto before = f.add(number, Read);
        f.look();
        first.close(0);
        Pair second;
        QCOMPARE(second.ends[0], number); // the lowest free number
        f.add(number, Read);              // while the notifier of the old file is still there
        second.feed();
        QCOMPARE(f.look(), QStringList{QStringLiteral("a:r")});
        f.table.remove(before);
        QCOMPARE(f.look(), QStringList{QStringLiteral("a:r")});
    }

    // D59 d: epoll goes on reporting a file that was closed under it while a duplicate is open.
    void closedWithADuplicateIsFoundStale()
    {
        Fixture f(Poller::Kind::Epoll);
        Pair pair;
        f.names = {{pair.ends[0], QStringLiteral("a")}};
        const auto watcher = f.add(pair.ends[0], Read);
        f.look();
        const int duplicate = ::dup(pair.ends[0]);
        pair.close(0);
        f.table.remove(watcher);
        pair.feed();
        QCOMPARE(f.look(), QStringList());
        QVERIFY(f.hasStale);
        f.poller = Poller::create(Poller::Kind::Epoll, f.wakeUp);
        f.table.forgetPoller();
        QCOMPARE(f.look(), QStringList());
        QVERIFY(!f.hasStale);
        ::close(duplicate);
    }

    void togglingBetweenWaitsCostsNothing()
    {
        Fixture f(Poller::Kind::Epoll);
        Pair pair;
        f.names = {{pair.ends[0], QStringLiteral("a")}};
        f.add(pair.ends[0], Read);
        auto exception = f.add(pair.ends[0], Exception);
        f.look();
        const auto before = f.poller->systemCalls();
        for (int i = 0; i < 100; ++i) {
            f.table.remove(exception);
            exception = f.add(pair.ends[0], Exception);
        }
        f.look();
        QCOMPARE(f.poller->systemCalls() - before, 1u); // the wait itself
    }

    // QTcpSocket's habit: interested in writing for one turn, for each write.
    void passingWriteInterestNeverReachesEpoll()
    {
        Fixture f(Poller::Kind::Epoll);
        Pair pair;
        f.names = {{pair.ends[0], QStringLiteral("a")}};
        f.add(pair.ends[0], Read);
        f.look();
        const auto before = f.poller->systemCalls();
        for (int i = 0; i < 100; ++i) {
            const auto writing = f.add(pair.ends[0], Write);
            QCOMPARE(f.look(), QStringList{QStringLiteral("a:w")});
            f.table.remove(writing);
        }
        QCOMPARE(f.poller->systemCalls() - before, 100u); // the waits
        QCOMPARE(f.table.systemCalls(), 100u);            // one poll() each
    }

    void writeInterestThatStaysIsWatchedByTheKernel()
    {
        Fixture f(Poller::Kind::Epoll);
        Pair pair;
        f.names = {{pair.ends[0], QStringLiteral("a")}};
        pair.fill();
        f.add(pair.ends[0], Write);
        QCOMPARE(f.look(), QStringList());
        QCOMPARE(f.look(), QStringList());
        const auto asked = f.table.systemCalls();
        char block[4096];
        while (::read(pair.ends[1], block, sizeof block) > 0) {
        }
        QCOMPARE(f.look(), QStringList{QStringLiteral("a:w")});
        QCOMPARE(f.table.systemCalls(), asked);
    }

    // The first look finds it full, and the next thing is a sleep.
    void writeInterestIsWatchedBeforeTheFirstSleep()
    {
        Fixture f(Poller::Kind::Epoll);
        Pair pair;
        pair.fill();
        f.add(pair.ends[0], Write);
        std::array<ReadyDescriptor, 4> ready;
        QCOMPARE(f.table.prepare(*f.poller, ready.data(), 4), 0);
        char block[4096];
        while (::read(pair.ends[1], block, sizeof block) > 0) {
        }
        QCOMPARE(f.poller->wait(ready.data(), 4, Poller::Mode::Look, Never).count, 1);
    }

    void refusedNumberThatIsASocketNowIsWatchedByTheKernel()
    {
        Fixture f(Poller::Kind::Epoll);
        Pair pair;
        const int number = ::open("/dev/null", O_RDWR | O_CLOEXEC);
        f.names = {{number, QStringLiteral("a")}};
        f.add(number, Read);
        QCOMPARE(f.look(), QStringList{QStringLiteral("a:r")});
        QCOMPARE(::dup3(pair.ends[0], number, O_CLOEXEC), number); // closed, and another file
        f.add(number, Read);
        QCOMPARE(f.look(), QStringList());
        const auto asked = f.table.systemCalls();
        pair.feed();
        QCOMPARE(f.look(), QStringList{QStringLiteral("a:r")});
        QCOMPARE(f.table.systemCalls(), asked); // by epoll, not by asking
        ::close(number);
    }

    void reportsOfTheEarlierFileAreNotTakenForTheNewOne()
    {
        Fixture f(Poller::Kind::Epoll);
        Pair before, after;
        const int duplicate = ::dup(before.ends[0]); // keeps the file in the epoll set
        f.names = {{before.ends[0], QStringLiteral("a")}};
        f.add(before.ends[0], Read);
        QCOMPARE(f.look(), QStringList());
        QCOMPARE(::dup3(after.ends[0], before.ends[0], O_CLOEXEC), before.ends[0]);
        f.add(before.ends[0], Read);
        before.feed();
        QCOMPARE(f.look(), QStringList());
        QVERIFY(f.hasStale); // the loop makes a new poller then
        ::close(duplicate);
    }

    void alwaysReadyDescriptorsLeaveRoomForOthers()
    {
        Fixture f(Poller::Kind::Epoll);
        Pair pair;
        std::vector<int> files;
        for (int i = 0; i < 200; ++i) { // a batch is 64 here
            files.push_back(::open("/dev/null", O_RDONLY | O_CLOEXEC));
            f.add(files.back(), Read);
        }
        f.names = {{pair.ends[0], QStringLiteral("socket")},
                   {files.front(), QStringLiteral("first")},
                   {files.back(), QStringLiteral("last")}};
        f.add(pair.ends[0], Read);
        pair.feed();
        int first = 0, last = 0, socket = 0;
        for (int turn = 0; turn < 100; ++turn) {
            const auto ready = f.look();
            first += int(ready.contains(QStringLiteral("first:r")));
            last += int(ready.contains(QStringLiteral("last:r")));
            socket += int(ready.contains(QStringLiteral("socket:r")));
        }
        QVERIFY(socket > 90);
        QVERIFY(first > 10 && last > 10);
        for (const int file : files)
            ::close(file);
    }

    void forkedChildChangesNothingOfItsParent()
    {
        countForks();
        Fixture f(Poller::Kind::Epoll);
        Pair pair;
        f.names = {{pair.ends[0], QStringLiteral("a")}};
        const auto watcher = f.add(pair.ends[0], Read);
        QCOMPARE(f.look(), QStringList());
        const pid_t child = ::fork();
        if (child == 0) {
            f.table.remove(watcher);
            ::_exit(0);
        }
        QCOMPARE(::waitpid(child, nullptr, 0), child);
        pair.feed();
        QCOMPARE(f.look(), QStringList{QStringLiteral("a:r")});
    }

    void eachWatcherIsServedOnceInABatch()
    {
        Fixture f(Poller::Kind::Epoll);
        Pair pair;
        const auto one = f.add(pair.ends[0], Read);
        const auto two = f.add(pair.ends[0], Read);
        std::array<ReadyDescriptor, 4> ready;
        pair.feed();
        f.table.prepare(*f.poller, ready.data(), 4);
        QCOMPARE(f.poller->wait(ready.data(), 4, Poller::Mode::Look, Never).count, 1);
        f.table.beginBatch();
        QCOMPARE(f.table.takeUnserved(ready[0], Read), one);
        const auto added = f.add(pair.ends[0], Read); // during the batch: waits for the next
        QCOMPARE(f.table.takeUnserved(ready[0], Read), two);
        QCOMPARE(f.table.takeUnserved(ready[0], Read), DescriptorTable::NoWatcher);
        f.table.beginBatch();
        f.table.remove(one);
        QCOMPARE(f.table.takeUnserved(ready[0], Read), two);
        QCOMPARE(f.table.takeUnserved(ready[0], Read), added);
    }

    void tablesShrink_data() { backends(); }
    void tablesShrink()
    {
        QFETCH(Poller::Kind, kind);
        Fixture f(kind);
        QList<DescriptorTable::Watcher> watchers;
        QList<int> descriptors;
        for (int i = 0; i < 800; ++i) {
            descriptors.append(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
            QVERIFY(descriptors.last() >= 0);
            watchers.append(f.add(descriptors.last(), Read));
        }
        f.look();
        for (const auto watcher : watchers)
            f.table.remove(watcher);
        for (const int descriptor : descriptors)
            ::close(descriptor);
        QVERIFY(f.table.isEmpty());
        QCOMPARE(f.table.pageCount(), 0);
    }
};

QTEST_APPLESS_MAIN(tst_DescriptorTable)
#include "tst_descriptortable.moc"
