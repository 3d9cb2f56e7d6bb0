// SPDX-License-Identifier: MIT
#include "inspect/inspectserver.h"

#include "core/foreignrights_p.h"
#include "core/signalmask_p.h"
#include "inspect/reception_p.h"
#include "inspect/socketfolder.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qloggingcategory.h>
#include <QtCore/qthread.h>

#include <cstdlib>
#include <future>
#include <unistd.h>

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace Detail;

Q_LOGGING_CATEGORY(lcInspect, "signalbox.inspect")

namespace {

//! Listens until it is told to quit.
class ServerThread final : public QThread
{
public:
    ServerThread(QString path, const ProgramFacts &facts, const InspectLimits &limits)
        : m_path(std::move(path)), m_facts(facts), m_limits(limits)
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
        return m_outcome.get_future().get();
    }

private:
    void run() override
    {
        std::unique_ptr<Reception> reception;
        try {
            reception = std::make_unique<Reception>(m_facts, m_limits);
            const bool isListening = reception->listen(m_path);
            m_outcome.set_value(isListening ? QString() : reception->errorString());
            if (!isListening)
                return;
        } catch (const std::bad_alloc &) {
            m_outcome.set_value(u"there is no memory for it"_s);
            return;
        }
        exec();
    }

    const QString m_path;
    const ProgramFacts &m_facts;
    const InspectLimits &m_limits;
    std::promise<QString> m_outcome; // of startListening()
};

QBasicAtomicInt isOneListening;

} // namespace

struct InspectServer::Private
{
    QString whyNot();
    void forgetParent();

    InspectLimits limits = {};
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

//! In a fork, which the thread is not in: it would be waited for without end.
void InspectServer::Private::forgetParent()
{
    if (!thread || pid == ::getpid())
        return;
    static_cast<void>(thread.release());
    isOneListening.storeRelease(0);
}

InspectServer::InspectServer(InspectRole role) : d(std::make_unique<Private>())
{
    d->limits.role = role;
}

InspectServer::InspectServer(const InspectLimits &limits) : d(std::make_unique<Private>())
{
    d->limits = limits;
}

InspectServer::~InspectServer()
{
    stop();
}

bool InspectServer::start()
{
    d->forgetParent();
    if (isListening())
        return true;
    d->error = d->whyNot();
    if (!d->error.isEmpty())
        return false;
    d->facts.setName(QCoreApplication::applicationName());
    d->facts.setArguments(QCoreApplication::arguments());
    static_cast<void>(Probe(SnapshotParts())); // the first one of a process: see there why not in a thread beside others
    auto thread = std::make_unique<ServerThread>(d->path, d->facts, d->limits);
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
    d->forgetParent();
    if (!isListening())
        return;
    QObject::disconnect(d->nameChanges);
    d->thread->quit();
    d->thread->wait();
    d->thread.reset();
    isOneListening.storeRelease(0);
}

bool InspectServer::isListening() const
{
    return d->thread && d->pid == ::getpid();
}

InspectRole InspectServer::role() const
{
    return d->limits.role;
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
    application object. A warning begins with \a asked.
*/
extern "C" SIGNALBOX_INSPECT_EXPORT void signalboxStartInspectServerAs(const char *asked,
                                                                       Signalbox::InspectRole role)
{
    static Signalbox::InspectServer *server = nullptr;
    if (server)
        return;
    server = new Signalbox::InspectServer(role);
    if (!server->start())
        qCWarning(Signalbox::lcInspect, "%s, but nobody can look into this program: %s", asked,
                  qUtf8Printable(server->errorString()));
    const auto stop = [] { delete std::exchange(server, nullptr); };
    qAddPostRoutine(stop); // for this application object: a program may have one after the other
    // Of a program that calls exit() within its application object's life.
    [[maybe_unused]] static const int isPlanned = std::atexit(stop);
}
