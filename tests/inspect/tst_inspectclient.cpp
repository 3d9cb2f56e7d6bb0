// SPDX-License-Identifier: MIT
// Who looks into a program that is none, or means it ill.
#include "inspect/inspectclient.h"
#include "inspect/socketfolder.h"
#include "sockets.h"

#include <QtCore/qcborarray.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qfile.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <csignal>
#include <functional>
#include <poll.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace Signalbox::Detail;
using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds Short(300);
constexpr qint64 Pid = 1;

//! Waits for one client, and tells it what \a say says.
class Hostile
{
public:
    using Say = std::function<void(int client)>;

    explicit Hostile(Say say)
        : m_socket(plantedAt(SocketFolder().socketOf(Pid))), m_thread([this, say = std::move(say)] {
            const Descriptor client(::accept4(m_socket.number(), nullptr, nullptr, SOCK_CLOEXEC));
            say(client.number());
        })
    {
    }
    ~Hostile()
    {
        m_thread.join();
        QFile::remove(SocketFolder().socketOf(Pid));
    }
    Hostile(const Hostile &) = delete;
    Hostile &operator=(const Hostile &) = delete;

private:
    const Descriptor m_socket;
    std::thread m_thread;
};

bool tell(int client, const QByteArray &bytes)
{
    return ::send(client, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL) == bytes.size();
}

void waitForItsEnd(int client)
{
    char byte = 0;
    while (::recv(client, &byte, 1, 0) > 0) {
    }
}

QByteArray hello(const QCborMap &more = {})
{
    QCborMap map{{HelloKey::Name, QString::fromLatin1(ProtocolName)}, {HelloKey::Major, ProtocolMajor}};
    for (const auto &[key, value] : more)
        map.insert(key.toInteger(), value);
    return bytesOf(FrameType::Hello, map);
}

} // namespace

class tst_InspectClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_runtime.isValid());
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime.path()));
        QVERIFY(SocketFolder().make());
    }

    void saysWhyThereIsNobodyToAsk()
    {
        const auto child = ::fork();
        if (child == 0)
            ::_exit(0);
        ::waitpid(child, nullptr, 0); // nobody has its number for now
        InspectClient client;
        QVERIFY(!client.connectTo(child));
        QCOMPARE(client.errorString(), u"there is no such process"_s);
        QCOMPARE(client.error().fault, LookFault::NoSuchProcess);
        QVERIFY(!client.isLeftOver());
        for (const qint64 impossible : {qint64(0), qint64(-1), qint64(1) << 40}) {
            QVERIFY(!client.connectTo(impossible));
            QCOMPARE(client.errorString(), u"there is no such process"_s);
        }
        QVERIFY(!client.connectTo(QCoreApplication::applicationPid()));
        QCOMPARE(client.errorString(), u"it cannot be inspected: SIGNALBOX_INSPECT=1 lets it be"_s);
        QCOMPARE(client.error().fault, LookFault::NotInspectable);
        QVERIFY(!client.snapshot());
    }

    void processOfAnotherUserIsToldToBeOne()
    {
        if (::geteuid() != 0)
            QSKIP("only root can become somebody else");
        const auto child = ::fork();
        if (child == 0) {
            const auto runtime = QFile::encodeName(m_runtime.path() + "/other"_L1);
            ::mkdir(runtime.constData(), 0700);
            static_cast<void>(::chown(runtime.constData(), 65'534, 65'534));
            qputenv("XDG_RUNTIME_DIR", runtime);
            ::chmod(QFile::encodeName(m_runtime.path()).constData(), 0755);
            if (::setgid(65'534) != 0 || ::setuid(65'534) != 0)
                ::_exit(3);
            InspectClient client;
            ::_exit(!client.connectTo(::getppid()) && client.errorString() == "it is another user's"_L1 ? 0
                                                                                                        : 1);
        }
        int status = -1;
        ::waitpid(child, &status, 0);
        QCOMPARE(status, 0);
    }

    void whoSaysNonsenseIsNotUnderstood_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("error");
        QTest::addColumn<int>("fault");
        QTest::newRow("garbage") << QByteArray(64, '\xee')
                                 << u"its answer is not understood: a frame of the unknown type 238"_s
                                 << int(LookFault::NotUnderstood);
        QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\n")
                              << u"its answer is not understood: a frame of the unknown type 47"_s
                              << int(LookFault::NotUnderstood);
        QTest::newRow("a huge frame")
            << toBytes({.type = FrameType::Hello}).replace(0, 4, "\xff\xff\xff\x7f")
            << u"its answer is not understood: a frame of 2147483647 bytes, where 1048576 are the most"_s
            << int(LookFault::NotUnderstood);
        QTest::newRow("rows first") << bytesOf(FrameType::Rows, {})
                                    << u"what listens there is no inspect server"_s
                                    << int(LookFault::NoInspectServer);
        QTest::newRow("no map") << toBytes({.type = FrameType::Hello, .payload = QByteArray(50, '\xff')})
                                << u"what listens there is no inspect server"_s
                                << int(LookFault::NoInspectServer);
        QTest::newRow("another name")
            << bytesOf(FrameType::Hello, {{HelloKey::Name, u"other"_s}})
            << u"what listens there is no inspect server"_s << int(LookFault::NoInspectServer);
        QTest::newRow("another version")
            << hello({{HelloKey::Major, 2}})
            << u"it speaks version 2 of the protocol, and this command version 1: use the command of its own Signalbox"_s
            << int(LookFault::OtherVersion);
        QTest::newRow("a reason") << bytesOf(FrameType::Error,
                                             {{ErrorKey::Code, 2}, {ErrorKey::Text, u"no\x1b[31m room"_s}})
                                  << u"no\xfffd[31m room"_s << int(LookFault::TooMany);
        QTest::newRow("no reason") << bytesOf(FrameType::Error, {}) << u"it refuses, and does not say why"_s
                                   << int(LookFault::Unexplained);
        QTest::newRow("nothing, and goes") << QByteArray() << u"it has gone away"_s << int(LookFault::Gone);
    }
    void whoSaysNonsenseIsNotUnderstood()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, error);
        QFETCH(int, fault);
        const Hostile hostile([bytes](int client) { tell(client, bytes); });
        InspectClient client;
        QVERIFY(!client.connectTo(Pid));
        QCOMPARE(client.errorString(), error);
        QCOMPARE(int(client.error().fault), fault);
        QVERIFY(!client.isLeftOver());
    }

    void silentOneIsGivenUp()
    {
        const Hostile hostile(waitForItsEnd);
        InspectClient client(Short);
        QVERIFY(!client.connectTo(Pid));
        QCOMPARE(client.errorString(), u"it does not answer"_s);
    }

    void oneThatAcceptsNobodyIsGivenUp()
    {
        const auto path = SocketFolder().socketOf(Pid);
        const auto deaf = plantedAt(path);
        const SocketAddress address(path);
        std::vector<Descriptor> waiting;
        do
            waiting.emplace_back(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
        while (::connect(waiting.back().number(), address.get(), address.size()) == 0);
        InspectClient client(Short);
        const bool isConnected = client.connectTo(Pid);
        QFile::remove(path);
        QVERIFY(!isConnected);
        QCOMPARE(client.errorString(), u"it does not answer"_s);
        QVERIFY(!client.isLeftOver());
    }

    // A large answer, or a machine that is busy: the parts come in time, and all of it does not.
    void answerThatGoesOnComingIsWaitedFor()
    {
        constexpr int Pieces = 8;
        const Hostile slow([](int client) {
            tell(client, hello());
            const auto head = toBytes({.type = FrameType::Rows,
                                       .hasMore = true,
                                       .stream = 1,
                                       .payload = SnapshotWriter(Signalbox::Snapshot()).next()});
            for (int piece = 0; piece < Pieces; ++piece) {
                std::this_thread::sleep_for(Short / 4);
                tell(client, head);
            }
            tell(client, bytesOf(FrameType::Done, {}, 1));
            waitForItsEnd(client);
        });
        InspectClient client(Short);
        QVERIFY2(client.connectTo(Pid), qPrintable(client.errorString()));
        QVERIFY2(client.snapshot(), qPrintable(client.errorString()));
    }

    void oneThatNeverEndsIsGivenUp_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("ends of other answers") << bytesOf(FrameType::Done, {}, 9);
        QTest::newRow("empty rows") << bytesOf(FrameType::Rows, {{0, 77}, {2, QCborArray()}}, 1);
        QTest::newRow("frames a byte at a time") << QByteArray(1, '\0');
    }
    void oneThatNeverEndsIsGivenUp()
    {
        QFETCH(QByteArray, bytes);
        const Hostile hostile([bytes](int client) {
            tell(client, hello());
            while (tell(client, bytes)) {
            }
        });
        InspectClient client(Short);
        QVERIFY2(client.connectTo(Pid), qPrintable(client.errorString()));
        QVERIFY(!client.snapshot());
        QVERIFY(!client.errorString().isEmpty());
    }

    void oneThatGoesBeforeItIsAskedSendsNoSignal()
    {
        const auto before = std::signal(SIGPIPE, SIG_DFL); // which would end this process
        const auto restore = qScopeGuard([before] { std::signal(SIGPIPE, before); });
        auto hostile = std::make_unique<Hostile>([](int client) { tell(client, hello()); });
        InspectClient client;
        QVERIFY(client.connectTo(Pid));
        hostile.reset();
        QVERIFY(!client.snapshot());
        QVERIFY(!client.snapshot());
        QCOMPARE(client.errorString(), u"it has gone away"_s);
    }

    void helloIsBelievedOnlyAsFarAsItCanBe()
    {
        QCborArray words;
        for (int i = 0; i < 100'000; ++i)
            words.append(u"\n"_s);
        const Hostile hostile(
            [bytes = hello({{HelloKey::Program, QString(200'000, u'\a')},
                            {HelloKey::Pid, u"no number"_s},
                            {HelloKey::StartedAtMilliseconds, std::numeric_limits<qint64>::max()},
                            {HelloKey::Arguments, words}})](int client) {
                tell(client, bytes);
                waitForItsEnd(client);
            });
        InspectClient client;
        QVERIFY2(client.connectTo(Pid), qPrintable(client.errorString()));
        QCOMPARE(client.program().name, QString(4096, u'\xfffd'));
        QCOMPARE(client.program().arguments.size(), 1000);
        QCOMPARE(client.program().arguments.constFirst(), u"\xfffd"_s);
        QCOMPARE(client.program().pid, 0);
    }

    void programOfAnOlderVersionHasNoPages()
    {
        for (const int minor : {0, 2, 3, 4, 99}) {
            const Hostile hostile([bytes = hello({{HelloKey::Minor, minor}})](int client) {
                tell(client, bytes);
                waitForItsEnd(client);
            });
            InspectClient client;
            QVERIFY2(client.connectTo(Pid), qPrintable(client.errorString()));
            QCOMPARE(client.hasPages(), minor >= 3);
        }
    }

    void answersToActionsAreBelievedOnlyAsFarAsTheyCanBe_data()
    {
        QTest::addColumn<QCborMap>("answer");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("name");
        QTest::newRow("a name") << QCborMap{{OutcomeKey::Outcome, 1}, {OutcomeKey::TaskName, u"one\x1b[2J"_s}}
                                << QString() << u"one\xfffd[2J"_s;
        QTest::newRow("nothing") << QCborMap() << u"its answer is not understood"_s << QString();
        QTest::newRow("of a later version")
            << QCborMap{{OutcomeKey::Outcome, 99}} << u"its answer is not understood"_s << QString();
        QTest::newRow("negative") << QCborMap{{OutcomeKey::Outcome, -1}} << u"its answer is not understood"_s
                                  << QString();
    }
    void answersToActionsAreBelievedOnlyAsFarAsTheyCanBe()
    {
        QFETCH(QCborMap, answer);
        const Hostile hostile([&](int client) {
            tell(client, hello({{HelloKey::Role, 7}}));
            tell(client, bytesOf(FrameType::Outcome, answer, 1));
            waitForItsEnd(client);
        });
        InspectClient client;
        QVERIFY2(client.connectTo(Pid), qPrintable(client.errorString()));
        QCOMPARE(client.program().role, Signalbox::InspectRole::Observe);
        QVERIFY(client.askToCancel(42));
        const auto told = client.waitForCancelAnswer(Patience);
        QVERIFY2(told, qPrintable(client.errorString()));
        QCOMPARE(told->serial, quint64(42));
        QTEST(told->error.text, "error");
        QTEST(told->taskName, "name");
        QCOMPARE(client.cancelsOnTheirWay(), 0);
    }

    void answersWithoutEndFillNoMemory()
    {
        const Hostile hostile([&](int client) {
            tell(client, hello());
            const auto waiting = Frame{.type = FrameType::Outcome,
                                       .hasMore = true,
                                       .stream = 1,
                                       .payload = QCborMap{{OutcomeKey::Outcome, 0}}.toCborValue().toCbor()};
            while (tell(client, toBytes(waiting))) {
            }
        });
        InspectClient client(Short);
        QVERIFY(client.connectTo(Pid));
        QVERIFY(client.askToCancel(42));
        QVERIFY(!client.snapshot());
        QCOMPARE(client.takeCancelAnswers().size(), 1);
    }

    void answerToNoQuestionIsNotUnderstood()
    {
        const Hostile hostile([&](int client) {
            tell(client, hello());
            tell(client, bytesOf(FrameType::Outcome, {{OutcomeKey::Outcome, 1}}, 9));
            waitForItsEnd(client);
        });
        InspectClient client;
        QVERIFY(client.connectTo(Pid));
        QVERIFY(client.askToCancel(42));
        QVERIFY(!client.waitForCancelAnswer(Patience));
        QCOMPARE(client.errorString(), u"its answer is not understood"_s);
    }

    void canBeUsedAgainForAnotherProgram()
    {
        InspectClient client(Short);
        {
            const Hostile hostile([](int socket) { tell(socket, QByteArray(64, '\xee')); });
            QVERIFY(!client.connectTo(Pid));
        }
        const Hostile hostile([](int socket) { tell(socket, hello({{HelloKey::Pid, 1}})); });
        QVERIFY2(client.connectTo(Pid), qPrintable(client.errorString()));
        QCOMPARE(client.errorString(), QString());
    }

private:
    QTemporaryDir m_runtime;
};

QTEST_GUILESS_MAIN(tst_InspectClient)
#include "tst_inspectclient.moc"
