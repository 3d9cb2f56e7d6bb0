// SPDX-License-Identifier: MIT
#include "scheduler/scheduler.h"

#include "core/logging_p.h"
#include "events/eventhome_p.h"
#include "loop/loop_p.h"
#include "loop/nativehost_p.h"
#include "probe/posters_p.h"
#include "scheduler/feed_p.h"
#include "scheduler/gates_p.h"
#include "scheduler/guesthost_p.h"
#include "scheduler/schedulercore_p.h"

#include <QtCore/qthread.h>
#include <QtCore/qthreadstorage.h>

#include <fcntl.h>

namespace Signalbox {

// ---- one for each thread ----

//! What Qt destroys at the end of the thread, or of the application object.
class Scheduler::OfThread
{
public:
    OfThread() { s_current = &m_scheduler; }
    ~OfThread() = default;
    OfThread(const OfThread &) = delete;
    OfThread &operator=(const OfThread &) = delete;

    // Beside Qt's storage, which takes a search for each look.
    [[gnu::tls_model("initial-exec")]] static constinit thread_local Scheduler *s_current;

private:
    Scheduler m_scheduler;
};

[[gnu::tls_model("initial-exec")]] constinit thread_local Scheduler *Scheduler::OfThread::s_current = nullptr;

Scheduler &Scheduler::current()
{
    if (OfThread::s_current) [[likely]]
        return *OfThread::s_current;
    // Never destroyed: the main thread's may end after static objects are gone.
    static auto *storage = new QThreadStorage<OfThread *>;
    storage->setLocalData(new OfThread);
    return *OfThread::s_current;
}

Scheduler::Scheduler() : d(std::make_unique<Detail::SchedulerCore>()) {}

Scheduler::~Scheduler()
{
    d->end();
    OfThread::s_current = nullptr;
}

Detail::SchedulerCore *Detail::SchedulerCore::existing()
{
    auto *scheduler = Scheduler::OfThread::s_current;
    return scheduler ? scheduler->d.get() : nullptr;
}

bool Detail::SchedulerCore::isHere(const SchedulerCore &scheduler)
{
    return existing() == &scheduler;
}

bool Detail::SchedulerCore::isCurrent(const RemoteScheduler &remote)
{
    const auto *ours = existing();
    return ours && remote == RemoteScheduler(ours->gate, nullptr);
}

// ---- the public face ----

static bool isOpen(int descriptor)
{
    return ::fcntl(descriptor, F_GETFD) >= 0;
}

RemoteScheduler Scheduler::remote() const
{
    return {d->gate, d->gate->lane};
}

Detail::SchedulerCore *Detail::SchedulerCore::refuseForeign(const char *type, const char *function)
{
    qCWarning(lcScheduler,
              "%s::%s: called in another thread than the scheduler's: use its remote() there. Ignored", type,
              function);
    return nullptr;
}

bool Scheduler::isOurThread(const char *function) const
{
    return OfThread::s_current == this || Detail::SchedulerCore::refuseForeign("Scheduler", function);
}

//! For what must return something: this, or else the calling thread's own, which is nobody else's.
Scheduler &Scheduler::ours(const char *function)
{
    if (OfThread::s_current == this) [[likely]]
        return *this;
    qCWarning(lcScheduler,
              "Scheduler::%s: called in another thread than the scheduler's: use its remote() there. What it "
              "returns belongs to the calling thread's own scheduler",
              function);
    return current();
}

bool Scheduler::takes(Detail::Call *call, const char *function) const
{
    if (isOurThread(function)) [[likely]]
        return true;
    Detail::refuse(*call);
    return false;
}

CallHandle Scheduler::enqueue(Detail::Call *call)
{
    CallHandle handle(call);
    if (takes(call, "callSoon"))
        d->enqueue(call);
    return handle;
}

CallHandle Scheduler::enqueueIdle(Detail::Call *call)
{
    CallHandle handle(call);
    if (takes(call, "callWhenIdle"))
        d->enqueueIdle(call);
    return handle;
}

QObject *Scheduler::carrier() const
{
    return d->context();
}

Deadline Scheduler::now() const
{
    return isOurThread("now") ? d->now() : Clock::now();
}

Deadline Scheduler::deadlineIn(Nanoseconds delay)
{
    return saturatingAdd(Clock::now(), std::max(delay, Nanoseconds::zero()));
}

TimerHandle Scheduler::start(Deadline deadline, Detail::TimedCall *call, const char *function)
{
    TimerHandle handle(call);
    if (!takes(call, function))
        return handle;
    call->deadline = deadline;
    d->start(*call);
    return handle;
}

TimerHandle Scheduler::start(std::chrono::system_clock::time_point time, Detail::TimedCall *call,
                             const char *function)
{
    TimerHandle handle(call);
    if (!takes(call, function))
        return handle;
    call->kind = Detail::TimedCall::Kind::OnceOnWallClock;
    call->wallDeadline = time;
    d->start(*call);
    return handle;
}

TimerHandle Scheduler::start(const Ticks &ticks, Detail::TimedCall *call, const char *function)
{
    TimerHandle handle(call);
    if (!takes(call, function))
        return handle;
    if (ticks.interval <= Nanoseconds::zero()) {
        qCWarning(lcScheduler, "Scheduler::%s: the interval must be positive, and is %lld ns. Ignored",
                  function, static_cast<long long>(ticks.interval.count()));
        Detail::refuse(*call);
        return handle;
    }
    call->kind = Detail::TimedCall::Kind::Ticker;
    call->ticks = ticks;
    d->start(*call);
    return handle;
}

WatcherHandle Scheduler::start(int descriptor, Readiness interests, Detail::WatcherCall *call,
                               const char *function)
{
    WatcherHandle handle(call);
    if (!takes(call, function))
        return handle;
    if (!isOpen(descriptor)) {
        qCWarning(lcScheduler, "Scheduler::%s: %d is no open descriptor. Ignored", function, descriptor);
        Detail::refuse(*call);
        return handle;
    }
    call->descriptor = descriptor;
    call->interests = interests;
    d->start(*call);
    return handle;
}

WatcherHandle Scheduler::sendWhenReady(int descriptor, Readiness interests)
{
    auto self = std::make_shared<Detail::CallPointer<Detail::WatcherCall>>();
    const auto send = [self](ReadyFor ready) {
        Detail::SchedulerCore::current().sendReadiness(**self, ready);
    };
    auto *call = Detail::makeCall<Detail::WatcherCall>(nullptr, send);
    *self = Detail::CallPointer<Detail::WatcherCall>(call); // a ring, until the watcher forgets its function
    return start(descriptor, interests, call, "sendWhenReady");
}

// ---- events

EventRouter &Scheduler::router()
{
    return ours("router").d->router();
}

EventQueue &Scheduler::rootQueue()
{
    return ours("rootQueue").d->router().rootQueue();
}

void Scheduler::setQueueDefaults(const QueueDefaults &defaults)
{
    if (isOurThread("setQueueDefaults"))
        d->setQueueDefaults(defaults);
}

QueueDefaults Scheduler::queueDefaults() const
{
    return isOurThread("queueDefaults") && d->events ? d->events->queueDefaults() : QueueDefaults();
}

EventQueue &Scheduler::systemQueue()
{
    return ours("systemQueue").d->router().systemQueue();
}

void Scheduler::requestContinue()
{
    if (isOurThread("requestContinue"))
        d->requestContinue();
}

SendResult Scheduler::send(EventPointer<> event)
{
    if (!isOurThread("send"))
        return SendResult::invalid();
    return d->sendStamped([&](EventRouter &router) { return router.send(std::move(event)); });
}

SendResult Scheduler::sendForced(EventPointer<> event)
{
    if (!isOurThread("sendForced"))
        return SendResult::invalid();
    return d->sendStamped([&](EventRouter &router) { return router.sendForced(std::move(event)); });
}

int Scheduler::dispatch(EventPointer<> event)
{
    return isOurThread("dispatch") && event ? d->router().dispatch(std::move(event)) : 0;
}

FeedHandle Scheduler::startFeed(Detail::EventSource source)
{
    return isOurThread("sendAll") ? FeedHandle(Detail::Feed::start(*d, std::move(source))) : FeedHandle();
}

//! A call that sends \a event.
Detail::TimedCall *Scheduler::makeTimerEvent(EventPointer<> event)
{
    return makeTimed(nullptr, [event = std::move(event)] {
        if (current().sendForced(event))
            Detail::SchedulerCore::current().follow(event);
    });
}

//! Of a ticker.
void Scheduler::sendTick(const EventPointer<> &event)
{
    if (current().send(event))
        Detail::SchedulerCore::current().follow(event);
}

TimerHandle Scheduler::sendLater(Nanoseconds delay, EventPointer<> event)
{
    return start(deadlineIn(delay), makeTimerEvent(std::move(event)), "sendLater");
}

TimerHandle Scheduler::sendAt(Deadline deadline, EventPointer<> event)
{
    return start(deadline, makeTimerEvent(std::move(event)), "sendAt");
}

TimerHandle Scheduler::sendAt(std::chrono::system_clock::time_point time, EventPointer<> event)
{
    return start(time, makeTimerEvent(std::move(event)), "sendAt");
}

//! A call that sends a TimerDue.
Detail::TimedCall *Scheduler::makeTimerEvent()
{
    const auto id = ++d->lastTimerId;
    auto *call = makeTimed(nullptr, [this, id] {
        const auto event = makeEvent(TimerDue{id});
        if (d->sendSystem(event))
            d->follow(event);
    });
    call->id = id;
    return call;
}

TimerHandle Scheduler::sendLater(Nanoseconds delay)
{
    return isOurThread("sendLater") ? start(deadlineIn(delay), makeTimerEvent(), "sendLater") : TimerHandle();
}

TimerHandle Scheduler::sendAt(Deadline deadline)
{
    return isOurThread("sendAt") ? start(deadline, makeTimerEvent(), "sendAt") : TimerHandle();
}

TimerHandle Scheduler::sendAt(std::chrono::system_clock::time_point time)
{
    return isOurThread("sendAt") ? start(time, makeTimerEvent(), "sendAt") : TimerHandle();
}

TimerHandle Scheduler::sendEvery(const Ticks &ticks)
{
    return isOurThread("sendEvery") ? start(ticks, makeTimerEvent(), "sendEvery") : TimerHandle();
}

EventConnection Scheduler::connectTo(const Matcher &matcher, const QObject *context, Detail::ConnectedSlot *slot)
{
    const EventConnection connection(slot, d.get());
    const bool isOurs = isOurThread("on");
    if (isOurs && context) {
        slot->connect(*d, matcher, *context);
        return connection;
    }
    if (isOurs)
        qCWarning(lcScheduler).nospace() << "Scheduler::on: the context is null. " << matcher << " is not connected";
    slot->unref(); // the scheduler's
    return {};
}

bool EventConnection::isConnected() const
{
    return m_slot && !m_slot->isOver() && Detail::SchedulerCore::here(m_scheduler, "EventConnection", "isConnected");
}

void EventConnection::disconnect()
{
    if (m_slot && !m_slot->isOver() && Detail::SchedulerCore::here(m_scheduler, "EventConnection", "disconnect"))
        m_slot->end();
}

//! Of an event that a slot has got and not accepted. Empty where it stops nothing.
static QString whatStandsStill(const Event &event)
{
    using namespace Qt::StringLiterals;
    using Detail::EventAccess;
    using Detail::EventHome;
    const auto home = EventHome::idOf(EventAccess::number(event));
    if (event.kind() != EventKind::MustHandle || event.isAccepted() || home == 0)
        return {};
    auto name = u"its queue"_s; // of another thread, that it is looked at in
    if (home == EventHome::idOfThread()) {
        const auto *node = EventAccess::queue(event);
        if (!node) // it came by dispatch()
            return {};
        name = node->parent ? u"queue \"%1\""_s.arg(node->name) : u"the root queue"_s;
    }
    return u". It has not accepted it: what is behind it in %1 waits until somebody does"_s.arg(name);
}

//! In the slot's thread, which may be another one than the scheduler's.
void Detail::ConnectedSlot::reportException(const EventPointer<> &event)
{
    if (auto *scheduler = Detail::SchedulerCore::existing())
        ++scheduler->statistics.exceptions;
    const auto consequence = whatStandsStill(*event);
    try {
        throw;
    } catch (const std::exception &error) {
        qCWarning(lcScheduler).nospace() << "A slot threw an exception when it got " << event << ": "
                                         << error.what() << qUtf8Printable(consequence);
    } catch (...) {
        qCWarning(lcScheduler).nospace() << "A slot threw something that is no std::exception when it got "
                                         << event << qUtf8Printable(consequence);
    }
}

qsizetype Scheduler::ignore(const Matcher &matcher)
{
    return isOurThread("ignore") ? d->router().ignore(matcher) : 0;
}

bool Scheduler::unblock(const EventPointer<> &event)
{
    return isOurThread("unblock") && d->router().unblock(event);
}

void Scheduler::forget(const Matcher &matcher)
{
    if (isOurThread("forget"))
        d->router().forget(matcher);
}

int Scheduler::exec()
{
    return isOurThread("exec") ? d->run(Detail::SchedulerCore::Until::Quit) : -1;
}

int Scheduler::run()
{
    return isOurThread("run") ? d->run(Detail::SchedulerCore::Until::NothingLeft) : -1;
}

void Scheduler::quit(int code)
{
    if (isOurThread("quit"))
        d->quit(code);
}

void Scheduler::setQuitGrace(Nanoseconds grace)
{
    if (!isOurThread("setQuitGrace"))
        return;
    if (grace < Nanoseconds::zero())
        qCWarning(lcScheduler, "Scheduler::setQuitGrace: a negative time is taken for none");
    d->quitGrace = std::max(grace, Nanoseconds::zero());
}

Nanoseconds Scheduler::quitGrace() const
{
    return isOurThread("quitGrace") ? d->quitGrace : Nanoseconds();
}

void Scheduler::setBudget(const Budget &budget)
{
    if (!isOurThread("setBudget"))
        return;
    if (budget.time < Nanoseconds::zero() || budget.count < 0)
        qCWarning(lcScheduler, "Scheduler::setBudget: a negative budget is taken for none");
    d->budget = {std::max(budget.time, Nanoseconds::zero()), std::max(budget.count, 0)};
}

void Scheduler::setSlowTurnThreshold(Nanoseconds threshold)
{
    if (!isOurThread("setSlowTurnThreshold"))
        return;
    if (threshold < Nanoseconds::zero())
        qCWarning(lcScheduler, "Scheduler::setSlowTurnThreshold: a negative threshold is taken for none");
    d->setSlowTurnThreshold(std::max(threshold, Nanoseconds::zero()));
}

Nanoseconds Scheduler::slowTurnThreshold() const
{
    return isOurThread("slowTurnThreshold") ? d->slow.threshold() : Nanoseconds();
}

Budget Scheduler::budget() const
{
    return isOurThread("budget") ? d->budget : Budget{Nanoseconds(), 0};
}

SchedulerStatistics Scheduler::statistics() const
{
    if (!isOurThread("statistics"))
        return {};
    auto statistics = d->statistics;
    statistics.slowTurns = d->slow.count();
    statistics.callsPending = d->ready.size() + d->idle.size();
    if (d->events)
        statistics.eventsQueued = d->events->rootQueue().size() + d->events->systemQueue().size();
    return statistics;
}

QString Scheduler::dump() const
{
    return isOurThread("dump") ? d->dump() : QString();
}

const char *Scheduler::host() const
{
    return isOurThread("host") ? d->host->name() : "";
}

// ---- from other threads ----

RemoteScheduler RemoteScheduler::of(const QThread *thread)
{
    for (const auto &gate : Detail::allGates()) {
        if (gate->thread == thread)
            return {gate, gate->lane};
    }
    return {};
}

[[gnu::noinline]] void RemoteScheduler::countPut() const
{
    const auto *ours = Detail::SchedulerCore::existing();
    if (!ours || ours->gate != m_gate) // as with Qt's: what a thread sends itself is no edge
        countPost(m_gate->loopId(), PostWay::Call);
}

//! False: refused, for good.
bool RemoteScheduler::put(Detail::Call *call) const
{
    const auto posting = m_gate ? m_gate->mailbox.post(call) : Detail::Gate::Posting::Refused;
    if (posting == Detail::Gate::Posting::First)
        m_gate->wake();
    if (posting == Detail::Gate::Posting::Refused) {
        Detail::refuse(*call);
        return false;
    }
    if (isAsked(SnapshotPart::PostedEvents)) [[unlikely]]
        countPut();
    return true;
}

CallHandle RemoteScheduler::post(Detail::Call *call) const
{
    CallHandle handle(call);
    put(call);
    return handle;
}

RemoteSendResult RemoteScheduler::send(EventPointer<> event) const
{
    using Verdict = RemoteSendResult::Verdict;
    if (!event)
        return RemoteSendResult(Verdict::Invalid);
    if (hasEnded())
        return RemoteSendResult(Verdict::Ended);
    if (!m_lane->reserve())
        return RemoteSendResult(Verdict::Full);
    auto *parcel = new Detail::Parcel(std::move(event), m_lane.get());
    SendReceipt receipt(parcel);
    const auto verdict = put(parcel) ? Verdict::Accepted : Verdict::Ended;
    return RemoteSendResult(verdict, std::move(receipt));
}

bool RemoteScheduler::waitForRoom(Nanoseconds timeout) const
{
    if (hasEnded())
        return true;
    if (Detail::SchedulerCore::isCurrent(*this)) {
        qCWarning(lcScheduler,
                  "RemoteScheduler::waitForRoom: called in the scheduler's own thread, which would wait for "
                  "itself. Ignored");
        return false;
    }
    return m_lane->waitForRoom(saturatingAdd(SteadyClock::now(), std::max(timeout, Nanoseconds::zero())));
}

RemoteScheduler RemoteScheduler::withLane(qsizetype limit) const
{
    if (limit < 1)
        qCWarning(lcScheduler, "RemoteScheduler::withLane: a limit of %lld holds no event: taken for 1",
                  static_cast<long long>(limit));
    if (hasEnded())
        return *this; // it would have no use for another lane
    return m_gate ? RemoteScheduler(m_gate, Detail::Lane::make(m_gate, std::max<qsizetype>(limit, 1)))
                  : RemoteScheduler();
}

qsizetype RemoteScheduler::onTheWay() const noexcept
{
    return m_lane ? m_lane->onTheWay() : 0;
}

qsizetype RemoteScheduler::laneLimit() const noexcept
{
    return m_lane ? m_lane->limit() : 0;
}

void RemoteScheduler::wake() const
{
    if (m_gate)
        m_gate->wake();
}

bool RemoteScheduler::hasEnded() const noexcept
{
    return !m_gate || m_gate->mailbox.isClosed();
}

} // namespace Signalbox
