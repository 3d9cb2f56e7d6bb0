// SPDX-License-Identifier: MIT
/*
    Those who look into a program come and go, many times: nothing of them is left in it, no descriptor, no thread, no memory.

        SIGNALBOX_SOAK_TIMES=2880 SIGNALBOX_SOAK_PAUSE=10 tst_inspectsoak      for eight hours, every ten seconds

    The program is this one, started again.
*/
#include "inspect/inspectclient.h"
#include "inspect/socketfolder.h"
#include "sanitizer.h"
#include "sockets.h"

#include <Signalbox/EventWaits>
#include <Signalbox/Install>
#include <Signalbox/Scheduler>
#include <Signalbox/Scope>
#include <Signalbox/Sleep>
#include <Signalbox/Wait>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qprocess.h>
#include <QtCore/qsocketnotifier.h>
#include <QtCore/qtemporarydir.h>
#include <QtCore/qthread.h>
#include <QtCore/qtimer.h>
#include <QtTest/qtest.h>

#include <cstdio>
#include <malloc.h>
#include <memory>
#include <unistd.h>
#include <vector>

using namespace Signalbox;
using namespace Signalbox::Detail;
using namespace Qt::StringLiterals;

namespace {

// ---- the program

struct Ev
{
    int key = 0;
    SIGNALBOX_EVENT(Ev, key)
};

Task<> answerForEver()
{
    for (;;)
        co_await match<Ev>(7);
}

//! Something of each kind goes on in it. For each byte that comes, it says how many bytes of its heap are in use; it ends with its input.
int runTarget(int &argc, char **argv)
{
    if (!install())
        return 1;
    QCoreApplication app(argc, argv);
    Scope scope;
    for (int i = 0; i < 20; ++i)
        scope.start(answerForEver());
    QTimer sends;
    QObject::connect(&sends, &QTimer::timeout, &app,
                     [] { static_cast<void>(Scheduler::current().send(Ev{7})); });
    sends.start(1); // the last thousand, which are kept with their texts, have soon been there once
    QTimer::singleShot(0, &app, [] { // whoever looks reads its name in the program's file, which stays open
        for (const QDeadlineTimer end(5); !end.hasExpired();) {
        }
    });
    QThread other;
    other.start();
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &app, [] {
        char byte = 0;
        if (::read(STDIN_FILENO, &byte, 1) != 1)
            return QCoreApplication::quit();
        const auto heap = mallinfo2();
        std::printf("%zu\n", heap.uordblks + heap.hblkhd);
        std::fflush(stdout);
    });
    std::puts("runs");
    std::fflush(stdout);
    const int status = app.exec();
    other.quit();
    other.wait();
    return status;
}

// ---- what it has

struct Belongings
{
    int descriptors = 0;
    int threads = 0;
    qint64 heap = 0;     // bytes in use
    qint64 resident = 0; // bytes
};

class Target
{
public:
    bool start()
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"SIGNALBOX_INSPECT"_s, u"1"_s);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.setProcessEnvironment(environment);
        m_process.start(QCoreApplication::applicationFilePath(), {u"--target"_s});
        return m_process.waitForReadyRead(30'000) && m_process.readLine() == "runs\n";
    }
    ~Target()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(20'000))
            m_process.kill();
    }
    qint64 pid() const { return m_process.processId(); }
    Belongings belongings()
    {
        return {int(entries(u"fd"_s).size()), int(entries(u"task"_s).size()), heap(), resident()};
    }
    int sockets() const { return int(descriptors().count("socket:"_L1)); }
    //! What its descriptors are.
    QString descriptors() const
    {
        QStringList all;
        for (const auto &name : entries(u"fd"_s))
            all.append(name + u": "_s + QFile::symLinkTarget(u"/proc/%1/fd/%2"_s.arg(pid()).arg(name)));
        return all.join(u'\n');
    }

private:
    QStringList entries(const QString &folder) const
    {
        return QDir(u"/proc/%1/%2"_s.arg(pid()).arg(folder))
            .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    }
    qint64 heap()
    {
        m_process.write("?");
        while (!m_process.canReadLine() && m_process.waitForReadyRead(30'000)) {
        }
        return m_process.readLine().toLongLong();
    }
    qint64 resident() const
    {
        QFile statm(u"/proc/%1/statm"_s.arg(pid()));
        return statm.open(QIODevice::ReadOnly)
                   ? statm.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE)
                   : 0;
    }

    QProcess m_process;
};

//! Attaches and detaches once, each time in another way.
bool visit(qint64 pid, int number)
{
    const auto path = SocketFolder().socketOf(pid);
    switch (number % 5) {
    case 0:
    case 1: { // as the inspector does
        InspectClient client(std::chrono::seconds(20));
        return client.connectTo(pid) && client.snapshot() && client.snapshot(SnapshotPart::Tasks);
    }
    case 2: { // goes in the middle of an answer
        Rude client(path);
        return client.next() && client.write(question()) && client.next();
    }
    case 3: { // asks, and does not hear
        Rude client(path);
        return client.write(question());
    }
    default: { // says what makes no sense, beside one who does not
        InspectClient client(std::chrono::seconds(20));
        Rude rude(path);
        return client.connectTo(pid) && rude.write(QByteArray(64, '\xee')) && rude.isSentAway() &&
               client.snapshot();
    }
    }
}

int numberFrom(const char *variable, int otherwise)
{
    bool isThere = false;
    const int number = qEnvironmentVariableIntValue(variable, &isThere);
    return isThere ? number : otherwise;
}

int visits()
{
    return numberFrom("SIGNALBOX_SOAK_TIMES", 250);
}

std::chrono::seconds pauseBetween()
{
    return std::chrono::seconds(numberFrom("SIGNALBOX_SOAK_PAUSE", 0));
}

//! Qt Test ends a function after five minutes, pauses or not.
void setPatience()
{
    constexpr std::chrono::minutes Own{5};
    const std::chrono::milliseconds all = Own + visits() * (pauseBetween() + std::chrono::seconds(1));
    if (!qEnvironmentVariableIsSet("QTEST_FUNCTION_TIMEOUT"))
        qputenv("QTEST_FUNCTION_TIMEOUT", QByteArray::number(qlonglong(all.count())));
}

} // namespace

class tst_InspectSoak : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_runtime.isValid());
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime.path()));
    }

    void thoseWhoComeAndGoLeaveNothing()
    {
        constexpr int WarmUp = 250; // caches, names, and the texts of the last thousand events
        constexpr qint64 MostHeap = 16 * 1024, MostResident = 1024 * 1024;
        const int times = visits();
        Target target;
        QVERIFY(target.start());
        const int sockets = target.sockets();
        for (int i = 0; i < WarmUp; ++i)
            QVERIFY2(visit(target.pid(), i), qPrintable(u"visit %1"_s.arg(i)));
        const auto isAlone = [&] {
            return target.sockets() <= sockets;
        }; // it notices who has gone a little later
        QVERIFY2(QTest::qWaitFor(isAlone, 20'000), qPrintable(target.descriptors()));
        const auto before = target.belongings();
        for (int i = 0; i < times; ++i) {
            QVERIFY2(visit(target.pid(), i), qPrintable(u"visit %1"_s.arg(i)));
            if (pauseBetween().count() > 0)
                QThread::sleep(static_cast<unsigned long>(pauseBetween().count()));
        }
        QVERIFY2(QTest::qWaitFor(isAlone, 20'000), qPrintable(target.descriptors()));
        const auto after = target.belongings();
        qInfo("%d visits: %d descriptors, %d threads; heap %lld -> %lld bytes in use, resident %lld -> %lld "
              "KiB",
              times, after.descriptors, after.threads, before.heap, after.heap, before.resident / 1024,
              after.resident / 1024);
        QVERIFY2(after.descriptors <= before.descriptors, qPrintable(target.descriptors()));
        QVERIFY2(after.threads <= before.threads, qPrintable(QString::number(after.threads)));
        if (RUNS_UNDER_SANITIZER)
            return; // its malloc() counts otherwise, and keeps what was freed; what is leaked it tells itself
        QVERIFY2(after.heap - before.heap <= MostHeap, "the heap grows");
        QVERIFY2(after.resident - before.resident <= MostResident, "the program grows");
    }

private:
    QTemporaryDir m_runtime;
};

int main(int argc, char **argv)
{
    if (argc > 1 && qstrcmp(argv[1], "--target") == 0)
        return runTarget(argc, argv);
    setPatience();
    QCoreApplication app(argc, argv);
    tst_InspectSoak test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_inspectsoak.moc"
