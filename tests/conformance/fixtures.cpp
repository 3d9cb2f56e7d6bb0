// SPDX-License-Identifier: MIT
#include "fixtures.h"

#include "host.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QProcess>
#include <QtCore/QTimerEvent>

#include <chrono>
#include <fcntl.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Conformance {

namespace {

std::mutex messagesMutex;
QStringList *messages = nullptr;

void capture(QtMsgType, const QMessageLogContext &context, const QString &text)
{
    const std::scoped_lock lock(messagesMutex);
    const QString category = QString::fromLatin1(context.category ? context.category : "");
    messages->append(category + QLatin1StringView(": ") + text);
}

} // namespace

void Descriptor::close()
{
    if (m_fd >= 0)
        ::close(std::exchange(m_fd, -1));
}

Ends socketPair()
{
    int fds[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, fds) != 0)
        qFatal("socketpair failed");
    return {Descriptor(fds[0]), Descriptor(fds[1])};
}

Ends pipeEnds()
{
    int fds[2] = {-1, -1};
    if (::pipe2(fds, O_NONBLOCK | O_CLOEXEC) != 0)
        qFatal("pipe2 failed");
    return {Descriptor(fds[0]), Descriptor(fds[1])};
}

Descriptor eventDescriptor(unsigned initialValue)
{
    return Descriptor(::eventfd(initialValue, EFD_NONBLOCK | EFD_CLOEXEC));
}

void write(int fd, const char *bytes)
{
    if (::write(fd, bytes, qstrlen(bytes)) < 0)
        qFatal("write to descriptor %d failed", fd);
}

int drain(int fd)
{
    char buffer[4096];
    int total = 0;
    for (ssize_t got; (got = ::read(fd, buffer, sizeof buffer)) > 0;)
        total += int(got);
    return total;
}

void fill(int fd)
{
    const QByteArray block(4096, 'x');
    while (::write(fd, block.constData(), size_t(block.size())) > 0) {
    }
}

bool Listener::event(QEvent *event)
{
    if (m_handler)
        m_handler(event);
    return QObject::event(event);
}

void TimerListener::timerEvent(QTimerEvent *event)
{
    m_handler(event->timerId());
}

void post(QObject *receiver, int priority)
{
    QCoreApplication::postEvent(receiver, new QEvent(QEvent::User), priority);
}

void postCall(QObject *context, std::function<void()> call)
{
    QMetaObject::invokeMethod(context, std::move(call), Qt::QueuedConnection);
}

bool turn(QEventLoop::ProcessEventsFlags flags)
{
    return dispatcher()->processEvents(flags);
}

void settle()
{
    for (int i = 0; i < 100 && turn(); ++i) {
    }
}

EverythingReady::EverythingReady()
{
    QObject::connect(&notifier, &QSocketNotifier::activated, &receiver, [this] {
        drain(ends.near);
        log.add("notifier");
    });
    timer.setHandler([this](int id) {
        timer.killTimer(id);
        log.add("timer");
    });
    receiver.setHandler([this](QEvent *) { log.add("posted"); });
    timer.startTimer(1, Qt::PreciseTimer);
    write(ends.far);
    passTime(2);
    post(&receiver);
}

Watchdog::Watchdog() : Watchdog(patienceInMs()) {}

Watchdog::Watchdog(int patience)
{
    m_thread = std::thread([this, patience, guarded = dispatcher()] {
        std::unique_lock lock(m_mutex);
        if (m_release.wait_for(lock, std::chrono::milliseconds(patience), [this] { return m_released; }))
            return;
        m_bitten = true;
        guarded->wakeUp();
    });
}

Watchdog::~Watchdog()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_released = true;
    }
    m_release.notify_one();
    m_thread.join();
}

bool waitUntil(const std::function<bool()> &done, QEventLoop::ProcessEventsFlags flags)
{
    // QEventDispatcherUNIX may deliver what we wait for and then block, see stockdefects. Here that must not
    // matter.
    QObject context;
    if (host() == Host::Unix) {
        QObject::connect(dispatcher(), &QAbstractEventDispatcher::aboutToBlock, &context, [&] {
            if (done())
                dispatcher()->wakeUp();
        });
    }
    Watchdog watchdog(LongPatienceInMs);
    while (!done() && !watchdog.hasBitten())
        turn(flags | QEventLoop::WaitForMoreEvents);
    return done();
}

void passTime(int milliseconds)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    std::this_thread::sleep_until(end);
}

CapturedMessages::CapturedMessages()
{
    {
        const std::scoped_lock lock(messagesMutex);
        messages = new QStringList;
    }
    m_previous = qInstallMessageHandler(capture);
}

CapturedMessages::~CapturedMessages()
{
    qInstallMessageHandler(m_previous);
    const std::scoped_lock lock(messagesMutex);
    delete std::exchange(messages, nullptr);
}

QStringList CapturedMessages::all() const
{
    const std::scoped_lock lock(messagesMutex);
    return *messages;
}

bool CapturedMessages::mention(const QStringList &words) const
{
    const QStringList texts = all();
    return std::any_of(texts.begin(), texts.end(), [&](const QString &text) {
        return std::all_of(words.begin(), words.end(),
                           [&](const QString &word) { return text.contains(word); });
    });
}

HostThread::HostThread()
{
    setObjectName(QStringLiteral("host thread"));
    provideDispatcher(this);
    m_context.moveToThread(this);
    start();
}

HostThread::~HostThread()
{
    end();
}

void HostThread::call(const std::function<void()> &call)
{
    QMetaObject::invokeMethod(&m_context, call, Qt::BlockingQueuedConnection);
}

void HostThread::giveBack(QObject *object)
{
    call([object, target = QThread::currentThread()] { object->moveToThread(target); });
}

void HostThread::end()
{
    quit();
    wait();
}

Outcome runScenario(const QString &scenario)
{
    QStringList command = scenarioCommand(scenario);
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(command.takeFirst(), command);
    const bool hasEnded = process.waitForFinished(60'000);
    return {hasEnded && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
            process.readAll()};
}

int openDescriptors()
{
    const QDir directory(QStringLiteral("/proc/self/fd"));
    const qsizetype listed =
        directory.entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System).size();
    return int(listed) - 1; // the listing has one of its own
}

} // namespace Conformance
