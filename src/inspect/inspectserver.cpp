// SPDX-License-Identifier: MIT
#include "inspect/inspectserver.h"

#include "core/signalmask_p.h"
#include "inspect/inspectconnection_p.h"
#include "inspect/printable.h"
#include "inspect/socketfolder.h"
#include "probe/probe.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qloggingcategory.h>
#include <QtCore/qsemaphore.h>
#include <QtCore/qthread.h>
#include <QtNetwork/qlocalserver.h>

#include <cstdlib>
#include <mutex>
#include <unistd.h>

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace Detail;

Q_LOGGING_CATEGORY(lcInspect, "signalbox.inspect")

namespace {

//! What the program says of itself: set in the application's thread, told in the server's.
struct ProgramFacts
{
    static constexpr qsizetype MostArguments = 100;

    void setName(const QString &newName)
    {
        const std::lock_guard lock(mutex);
        name = newName;
    }
    QString currentName()
    {
        const std::lock_guard lock(mutex);
        return name;
    }

    std::mutex mutex;
    QString name;
    QStringList arguments; // never changed while the thread runs
};

//! Lives in the server's thread.
class Reception final : public QObject
{
public:
    explicit Reception(ProgramFacts &facts) : m_facts(facts) {}
    //! False: errorString() says why.
    bool listen(const QString &path)
    {
        QLocalServer::removeServer(path); // left over by one with our number that has gone
        m_server.setSocketOptions(QLocalServer::UserAccessOption);
        connect(&m_server, &QLocalServer::newConnection, this, &Reception::welcome);
        return m_server.listen(path);
    }
    QString errorString() const { return m_server.errorString(); }

private:
    static constexpr int MostClients = 4;

    void welcome()
    {
        while (auto *socket = m_server.nextPendingConnection()) {
            auto *client = new InspectConnection(socket, [this](SnapshotParts parts) { return look(parts); });
            client->setParent(this);
            connect(client, &InspectConnection::closed, this, [this, client] { sayGoodbye(client); });
            const bool isOurs = isOfThisUser(socket->socketDescriptor());
            if (!isOurs)
                client->refuse(ErrorCode::Refused, u"this program is another user's"_s);
            else if (m_clients.size() >= MostClients)
                client->refuse(ErrorCode::TooMany, u"%1 look at this program already"_s.arg(MostClients));
            else
                admit(client);
        }
    }

    void admit(InspectConnection *client)
    {
        m_clients.append(client);
        client->sayHello(m_facts.currentName(), m_facts.arguments);
    }

    void sayGoodbye(InspectConnection *client)
    {
        m_clients.removeAll(client);
        client->deleteLater();
    }

    //! Without this thread, which is there for who looks only.
    Snapshot look(SnapshotParts parts) const
    {
        auto snapshot = m_probe.snapshot({.parts = parts});
        snapshot.loops.removeIf([](const LoopSnapshot &loop) { return loop.threadId == ::gettid(); });
        return snapshot;
    }

    ProgramFacts &m_facts;
    QLocalServer m_server;
    QList<InspectConnection *> m_clients; // that were let in
    const Probe
        m_probe; // from the beginning: a slot that is stuck when somebody comes was noted when it began
};

//! Listens until it is told to quit.
class ServerThread final : public QThread
{
public:
    ServerThread(QString path, ProgramFacts &facts) : m_path(std::move(path)), m_facts(facts)
    {
        setObjectName(u"signalbox inspect"_s);
    }

    //! What went wrong; empty: it listens.
    QString startListening()
    {
        {
            const AllSignalsBlocked meanwhile;
            start();
        }
        if (!isRunning() && !isFinished())
            return u"there is no thread for it"_s;
        m_hasTried.acquire();
        return m_error;
    }

private:
    void run() override
    {
        Reception reception(m_facts);
        if (!reception.listen(m_path))
            m_error = u"%1: %2"_s.arg(m_path, reception.errorString());
        m_hasTried.release();
        if (m_error.isEmpty())
            exec();
    }

    const QString m_path;
    ProgramFacts &m_facts;
    QString m_error; // set before m_hasTried
    QSemaphore m_hasTried;
};

QBasicAtomicInt isOneListening;

} // namespace

struct InspectServer::Private
{
    QString whyNot();

    ProgramFacts facts;
    QMetaObject::Connection nameChanges;
    std::unique_ptr<ServerThread> thread;
    pid_t pid = 0; // of the process that the thread is in
    QString path;
    QString error;
};

//! Empty: it may listen, and the folder is there.
QString InspectServer::Private::whyNot()
{
    if (!QCoreApplication::instance())
        return u"there is no application object yet"_s;
    if (hasForeignRights())
        return u"this program has rights that its user has not"_s;
    SocketFolder folder;
    if (!folder.make())
        return folder.errorString();
    if (!isOneListening.testAndSetOrdered(0, 1))
        return u"another server of this program listens already"_s;
    path = folder.socketOf(QCoreApplication::applicationPid());
    return {};
}

InspectServer::InspectServer() : d(std::make_unique<Private>()) {}

InspectServer::~InspectServer()
{
    stop();
}

bool InspectServer::start()
{
    if (isListening())
        return true;
    d->error = d->whyNot();
    if (!d->error.isEmpty())
        return false;
    d->facts.setName(QCoreApplication::applicationName());
    d->facts.arguments = QCoreApplication::arguments().mid(0, ProgramFacts::MostArguments);
    for (auto &argument : d->facts.arguments)
        argument.truncate(MostOfAText);
    auto thread = std::make_unique<ServerThread>(d->path, d->facts);
    d->error = thread->startListening();
    if (d->error.isEmpty()) {
        d->thread = std::move(thread);
        d->pid = ::getpid();
        d->nameChanges =
            QObject::connect(QCoreApplication::instance(), &QCoreApplication::applicationNameChanged,
                             [this] { d->facts.setName(QCoreApplication::applicationName()); });
        return true;
    }
    thread->wait();
    isOneListening.storeRelease(0);
    return false;
}

void InspectServer::stop()
{
    if (!isListening())
        return;
    QObject::disconnect(d->nameChanges);
    if (d->pid != ::getpid()) { // a fork, which the thread is not in: it would be waited for without end
        static_cast<void>(d->thread.release());
        isOneListening.storeRelease(0);
        return;
    }
    d->thread->quit();
    d->thread->wait();
    d->thread.reset();
    isOneListening.storeRelease(0);
}

bool InspectServer::isListening() const
{
    return bool(d->thread);
}

QString InspectServer::path() const
{
    return isListening() ? d->path : QString();
}

QString InspectServer::errorString() const
{
    return d->error;
}

} // namespace Signalbox

/*!
    What install() calls where SIGNALBOX_INSPECT is set, by its name: it links nothing of this library. The server ends with the
    application object.
*/
extern "C" SIGNALBOX_INSPECT_EXPORT void signalboxStartInspectServer()
{
    static Signalbox::InspectServer *server = nullptr;
    if (server)
        return;
    server = new Signalbox::InspectServer;
    if (!server->start())
        qCWarning(Signalbox::lcInspect, "SIGNALBOX_INSPECT is set, but nobody can look into this program: %s",
                  qUtf8Printable(server->errorString()));
    const auto stop = [] { delete std::exchange(server, nullptr); };
    qAddPostRoutine(stop);
    std::atexit(stop); // of a program that calls exit() within its application object's life
}
