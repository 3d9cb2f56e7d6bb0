// SPDX-License-Identifier: MIT
#include "inspect/inspectserver.h"

#include "inspect/inspectconnection_p.h"
#include "inspect/socketfolder.h"
#include "probe/probe.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qloggingcategory.h>
#include <QtCore/qsemaphore.h>
#include <QtCore/qthread.h>
#include <QtNetwork/qlocalserver.h>

#include <unistd.h>

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace Detail;

Q_LOGGING_CATEGORY(lcInspect, "signalbox.inspect")

namespace {

//! Lives in the server's thread.
class Reception final : public QObject
{
public:
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
        client->sayHello();
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

    QLocalServer m_server;
    QList<InspectConnection *> m_clients; // that were let in
    const Probe
        m_probe; // from the beginning: a slot that is stuck when somebody comes was noted when it began
};

//! Listens until it is told to quit.
class ServerThread final : public QThread
{
public:
    explicit ServerThread(QString path) : m_path(std::move(path)) { setObjectName(u"signalbox inspect"_s); }

    //! What went wrong; empty: it listens.
    QString startListening()
    {
        start();
        m_hasTried.acquire();
        return m_error;
    }

private:
    void run() override
    {
        Reception reception;
        if (!reception.listen(m_path))
            m_error = u"%1: %2"_s.arg(m_path, reception.errorString());
        m_hasTried.release();
        if (m_error.isEmpty())
            exec();
    }

    const QString m_path;
    QString m_error; // set before m_hasTried
    QSemaphore m_hasTried;
};

QBasicAtomicInt isOneListening;

} // namespace

struct InspectServer::Private
{
    QString whyNot();

    std::unique_ptr<ServerThread> thread;
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
    auto thread = std::make_unique<ServerThread>(d->path);
    d->error = thread->startListening();
    if (d->error.isEmpty()) {
        d->thread = std::move(thread);
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
    qAddPostRoutine([] { delete std::exchange(server, nullptr); });
}
