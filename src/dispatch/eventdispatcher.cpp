// SPDX-License-Identifier: MIT
#include "dispatch/eventdispatcher.h"

#include "core/logging_p.h"
#include "dispatch/eventdispatcher_p.h"
#include "dispatch/spy_p.h"
#include "dispatch/turnmeasure_p.h"
#include "probe/control_p.h"
#include "probe/observers_p.h"
#include "probe/posters_p.h"
#include "probe/threadname_p.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qcoreevent.h>
#include <QtCore/qsocketnotifier.h>
#include <QtCore/qthread.h>

#include <array>
#include <optional>
#include <utility>

namespace Signalbox {

EventDispatcher::Private::Private(EventDispatcher *dispatcher)
    : q(dispatcher), loop(Loop::Options::fromEnvironment()), timers(loop)
{
}

EventDispatcher::Private::~Private()
{
    if (inner)
        loop.letReadersWake(nullptr, nullptr); // it ends before the loop does
}

EventDispatcher::EventDispatcher(QObject *parent)
    : EventDispatcherBase(parent), d(std::make_unique<Private>(this))
{
}

EventDispatcher::~EventDispatcher()
{
    d->glib.reset(); // its notifier
    // QTimer::singleShot() makes its timers children of the dispatcher; they must end while it can still be
    // called.
    while (!children().isEmpty()) // one by one: each may take others along
        delete children().constFirst();
}

/*!
    One call of processEvents() on the stack. Nested ones see through \a calls that they have company.
*/
class EventDispatcher::Private::Turn
{
public:
    Turn(Private &dispatcher, QEventLoop::ProcessEventsFlags flags)
        : m_d(dispatcher), m_flags(flags), m_call(++dispatcher.calls)
    {
        auto &block = m_d.loop.block();
        block.turns.add(1);
        block.depth.set(++m_d.depth);
        if (m_d.depth > 1)
            m_d.timers.parkDelivering();
        if (hasReaders()) [[unlikely]]
            m_report.emplace(m_d, flags);
    }
    ~Turn()
    {
        m_report.reset();
        m_d.loop.block().depth.set(--m_d.depth);
    }
    Turn(const Turn &) = delete;
    Turn &operator=(const Turn &) = delete;

    bool isAllowed(QEventLoop::ProcessEventsFlag flag) const { return !m_flags.testFlag(flag); }
    bool wantsToWait() const { return m_flags.testFlag(QEventLoop::WaitForMoreEvents); }
    QEventLoop::ProcessEventsFlags flags() const { return m_flags; }
    //! True when a handler of this turn ran a nested loop: that one may have taken a wake-up meant for us.
    bool hadNestedTurn() const { return m_d.calls != m_call; }

    bool hadNews = false;

private:
    //! What readers get to know of a turn. One check says whether there are any.
    class Report
    {
    public:
        Report(Private &dispatcher, QEventLoop::ProcessEventsFlags flags) : m_d(dispatcher)
        {
            observe([&](LoopObserver &observer) { observer.turnBegins(m_d.loop.block().id, m_d.depth); });
            if (isProbeAttached())
                m_measure.emplace(m_d.loop, m_d.depth, flags.testFlag(QEventLoop::EventLoopExec), m_d.isInterrupted);
        }
        ~Report()
        {
            m_measure.reset();
            observe([&](LoopObserver &observer) { observer.turnEnds(m_d.loop.block().id, m_d.depth); });
        }
        Report(const Report &) = delete;
        Report &operator=(const Report &) = delete;

    private:
        Private &m_d;
        std::optional<TurnMeasure> m_measure; // while a Probe is attached
    };

    Private &m_d;
    QEventLoop::ProcessEventsFlags m_flags;
    quint64 m_call;
    std::optional<Report> m_report;
};

void EventDispatcher::Private::adopt()
{
    if (loop.isCurrent())
        return;
    prepareSpy(loop.block());
    loop.adopt();
    ownThread = q->thread();
}

bool EventDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    return d->processEvents(flags);
}

bool EventDispatcher::Private::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    if (!loop.isCurrent() && q->thread() != QThread::currentThread()) {
        qWarning(
            "EventDispatcher::processEvents: called in thread %p for the dispatcher of thread %p. Ignored",
            static_cast<const void *>(QThread::currentThread()), static_cast<const void *>(q->thread()));
        return false;
    }
    adopt();
    if (inner)
        return inner.processEvents(flags);
    Turn turn(*this, flags);
    GlibBridge::Iteration iteration(std::exchange(isGlibsTurn, false) ? nullptr : glib.get());

    deliverPosted(turn);
    if (auto *work = loop.workSource())
        work->runSlice();
    auto wait = planWait(turn);
    if (isInterrupted.load(std::memory_order_acquire))
        return false;
    if (glib && glib->isTurn(!wait.mayBlock && (turn.hadNews || turn.hadNestedTurn() || timers.isAnyDue())))
        iteration.prepare(wait);
    std::array<ReadyDescriptor, 256> ready;
    const auto woken = loop.wait(wait, ready.data(), int(ready.size()));
    if (woken.polledDescriptors)
        ++polls;
    iteration.check(wait, ready.data(), woken.ready);

    // Ready descriptors, then due timers, then what GLib has, then windows.
    int handled = 0;
    if (woken.ready > 0)
        handled += activateNotifiers(ready.data(), woken.ready);
    if (woken.timersMayBeDue && turn.isAllowed(QEventLoop::X11ExcludeTimers))
        handled += timers.deliverDue();
    loop.forgetTime();
    if (iteration.dispatch())
        ++handled;
    if (pump.pump(flags))
        ++handled;
    // News that ended the sleep stay for the next call, which delivers them and does not sleep.
    return handled > 0 || turn.hadNews || (wait.mayBlock && loop.waker().isNotified());
}

/*!
    Takes the news, then delivers: what is posted from here on is news again, and ends the next sleep.
*/
void EventDispatcher::Private::deliverPosted(Turn &turn)
{
    turn.hadNews = loop.waker().takeNotification() || hasUndelivered;
    isInterrupted.store(false, std::memory_order_relaxed);
    if (loop.block().requests.load(std::memory_order_relaxed))
        answerRequests();
    hasUndelivered = turn.hadNews;
    Q_EMIT q->awake();
    QCoreApplication::sendPostedEvents(); // exactly one pass, also without news: re-posted deletes bring none
    loop.forgetTime();                    // what comes now does not begin with the turn
    hasUndelivered = false;
}

/*!
    What to wait for, and whether to sleep: not if something has happened, or is left over.
*/
Loop::Wait EventDispatcher::Private::planWait(Turn &turn)
{
    Loop::Wait wait;
    wait.mayBlock = mayBlock(turn);
    if (wait.mayBlock) {
        // Requests to the window system must not wait for the end of the sleep.
        turn.hadNews = pump.pump(turn.flags());
        if (mayBlock(turn))
            Q_EMIT q->aboutToBlock(); // the last user code: it may post, interrupt, start timers
        wait.mayBlock = mayBlock(turn);
    }
    wait.withDescriptors = turn.isAllowed(QEventLoop::ExcludeSocketNotifiers);
    if (turn.isAllowed(QEventLoop::X11ExcludeTimers)) {
        const auto wakeUp = wait.mayBlock ? timers.nextWakeUp() : QtTimers::WakeUp{timers.nextDeadline()};
        wait.deadline = wakeUp.when;
        wait.isPrecise = wakeUp.isPrecise;
    }
    return wait;
}

bool EventDispatcher::Private::mayBlock(const Turn &turn)
{
    return turn.wantsToWait() && !turn.hadNews && !turn.hadNestedTurn() && !loop.waker().isNotified() &&
           !isInterrupted.load(std::memory_order_acquire) && !pump.hasQueued(turn.flags()) &&
           !(turn.isAllowed(QEventLoop::X11ExcludeTimers) && timers.isAnyDue());
}

int EventDispatcher::Private::activateNotifiers(const ReadyDescriptor *ready, int count)
{
    loop.descriptors().beginBatch(ready, count);
    const auto poll = polls;
    int activated = 0;
    for (int i = 0; i < count; ++i) {
        if (ready[i].interest == ReadyDescriptor::Invalid)
            disableInvalid(ready[i]);
        else if (!activateReported(ready[i], poll, activated))
            break;
    }
    return activated;
}

/*!
    Activates the notifiers that \a report is about: read, write, exception. Returns false when a handler
    polled in a nested loop: the rest of the batch is out of date then, and what is still ready will be
    reported again.
*/
bool EventDispatcher::Private::activateReported(const ReadyDescriptor &report, quint64 poll, int &activated)
{
    for (const int kind : {QSocketNotifier::Read, QSocketNotifier::Write, QSocketNotifier::Exception}) {
        if (!(report.interest & interestOf(kind)))
            continue;
        for (;;) {
            // Looked up anew each time: the handler before may have changed everything.
            const auto watcher = loop.descriptors().takeUnserved(report, kind);
            if (watcher == DescriptorTable::NoWatcher)
                break;
            ++activated;
            loop.block().watchersActivated.add(1);
            observe([this, &report, kind](LoopObserver &observer) {
                observer.watcherActivates(loop.block().id, report.descriptor, kind);
            });
            QEvent event(QEvent::SockAct);
            QCoreApplication::sendEvent(loop.block().watchers[watcher].notifier.get(), &event);
            if (polls != poll)
                return false;
        }
    }
    return true;
}

//! Who is behind a notifier: a QTcpSocket, a QProcess; or just the notifier.
static const QObject *ownerOf(const QObject *notifier)
{
    return notifier->parent() ? notifier->parent() : notifier;
}

static const char *kindName(int kind)
{
    static constexpr std::array names{"Read", "Write", "Exception"};
    return names[std::size_t(kind)];
}

void EventDispatcher::Private::disableInvalid(const ReadyDescriptor &report)
{
    auto &table = loop.descriptors();
    for (;;) {
        const auto watcher = table.firstWatcher(report.descriptor);
        if (watcher == DescriptorTable::NoWatcher)
            return;
        const auto &block = loop.block().watchers[watcher];
        auto *watching = block.notifier.get();
        auto *notifier = qobject_cast<QSocketNotifier *>(watching);
        if (notifier) {
            qWarning("QSocketNotifier: Invalid socket %d with type %s, disabling...", report.descriptor,
                     kindName(block.kind.get()));
            notifier->setEnabled(false);
        } else {
            QEvent event(QEvent::SockClose);
            QCoreApplication::sendEvent(watching, &event);
        }
        // Somebody disabled it behind our back, so that Qt does not tell us: forget it all the same.
        if (table.firstWatcher(report.descriptor) == watcher && block.notifier.get() == watching)
            table.remove(watcher);
    }
}

void EventDispatcher::Private::answerRequests()
{
    const auto requests = loop.block().requests.exchange(0, std::memory_order_acquire);
    loop.forgetTime();
    if (requests & LoopBlock::WishesWanted)
        obeyThread();
    if (requests & LoopBlock::ThreadNameWanted)
        publishThreadName(loop.block());
    if (requests & LoopBlock::TextsWanted)
        describeThread();
    if (!(requests & LoopBlock::NamesWanted))
        return;
    if (nextWatcherToName == 0 && timers.isAtFirstName())
        namingBound = loop.serials().bound();
    // Some with each request: a look at thousands does not hold the loop up.
    if (nextWatcherToName != AllWatchersNamed && !publishWatcherNames())
        return;
    if (!timers.publishOwnerNames())
        return;
    nextWatcherToName = 0;
    loop.block().namedBelow.set(namingBound);
}

//! Names the next watchers; true when all have been.
bool EventDispatcher::Private::publishWatcherNames()
{
    const auto &watchers = loop.block().watchers;
    const auto end = std::min(watchers.size(), nextWatcherToName + QtTimers::MaxNamedAtOnce);
    for (; nextWatcherToName < end; ++nextWatcherToName) {
        const auto i = nextWatcherToName;
        const auto *notifier = watchers[i].notifier.get();
        if (!notifier)
            continue;
        const SequenceLock::Writer writing(watchers[i].lock);
        watchers[i].ownerName.set(ownerOf(notifier)->objectName());
    }
    if (end < watchers.size())
        return false;
    nextWatcherToName = AllWatchersNamed;
    return true;
}

// ---- socket notifiers ----

bool EventDispatcher::Private::isOwnThread(const QObject *object, const char *function,
                                           const char *what) const
{
    if (loop.isCurrent() && object->thread() == ownThread)
        return true;
    const auto *current = QThread::currentThread();
    if (object->thread() == q->thread() && current == q->thread())
        return true; // before the first turn
    qWarning("EventDispatcher::%s: %s of another thread: the object (%s \"%s\") lives in thread %p, the "
             "dispatcher in %p, the caller in %p. Ignored",
             function, what, object->metaObject()->className(), qPrintable(object->objectName()),
             static_cast<const void *>(object->thread()), static_cast<const void *>(q->thread()),
             static_cast<const void *>(current));
    return false;
}

void EventDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    if (!notifier) {
        qWarning("EventDispatcher::registerSocketNotifier: null notifier. Ignored");
        return;
    }
    if (!d->isOwnThread(notifier, "registerSocketNotifier", "socket notifier"))
        return;
    d->adopt();
    const auto descriptor = int(notifier->socket());
    const int kind = notifier->type();
    auto &table = d->loop.descriptors();
    if (descriptor < 0) {
        qWarning("QSocketNotifier: Invalid socket %d with type %s (\"%s\"). Ignored", descriptor,
                 kindName(kind), qPrintable(notifier->objectName()));
        return;
    }
    if (table.find(descriptor, kind, notifier) != DescriptorTable::NoWatcher) {
        qWarning(
            "EventDispatcher::registerSocketNotifier: the notifier for socket %d and type %s (\"%s\") is "
            "registered already. Ignored",
            descriptor, kindName(kind), qPrintable(notifier->objectName()));
        return;
    }
    if (table.hasNotifier(descriptor, kind)) {
        qWarning("EventDispatcher::registerSocketNotifier: Multiple socket notifiers for same socket %d and "
                 "type %s (\"%s\" is one more). All are served",
                 descriptor, kindName(kind), qPrintable(notifier->objectName()));
    }
    table.add(descriptor, kind, notifier, classOf(ownerOf(notifier)));
    d->inner.addNotifier(notifier);
}

void EventDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    if (!notifier) {
        qWarning("EventDispatcher::unregisterSocketNotifier: null notifier. Ignored");
        return;
    }
    if (!d->isOwnThread(notifier, "unregisterSocketNotifier", "socket notifier"))
        return;
    d->adopt();
    auto &table = d->loop.descriptors();
    const auto watcher = table.find(int(notifier->socket()), notifier->type(), notifier);
    if (watcher == DescriptorTable::NoWatcher) {
        qWarning("EventDispatcher::unregisterSocketNotifier: the notifier for socket %d (\"%s\") is not "
                 "registered. Ignored",
                 int(notifier->socket()), qPrintable(notifier->objectName()));
        return;
    }
    table.remove(watcher);
    d->inner.removeNotifier(notifier);
}

// ---- timers ----

bool EventDispatcher::Private::areTimerArgumentsValid(int timerId, Nanoseconds interval,
                                                      const QObject *object) const
{
    if (timerId < 1 || interval < Nanoseconds::zero() || !object) {
        qWarning(
            "EventDispatcher::registerTimer: invalid arguments: timer id %d, %s interval, object %s. Ignored",
            timerId, interval < Nanoseconds::zero() ? "negative" : "valid",
            object ? object->metaObject()->className() : "null");
        return false;
    }
    return isOwnThread(object, "registerTimer", "timer");
}

void EventDispatcher::Private::addTimer(int timerId, Nanoseconds interval, Qt::TimerType type, QObject *owner)
{
    if (!areTimerArgumentsValid(timerId, interval, owner))
        return;
    adopt();
    if (!timers.add(timerId, interval, type, owner)) {
        qWarning("EventDispatcher::registerTimer: timer id %d of a %s is registered already. Ignored",
                 timerId, owner->metaObject()->className());
        return;
    }
    inner.addTimer(timerId, interval, type, owner);
}

bool EventDispatcher::Private::removeTimer(int timerId)
{
    if (timerId < 1) {
        qWarning("EventDispatcher::unregisterTimer: invalid timer id %d. Ignored", timerId);
        return false;
    }
    if (!loop.isCurrent() && QThread::currentThread() != q->thread()) {
        qWarning("EventDispatcher::unregisterTimer: timer %d belongs to another thread and cannot be stopped "
                 "from this one. Ignored",
                 timerId);
        return false;
    }
    inner.removeTimer(timerId);
    if (timers.remove(timerId))
        return true;
    warnOfUnknown(timerId, "unregisterTimer");
    return false;
}

//! Not only a mistake: of an object that moves to this thread, Qt announces the timers a moment later.
void EventDispatcher::Private::warnOfUnknown(int timerId, const char *function) const
{
    qWarning(
        "EventDispatcher::%s: no timer %d runs in this thread: it was never started here, is stopped, or has "
        "not arrived yet with an object from another thread. Ignored",
        function, timerId);
}

bool EventDispatcher::Private::removeTimersOf(QObject *owner)
{
    if (!owner) {
        qWarning("EventDispatcher::unregisterTimers: null object. Ignored");
        return false;
    }
    if (!isOwnThread(owner, "unregisterTimers", "timers"))
        return false;
    inner.removeTimersOf(owner);
    return timers.removeAll(owner);
}

std::vector<QtTimers::Info> EventDispatcher::Private::timersOf(const QObject *owner,
                                                               const char *function) const
{
    if (!owner) {
        qWarning("EventDispatcher::%s: null object. Ignored", function);
        return {};
    }
    if (!isOwnThread(owner, function, "timers"))
        return {};
    return timers.timersOf(owner);
}

Nanoseconds EventDispatcher::Private::remaining(int timerId) const
{
    if (timerId < 1) {
        qWarning("EventDispatcher::remainingTime: invalid timer id %d. Ignored", timerId);
        return Nanoseconds::min();
    }
    if (!loop.isCurrent() && QThread::currentThread() != q->thread()) {
        qWarning("EventDispatcher::remainingTime: timer %d belongs to another thread. Ignored", timerId);
        return Nanoseconds::min();
    }
    if (!timers.contains(timerId)) {
        warnOfUnknown(timerId, "remainingTime");
        return Nanoseconds::min();
    }
    return inner ? inner.remaining(timerId) : timers.remainingTime(timerId);
}

// ---- GLib ----

void EventDispatcher::setGlibSources(GlibSources sources)
{
    if (d->loop.isCurrent()) {
        qCWarning(lcDispatch, "EventDispatcher::setGlibSources: the loop has started. Ignored");
        return;
    }
    d->glibSources = sources;
}

void EventDispatcher::Private::startGlib()
{
    const auto *app = QCoreApplication::instance();
    const bool isMain = app && app->thread() == QThread::currentThread();
    const bool hasWindows = *pump.platform() != '\0';
    if (glibSources == GlibSources::Never || (glibSources == GlibSources::Automatic && !hasWindows))
        return;
    glib = GlibBridge::create(isMain ? GlibBridge::Which::Default : GlibBridge::Which::Own, loop, *this);
}

bool EventDispatcher::Private::hasWork()
{
    return loop.waker().isNotified() || hasUndelivered || pump.hasQueued(QEventLoop::AllEvents) ||
           timers.isAnyDue();
}

void EventDispatcher::Private::turn()
{
    isGlibsTurn = true;
    processEvents(QEventLoop::AllEvents);
}

// ---- waking up, life cycle ----

void EventDispatcher::Private::wakeUp()
{
    if (inner)
        return inner.wakeUp(); // nobody sleeps in our loop
    loop.wakeUp();             // nothing of this object after it: what it wakes may delete it
}

/*
    Qt calls wakeUp() in the thread that posts. In the loop's own it also does so where nothing was posted, behind each delivery that
    left something in the queue; so what a thread posts to itself is not counted.
*/
[[gnu::noinline]] void EventDispatcher::Private::wakeUpAndCount()
{
    const bool isOwn = loop.isCurrent();
    const auto id = loop.block().id;
    wakeUp();
    if (!isOwn)
        countPost(id, PostWay::Event);
}

void EventDispatcher::wakeUp()
{
    if (isAsked(SnapshotPart::PostedEvents)) [[unlikely]]
        return d->wakeUpAndCount();
    d->wakeUp();
}

void EventDispatcher::interrupt()
{
    if (d->inner)
        return d->inner.interrupt();
    d->isInterrupted.store(true, std::memory_order_release);
    d->loop.wakeUp();
}

void EventDispatcher::startingUp()
{
    d->adopt();
    d->loop.publishThread(); // a timer may have started before there was an application object
    auto foreign = d->pump.start();
    d->loop.block().platform.set(d->pump.platform());
    if (foreign)
        d->handOver(std::move(foreign));
    else
        d->startGlib();
}

void EventDispatcher::closingDown()
{
    observe([&](LoopObserver &observer) { observer.loopEnds(d->loop.block().id); });
    d->glib.reset();
    d->inner.close();
}

} // namespace Signalbox
