// SPDX-License-Identifier: MIT
#include "dispatch/spy_p.h"

#include "dispatch/runtimeqt_p.h"
#include "probe/handlername_p.h"
#include "probe/hooks_p.h"
#include "probe/observers_p.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qcoreevent.h>
#include <QtCore/qmetaobject.h>
#include <QtCore/qthread.h>

#include <private/qmetaobject_p.h>
#include <private/qobject_p.h>
#include <private/qobject_p_p.h>
#include <private/qthread_p.h>

#include <cstring>
#include <mutex>
#include <utility>

namespace Signalbox {

namespace {

using Kind = HandlerSnapshot::Kind;

// What another signal spy (a profiler's) had set before us; it goes on being called.
std::atomic<QSignalSpyCallbackSet *> previousSpy{nullptr};

//! What of the calling thread is looked into: its loop, or else somebody else's, which a scheduler is a guest of.
class Here
{
public:
    Here() : m_loop(Loop::current()), m_block(m_loop ? &m_loop->block() : guestBlock) {}
    explicit operator bool() const { return m_block; }
    LoopBlock &block() const { return *m_block; }
    Deadline takeTime() const { return m_loop ? m_loop->takeTime() : Clock::now(); }

private:
    Loop *m_loop;
    LoopBlock *m_block;
};

const QThreadData *threadDataOf(const LoopBlock &loop)
{
    return static_cast<const QThreadData *>(loop.qtThreadData);
}

//! Whether \a object lives in the thread of \a loop.
bool isOfThread(const LoopBlock &loop, const QObject *object)
{
    return QObjectPrivate::get(object)->threadData.loadRelaxed() == threadDataOf(loop);
}

//! How many events are being delivered in the thread. Read across threads too: an int that its owner counts.
int deliveryLevel(const LoopBlock &loop)
{
    return loop.qtThreadData ? __atomic_load_n(&threadDataOf(loop)->scopeLevel, __ATOMIC_RELAXED) : 0;
}

// ---- the stack of handlers of the current thread ----

/*
    Qt tells when an event's delivery begins, not when it ends. But it counts deliveries: an event that began
    at level n has ended when another begins at level n or below. Slots have an end of their own, unless an
    exception passes; the levels take care of that as well.
*/
int countRunning(const LoopBlock &loop, int level)
{
    int count = loop.handlerCount.load(std::memory_order_relaxed);
    while (count > 0) {
        const auto &top = loop.handlers[std::size_t(count - 1)];
        const bool isEvent = top.kind.get() == quint8(Kind::Event);
        if (isEvent ? top.level.get() < level : top.level.get() <= level)
            break;
        --count;
    }
    return count;
}

bool hasEndedOnes(const LoopBlock &loop, int level)
{
    return countRunning(loop, level) < loop.handlerCount.load(std::memory_order_relaxed);
}

void dropEnded(LoopBlock &loop, int level, Deadline now)
{
    endHandlers(loop, countRunning(loop, level), now);
}

//! What begins has no frame: its end shall not be taken for that of another.
void leaveOut(LoopBlock &loop)
{
    ++loop.leftOut[std::size_t(loop.handlerCount.load(std::memory_order_relaxed))];
}

//! Read as it is, and not with objectName(): that makes a binding which is being evaluated depend on it.
void nameReceiver(HandlerBlock &frame, const QObject *receiver)
{
    const auto *extra = QObjectPrivate::get(receiver)->extraData;
    if (!extra || extra->objectName.valueBypassingBindings().isEmpty())
        return frame.receiverName.clear();
    frame.receiverName.set(extra->objectName.valueBypassingBindings());
}

//! Fills the next free frame with \a fill; false: deep recursion beyond MaxHandlers goes unrecorded.
template <typename Fill>
bool push(LoopBlock &loop, Kind kind, int level, QObject *receiver, Deadline now, Fill &&fill)
{
    const int count = loop.handlerCount.load(std::memory_order_relaxed);
    if (count == LoopBlock::MaxHandlers)
        return false;
    auto &frame = loop.handlers[std::size_t(count)];
    {
        const SequenceLock::Writer writing(frame.lock);
        frame.kind.set(quint8(kind));
        frame.level.set(level);
        frame.receiver.set(receiver);
        frame.receiverClass.set(classOf(receiver));
        frame.metaObject.set(nullptr);
        frame.what.set(nullptr);
        frame.code.set(0);
        frame.since.set(now.time_since_epoch().count());
        frame.sleptBefore = loop.sleepTime.get();
        frame.inner = 0;
        nameReceiver(frame, receiver);
        fill(frame);
    }
    loop.leftOut[std::size_t(count + 1)] = 0;
    loop.handlerCount.store(count + 1, std::memory_order_release);
    return true;
}

//! Names the method \a index of \a object, such that it can be read when the object is gone.
void nameMethod(HandlerBlock &frame, const QObject *object, int index)
{
    const auto *metaObject = object->metaObject();
    if (QObjectPrivate::get(object)->metaObject) {
        // Made at run time (QML): it dies with its type.
        frame.what.set(internName(metaObject->method(index).methodSignature()));
        return;
    }
    frame.metaObject.set(metaObject);
    frame.method.set(index);
}

//! The function behind a connection to a functor or member function, as QtPrivate::QSlotObjectBase lays it
//! out.
void nameSlotObject(HandlerBlock &frame, const QtPrivate::QSlotObjectBase *slotObject)
{
    struct Layout
    {
        QAtomicInt references;
        void *function;
        quintptr target; // first word of the functor or member pointer; padding for an empty functor
    };
    Layout layout;
    std::memcpy(static_cast<void *>(&layout), static_cast<const void *>(slotObject), sizeof layout);
    frame.code.set(quintptr(layout.function));
    frame.codeTarget.set(layout.target);
    frame.otherSlots.set(0);
}

/*!
    Keeps the connections of a sender from being freed while it lives, as Qt itself does while it emits: a
    receiver in another thread may disconnect or die at any time.
*/
class ConnectionsInUse
{
public:
    //! Of \a sender, or of nobody.
    explicit ConnectionsInUse(QObject *sender)
        : m_connections(sender ? QObjectPrivate::get(sender)->connections.loadAcquire() : nullptr)
    {
        if (m_connections)
            m_connections->ref.ref();
    }
    ~ConnectionsInUse()
    {
        if (m_connections)
            m_connections->ref.deref(); // never the last one: that is the sender's, which lives
    }
    ConnectionsInUse(const ConnectionsInUse &) = delete;
    ConnectionsInUse &operator=(const ConnectionsInUse &) = delete;

    const QObjectPrivate::Connection *firstOf(int signal) const
    {
        const auto *vector = m_connections ? m_connections->signalVector.loadAcquire() : nullptr;
        return vector && signal < vector->count() ? vector->at(signal).first.loadAcquire() : nullptr;
    }

private:
    QObjectPrivate::ConnectionData *m_connections;
};

//! The slots that an emission calls directly, for those of them that Qt does not announce.
void noteDirectSlots(LoopBlock &loop, int level, const ConnectionsInUse &connections, int signal,
                     Deadline now)
{
    QObject *first = nullptr;
    const QtPrivate::QSlotObjectBase *slotObject = nullptr;
    int count = 0;
    for (auto *c = connections.firstOf(signal); c; c = c->nextConnectionList.loadAcquire()) {
        const bool isDirect =
            c->connectionType == Qt::DirectConnection || c->connectionType == Qt::AutoConnection;
        // A receiver of this thread cannot go away meanwhile; those of others are not looked at.
        auto *receiver = c->receiver.loadAcquire();
        const bool isOurs = receiver && c->receiverThreadData.loadAcquire() == threadDataOf(loop);
        if (!isOurs || !c->isSlotObject || !isDirect)
            continue;
        if (count++ > 0)
            continue;
        first = receiver;
        slotObject = c->slotObj;
    }
    if (!first)
        return;
    push(loop, Kind::Slot, level, first, now, [&](HandlerBlock &frame) {
        nameSlotObject(frame, slotObject);
        frame.otherSlots.set(count - 1);
    });
}

// ---- callbacks from Qt ----

// Whom a queued call is for is private to QMetaCallEvent; an explicit instantiation may name private members.
const void *targetOf(const QMetaCallEvent &event);
template <auto Target>
struct MetaCallAccess
{
    friend const void *targetOf(const QMetaCallEvent &event) { return &(event.*Target); }
};
template struct MetaCallAccess<&QMetaCallEvent::d>;

void nameQueuedCall(HandlerBlock &frame, const QObject *receiver, const QEvent *event)
{
    // Others share the type: D-Bus calls. Nearly always it is exactly this class, and a cast that searches is dear.
    const auto *call = typeid(*event) == typeid(QMetaCallEvent) ? static_cast<const QMetaCallEvent *>(event)
                                                                : dynamic_cast<const QMetaCallEvent *>(event);
    if (!call)
        return;
    struct Layout
    {
        QtPrivate::QSlotObjectBase *slotObject;
        void **arguments;
        QObjectPrivate::StaticMetaCallFunction function;
        int argumentCount;
        ushort methodOffset;
        ushort methodRelative;
    };
    Layout layout;
    std::memcpy(static_cast<void *>(&layout), targetOf(*call), sizeof layout);
    if (layout.slotObject)
        nameSlotObject(frame, layout.slotObject);
    else
        nameMethod(frame, receiver, layout.methodOffset + layout.methodRelative);
}

int signalCount(const QMetaObject *metaObject)
{
    return reinterpret_cast<const QMetaObjectPrivate *>(metaObject->d.data)->signalCount;
}

//! The method that Qt's signal number \a signal is: signals are counted apart, each class's own after its
//! base's.
int methodOfSignal(const QMetaObject *metaObject, int signal)
{
    int total = 0;
    for (const auto *m = metaObject; m; m = m->superClass())
        total += signalCount(m);
    for (const auto *m = metaObject; m; m = m->superClass()) {
        total -= signalCount(m);
        if (signal >= total)
            return m->methodOffset() + signal - total;
    }
    return -1;
}

[[gnu::noinline]] void noteEvent(Here here, QObject *receiver, const QEvent *event)
{
    auto &block = here.block();
    if (!isOfThread(block, receiver))
        return; // Qt is about to complain
    const int level = deliveryLevel(block);
    const auto now = here.takeTime();
    dropEnded(block, level, now);
    push(block, Kind::Event, level, receiver, now, [&](HandlerBlock &frame) {
        frame.eventType.set(event->type());
        if (event->type() == QEvent::MetaCall)
            nameQueuedCall(frame, receiver, event);
    });
}

bool eventBegins(void **data)
{
    if (!isProbeAttached()) // for ever after the first one: as little as can be
        return false;
    if (const Here here{})
        noteEvent(here, static_cast<QObject *>(data[0]), static_cast<const QEvent *>(data[1]));
    return false;
}

/*
    Whose slots a signal calls takes two locked instructions and a frame more to find out, as long as all the rest. So in each tick
    of the kernel's it is found out for so many that it cannot be felt; signals beyond stand for what they call.
*/
bool mayLookForSlots(LoopBlock &loop, Deadline now)
{
    constexpr int TickBits = 22; // of nanoseconds: 4 ms
    const auto tick = now.time_since_epoch().count() >> TickBits;
    if (std::exchange(loop.slotsTick, tick) != tick)
        loop.slotsLeft = LoopBlock::SlotsPerTick;
    return loop.slotsLeft > 0 && loop.slotsLeft-- > 0;
}

//! The slow part of noteSignal().
[[gnu::noinline]] void noteSignalOrEnd(Here here, QObject *sender, int signal)
{
    auto &block = here.block();
    // Asked as Qt is about to ask, without a lock.
    const bool isNoted = isOfThread(block, sender) && QObjectPrivate::get(sender)->maybeSignalConnected(uint(signal));
    const int level = deliveryLevel(block);
    if (!isNoted && !hasEndedOnes(block, level))
        return leaveOut(block);
    const auto now = here.takeTime();
    dropEnded(block, level, now);
    if (!isNoted)
        return leaveOut(block);
    const bool hasFrame = push(block, Kind::Signal, level, sender, now, [&](HandlerBlock &frame) {
        nameMethod(frame, sender, methodOfSignal(sender->metaObject(), signal));
    });
    if (!hasFrame)
        return leaveOut(block);
    if (mayLookForSlots(block, now))
        noteDirectSlots(block, level, ConnectionsInUse(sender), signal, now);
}

/*
    A signal that nothing is connected to calls nothing, and a loop cannot be stuck in it. There are many of that kind:
    the dispatcher's own, in each turn.
*/
void noteSignal(Here here, QObject *sender, int signal)
{
    auto &block = here.block();
    const bool hasConnections = QObjectPrivate::get(sender)->connections.loadRelaxed() != nullptr;
    if (!hasConnections && !hasEndedOnes(block, deliveryLevel(block)))
        return leaveOut(block);
    noteSignalOrEnd(here, sender, signal);
}

[[gnu::noinline]] void noteSlot(Here here, QObject *receiver, int method)
{
    auto &block = here.block();
    if (!isOfThread(block, receiver))
        return leaveOut(block);
    const int level = deliveryLevel(block);
    const auto now = here.takeTime();
    dropEnded(block, level, now);
    const bool hasFrame = push(block, Kind::Slot, level, receiver, now,
                               [&](HandlerBlock &frame) { nameMethod(frame, receiver, method); });
    if (!hasFrame)
        leaveOut(block);
}

[[gnu::noinline]] void endInnermost(Here here, int running, Kind kind, const QObject *receiver)
{
    auto &loop = here.block();
    for (int i = running - 1; i >= 0; --i) {
        const auto &frame = loop.handlers[std::size_t(i)];
        if (frame.kind.get() == quint8(kind) && frame.receiver.get() == receiver)
            return endHandlers(loop, i, here.takeTime());
    }
}

//! Ends the innermost frame of \a receiver and what is above it, unless what ends has none. \a receiver may be deleted.
void pop(Here here, Kind kind, const QObject *receiver)
{
    auto &loop = here.block();
    const int running = countRunning(loop, deliveryLevel(loop));
    auto &leftOut = loop.leftOut[std::size_t(running)];
    if (leftOut > 0)
        --leftOut;
    else
        endInnermost(here, running, kind, receiver);
}

void signalBegins(QObject *sender, int signal, void **arguments)
{
    if (auto *previous = previousSpy.load(std::memory_order_acquire);
        previous && previous->signal_begin_callback)
        previous->signal_begin_callback(sender, signal, arguments);
    if (!isProbeAttached())
        return;
    if (const Here here{})
        noteSignal(here, sender, signal);
}

void slotBegins(QObject *receiver, int method, void **arguments)
{
    if (auto *previous = previousSpy.load(std::memory_order_acquire);
        previous && previous->slot_begin_callback)
        previous->slot_begin_callback(receiver, method, arguments);
    if (!isProbeAttached())
        return;
    if (const Here here{})
        noteSlot(here, receiver, method);
}

void signalEnds(QObject *sender, int signal)
{
    if (auto *previous = previousSpy.load(std::memory_order_acquire);
        previous && previous->signal_end_callback)
        previous->signal_end_callback(sender, signal);
    if (const Here here{})
        pop(here, Kind::Signal, sender);
}

void slotEnds(QObject *receiver, int method)
{
    if (auto *previous = previousSpy.load(std::memory_order_acquire); previous && previous->slot_end_callback)
        previous->slot_end_callback(receiver, method);
    if (const Here here{})
        pop(here, Kind::Slot, receiver);
}

//! A function of the scheduler's, inside the event that carries it.
void callBegins(QObject *carrier, const CalledCode &code)
{
    const Here here;
    if (!here)
        return;
    auto &block = here.block();
    const int level = deliveryLevel(block);
    const auto now = here.takeTime();
    dropEnded(block, level, now);
    const bool hasFrame = push(block, Kind::Slot, level, carrier, now, [&](HandlerBlock &frame) {
        frame.code.set(code.function);
        frame.codeTarget.set(code.target);
        frame.otherSlots.set(0);
    });
    if (!hasFrame)
        leaveOut(block);
}

void callEnds(QObject *carrier)
{
    if (const Here here{})
        pop(here, Kind::Slot, carrier);
}

constexpr CallSpy ourCallSpy{callBegins, callEnds};

constinit QSignalSpyCallbackSet ourSpy{signalBegins, slotBegins, signalEnds, slotEnds};

// What stays when we go. Qt reads the set anew when the QML handlers of a signal have run, and follows it without a
// look: there must be one for ever, as any thread may be in such a handler, and the handler itself may end the Probe. Nor does
// it look again, in any emission, once it has seen that there is one.
constinit QSignalSpyCallbackSet noSpy{nullptr, nullptr, nullptr, nullptr};

// When the first Probe of those that live came: frames from before are of another time.
std::atomic<Deadline::rep> attachedSince{0};

// Called, by Qt or by a spy that came after us and calls us first. Guarded by the mutex of the hooks.
constinit bool isInChain = false;

void attach()
{
    attachedSince.store(Clock::now().time_since_epoch().count(), std::memory_order_relaxed);
    auto *previous = qt_signal_spy_callback_set.loadAcquire();
    if (previous == &noSpy)
        previous = nullptr;
    if (!isInChain || !previous) { // on top of one that calls us, we would call each other for ever
        previousSpy.store(previous, std::memory_order_release);
        qt_register_signal_spy_callbacks(&ourSpy);
        isInChain = true;
    }
    // Once, and never unregistered: Qt's table of callbacks has no lock, and all threads read it in each
    // delivery.
    static const bool isRegistered = QInternal::registerCallback(QInternal::EventNotifyCallback, eventBegins);
    Q_UNUSED(isRegistered);
}

void detach()
{
    // Somebody who came after us keeps us in its chain, perhaps: then we stay.
    if (qt_signal_spy_callback_set.loadAcquire() != &ourSpy)
        return;
    auto *previous = previousSpy.load(std::memory_order_acquire);
    qt_register_signal_spy_callbacks(previous ? previous : &noSpy);
    isInChain = false;
}

// ---- posted events ----

/*
    Under the mutex of the queue no receiver can go away: ~QObject takes its events out of the queue first,
    and needs the mutex for that. Its class is read from the vtable, without calling anything of the object.
*/
int postedEvents(const LoopBlock &loop, QList<PostedEventSnapshot> *list)
{
    constexpr int MaxLookedAt = 4096; // posting threads wait for the mutex meanwhile
    QList<PostedEventSnapshot> groups;
    QList<const std::type_info *> classes;
    auto *data = static_cast<QThreadData *>(loop.qtThreadData);
    int total = 0;
    if (!data)
        return total;
    {
        const QMutexLocker lock(&data->postEventList.mutex);
        const auto &queue = data->postEventList;
        QHash<std::pair<const QObject *, int>, qsizetype> groupOf;
        for (qsizetype i = queue.startOffset; i < queue.size(); ++i) {
            const auto &posted = queue.at(i);
            if (!posted.event)
                continue; // delivered or removed already
            if (++total > MaxLookedAt || !list)
                continue;
            const int type = posted.event->type();
            auto group = groupOf.constFind({posted.receiver, type});
            if (group == groupOf.cend()) {
                group = groupOf.insert({posted.receiver, type}, groups.size());
                PostedEventSnapshot snapshot;
                snapshot.receiver = quintptr(posted.receiver);
                snapshot.type = type;
                snapshot.priority = posted.priority;
                groups.append(snapshot);
                classes.append(classOf(posted.receiver));
            }
            ++groups[*group].count;
        }
    }
    for (qsizetype i = 0; i < groups.size(); ++i)
        groups[i].receiverClass = className(classes[i]);
    if (list)
        *list = std::move(groups);
    return total;
}

} // namespace

//! \a frame held the loop for \a held by itself, longer than any before: its name is kept, and outlives its code.
static void noteCulprit(LoopBlock &loop, const HandlerBlock &frame, Nanoseconds::rep held, Deadline now)
{
    int level = 0;
    CalledCode code; // for the readers to look up: this is the loop, and it has been held long enough
    const auto handler = readHandler(frame, now, &level, &code);
    const char *name = handler ? internName(nameOf(*handler).toUtf8()) : "";
    const SequenceLock::Writer writing(loop.culpritLock);
    loop.culprit.set(name);
    loop.culpritCode.set(code.function);
    loop.culpritCodeTarget.set(code.target);
    loop.culpritOtherSlots.set(code.others);
    loop.culpritHeld.set(held);
}

static void tellObservers(const LoopBlock &loop, const HandlerBlock &frame, Nanoseconds held, Deadline now)
{
    if (!isObserved())
        return;
    int level = 0;
    if (const auto handler = readHandler(frame, now, &level))
        observe([&](LoopObserver &observer) { observer.handlerWasSlow(loop.id, *handler, held); });
}

//! Out of the way of handlers that took no time.
[[gnu::noinline, gnu::cold]] static void noteLong(LoopBlock &loop, const HandlerBlock &frame,
                                                  Nanoseconds::rep byItself, Deadline now)
{
    if (frame.since.get() < attachedSince.load(std::memory_order_relaxed))
        return;
    if (loop.isGuest) // it is not known when that loop sleeps: a dialog's handler would have held it all the while
        return;
    if (byItself > loop.culpritHeld.get())
        noteCulprit(loop, frame, byItself, now);
    if (byItself >= LoopObserver::SlowHandler.count())
        tellObservers(loop, frame, Nanoseconds(byItself), now);
}

/*
    From when on a handler is named that has held the loop by itself: naming it may take a moment too. What shares its time with the one before
    it may seem to have begun up to a tick too early, and none that was short is to be named.
*/
static const Nanoseconds noteworthy = TickTime::resolution() + std::chrono::microseconds(500);

/*
    The time at which something is said to end may be a tick old, too. What is noteworthy has taken Long even so, and is measured by the clock:
    it never seems to be shorter than it was.
*/
static Deadline endOf(const HandlerBlock &outermost, Deadline now)
{
    constexpr Nanoseconds Long{500'000};
    return now.time_since_epoch().count() - outermost.since.get() >= Long.count() ? Clock::now() : now;
}

[[gnu::noinline]] void measureHandlers(LoopBlock &loop, int left, Deadline now)
{
    int i = loop.handlerCount.load(std::memory_order_relaxed);
    now = endOf(loop.handlers[std::size_t(left)], now);
    const auto end = now.time_since_epoch().count() - loop.sleepTime.get();
    while (i-- > left) {
        const auto &frame = loop.handlers[std::size_t(i)];
        const auto held = end - (frame.since.get() - frame.sleptBefore);
        if (i > 0)
            loop.handlers[std::size_t(i - 1)].inner += held;
        const auto byItself = held - frame.inner;
        if (byItself > noteworthy.count()) [[unlikely]]
            noteLong(loop, frame, byItself, now);
    }
}

void prepareSpy(LoopBlock &loop)
{
    static const bool isKnownQt = isQtOfOurBuild();
    if (!isKnownQt)
        return;
    auto *threadData = QThreadData::get2(QThread::currentThread());
    if (loop.qtThreadData != threadData) // adopted again, it is registered already: readers look at it
        loop.qtThreadData = threadData;
    static std::once_flag once;
    std::call_once(once, [] {
        setProbeHooks({attach, detach, postedEvents, deliveryLevel});
        callSpy.store(&ourCallSpy, std::memory_order_release);
    });
}

//! For schedulers in programs that never have a dispatcher of ours.
[[maybe_unused]] static const bool isOffered = [] {
    prepareLoop.store(&prepareSpy, std::memory_order_relaxed);
    return true;
}();

} // namespace Signalbox
