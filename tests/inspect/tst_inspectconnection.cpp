// SPDX-License-Identifier: MIT
// One conversation, with both ends in this thread: what is kept for a client, how often it is answered, and what ends.
#include "inspect/inspectconnection_p.h"
#include "sockets.h"

#include <QtTest/qtest.h>

#include <csignal>
#include <new>
#include <sys/socket.h>
#include <thread>

using namespace Signalbox;
using namespace Signalbox::Detail;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype KiB = 1024;

//! Far more than the kernel keeps for a client.
Snapshot largeSnapshot()
{
    Snapshot snapshot;
    auto &loop = snapshot.loops.emplaceBack();
    for (int i = 0; i < 30'000; ++i)
        loop.timers.emplaceBack().ownerClass = u"A class with a long name, for each of its timers anew"_s;
    return snapshot;
}

class Conversation
{
public:
    explicit Conversation(InspectLimits limits = {}) : m_limits(std::move(limits))
    {
        int ends[2] = {-1, -1};
        ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends);
        m_client = Descriptor(ends[0]);
        m_connection = std::make_unique<InspectConnection>(
            Descriptor(ends[1]),
            [this](SnapshotParts parts) {
                ++taken;
                return m_limits.take ? m_limits.take(parts) : Snapshot();
            },
            m_limits);
        QObject::connect(m_connection.get(), &InspectConnection::closed, [this] { isClosed = true; });
    }

    qsizetype unsent() const { return m_connection->unsent(); }
    //! How many bytes the other side has taken, or the kernel for it.
    qsizetype write(const QByteArray &bytes)
    {
        const auto count =
            ::send(m_client.number(), bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
        return std::max<qsizetype>(count, 0);
    }
    std::optional<Frame> next()
    {
        std::optional<Frame> frame;
        const auto hasCome = [&] {
            QByteArray bytes(64 * KiB, '\0');
            const auto count = ::recv(m_client.number(), bytes.data(), size_t(bytes.size()), MSG_DONTWAIT);
            m_reader.append(bytes.left(std::max<qsizetype>(count, 0)));
            frame = m_reader.next();
            return frame.has_value();
        };
        frame = m_reader.next();
        if (!frame && !QTest::qWaitFor(hasCome, 20'000))
            return {};
        return frame;
    }
    //! How the answer to question \a stream ends.
    std::optional<Frame> endOf(quint16 stream)
    {
        auto frame = next();
        while (frame && (frame->type == FrameType::Rows || frame->stream != stream))
            frame = next();
        return frame;
    }
    void leave() { m_client.reset(); }

    int taken = 0;
    bool isClosed = false;

private:
    const InspectLimits m_limits;
    Descriptor m_client;
    FrameReader m_reader;
    std::unique_ptr<InspectConnection> m_connection;
};

volatile std::sig_atomic_t brokenPipes = 0;

} // namespace

class tst_InspectConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clientThatNeverReadsIsKeptLittle_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("snapshots") << int(Question::Snapshot);
        QTest::newRow("errors") << 77;
    }
    void clientThatNeverReadsIsKeptLittle()
    {
        QFETCH(int, what);
        Conversation conversation({.take = [](SnapshotParts) { return largeSnapshot(); }});
        QByteArray many;
        while (many.size() < 32 * KiB)
            many += question(what);
        qsizetype sent = 0, most = 0;
        for (int inVain = 0; inVain < 50 && sent < 4096 * KiB;) {
            const auto more = conversation.write(many);
            inVain = more == 0 ? inVain + 1 : 0;
            sent += more;
            QCoreApplication::processEvents();
            most = std::max(most, conversation.unsent());
        }
        QVERIFY(most > 0);
        QVERIFY2(most <= 320 * KiB, qPrintable(QString::number(most)));
        QVERIFY2(sent < 2048 * KiB,
                 qPrintable(QString::number(sent))); // by far the most of it is the kernel's
        QVERIFY(conversation.taken <= 1);
    }

    void clientThatReadsNothingIsLeft()
    {
        Conversation conversation({.patience = std::chrono::milliseconds(20),
                                   .take = [](SnapshotParts) { return largeSnapshot(); }});
        conversation.write(question());
        QTRY_VERIFY(conversation.isClosed);
        QCOMPARE(conversation.unsent(), 0);
    }

    void clientThatHasReadAllIsNotLeft()
    {
        Conversation conversation({.patience = std::chrono::milliseconds(1)});
        conversation.write(question());
        QCOMPARE(conversation.endOf(1)->type, FrameType::Done);
        QVERIFY(!QTest::qWaitFor([&] { return conversation.isClosed; }, 50));
    }

    void whatIsSentAwayIsNotWaitedForWithoutEnd()
    {
        Conversation conversation({.patienceWithFarewell = std::chrono::milliseconds(20),
                                   .take = [](SnapshotParts) { return largeSnapshot(); }});
        conversation.write(question() + QByteArray(16, '\xff'));
        QTRY_VERIFY(conversation.isClosed);
    }

    void questionBeforeTheEndOfTheAnswerIsToldToBeOne()
    {
        Conversation conversation({.take = [](SnapshotParts) { return largeSnapshot(); }});
        conversation.write(question() + question(int(Question::Snapshot), 2));
        const auto busy = conversation.endOf(2);
        QCOMPARE(codeOf(busy), int(ErrorCode::Busy));
        QCOMPARE(textOf(busy), u"the answer to question 1 is still on its way"_s);
        QCOMPARE(conversation.endOf(1)->type, FrameType::Done);
        QCOMPARE(conversation.taken, 1);
        conversation.write(question(int(Question::Snapshot), 3));
        QCOMPARE(conversation.endOf(3)->type, FrameType::Done);
    }

    void nextQuestionIsAnsweredWhenItsTimeComes()
    {
        const std::chrono::milliseconds interval(60);
        Conversation conversation({.snapshotInterval = interval});
        QElapsedTimer clock;
        clock.start();
        for (quint16 stream = 1; stream <= 4; ++stream) {
            conversation.write(question(int(Question::Snapshot), stream));
            QCOMPARE(conversation.endOf(stream)->type, FrameType::Done);
        }
        QVERIFY(clock.elapsed() >= 3 * interval.count());
        QCOMPARE(conversation.taken, 4);
    }

    void oneQuestionWaitsAndNoMore()
    {
        Conversation conversation({.snapshotInterval = std::chrono::milliseconds(60)});
        conversation.write(question() + question(int(Question::Snapshot), 2) +
                           question(int(Question::Snapshot), 3));
        QCOMPARE(conversation.endOf(1)->type, FrameType::Done);
        QCOMPARE(textOf(conversation.endOf(3)), u"the answer to question 2 is still on its way"_s);
        QCOMPARE(conversation.endOf(2)->type, FrameType::Done);
    }

    // Whoever asks each thirtieth of a second never waits for his turn: the answer is there as soon as the question has been read.
    void thirtySnapshotsASecondComeInTime()
    {
        constexpr std::chrono::nanoseconds Thirtieth = std::chrono::nanoseconds(std::chrono::seconds(1)) / 30;
        Conversation conversation;
        for (quint16 stream = 1; stream <= 8; ++stream) {
            conversation.write(question(int(Question::Snapshot), stream));
            QCoreApplication::processEvents(); // does not wait, neither for a timer
            QCOMPARE(conversation.taken, int(stream));
            QCOMPARE(conversation.endOf(stream)->type, FrameType::Done);
            std::this_thread::sleep_for(
                Thirtieth); // at least: a loaded machine makes it easier, never harder
        }
    }

    void snapshotWithoutMemoryIsToldAndTheNextOneTaken()
    {
        bool isShort = true;
        Conversation conversation({.snapshotInterval = {}, .take = [&](SnapshotParts) {
                                       if (std::exchange(isShort, false))
                                           throw std::bad_alloc();
                                       return largeSnapshot();
                                   }});
        conversation.write(question());
        const auto frame = conversation.endOf(1);
        QCOMPARE(codeOf(frame), int(ErrorCode::Exhausted));
        QCOMPARE(textOf(frame), u"the program has no memory for the answer"_s);
        conversation.write(question(int(Question::Snapshot), 2));
        QCOMPARE(conversation.endOf(2)->type, FrameType::Done);
        QVERIFY(!conversation.isClosed);
    }

    void whoGoesInTheMiddleOfAnAnswerSendsNoSignal()
    {
        struct sigaction counting = {}, before = {};
        counting.sa_handler = [](int) { brokenPipes = brokenPipes + 1; };
        ::sigaction(SIGPIPE, &counting, &before);
        const auto restore = qScopeGuard([&] { ::sigaction(SIGPIPE, &before, nullptr); });
        Conversation conversation({.take = [](SnapshotParts) { return largeSnapshot(); }});
        conversation.write(question());
        QTRY_VERIFY(conversation.unsent() > 0);
        conversation.leave();
        QTRY_VERIFY(conversation.isClosed);
        QCOMPARE(int(brokenPipes), 0);
    }

    void whoGoesBeforeItIsAnsweredIsNoticed()
    {
        Conversation conversation;
        conversation.leave();
        QTRY_VERIFY(conversation.isClosed);
    }
};

QTEST_GUILESS_MAIN(tst_InspectConnection)
#include "tst_inspectconnection.moc"
