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

namespace Signalbox {

namespace {

using Kind = HandlerSnapshot::Kind;

// What another signal spy (a profiler's) had set before us; it goes on being called.
std::atomic<QSignalSpyCallbackSet *> previousSpy{nullptr};

const QThreadData *threadDataOf(const LoopBlock &loop)
{
    return static_cast<const QThreadData *>(loop.qtThreadData);
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
void dropEnded(LoopBlock &loop, int level, Deadline now)
{
    int count = loop.handlerCount.load(std::memory_order_relaxed);
    while (count > 0) {
        const auto &top = loop.handlers[std::size_t(count - 1)];
        const bool isEvent = top.kind.get() == quint8(Kind::Event);
        if (isEvent ? top.level.get() < level : top.level.get() <= level)
            break;
        --count;
    }
    endHandlers(loop, count, now);
}

//! Fills the next free frame with \a fill; deep recursion beyond MaxHandlers goes unrecorded.
template <typename Fill>
void push(LoopBlock &loop, Kind kind, int level, QObject *receiver, Deadline now, Fill &&fill)
{
    const int count = loop.handlerCount.load(std::memory_order_relaxed);
    if (count == LoopBlock::MaxHandlers)
        return;
    auto &frame = loop.handlers[std::size_t(count)];
    {
        const SequenceLock::Writer writing(frame.lock);
        frame.kind.set(quint8(kind));
        frame.level.set(level);
        frame.receiver.set(receiver);
        frame.receiverClass.set(classOf(receiver));
        frame.metaObject.set(nullptr);
        frame.method.set(-1);
        frame.what.set(nullptr);
        frame.eventType.set(0);
        frame.code.set(0);
        frame.codeTarget.set(0);
        frame.otherSlots.set(0);
        frame.since.set(now.time_since_epoch().count());
        frame.sleptBefore = loop.sleepTime.get();
        frame.inner = 0;
        frame.receiverName.set(receiver->objectName());
        fill(frame);
    }
    loop.handlerCount.store(count + 1, std::memory_order_release);
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
}

/*!
    Keeps the connections of a sender from being freed while it lives, as Qt itself does while it emits: a
    receiver in another thread may disconnect or die at any time.
*/
class ConnectionsInUse
{
public:
    explicit ConnectionsInUse(QObject *sender)
        : m_connections(QObjectPrivate::get(sender)->connections.loadAcquire())
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
void noteDirectSlots(LoopBlock &loop, int level, QObject *sender, int signal, Deadline now)
{
    const ConnectionsInUse connections(sender);
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
    const auto *call = dynamic_cast<const QMetaCallEvent *>(event); // others share the type: D-Bus calls
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

bool eventBegins(void **data)
{
    if (!isProbeAttached())
        return false;
    auto *loop = Loop::current();
    if (!loop)
        return false;
    auto *receiver = static_cast<QObject *>(data[0]);
    auto *event = static_cast<QEvent *>(data[1]);
    if (receiver->thread() != QThread::currentThread())
        return false; // Qt is about to complain
    auto &block = loop->block();
    const int level = deliveryLevel(block);
    const auto now = Clock::now();
    dropEnded(block, level, now);
    push(block, Kind::Event, level, receiver, now, [&](HandlerBlock &frame) {
        frame.eventType.set(event->type());
        if (event->type() == QEvent::MetaCall)
            nameQueuedCall(frame, receiver, event);
    });
    return false;
}

void signalBegins(QObject *sender, int signal, void **arguments)
{
    if (auto *previous = previousSpy.load(std::memory_order_acquire);
        previous && previous->signal_begin_callback)
        previous->signal_begin_callback(sender, signal, arguments);
    auto *loop = isProbeAttached() ? Loop::current() : nullptr;
    if (!loop || sender->thread() != QThread::currentThread())
        return;
    auto &block = loop->block();
    const int level = deliveryLevel(block);
    const auto now = Clock::now();
    dropEnded(block, level, now);
    push(block, Kind::Signal, level, sender, now, [&](HandlerBlock &frame) {
        nameMethod(frame, sender, methodOfSignal(sender->metaObject(), signal));
    });
    noteDirectSlots(block, level, sender, signal, now);
}

void slotBegins(QObject *receiver, int method, void **arguments)
{
    if (auto *previous = previousSpy.load(std::memory_order_acquire);
        previous && previous->slot_begin_callback)
        previous->slot_begin_callback(receiver, method, arguments);
    auto *loop = isProbeAttached() ? Loop::current() : nullptr;
    if (!loop || receiver->thread() != QThread::currentThread())
        return;
    auto &block = loop->block();
    const int level = deliveryLevel(block);
    const auto now = Clock::now();
    dropEnded(block, level, now);
    push(block, Kind::Slot, level, receiver, now,
         [&](HandlerBlock &frame) { nameMethod(frame, receiver, method); });
}

//! Ends the innermost frame that \a isMatch is true for, and what is above it.
template <typename IsMatch>
void pop(LoopBlock &loop, IsMatch &&isMatch)
{
    for (int i = loop.handlerCount.load(std::memory_order_relaxed) - 1; i >= 0; --i) {
        if (!isMatch(loop.handlers[std::size_t(i)]))
            continue;
        endHandlers(loop, i, Clock::now());
        return;
    }
}

void signalEnds(QObject *sender, int signal)
{
    if (auto *previous = previousSpy.load(std::memory_order_acquire);
        previous && previous->signal_end_callback)
        previous->signal_end_callback(sender, signal);
    // The sender may be deleted by now: only its address is of use.
    if (auto *loop = Loop::current()) {
        pop(loop->block(), [&](const HandlerBlock &frame) {
            return frame.kind.get() == quint8(Kind::Signal) && frame.receiver.get() == sender;
        });
    }
}

void slotEnds(QObject *receiver, int method)
{
    if (auto *previous = previousSpy.load(std::memory_order_acquire); previous && previous->slot_end_callback)
        previous->slot_end_callback(receiver, method);
    if (auto *loop = Loop::current()) {
        pop(loop->block(), [&](const HandlerBlock &frame) {
            return frame.kind.get() == quint8(Kind::Slot) && frame.receiver.get() == receiver;
        });
    }
}

//! A function of the scheduler's, inside the event that carries it.
void callBegins(QObject *carrier, const CalledCode &code)
{
    auto *loop = Loop::current();
    if (!loop)
        return;
    auto &block = loop->block();
    const int level = deliveryLevel(block);
    const auto now = Clock::now();
    dropEnded(block, level, now);
    push(block, Kind::Slot, level, carrier, now, [&](HandlerBlock &frame) {
        frame.code.set(code.function);
        frame.codeTarget.set(code.target);
    });
}

void callEnds(QObject *carrier)
{
    if (auto *loop = Loop::current()) {
        pop(loop->block(), [&](const HandlerBlock &frame) {
            return frame.kind.get() == quint8(Kind::Slot) && frame.receiver.get() == carrier;
        });
    }
}

constexpr CallSpy ourCallSpy{callBegins, callEnds};

constinit QSignalSpyCallbackSet ourSpy{signalBegins, slotBegins, signalEnds, slotEnds};

// When the first Probe of those that live came: frames from before are of another time.
std::atomic<Deadline::rep> attachedSince{0};

// Called, by Qt or by a spy that came after us and calls us first. Guarded by the mutex of the hooks.
constinit bool isInChain = false;

void attach()
{
    attachedSince.store(Clock::now().time_since_epoch().count(), std::memory_order_relaxed);
    auto *previous = qt_signal_spy_callback_set.loadAcquire();
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
    qt_register_signal_spy_callbacks(previousSpy.load(std::memory_order_acquire));
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
        observe(&LoopObserver::handlerWasSlow, loop.id, *handler, held);
}

void endHandlers(LoopBlock &loop, int left, Deadline now)
{
    constexpr Nanoseconds Noteworthy{1'000'000}; // naming it may take a moment too
    for (int i = loop.handlerCount.load(std::memory_order_relaxed); i-- > left;) {
        const auto &frame = loop.handlers[std::size_t(i)];
        if (frame.since.get() < attachedSince.load(std::memory_order_relaxed))
            continue;
        const auto slept = loop.sleepTime.get() - frame.sleptBefore;
        const auto held = now.time_since_epoch().count() - frame.since.get() - slept;
        if (i > 0)
            loop.handlers[std::size_t(i - 1)].inner += held;
        const auto byItself = held - frame.inner;
        if (byItself > std::max(loop.culpritHeld.get(), Noteworthy.count()))
            noteCulprit(loop, frame, byItself, now);
        if (byItself >= LoopObserver::SlowHandler.count()) [[unlikely]]
            tellObservers(loop, frame, Nanoseconds(byItself), now);
    }
    loop.handlerCount.store(left, std::memory_order_release);
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

} // namespace Signalbox
