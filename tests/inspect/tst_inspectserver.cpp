// SPDX-License-Identifier: MIT
// Who looks into a program, and who must not. The main thread asks and waits, so its loop is stuck in each of these tests.
#include "inspect/inspectclient.h"
#include "inspect/inspectserver.h"
#include "inspect/messages_p.h"
#include "inspect/socketfolder.h"

#include <Signalbox/Install>

#include <QtCore/qcborarray.h>
#include <QtCore/qcbormap.h>
#include <QtCore/qcborvalue.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qsemaphore.h>
#include <QtCore/qtemporarydir.h>
#include <QtCore/qtimer.h>
#include <QtNetwork/qlocalserver.h>
#include <QtTest/qtest.h>

#include <csignal>
#include <functional>
#include <random>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace Signalbox;
using namespace Signalbox::Detail;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 5'000;

//! A client that may say anything.
class Rude
{
public:
    explicit Rude(const QString &path)
    {
        m_socket.connectToServer(path);
        m_socket.waitForConnected(Patience);
    }

    void write(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.waitForBytesWritten(Patience);
    }
    //! The text of the next error; empty: none came.
    QString nextError()
    {
        while (const auto frame = next()) {
            if (frame->type == FrameType::Error)
                return QCborValue::fromCbor(frame->payload).toMap().value(ErrorKey::Text).toString();
        }
        return {};
    }
    std::optional<Frame> next()
    {
        while (true) {
            m_reader.append(m_socket.readAll());
            if (auto frame = m_reader.next())
                return frame;
            if (!m_socket.waitForReadyRead(Patience) && m_socket.bytesAvailable() == 0)
                return {};
        }
    }
    bool isSentAway()
    {
        return m_socket.state() == QLocalSocket::UnconnectedState || m_socket.waitForDisconnected(Patience);
    }
    void leave() { m_socket.abort(); }

private:
    QLocalSocket m_socket;
    FrameReader m_reader;
};

QByteArray question(int what = int(Question::Snapshot), quint16 stream = 1)
{
    return toBytes({.type = FrameType::Ask,
                    .stream = stream,
                    .payload = QCborMap{{AskKey::What, what}}.toCborValue().toCbor()});
}

//! Runs \a function in a process of another user. What it returned; -1: it has crashed.
int asNobody(const std::function<int()> &function)
{
    constexpr uid_t Nobody = 65'534;
    const auto child = ::fork();
    if (child == 0)
        ::_exit(::setgid(Nobody) == 0 && ::setuid(Nobody) == 0 ? function() : 99);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

//! What the one who listens at \a path says first: with plain system calls, as a fork may make.
int firstFrameOf(const QByteArray &path)
{
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    std::copy_n(path.constData(), path.size(), address.sun_path);
    if (::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) != 0)
        return 98;
    char header[Frame::HeaderSize] = {};
    return ::read(socket, header, sizeof(header)) == sizeof(header) ? header[4] : 97;
}

//! As soon as the server has noticed who has left.
bool somebodyGetsIn()
{
    return QTest::qWaitFor([] { return InspectClient().connectTo(QCoreApplication::applicationPid()); });
}

bool couldStartWithoutApplication = true;

} // namespace

class tst_InspectServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_runtime.isValid());
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime.path()));
    }
    void cleanup() { ::chmod(QFile::encodeName(SocketFolder().path()).constData(), 0700); }

    void itNeedsAnApplicationObject() { QVERIFY(!couldStartWithoutApplication); }

    void tellsWhoItIs()
    {
        InspectServer server;
        QVERIFY2(server.start(), qPrintable(server.errorString()));
        QVERIFY(server.isListening());
        InspectClient client;
        QVERIFY2(client.connectTo(QCoreApplication::applicationPid()), qPrintable(client.errorString()));
        QCOMPARE(client.program().pid, QCoreApplication::applicationPid());
        QCOMPARE(client.program().name, QCoreApplication::applicationName());
        QCOMPARE(client.program().arguments, QCoreApplication::arguments());
        QVERIFY(client.program().startedAt <= QDateTime::currentDateTime());
    }

    void namesTheSlotThatIsStuckAndTheTimersThatAreLate()
    {
        InspectServer server;
        QVERIFY(server.start());
        QTimer late;
        late.setObjectName(u"late"_s);
        late.start(0);
        std::optional<Snapshot> snapshot;
        QTimer::singleShot(0, this, [&] {
            InspectClient client;
            if (client.connectTo(QCoreApplication::applicationPid()))
                snapshot = client.snapshot();
        });
        QTRY_VERIFY(snapshot);
        const auto &main = snapshot->loops.constFirst();
        QVERIFY(main.isMainThread);
        QVERIFY(!main.handlers.isEmpty());
        QVERIFY(main.handlers.constLast().runningFor.count() > 0);
        QVERIFY(std::any_of(main.timers.begin(), main.timers.end(),
                            [&](const auto &timer) { return timer.owner == quintptr(&late); }));
        for (const auto &loop : snapshot->loops)
            QVERIFY2(!loop.threadName.contains("inspect"_L1), "its own thread is none of the program's");
    }

    void asksOnlyForWhatIsWanted()
    {
        InspectServer server;
        QVERIFY(server.start());
        QTimer timer;
        timer.start(1'000'000);
        InspectClient client;
        QVERIFY(client.connectTo(QCoreApplication::applicationPid()));
        QVERIFY(client.snapshot(SnapshotPart::Watchers)->loops.constFirst().timers.isEmpty());
        QVERIFY(!client.snapshot(SnapshotPart::Timers)->loops.constFirst().timers.isEmpty());
    }

    void manyTimersAreToldInPieces()
    {
        InspectServer server;
        QVERIFY(server.start());
        std::vector<std::unique_ptr<QTimer>> timers;
        for (int i = 0; i < 20'000; ++i) {
            timers.push_back(std::make_unique<QTimer>());
            timers.back()->start(1'000'000);
        }
        InspectClient client(std::chrono::seconds(60));
        QVERIFY(client.connectTo(QCoreApplication::applicationPid()));
        QVERIFY(client.snapshot()->loops.constFirst().timers.size() >= 20'000);
    }

    void oneProgramHasOneServer()
    {
        InspectServer server, other;
        QVERIFY(server.start());
        QVERIFY(!other.start());
        QCOMPARE(other.errorString(), u"another server of this program listens already"_s);
        server.stop();
        QVERIFY2(other.start(), qPrintable(other.errorString()));
    }

    void stopSendsEverybodyAwayAndLeavesNoFile()
    {
        InspectServer server;
        QVERIFY(server.start());
        const auto path = server.path();
        QVERIFY(QFile::exists(path));
        Rude client(path);
        QVERIFY(client.next());
        server.stop();
        QVERIFY(client.isSentAway());
        QVERIFY(!QFile::exists(path));
        QVERIFY(server.start()); // and again
    }

    void fifthClientIsSentAwayUntilOneLeaves()
    {
        InspectServer server;
        QVERIFY(server.start());
        std::vector<std::unique_ptr<Rude>> clients;
        for (int i = 0; i < 4; ++i) {
            clients.push_back(std::make_unique<Rude>(server.path()));
            QCOMPARE(clients.back()->next()->type, FrameType::Hello);
        }
        Rude fifth(server.path());
        QCOMPARE(fifth.nextError(), u"4 look at this program already"_s);
        QVERIFY(fifth.isSentAway());
        clients.front()->leave();
        QVERIFY(somebodyGetsIn());
    }

    void whatIsNoQuestionIsToldAndEndsTheConversation_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("error");
        QTest::newRow("noise") << QByteArray(64, '\xee') << u"a frame of the unknown type 238"_s;
        QTest::newRow("HTTP") << QByteArray("GET / HTTP/1.1\r\n\r\n") << u"a frame of the unknown type 47"_s;
        QTest::newRow("too long") << toBytes({.type = FrameType::Ask}).replace(0, 4, "\xff\xff\xff\xff")
                                  << u"a frame of 4294967295 bytes, where 65536 are the most"_s;
        QTest::newRow("a hello") << toBytes({.type = FrameType::Hello}) << u"a frame that is no question"_s;
        QTest::newRow("no map") << toBytes({.type = FrameType::Ask, .payload = QCborValue(1).toCbor()})
                                << u"a frame that is no question"_s;
        QTest::newRow("no CBOR") << toBytes({.type = FrameType::Ask, .payload = QByteArray(50, '\xff')})
                                 << u"a frame that is no question"_s;
    }
    void whatIsNoQuestionIsToldAndEndsTheConversation()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, error);
        InspectServer server;
        QVERIFY(server.start());
        Rude client(server.path());
        client.write(bytes);
        QCOMPARE(client.nextError(), error);
        QVERIFY(client.isSentAway());
        QVERIFY(InspectClient().connectTo(QCoreApplication::applicationPid()));
    }

    void noiseInQuestionsBreaksNothing()
    {
        InspectServer server;
        QVERIFY(server.start());
        std::mt19937 random(1);
        for (int round = 0; round < 300; ++round) {
            auto bytes = question(int(random() % 3));
            for (int change = int(random() % 3); change >= 0; --change)
                bytes[qsizetype(random() % unsigned(bytes.size()))] = char(random());
            Rude client(server.path());
            client.write(bytes);
            client.leave();
        }
        QVERIFY(somebodyGetsIn());
    }

    void questionOfALaterVersionIsToldAndTheNextOneAnswered()
    {
        InspectServer server;
        QVERIFY(server.start());
        Rude client(server.path());
        client.write(question(77));
        QCOMPARE(client.nextError(), u"the unknown question 77"_s);
        client.write(question());
        QCOMPARE(client.next()->type, FrameType::Rows);
    }

    void clientThatNeverReadsStopsNobody()
    {
        InspectServer server;
        QVERIFY(server.start());
        QLocalSocket never;
        never.setReadBufferSize(1); // the rest stays where it is
        never.connectToServer(server.path());
        QVERIFY(never.waitForConnected(Patience));
        for (int i = 0; i < 20'000; ++i)
            never.write(question());
        never.flush();
        for (int i = 0; i < 3; ++i) {
            InspectClient client;
            QVERIFY2(client.connectTo(QCoreApplication::applicationPid()), qPrintable(client.errorString()));
            QVERIFY2(client.snapshot(), qPrintable(client.errorString()));
        }
    }

    void clientsThatComeAndGoLeaveNothing()
    {
        InspectServer server;
        QVERIFY(server.start());
        for (int i = 0; i < 300; ++i) {
            Rude client(server.path());
            client.write(question().left(i % 40));
            client.leave();
        }
        QVERIFY(somebodyGetsIn());
    }

    void socketThatIsLeftOverIsReplaced()
    {
        SocketFolder folder;
        QVERIFY(folder.make());
        const auto path = folder.socketOf(QCoreApplication::applicationPid());
        {
            const int dead = ::socket(AF_UNIX, SOCK_STREAM, 0);
            sockaddr_un address = {};
            address.sun_family = AF_UNIX;
            const auto name = QFile::encodeName(path);
            std::copy_n(name.constData(), name.size(), address.sun_path);
            QCOMPARE(::bind(dead, reinterpret_cast<const sockaddr *>(&address), sizeof(address)), 0);
            ::close(dead);
        }
        InspectClient client;
        QVERIFY(!client.connectTo(QCoreApplication::applicationPid()));
        QVERIFY(client.isLeftOver());
        InspectServer server;
        QVERIFY2(server.start(), qPrintable(server.errorString()));
        QVERIFY(InspectClient().connectTo(QCoreApplication::applicationPid()));
    }

    void whoeverElseListensThereIsNoServer()
    {
        SocketFolder folder;
        QVERIFY(folder.make());
        QLocalServer planted;
        QVERIFY(planted.listen(folder.socketOf(1)));
        InspectClient client(std::chrono::milliseconds(200));
        QVERIFY(!client.connectTo(1));
        QCOMPARE(client.errorString(), u"it does not answer"_s);
    }

    void serverThatNeverEndsIsGivenUp()
    {
        SocketFolder folder;
        QVERIFY(folder.make());
        QSemaphore listens;
        std::thread endless([&] {
            QLocalServer server;
            server.listen(folder.socketOf(1));
            listens.release();
            if (!server.waitForNewConnection(Patience))
                return;
            auto *client = server.nextPendingConnection();
            const QCborMap hello{{HelloKey::Name, u"signalbox"_s}, {HelloKey::Major, ProtocolMajor}};
            const QCborMap rows{{0, 77}, {2, QCborArray()}};
            client->write(toBytes({.type = FrameType::Hello, .payload = hello.toCborValue().toCbor()}));
            do
                client->write(
                    toBytes({.type = FrameType::Done, .stream = 9, .payload = rows.toCborValue().toCbor()}));
            while (client->waitForBytesWritten(Patience));
        });
        listens.acquire();
        InspectClient client(std::chrono::milliseconds(300));
        const bool isConnected = client.connectTo(1);
        const auto snapshot = isConnected ? client.snapshot() : std::nullopt;
        endless.join(); // it sees that the client has gone
        QVERIFY(isConnected);
        QVERIFY(!snapshot);
        QVERIFY(!client.errorString().isEmpty());
    }

    void itsThreadTakesNoSignals()
    {
        InspectServer server;
        QVERIFY(server.start());
        int threads = 0;
        for (const auto &id : QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QFile status(u"/proc/self/task/"_s + id + u"/status"_s);
            if (!status.open(QIODevice::ReadOnly))
                continue;
            const auto text = status.readAll();
            if (!text.startsWith("Name:\tsignalbox insp"))
                continue;
            ++threads;
            const auto at = text.indexOf("SigBlk:\t") + 8;
            const auto blocked = text.mid(at, 16).toULongLong(nullptr, 16);
            for (const int signal : {SIGTERM, SIGCHLD, SIGUSR1})
                QVERIFY(blocked & (1ull << (signal - 1)));
        }
        QCOMPARE(threads, 1);
    }

    void forkThatStopsItDoesNotWaitForEver()
    {
        InspectServer server;
        QVERIFY(server.start());
        const auto child = ::fork();
        if (child == 0) {
            ::alarm(20); // ends one that waits
            server.stop();
            ::_exit(server.isListening() ? 1 : 0);
        }
        int status = -1;
        ::waitpid(child, &status, 0);
        QCOMPARE(status, 0);
        QVERIFY(InspectClient().connectTo(QCoreApplication::applicationPid())); // the parent's goes on
    }

    void tellsTheNameThatTheProgramHasNow()
    {
        InspectServer server;
        QVERIFY(server.start());
        const auto before = QCoreApplication::applicationName();
        QCoreApplication::setApplicationName(u"later"_s);
        InspectClient client;
        const bool isConnected = client.connectTo(QCoreApplication::applicationPid());
        QCoreApplication::setApplicationName(before);
        QVERIFY(isConnected);
        QCOMPARE(client.program().name, u"later"_s);
    }

    void folderMustBeOursAlone_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("error");
        QTest::newRow("open") << u"open"_s << u" is open to other users (chmod 700 mends that)"_s;
        QTest::newRow("a link") << u"link"_s << u" is no folder"_s;
        QTest::newRow("a file") << u"file"_s << u" is no folder"_s;
        QTest::newRow("somebody else's") << u"foreign"_s << u" belongs to another user"_s;
    }
    void folderMustBeOursAlone()
    {
        QFETCH(QString, state);
        QFETCH(QString, error);
        if (state == "foreign"_L1 && ::geteuid() != 0)
            QSKIP("only root can give a folder away");
        QTemporaryDir runtime;
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(runtime.path()));
        const auto restore =
            qScopeGuard([&] { qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime.path())); });
        const auto path = runtime.filePath(u"signalbox"_s);
        const auto name = QFile::encodeName(path);
        if (state == "file"_L1)
            QVERIFY(QFile(path).open(QIODevice::WriteOnly));
        else if (state == "link"_L1)
            QVERIFY(QFile::link(m_runtime.path(), path));
        else
            QCOMPARE(::mkdir(name.constData(), 0700), 0);
        if (state == "open"_L1)
            QCOMPARE(::chmod(name.constData(), 0755), 0);
        if (state == "foreign"_L1)
            QCOMPARE(::chown(name.constData(), 65'534, 65'534), 0);
        InspectServer server;
        QVERIFY(!server.start());
        QCOMPARE(server.errorString(), path + error);
        InspectClient client;
        QVERIFY(!client.connectTo(1));
        QCOMPARE(client.errorString(), path + error);
    }

    void otherUsersDoNotGetIn()
    {
        if (::geteuid() != 0)
            QSKIP("only root can become somebody else");
        InspectServer server;
        QVERIFY(server.start());
        const auto path = QFile::encodeName(server.path());
        QCOMPARE(::chmod(QFile::encodeName(m_runtime.path()).constData(), 0755), 0);
        QCOMPARE(asNobody([&] { return firstFrameOf(path); }), 98); // the folder is closed
        // Should somebody have opened it all the same:
        QCOMPARE(::chmod(QFile::encodeName(SocketFolder().path()).constData(), 0755), 0);
        QCOMPARE(::chmod(path.constData(), 0777), 0);
        QCOMPARE(asNobody([&] { return firstFrameOf(path); }), int(FrameType::Error));
        QCOMPARE(firstFrameOf(path), int(FrameType::Hello));
    }

private:
    QTemporaryDir m_runtime;
};

int main(int argc, char **argv)
{
    couldStartWithoutApplication = InspectServer().start();
    install();
    QCoreApplication app(argc, argv);
    tst_InspectServer test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_inspectserver.moc"
