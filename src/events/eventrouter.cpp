// SPDX-License-Identifier: MIT
#include "events/eventrouter_p.h"

#include "core/logging_p.h"
#include "events/guardkeys_p.h"

#include <algorithm>

namespace Signalbox {

using namespace Detail;
using namespace Qt::StringLiterals;

EventRouter::EventRouter(const QueueSpec &root, WorkListener *listener, const QueueDefaults &defaults)
    : m_listener(listener)
    , m_report([](void *router) { static_cast<EventRouter *>(router)->describe(); }, this)
    , m_queues(root, m_report, listener, defaults)
{
}
EventRouter::~EventRouter() = default;

EventQueue &EventRouter::systemQueue()
{
    if (!m_system)
        m_system = std::make_unique<QueueTree>(QueueSpec{.name = u"system"_s}, m_report, m_listener);
    return m_system->root().queue;
}

SendResult EventRouter::sendSystem(EventPointer<> event)
{
    systemQueue();
    return m_system->sendForced(std::move(event));
}

//! Before the program's own events?
bool EventRouter::goesFirst(const QueueTree &system) const
{
    const auto &root = system.root();
    return root.isReady() && (root.levels.readyPriority() >= 0 || !m_queues.root().isReady());
}

bool EventRouter::processNext(Step *step)
{
    auto *system = m_system && m_system->isReady() ? m_system.get() : nullptr; // seldom
    if (m_queues.notifyNext() || (system && system->notifyNext()) || (!m_late.isEmpty() && deliverLate()))
        return true;
    Taken taken;
    auto &queues = system && goesFirst(*system) ? *system : m_queues;
    if (!queues.take(taken))
        return false;
    if (step && step->event) [[unlikely]]
        *step->event = taken.event;
    if (const auto *next = m_waits.isLarge() ? queues.next(taken) : nullptr)
        m_waits.loadEarly(*next, EventAccess::next(*next));
    const bool mayGiveAway = !taken.isHeld && !isAsked(SnapshotPart::Events); // who looks on asks what has become of it
    const int waiters = deliverToAll(taken.event, mayGiveAway ? &taken.event : nullptr);
    if (!taken.queue) // the router is gone
        return true;
    if (step)
        step->isHandedOver = !taken.event;
    queues.finish(taken, waiters);
    if (waiters == 0 && &queues == system && m_listener) [[unlikely]]
        m_listener->nobodyGot(taken.event);
    return true;
}

//! For readers: the time is set anew for what is delivered, and not for what runs outside of that.
Deadline EventRouter::timeForReaders() const
{
    return m_queues.isDelivering() ? m_queues.now() : Clock::now();
}

void EventRouter::start(Wait &wait)
{
    m_waits.insert(wait);
    if (isAsked(SnapshotPart::Waits)) [[unlikely]]
        m_report.waitBegins(wait, MatchIndex::shapeOf(wait), timeForReaders());
    else if (wait.m_block) [[unlikely]] // nobody asks any more
        RouterReport::waitDies(*wait.m_block);
    if (!m_latched.isEmpty())
        startLate(wait);
    m_queues.releaseFor(wait.matcher(), wait.waiter());
    if (!m_unheard.isEmpty()) [[unlikely]]
        letGoOfUnheard(wait.matcher());
}

//! There may be latched events for \a wait.
void EventRouter::startLate(Wait &wait)
{
    if (m_late.isEmpty())
        m_lateGot.clear();
    if (wait.m_latchedIn != m_serial) {
        wait.m_latchedIn = m_serial;
        wait.m_latchedSeen = 0;
    }
    wait.leaveLate();
    ++wait.waiter().lateWaits;
    m_late.append(wait);
    m_queues.workHasArrived();
}

void EventRouter::letGoOfUnheard(const Matcher &matcher)
{
    const auto found = m_unheard.matching(matcher);
    for (const auto &event : found)
        m_unheard.erase(*event);
}

//! Keeps \a event in place of the one with the same keys, \a replaced. Returns its number; 0 when it is not kept.
quint64 EventRouter::latch(const EventPointer<> &event, EventPointer<> &replaced)
{
    const bool isComparable = guardKeys(event->type(), "what it replaces was looked for", "it is not kept",
                                        [&] { replaced = m_latched.withKeysOf(*event); });
    if (!isComparable)
        return 0;
    if (replaced)
        m_latched.erase(*replaced);
    m_latched.eraseDead();
    const auto number = m_latched.insert(event);
    if (number == 0)
        qCWarning(lcEvents).nospace() << event << " is latched elsewhere: it is not kept here.";
    return number;
}

int EventRouter::dispatch(EventPointer<> event)
{
    if (!isAsked(SnapshotPart::Events)) [[likely]]
        return deliverToAll(event);
    const auto number = m_queues.takeNumber();
    m_report.eventComes(*event, number, nullptr, RouterReport::Fate::Delivering, timeForReaders());
    const RouterReport::Life life(m_report);
    const int delivered = deliverToAll(event);
    if (!life.isOver())
        m_report.eventIs(number, RouterReport::fateOf(*event, delivered), delivered);
    return delivered;
}

//! \a own is the same one, if it may be given away: it is null then.
int EventRouter::deliverToAll(const EventPointer<> &event, EventPointer<> *own)
{
    const bool isLatched = event->kind() == EventKind::Latched;
    if (!isLatched) [[likely]] {
        if (const auto only = m_waits.only(*event); only.isKnown) {
            if (!only.entry)
                return 0;
            auto &wait = static_cast<Wait &>(*only.entry);
            if (own && wait.m_takesOver)
                handOver(wait, std::move(*own));
            else
                deliver(wait, event, FoundAs::Only); // may destroy the wait, and this
            return 1;
        }
    }
    EventPointer<> replaced; // destroyed last: what it holds may do anything then
    const quint64 latched = isLatched ? latch(event, replaced) : 0;
    int delivered = 0;
    MatchIndex::Matches matches(m_waits, *event);
    while (auto *entry = matches.takeNext()) {
        auto &wait = static_cast<Wait &>(*entry);
        ++delivered;
        if (latched > 0) {
            if (static_cast<ListHook<Wait> &>(wait).isLinked())
                continue; // it gets this one in its order
            wait.m_latchedSeen = latched;
            wait.m_latchedIn = m_serial;
            if (wait.waiter().lateWaits > 0)
                noteGotLate(wait.waiter(), latched);
        }
        deliver(wait, event, FoundAs::OneOfSeveral); // may destroy the wait, and this
    }
    return delivered;
}

void EventRouter::beginDelivery(Wait &wait, const Event &event, FoundAs found)
{
    if (wait.m_block)
        wait.m_block->matched.add(1);
    if (wait.m_repeat == Wait::Repeat::Once) {
        if (found == FoundAs::Only)
            wait.rest();
        else
            wait.stop();
    }
    if (event.kind() == EventKind::MustHandle)
        wait.waiter().heldSeen = EventAccess::number(event);
}

void EventRouter::handOver(Wait &wait, EventPointer<> &&event)
{
    beginDelivery(wait, *event, FoundAs::Only);
    wait.waiter().eventHandedOver(wait, std::move(event));
}

void EventRouter::deliver(Wait &wait, const EventPointer<> &event, FoundAs found)
{
    beginDelivery(wait, *event, found);
    guardProgram([&] { wait.waiter().eventArrived(wait, event); },
                 [&event](const char *what) {
                     qCWarning(lcEvents).nospace() << "A waiter threw " << what << " when it got " << event
                                                   << "; the other waiters get it all the same.";
                 });
}

quint64 EventRouter::nextSerial()
{
    static constinit thread_local quint64 serials = 0;
    return ++serials;
}

//! Has \a waiter got \a event by another one of its waits that came late, too?
bool EventRouter::hasGotLate(const Waiter &waiter, const Event &event) const
{
    return !m_lateGot.empty() && m_lateGot.contains({waiter.lateId, StoredEvents::numberOf(event)});
}

void EventRouter::noteGotLate(Waiter &waiter, quint64 number)
{
    if (waiter.lateId == 0)
        waiter.lateId = nextSerial();
    m_lateGot.emplace(waiter.lateId, number);
}

//! Of the waits of one waiter that are late, began one behind the other and match \a event, the one that says most.
Wait &EventRouter::bestOfLate(Wait &first, const Event &event) const
{
    const auto says = [](const Wait &wait) {
        return wait.matcher().type().specificity(wait.matcher().data().mask);
    };
    auto *best = &first;
    for (auto *wait = m_late.next(first); wait && &wait->waiter() == &first.waiter(); wait = m_late.next(*wait)) {
        if (says(*wait) > says(*best) && wait->matcher().matches(event))
            best = wait;
    }
    return *best;
}

//! Delivers one latched event to one waiter that came late. False when there was none to deliver.
bool EventRouter::deliverLate()
{
    while (auto *wait = m_late.first()) {
        const auto found = m_latched.matching(wait->matcher(), wait->m_latchedSeen);
        auto &waiter = wait->waiter();
        const auto *next = std::find_if(found.begin(), found.end(), [&](const auto &event) { return !hasGotLate(waiter, *event); });
        if (next == found.end()) {
            if (!found.isEmpty())
                wait->m_latchedSeen = StoredEvents::numberOf(*found.last());
            wait->leaveLate();
            continue;
        }
        const EventPointer<> event = *next;
        const auto number = StoredEvents::numberOf(*event);
        auto &best = waiter.lateWaits > 1 ? bestOfLate(*wait, *event) : *wait;
        if (waiter.lateWaits > 1)
            noteGotLate(waiter, number);
        wait->m_latchedSeen = number;
        if (&best == wait && (wait->m_repeat == Wait::Repeat::Once || next + 1 == found.end()))
            wait->leaveLate();
        deliver(best, event, FoundAs::OneOfSeveral);
        return true;
    }
    return false;
}

//! Prints what readers have asked for, and lists the waits that have begun before anybody looked.
void EventRouter::describe()
{
    m_queues.describe();
    if (m_system)
        m_system->describe();
    if (!isAsked(SnapshotPart::Waits))
        return;
    if (m_report.freeWaits() > 0) {
        m_waits.forEach([this](IndexEntry &entry) {
            auto &wait = static_cast<Wait &>(entry);
            if (!wait.m_block)
                m_report.waitBegins(wait, MatchIndex::shapeOf(entry), Deadline{});
            return m_report.freeWaits() > 0;
        });
    }
    m_report.describeWaits();
}

void EventRouter::forget(const Matcher &matcher)
{
    for (const auto &event : m_latched.matching(matcher))
        m_latched.erase(*event);
}

} // namespace Signalbox
