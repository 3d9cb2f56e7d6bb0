// SPDX-License-Identifier: MIT
// Who is heard at a local socket: also without descriptors, and only at one that is ours.
#include "inspect/listener_p.h"
#include "sockets.h"

#include <QtCore/qtemporarydir.h>
#include <QtCore/qthread.h>
#include <QtTest/qtest.h>

#include <ctime>
#include <fcntl.h>
#include <memory>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <vector>

using namespace Signalbox::Detail;
using namespace Qt::StringLiterals;

namespace {

constexpr auto Pause = std::chrono::milliseconds(20);

//! Keeps whoever comes.
class Door
{
public:
    bool listen(const QString &path) { return m_listener.listen(path); }
    QString errorString() const { return m_listener.errorString(); }
    qsizetype served() const { return qsizetype(m_served.size()); }
    const Descriptor &last() const { return m_served.back(); }

private:
    std::vector<Descriptor> m_served;
    Listener m_listener{[this](Descriptor socket) { m_served.push_back(std::move(socket)); }, "no descriptor",
                        Pause};
};

class Limit
{
public:
    explicit Limit(rlim_t most)
    {
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        const rlimit now = {most, m_before.rlim_max};
        ::setrlimit(RLIMIT_NOFILE, &now);
    }
    ~Limit() { ::setrlimit(RLIMIT_NOFILE, &m_before); }
    Limit(const Limit &) = delete;
    Limit &operator=(const Limit &) = delete;

private:
    rlimit m_before = {};
};

//! The process has no descriptor left while it lives.
class AllTaken
{
public:
    AllTaken()
    {
        while (true) {
            Descriptor one(::open("/dev/null", O_RDONLY | O_CLOEXEC));
            if (!one)
                return;
            m_taken.push_back(std::move(one));
        }
    }

private:
    const Limit m_limit{200};
    std::vector<Descriptor> m_taken;
};

Descriptor newClient()
{
    return Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
}

bool callsAt(const Descriptor &client, const QString &path)
{
    const SocketAddress address(path);
    return ::connect(client.number(), address.get(), address.size()) == 0;
}

//! What has come so far; "(end)" behind it: there will be no more.
QByteArray readBy(const Descriptor &client)
{
    QByteArray bytes(100, '\0');
    const auto count = ::recv(client.number(), bytes.data(), size_t(bytes.size()), MSG_DONTWAIT);
    if (count == 0)
        return "(end)";
    return count < 0 ? QByteArray() : bytes.left(count) + readBy(client);
}

bool isTurnedAway(const Descriptor &client)
{
    QByteArray bytes;
    return QTest::qWaitFor([&] { return (bytes += readBy(client)) == "no descriptor(end)"; });
}

bool isInheritedByExec(int descriptor)
{
    return (::fcntl(descriptor, F_GETFD) & FD_CLOEXEC) == 0;
}

mode_t modeOf(const QString &path)
{
    struct stat facts = {};
    return ::lstat(QFile::encodeName(path).constData(), &facts) == 0 ? facts.st_mode & 07777 : 0;
}

} // namespace

class tst_Listener : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whoComesIsServed()
    {
        Door door;
        QVERIFY2(door.listen(path()), qPrintable(door.errorString()));
        const auto one = newClient(), other = newClient();
        QVERIFY(callsAt(one, path()) && callsAt(other, path()));
        QTRY_COMPARE(door.served(), 2);
        QVERIFY(!isInheritedByExec(door.last().number()));
        QVERIFY(::fcntl(door.last().number(), F_GETFL) & O_NONBLOCK);
    }

    void socketIsItsUsersAloneWhateverTheUmask()
    {
        for (const mode_t mask : {0, 0777}) {
            const auto before = ::umask(mask);
            Door door;
            const bool isListening = door.listen(path());
            QCOMPARE(::umask(before), mask);
            QVERIFY2(isListening, qPrintable(door.errorString()));
            QCOMPARE(modeOf(path()), mode_t(0600));
        }
    }

    void withoutDescriptorsWhoComesIsTurnedAwayAndTheNextOneServed()
    {
        Door door;
        QVERIFY(door.listen(path()));
        const auto one = newClient(), other = newClient(), third = newClient();
        {
            const AllTaken meanwhile;
            QVERIFY(callsAt(one, path()));
            QVERIFY(isTurnedAway(one));
            QVERIFY(callsAt(other, path())); // and so again: the spare is there anew
            QVERIFY(isTurnedAway(other));
        }
        QCOMPARE(door.served(), 0);
        QVERIFY(callsAt(third, path()));
        QTRY_COMPARE(door.served(), 1);
    }

    void withoutASpareItLooksAgainAMomentLater()
    {
        Door door;
        QVERIFY(door.listen(path()));
        const auto client = newClient();
        {
            const Limit nothingMore(3); // what is given up cannot be had again
            QVERIFY(callsAt(client, path()));
            const auto before = std::clock();
            QVERIFY(!QTest::qWaitFor([&] { return door.served() > 0 || !readBy(client).isEmpty(); }, 400));
            QVERIFY2(std::clock() - before < CLOCKS_PER_SEC / 5, "it spins");
        }
        QTRY_COMPARE(door.served(), 1);
        const auto late = newClient();
        const AllTaken meanwhile; // it has a spare again
        QVERIFY(callsAt(late, path()));
        QVERIFY(isTurnedAway(late));
    }

    void leftOverIsReplaced()
    {
        QVERIFY(plantedAt(path()));
        const auto before = fileAt(path());
        QVERIFY(before);
        Door door;
        QVERIFY2(door.listen(path()), qPrintable(door.errorString()));
        const auto client = newClient();
        QVERIFY(callsAt(client, path()));
        QTRY_COMPARE(door.served(), 1);
    }

    void whoListensThereIsLeftInPeace()
    {
        const auto planted = plantedAt(path());
        const auto before = fileAt(path());
        {
            Door door;
            QVERIFY(!door.listen(path()));
            QVERIFY2(door.errorString().startsWith("somebody listens at "_L1 + path()),
                     qPrintable(door.errorString()));
        }
        QCOMPARE(fileAt(path()), before);
    }

    void whoseQueueIsFullListensAsWell()
    {
        const auto planted = plantedAt(path());
        std::vector<Descriptor> waiting;
        do
            waiting.push_back(newClient());
        while (callsAt(waiting.back(), path()));
        Door door;
        QVERIFY(!door.listen(path()));
        QVERIFY(fileAt(path()));
    }

    void whatIsNoSocketOfOursStays_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("a file") << u"file"_s;
        QTest::newRow("a link to a socket") << u"link"_s;
        QTest::newRow("a folder") << u"folder"_s;
        QTest::newRow("another user's socket") << u"foreign"_s;
    }
    void whatIsNoSocketOfOursStays()
    {
        QFETCH(QString, what);
        if (what == "foreign"_L1 && ::geteuid() != 0)
            QSKIP("only root can give a socket away");
        if (what == "file"_L1)
            QVERIFY(QFile(path()).open(QIODevice::WriteOnly));
        else if (what == "folder"_L1)
            QVERIFY(QDir().mkdir(path()));
        else if (what == "link"_L1)
            QVERIFY(plantedAt(path() + "2"_L1) && QFile::link(path() + "2"_L1, path()));
        else
            QVERIFY(plantedAt(path()) && ::chown(QFile::encodeName(path()).constData(), 65'534, 65'534) == 0);
        const auto before = fileAt(path());
        {
            Door door;
            QVERIFY(!door.listen(path()));
            QCOMPARE(door.errorString(), path() + " is there already, and is no socket of this user"_L1);
        }
        QCOMPARE(fileAt(path()), before);
    }

    void endRemovesItsOwnFileOnly()
    {
        auto door = std::make_unique<Door>();
        QVERIFY(door->listen(path()));
        door.reset();
        QVERIFY(!QFile::exists(path()));

        door = std::make_unique<Door>();
        QVERIFY(door->listen(path()));
        QVERIFY(QFile::remove(path())); // somebody tidies up, and somebody else comes
        const auto other = plantedAt(path());
        const auto file = fileAt(path());
        QVERIFY(file);
        door.reset();
        QCOMPARE(fileAt(path()), file);
    }

    void ofManyThatReplaceTheSameOneWins()
    {
        for (int round = 0; round < 20; ++round) {
            QVERIFY(plantedAt(path()));
            std::atomic<int> listening = 0, tried = 0;
            std::vector<std::unique_ptr<QThread>> threads;
            for (int i = 0; i < 6; ++i) {
                threads.emplace_back(QThread::create([&] {
                    Door door;
                    listening += door.listen(path());
                    for (++tried; tried < 6;)
                        QThread::yieldCurrentThread();
                }));
                threads.back()->start();
            }
            for (const auto &thread : threads)
                thread->wait();
            QCOMPARE(listening, 1);
            QVERIFY(!QFile::exists(path()));
        }
    }

    void whoStartsAndIsStoppedIsNotWaitedForWithoutEnd()
    {
        const auto folder = QFile::encodeName(m_folder->path());
        const Descriptor other(::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        QCOMPARE(::flock(other.number(), LOCK_EX), 0);
        Door door;
        QVERIFY(!door.listen(path()));
        QCOMPARE(door.errorString(),
                 m_folder->path() + " is locked by another program that starts and gets no further"_L1);
        QVERIFY(!QFile::exists(path()));
    }

    void pathsThatAreTooLongAreToldAndNotCut()
    {
        const auto folder = m_folder->path();
        const auto fits = folder + u'/' + QString(107 - folder.size() - 1, u'a');
        Door door, other;
        QVERIFY2(door.listen(fits), qPrintable(door.errorString()));
        const auto client = newClient();
        QVERIFY(callsAt(client, fits));
        QVERIFY(!other.listen(fits + u'b'));
        QCOMPARE(other.errorString(), fits +
                                          u"b is too long for a socket: 108 bytes, where 107 are the most. "
                                          "A shorter XDG_RUNTIME_DIR mends that"_s);
        QCOMPARE(QDir(folder).entryList(QDir::System | QDir::Files).size(), 1);
    }

    void whatHasNoMemoryForOneServesTheNext()
    {
        int calls = 0;
        Listener listener(
            [&](Descriptor) {
                if (++calls == 1)
                    throw std::bad_alloc();
            },
            {}, Pause);
        QVERIFY(listener.listen(path()));
        const auto one = newClient(), other = newClient();
        QVERIFY(callsAt(one, path()) && callsAt(other, path()));
        QTRY_COMPARE(calls, 2);
        QCOMPARE(readBy(one), "(end)");
    }

private:
    QString path() const { return m_folder->filePath(u"1.sock"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(tst_Listener)
#include "tst_listener.moc"
