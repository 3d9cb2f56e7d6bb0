// SPDX-License-Identifier: MIT
// What makes a notifier ready, on real descriptors: D56, D59.1–D59.3, D59.6.
#include "fixtures.h"
#include "host.h"

#include <QtCore/QTemporaryFile>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <vector>

using namespace Conformance;
using namespace Qt::StringLiterals;

class Readiness : public Suite
{
    Q_OBJECT

private Q_SLOTS:
    void readinessActivatesItsKinds_data();
    void readinessActivatesItsKinds();
    void kindsOfOneDescriptorAreIndependent();
    void nonPollableDescriptorsAreAlwaysReady_data();
    void nonPollableDescriptorsAreAlwaysReady();
    void nonPollableDescriptorsKeepTheLoopFromSleeping();
    void unreadDataActivatesAgainOncePerTurn();
    void manyReadyDescriptorsAreAllServed();
    void manyReadyDescriptorsDoNotHideTimersAndPosts();
    void numbersBeyondAThousandWork();
    void drainedDescriptorDoesNotActivate();
};

namespace {

constexpr const char *kindNames[] = {"read", "write", "exception"};

// A notifier of each kind on one descriptor, each activation logged.
class AllKinds
{
public:
    AllKinds(int fd, EventLog &log)
    {
        for (int kind = 0; kind < 3; ++kind) {
            m_notifiers[kind] = std::make_unique<QSocketNotifier>(fd, QSocketNotifier::Type(kind));
            QObject::connect(m_notifiers[kind].get(), &QSocketNotifier::activated,
                             [&log, kind] { log.add(kindNames[kind]); });
        }
    }
    QSocketNotifier &operator[](QSocketNotifier::Type kind) { return *m_notifiers[kind]; }

private:
    std::unique_ptr<QSocketNotifier> m_notifiers[3];
};

std::unique_ptr<QSocketNotifier> logging(int fd, QSocketNotifier::Type kind, EventLog &log,
                                         const QString &name)
{
    auto notifier = std::make_unique<QSocketNotifier>(fd, kind);
    QObject::connect(notifier.get(), &QSocketNotifier::activated, [&log, name] { log.add(name); });
    return notifier;
}

void allowDescriptors(rlim_t wanted)
{
    rlimit limit = {};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = std::min(limit.rlim_max, std::max(limit.rlim_cur, wanted));
    setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace

void Readiness::readinessActivatesItsKinds_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("expected");
    QTest::newRow("socket with room") << u"idle"_s << u"write"_s;
    QTest::newRow("socket with data and room") << u"data"_s << u"read, write"_s;
    QTest::newRow("socket with data, full") << u"full"_s << u"read"_s;
    QTest::newRow("socket with urgent data") << u"urgent"_s << u"read, write, exception"_s;
    QTest::newRow("socket half closed by its peer") << u"half closed"_s << u"read, write"_s;
    QTest::newRow("empty pipe") << u"empty pipe"_s << QString();
    QTest::newRow("writing end of a broken pipe") << u"broken pipe"_s << u"read, write, exception"_s;
}

void Readiness::readinessActivatesItsKinds()
{
    QFETCH(QString, state);
    QFETCH(QString, expected);
    EventLog log;
    Ends ends = state.contains("pipe"_L1) ? pipeEnds() : socketPair();
    int watched = ends.near;
    if (state == "data"_L1 || state == "full"_L1)
        write(ends.far);
    if (state == "full"_L1)
        fill(ends.near);
    if (state == "urgent"_L1 && ::send(ends.far, "!", 1, MSG_OOB) != 1)
        QSKIP("This system has no urgent data on local sockets.");
    if (state == "half closed"_L1)
        ::shutdown(ends.far, SHUT_WR);
    if (state == "broken pipe"_L1) {
        ends.near.close();
        watched = ends.far;
    }
    AllKinds notifiers(watched, log);
    turn();
    QCOMPARE(words(log.take()), expected);
}

void Readiness::kindsOfOneDescriptorAreIndependent()
{
    EventLog log;
    Ends ends = socketPair();
    write(ends.far);
    AllKinds notifiers(ends.near, log);
    turn();
    QCOMPARE(words(log.take()), u"read, write"_s);
    notifiers[QSocketNotifier::Write].setEnabled(false);
    turn();
    QCOMPARE(words(log.take()), u"read"_s);
    notifiers[QSocketNotifier::Write].setEnabled(true);
    notifiers[QSocketNotifier::Read].setEnabled(false);
    notifiers[QSocketNotifier::Exception].setEnabled(false);
    turn();
    QCOMPARE(words(log.take()), u"write"_s);
}

void Readiness::nonPollableDescriptorsAreAlwaysReady_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("regular file") << QByteArray();
    QTest::newRow("directory") << QByteArray("/");
    QTest::newRow("/dev/null") << QByteArray("/dev/null");
    QTest::newRow("/dev/zero") << QByteArray("/dev/zero");
}

void Readiness::nonPollableDescriptorsAreAlwaysReady()
{
    QFETCH(QByteArray, path);
    QTemporaryFile file;
    QVERIFY(file.open());
    const bool isDirectory = path == "/";
    const Descriptor opened(path.isEmpty() ? ::dup(file.handle())
                                           : ::open(path, (isDirectory ? O_RDONLY : O_RDWR) | O_CLOEXEC));
    EventLog log;
    AllKinds notifiers(opened, log);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(turn());
        QCOMPARE(words(log.take()), u"read, write"_s);
    }
    notifiers[QSocketNotifier::Read].setEnabled(false);
    turn();
    QCOMPARE(words(log.take()), u"write"_s);
    notifiers[QSocketNotifier::Write].setEnabled(false);
    turn();
    QCOMPARE(words(log.take()), QString());
    notifiers[QSocketNotifier::Read].setEnabled(true);
    turn();
    QCOMPARE(words(log.take()), u"read"_s);
}

void Readiness::nonPollableDescriptorsKeepTheLoopFromSleeping()
{
    EventLog log;
    QTemporaryFile file;
    QVERIFY(file.open());
    settle();
    const auto notifier = logging(file.handle(), QSocketNotifier::Read, log, u"file"_s);
    Watchdog watchdog;
    QVERIFY(turn(QEventLoop::WaitForMoreEvents));
    QVERIFY(turn(QEventLoop::WaitForMoreEvents));
    QVERIFY(!watchdog.hasBitten());
    QCOMPARE(words(log.take()), u"file, file"_s);
}

void Readiness::unreadDataActivatesAgainOncePerTurn()
{
    EventLog log;
    Ends ends = socketPair();
    write(ends.far, "abc");
    const auto notifier = logging(ends.near, QSocketNotifier::Read, log, u"read"_s);
    char byte = 0;
    connect(notifier.get(), &QSocketNotifier::activated, this,
            [&] { QCOMPARE(::read(ends.near, &byte, 1), 1); });
    for (int i = 0; i < 3; ++i) {
        QVERIFY(turn());
        QCOMPARE(words(log.take()), u"read"_s);
    }
    turn();
    QCOMPARE(words(log.take()), QString());
    write(ends.far);
    turn();
    QCOMPARE(words(log.take()), u"read"_s);
}

// More than fit into one batch of any backend: a turn may leave some for the next ones, but everybody has
// their turn.
void Readiness::manyReadyDescriptorsAreAllServed()
{
    constexpr int count = 1500;
    allowDescriptors(4096);
    std::vector<Descriptor> descriptors;
    std::vector<std::unique_ptr<QSocketNotifier>> notifiers;
    std::vector<int> activations(count);
    for (int i = 0; i < count; ++i) {
        descriptors.push_back(eventDescriptor(1));
        QVERIFY(descriptors.back() >= 0);
        notifiers.push_back(std::make_unique<QSocketNotifier>(descriptors.back(), QSocketNotifier::Read));
        connect(notifiers.back().get(), &QSocketNotifier::activated, this,
                [&, i] { ++activations[size_t(i)]; });
    }
    for (int i = 0; i < 24; ++i)
        turn();
    const auto [least, most] = std::minmax_element(activations.begin(), activations.end());
    QVERIFY2(*least >= 2, QByteArray::number(*least));
    QVERIFY2(*most <= *least + 1, QByteArray::number(*most));
}

void Readiness::manyReadyDescriptorsDoNotHideTimersAndPosts()
{
    constexpr int count = 1500;
    allowDescriptors(4096);
    EventLog log;
    std::vector<Descriptor> descriptors;
    std::vector<std::unique_ptr<QSocketNotifier>> notifiers;
    for (int i = 0; i < count; ++i) {
        descriptors.push_back(eventDescriptor(1));
        notifiers.push_back(std::make_unique<QSocketNotifier>(descriptors.back(), QSocketNotifier::Read));
    }
    Listener receiver([&](QEvent *) { log.add("posted"); });
    TimerListener timer([&](int) {
        log.add("timer");
        post(&receiver);
    });
    timer.startTimer(1, Qt::PreciseTimer);
    QVERIFY(waitUntil([&] { return log.count("timer") >= 3 && log.count("posted") >= 3; }));
}

void Readiness::numbersBeyondAThousandWork()
{
    allowDescriptors(4096);
    EventLog log;
    Ends ends = socketPair();
    const Descriptor high(::fcntl(ends.near, F_DUPFD_CLOEXEC, 3000));
    if (high < 0)
        QSKIP("The limit of descriptors is too low here.");
    const auto notifier = logging(high, QSocketNotifier::Read, log, u"high"_s);
    turn();
    QCOMPARE(words(log.take()), QString());
    write(ends.far);
    turn();
    QCOMPARE(words(log.take()), u"high"_s);
}

// waitForReadyRead() and its kin read behind the back of the dispatcher.
void Readiness::drainedDescriptorDoesNotActivate()
{
    EventLog log;
    Ends ends = socketPair();
    const auto notifier = logging(ends.near, QSocketNotifier::Read, log, u"read"_s);
    turn();
    write(ends.far);
    drain(ends.near);
    turn();
    QCOMPARE(words(log.take()), QString());
}

CONFORMANCE_MAIN(Readiness)
#include "tst_readiness.moc"
