// SPDX-License-Identifier: MIT
// What becomes of those who wait for a device that is closed, fails or is destroyed, and of a device whose waits are, on
// every host. Each kind of wait, with each that may die, at each moment, is in somebodyDies() (tests/shared/deletions.h).
//
// Left out there, as there is nothing to be seen: the peer of a connection that nobody has begun (another server may come to that
// address), and the end of the scheduler before the task waits. Local sockets and servers, which go the same ways, are in tst_sockets.
#include "collectedwarnings.h"
#include "connection.h"
#include "deletions.h"

#include <QtTest/qtest.h>

#include <sys/socket.h>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

//! One side of a connection whose other side neither reads nor writes; and a server to which nobody connects.
struct Stage
{
    Stage()
    {
        connection.peer->setReadBufferSize(1);
        server->listen(QHostAddress::LocalHost);
    }

    QTcpSocket *socket() const { return connection.socket.get(); }
    //! So much that it takes the peer to send it.
    void fill() const { socket()->write(QByteArray(25'000'000, 'x')); }

    Task<> wait(QString what)
    {
        if (what == u"write"_s || what == u"drained"_s)
            fill();
        if (what == u"read"_s)
            co_await read(socket());
        else if (what == u"readExactly"_s)
            co_await readExactly(socket(), 5);
        else if (what == u"readUntil"_s)
            co_await readUntil(socket(), "end");
        else if (what == u"readLine"_s)
            co_await readLine(socket());
        else if (what == u"readAll"_s)
            co_await readAll(socket());
        else if (what == u"write"_s)
            co_await write(socket(), "more");
        else if (what == u"drained"_s)
            co_await drained(socket());
        else if (what == u"disconnected"_s)
            co_await disconnected(socket());
        else if (what == u"connected"_s)
            co_await connected(fresh.get());
        else if (what == u"accept"_s)
            co_await accept(server.get());
        log("has it");
    }

    void destroyAll()
    {
        connection.socket.reset();
        fresh.reset();
        server.reset();
    }

    Connection connection;
    std::unique_ptr<QTcpSocket> fresh = std::make_unique<QTcpSocket>();
    std::unique_ptr<QTcpServer> server = std::make_unique<QTcpServer>();
};

void addWaits()
{
    QTest::addColumn<QString>("what");
    for (const auto *what : {"read", "readExactly", "readUntil", "readLine", "readAll", "write", "drained",
                             "disconnected", "connected", "accept"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

constexpr auto GoneText = "the device is not open, or has gone";

// ---- somebodyDies() ----

struct World : Waitable, Stage
{
    void letAllEnd()
    {
        if (server)
            late.connectToHost(server->serverAddress(), server->serverPort());
    }
    QTcpSocket late;
};

template <typename T>
std::string textOf(const T &)
{
    return "what it wants";
}
std::string textOf(const std::optional<QByteArray> &bytes)
{
    return bytes ? "what it wants" : "the end";
}

template <typename Wait>
Task<std::string> endOf(Wait &wait)
{
    try {
        if constexpr (std::is_void_v<typename Wait::Result>) {
            co_await wait;
            co_return "what it wants";
        } else {
            const auto got = co_await wait;
            co_return textOf(got);
        }
    } catch (const std::exception &error) {
        co_return error.what();
    }
}

template <auto make>
Task<std::string> waitFor(World &world)
{
    auto wait = make(world);
    world.arm();
    co_return co_await endOf(wait);
}

template <auto make>
Task<std::string> fillAndWaitFor(World &world)
{
    world.fill();
    return waitFor<make>(world);
}

void sendLine(World &world)
{
    world.connection.peer->write("a line and its end\n");
    world.connection.peer->flush(); // it is the kernel's, whatever becomes of the peer
}

void disconnectPeer(World &world)
{
    world.connection.peer->disconnectFromHost();
}

void letPeerRead(World &world)
{
    auto *peer = world.connection.peer.get();
    peer->setReadBufferSize(0);
    QObject::connect(peer, &QIODevice::readyRead, peer, [peer] { peer->readAll(); });
    peer->readAll();
}

void connectToServer(World &world)
{
    world.fresh->connectToHost(world.server->serverAddress(), world.server->serverPort());
}

void killSocket(World &world)
{
    world.connection.socket.reset();
}

void killPeer(World &world)
{
    world.connection.peer.reset();
}

void killFresh(World &world)
{
    world.fresh.reset();
}

void killServer(World &world)
{
    world.server.reset();
}

constexpr auto reads = waitFor<[](World &world) { return read(world.socket()); }>;
constexpr auto readsFive = waitFor<[](World &world) { return readExactly(world.socket(), 5); }>;
constexpr auto readsToTheEnd = waitFor<[](World &world) { return readUntil(world.socket(), "end"); }>;
constexpr auto readsLine = waitFor<[](World &world) { return readLine(world.socket()); }>;
constexpr auto readsAll = waitFor<[](World &world) { return readAll(world.socket()); }>;
constexpr auto writes = fillAndWaitFor<[](World &world) { return write(world.socket(), "more"); }>;
constexpr auto drains = fillAndWaitFor<[](World &world) { return drained(world.socket()); }>;
constexpr auto disconnects = waitFor<[](World &world) { return disconnected(world.socket()); }>;
constexpr auto connects = waitFor<[](World &world) { return connected(world.fresh.get()); }>;
constexpr auto accepts = waitFor<[](World &world) { return accept(world.server.get()); }>;

constexpr auto Soon = Waking::Later;
constexpr Seen Gone{GoneText, GoneText, GoneText, GoneText};
constexpr Seen Same{"what it wants", "what it wants", "what it wants", "what it wants"};
constexpr Seen EndUnlessSent{"the end", "the end", "what it wants", "what it wants"};
constexpr auto Closed = "The remote host closed the connection";

const WaitKind<World> kinds[] = {
    {"read", reads, Soon, sendLine, killSocket, Gone},
    {"read, the peer", reads, Soon, sendLine, killPeer, EndUnlessSent},
    {"readExactly", readsFive, Soon, sendLine, killSocket, Gone},
    {"readExactly, the peer", readsFive, Soon, sendLine, killPeer, EndUnlessSent},
    {"readUntil", readsToTheEnd, Soon, sendLine, killSocket, Gone},
    {"readUntil, the peer", readsToTheEnd, Soon, sendLine, killPeer, EndUnlessSent},
    {"readLine", readsLine, Soon, sendLine, killSocket, Gone},
    {"readLine, the peer", readsLine, Soon, sendLine, killPeer, EndUnlessSent},
    {"readAll", readsAll, Soon, disconnectPeer, killSocket, Gone},
    {"readAll, the peer", readsAll, Soon, disconnectPeer, killPeer, Same},
    {"write", writes, Soon, letPeerRead, killSocket, Gone},
    {"write, the peer", writes, Soon, letPeerRead, killPeer, {Closed, Closed, Closed, "what it wants"}},
    {"drained", drains, Soon, letPeerRead, killSocket, {GoneText, GoneText, GoneText, "what it wants"}},
    {"drained, the peer", drains, Soon, letPeerRead, killPeer, {Closed, Closed, Closed, "what it wants"}},
    {"disconnected", disconnects, Soon, disconnectPeer, killSocket, Same},
    {"disconnected, the peer", disconnects, Soon, disconnectPeer, killPeer, Same},
    {"connected", connects, Soon, connectToServer, killFresh, Gone},
    {"accept", accepts, Soon, connectToServer, killServer, Gone},
    {"accept, the peer", accepts, Soon, connectToServer, killFresh, Same},
};

} // namespace

class tst_DeviceEnds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taskLog().take(); }

    void somebodyDies_data() { addDeaths(kinds); }
    void somebodyDies()
    {
        QFETCH(int, kind);
        QFETCH(Victim, victim);
        QFETCH(Moment, moment);
        playDeath(kinds[kind], victim, moment);
    }

    void schedulerDies_data() { addEndsOfScheduler(kinds); }
    void schedulerDies()
    {
        QFETCH(int, kind);
        QFETCH(Moment, moment);
        const CollectedWarnings ofQt(
            u"Timers cannot be stopped from another thread"_s); // sockets outlive theirs here
        playEndOfScheduler(kinds[kind], moment);
    }

    void whoWaitsIsToldThatTheDeviceIsDestroyed_data() { addWaits(); }
    void whoWaitsIsToldThatTheDeviceIsDestroyed()
    {
        QFETCH(QString, what);
        Stage stage;
        Scope scope;
        const auto handle = scope.start([&] { return logErrors([&] { return stage.wait(what); }); });
        QVERIFY(isSuspended(handle));
        stage.destroyAll();
        QVERIFY(isOver(handle));
        // A socket closes before it dies.
        QCOMPARE(taskLog().entries(), list({what == u"disconnected"_s ? "has it" : GoneText}));
    }

    void whoWaitsIsToldThatTheDeviceIsClosed_data() { addWaits(); }
    void whoWaitsIsToldThatTheDeviceIsClosed()
    {
        QFETCH(QString, what);
        if (what == u"connected"_s)
            QSKIP("see connectionThatIsGivenUpIsGone()");
        Stage stage;
        Scope scope;
        const auto handle = scope.start([&] { return logErrors([&] { return stage.wait(what); }); });
        QVERIFY(isSuspended(handle));
        stage.server->close();
        stage.socket()->abort(); // close() would go on sending
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({what == u"disconnected"_s ? "has it" : GoneText}));
    }

    void connectionThatIsGivenUpIsGone()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const auto giveUp = [&]() -> Task<> {
            QTcpSocket socket;
            socket.connectToHost(server.serverAddress(), server.serverPort());
            auto wait = connected(&socket);
            socket.close();
            co_await wait;
        };
        QCOMPARE(runTask([&] { return logErrors(giveUp); }), TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({GoneText}));
    }

    void closedLocalServerIsGone()
    {
        QLocalServer server;
        QVERIFY(server.listen(u"signalbox-%1"_s.arg(QCoreApplication::applicationPid())));
        Scope scope;
        const auto handle =
            scope.start([&] { return logErrors([&]() -> Task<> { co_await accept(&server); }); });
        QVERIFY(isSuspended(handle));
        server.close();
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({GoneText}));
    }

    void whatIsNotOpenIsGone_data()
    {
        QTest::addColumn<QString>("what");
        for (const auto *what : {"read", "write", "drained", "accept"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void whatIsNotOpenIsGone()
    {
        QFETCH(QString, what);
        QTcpSocket socket;
        QTcpServer server;
        const auto wait = [&]() -> Task<> {
            if (what == u"read"_s)
                co_await read(&socket);
            else if (what == u"write"_s)
                co_await write(&socket, "x");
            else if (what == u"drained"_s)
                co_await drained(&socket);
            else
                co_await accept(&server);
        };
        QCOMPARE(runTask([&] { return logErrors(wait); }), TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({GoneText}));
    }

    void cancelledWaitIsForgotten_data() { addWaits(); }
    void cancelledWaitIsForgotten()
    {
        QFETCH(QString, what);
        Stage stage;
        Scope scope;
        auto cancelled = scope.start([&] { return stage.wait(what); });
        QVERIFY(isSuspended(cancelled));
        cancelled.cancel();
        QVERIFY(isOver(cancelled));
        QCOMPARE(cancelled.state(), TaskState::Cancelled);
        stage.destroyAll();
        QCOMPARE(taskLog().entries(), QStringList());
    }

    void waitIsCancelledAfterTheDeviceWasClosed_data() { addWaits(); }
    void waitIsCancelledAfterTheDeviceWasClosed()
    {
        QFETCH(QString, what);
        Stage stage;
        Scope scope;
        auto cancelled = scope.start([&] { return stage.wait(what); });
        QVERIFY(isSuspended(cancelled));
        stage.destroyAll();
        cancelled.cancel();
        QVERIFY(isOver(cancelled));
        QCOMPARE(cancelled.state(), TaskState::Cancelled);
        QCOMPARE(taskLog().entries(), QStringList());
    }

    void waitIsDestroyedWhileItWaits_data() { addWaits(); }
    void waitIsDestroyedWhileItWaits()
    {
        QFETCH(QString, what);
        Stage stage;
        {
            Scope scope;
            QVERIFY(isSuspended(scope.start([&] { return stage.wait(what); })));
            QVERIFY(isSuspended(scope.start([&] { return stage.wait(what); })));
        }
        QCoreApplication::processEvents();
        stage.destroyAll();
        QCOMPARE(taskLog().entries(), QStringList());
    }

    void deviceMayBeDestroyedByTheTaskThatItHasWoken()
    {
        Connection connection;
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            logBytes(co_await read(connection.socket.get()));
            connection.socket.reset();
            log("destroyed");
        });
        QVERIFY(isSuspended(handle));
        connection.peer->write("x");
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"x", "destroyed"}));
    }

    void endIsSeenAlsoOfASocketThatIsDestroyedWithIt()
    {
        Connection connection;
        auto *socket = connection.socket.release();
        connect(socket, &QAbstractSocket::disconnected, socket, [socket] { socket->deleteLater(); });
        Scope scope;
        const auto handle =
            scope.start([&] { return logErrors([&]() -> Task<> { logBytes(co_await read(socket)); }); });
        QVERIFY(isSuspended(handle));
        connection.peer->disconnectFromHost();
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"end"}));
    }

    void socketThatFailsGivesWhatHasArrivedAndThenItsError_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("read") << u"read"_s << list({"abc", "the cable is out"});
        QTest::newRow("readAll") << u"readAll"_s << list({"the cable is out", "left abc"});
        QTest::newRow("readLine") << u"readLine"_s << list({"the cable is out", "left abc"});
        QTest::newRow("readExactly") << u"readExactly"_s << list({"the cable is out", "left abc"});
        QTest::newRow("disconnected") << u"disconnected"_s << list({"the cable is out", "left abc"});
    }
    void socketThatFailsGivesWhatHasArrivedAndThenItsError()
    {
        QFETCH(QString, what);
        QFETCH(QStringList, expected);
        Stage stage;
        auto socket = std::make_unique<FailingSocket>();
        auto *failing = socket.get();
        failing->connectToHost(stage.server->serverAddress(), stage.server->serverPort());
        std::unique_ptr<QTcpSocket> peer;
        Scope scope;
        stage.connection.socket = std::move(socket);
        const auto accepted = scope.start([&]() -> Task<> {
            peer = co_await accept(stage.server.get());
            co_await connected(failing);
        });
        QVERIFY(isOver(accepted));
        peer->write("abc");
        QVERIFY(turnUntil([&] { return failing->bytesAvailable() == 3; }));
        const auto handle = scope.start([&] {
            return logErrors([&]() -> Task<> {
                if (what == u"read"_s)
                    logBytes(co_await read(failing));
                co_await stage.wait(what);
            });
        });
        QVERIFY(isSuspended(handle));
        failing->fail();
        QVERIFY(isOver(handle));
        if (failing->bytesAvailable() > 0)
            log("left " + failing->readAll().toStdString());
        QCOMPARE(taskLog().entries(), expected);
    }

    void resetIsAnEndForWhoReadsAndAFailureForWhoWrites_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("expected");
        const auto closed = u"The remote host closed the connection"_s;
        QTest::newRow("read") << u"read"_s << u"has it"_s; // Qt tells no more
        QTest::newRow("write") << u"write"_s << closed;
        QTest::newRow("drained") << u"drained"_s << closed;
        QTest::newRow("write, and nothing is read") << u"write alone"_s << closed;
    }
    void resetIsAnEndForWhoReadsAndAFailureForWhoWrites()
    {
        QFETCH(QString, what);
        QFETCH(QString, expected);
        Stage stage;
        Scope scope;
        if (what == u"write alone"_s) { // Qt notices in writing, and closes the socket itself
            stage.socket()->setReadBufferSize(1);
            QVERIFY(stage.connection.peer->write("xy") == 2);
            QVERIFY(turnUntil([&] { return stage.socket()->bytesAvailable() == 1; }));
        }
        const auto handle =
            scope.start([&] { return logErrors([&] { return stage.wait(what.section(u' ', 0, 0)); }); });
        QVERIFY(isSuspended(handle));
        const linger atOnce{1, 0};
        auto *peer = stage.connection.peer.get();
        QCOMPARE(::setsockopt(int(peer->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce),
                 0);
        peer->abort();
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), QStringList(expected));
    }

    void deviceOfAnotherThreadIsRefused()
    {
        LoopThread thread;
        auto *socket = new QTcpSocket;
        socket->moveToThread(&thread);
        const auto wait = [&]() -> Task<> { co_await read(socket); };
        QTest::ignoreMessage(QtWarningMsg,
                             "read: the device is null, or lives in another thread, or is being "
                             "destroyed; it counts as one that has gone");
        QCOMPARE(runTask([&] { return logErrors(wait); }), TaskState::Finished);
        QTest::ignoreMessage(QtWarningMsg,
                             "accept: the device is null, or lives in another thread, or is being "
                             "destroyed; it counts as one that has gone");
        const auto none = []() -> Task<> { co_await accept(static_cast<QTcpServer *>(nullptr)); };
        QCOMPARE(runTask([&] { return logErrors(none); }), TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({GoneText, GoneText}));
        socket->deleteLater();
    }

    void deviceThatMovesAwayHasGone()
    {
        Connection connection;
        connection.socket->setObjectName(u"line 1"_s);
        Scope scope;
        const auto handle = scope.start(
            [&] { return logErrors([&]() -> Task<> { co_await read(connection.socket.get()); }); });
        QVERIFY(isSuspended(handle));
        LoopThread thread;
        QTest::ignoreMessage(
            QtWarningMsg,
            "QTcpSocket \"line 1\" moves to another thread; for those who wait for it here it has gone");
        connection.socket->moveToThread(&thread);
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({GoneText}));
        connection.socket.release()->deleteLater();
    }

    void deviceThatIsBeingDestroyedIsRefused()
    {
        auto *socket = new QTcpSocket;
        connect(socket, &QObject::destroyed, this, [socket] {
            auto wait = read(socket);
            log(wait.hasFailed() ? "failed" : "waits");
        });
        QTest::ignoreMessage(QtWarningMsg,
                             "read: the device is null, or lives in another thread, or is being "
                             "destroyed; it counts as one that has gone");
        delete socket;
        QCOMPARE(taskLog().entries(), list({"failed"}));
    }
};

SIGNALBOX_HOST_TEST_MAIN(tst_DeviceEnds)

#include "tst_deviceends.moc"
