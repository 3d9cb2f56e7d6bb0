// SPDX-License-Identifier: MIT
/*
    Random sends, waits, accepts, limits and changes of queues, from outside and from inside of deliveries that nest,
    against a reference model of lists and loops.

        fuzz_events STEPS [SEED]

    The model is asked before each step of the router what must come of it, and each callback is compared with that. It
    has no index, no counters but those that fairness is defined by, and finds everything by looking at all there is. A
    failure prints the seed and the step. Half of the time a Probe is attached, and what readers see is compared too.
*/
#include "events/eventrouter_p.h"
#include "lineleaf.h"
#include "probe/eventreader_p.h"
#include "probe/probe.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <stdexcept>
#include <vector>

using namespace Signalbox;
using Content = EventQueue::Content;

namespace {

struct Base
{
    int a = 0;
    std::optional<int> b = {};
    int id = 0;      // no key
    int urgency = 0; // no key
    SIGNALBOX_EVENT(Base, a, b)
};
struct Derived : Base
{
    int c = 0;
    SIGNALBOX_EVENT(Derived, c)
};

// ---- the model

struct MEvent
{
    int id;
    bool isDerived;
    int a, b, c; // b < 0: absent
    int urgency;
    EventKind kind;
    EventPointer<> real = {};
    bool isAccepted = false;
    bool isHeld = false; // and not being delivered
    struct MQueue *queue = nullptr;
};

//! What a matcher wants; -1 is anything.
struct Pattern
{
    int type; // 0 all, 1 Base, 2 Derived
    int a = -1, b = -1, c = -1;
    bool oddOnly = false; // a filter

    bool matches(const MEvent &event) const
    {
        return (type < 2 || event.isDerived) && (a < 0 || a == event.a) && (b < 0 || b == event.b) &&
               (c < 0 || c == event.c) && (!oddOnly || event.id % 2);
    }
    //! From the left: type, a, b, derived type, c.
    std::vector<bool> specificity() const { return {type > 0, a >= 0, b >= 0, type > 1, c >= 0}; }

    template <typename T>
    static Matcher narrowed(MatcherOf<T> matcher, const Pattern &pattern)
    {
        if (pattern.a >= 0)
            matcher = matcher.where(&Base::a, pattern.a);
        if (pattern.b >= 0)
            matcher = matcher.where(&Base::b, pattern.b);
        if constexpr (std::is_same_v<T, Derived>) {
            if (pattern.c >= 0)
                matcher = matcher.where(&Derived::c, pattern.c);
        }
        return pattern.oddOnly ? matcher.filter([](const Base &event) { return event.id % 2 != 0; })
                               : matcher;
    }
    Matcher matcher() const
    {
        if (type == 0)
            return {};
        return type == 1 ? narrowed(match<Base>(), *this) : narrowed(match<Derived>(), *this);
    }
};

template <typename T>
void drop(std::vector<T> &list, const T &what)
{
    list.erase(std::remove(list.begin(), list.end(), what), list.end());
}
template <typename T>
bool has(const std::vector<T> &list, const T &what)
{
    return std::find(list.begin(), list.end(), what) != list.end();
}

struct MRing
{
    std::vector<int> favoured, others;
    std::map<int, std::pair<int, int>> served; // by member: in this window, in the one before
    int now = 0, before = 0;
    bool wasFavour = false;

    bool isEmpty() const { return favoured.empty() && others.empty(); }
    bool isActive(int member) const { return has(favoured, member) || has(others, member); }
    void setActive(int member, bool active)
    {
        if (active == isActive(member))
            return;
        if (!active) {
            drop(favoured, member);
            drop(others, member);
            return;
        }
        const auto [mine, mineBefore] = served[member];
        const bool isBelow = (mine + mineBefore) * int(served.size()) < now + before;
        (isBelow ? favoured : others).push_back(member);
    }
    void remove(int member)
    {
        setActive(member, false);
        served.erase(member);
    }
    int serveNext()
    {
        const bool favour = !favoured.empty() && (!wasFavour || others.empty());
        auto &list = favour ? favoured : others;
        const int member = list.front();
        list.erase(list.begin());
        wasFavour = favour;
        others.push_back(member);
        if (served.size() == 1) // that is no turn
            return member;
        ++served[member].first;
        if (++now >= 10 * (int(served.size()) + 1)) {
            before = std::exchange(now, 0);
            for (auto &[each, counts] : served)
                counts = {0, counts.first};
        }
        return member;
    }
};

enum class LeafKind { Fifo, Priority, Keyed };

bool isOdious(int id)
{
    return id % 5 == 0;
}

//! A line of the program's own, which throws for some events.
class PickyLeaf final : public LineLeaf
{
public:
    void push(EventPointer<> event) override
    {
        if (isOdious(event->as<Base>()->id))
            throw std::runtime_error("odious");
        LineLeaf::push(std::move(event));
    }
};

LeafFactory pickyLeaf()
{
    return [] { return std::make_unique<PickyLeaf>(); };
}

struct MLeaf
{
    struct Line
    {
        int key;
        std::deque<MEvent *> events;
        bool isHeld = false;
        int recent = 0; // 2: served in this window, 1: in the one before
    };
    LeafKind kind = LeafKind::Fifo;
    bool isPicky = false; // a PickyLeaf
    int perKey = -1, reserve = 1;
    std::deque<Line> lines; // of fifo and priority: one
    MRing ring;             // of keyed
    int servedInWindow = 0;
    int heardLimit = -1;
    int takenKey = 0;

    bool refuses(const MEvent &event) const { return isPicky && isOdious(event.id); }
    int keyOf(const MEvent &event) const { return kind == LeafKind::Keyed ? event.a : 0; }
    Line *find(int key)
    {
        for (auto &line : lines) {
            if (line.key == key)
                return &line;
        }
        return nullptr;
    }
    int size() const
    {
        int sum = 0;
        for (const auto &line : lines)
            sum += int(line.events.size());
        return sum;
    }
    bool isReady() const
    {
        return std::any_of(lines.begin(), lines.end(),
                           [](const Line &line) { return !line.isHeld && !line.events.empty(); });
    }
    bool hasRoomFor(const MEvent &event, int limit)
    {
        if (kind != LeafKind::Keyed)
            return limit < 0 || size() < limit;
        heardLimit = limit;
        const auto *line = find(keyOf(event));
        const int own = line ? int(line->events.size()) : 0;
        if (perKey >= 0 && own >= perKey)
            return false;
        if (limit < 0)
            return true;
        const auto recentEmpty = std::count_if(lines.begin(), lines.end(), [](const Line &each) {
            return each.recent > 0 && each.events.empty();
        });
        if (own > 0)
            return size() < limit - reserve - int(recentEmpty);
        return size() < (line ? limit - reserve : limit);
    }
    void updateRing()
    {
        for (const auto &line : lines) {
            if (kind == LeafKind::Keyed)
                ring.setActive(line.key, !line.isHeld && !line.events.empty());
        }
    }
    void push(MEvent *event)
    {
        auto *line = find(keyOf(*event));
        if (!line) {
            line = &lines.emplace_back(Line{keyOf(*event), {}, false, 0});
            ring.served[line->key] = {0, 0};
        }
        auto place = line->events.end();
        if (kind == LeafKind::Priority) {
            place = line->events.begin();
            // What is held, or has been, keeps its place in front.
            while (place != line->events.end() && (*place == front || (*place)->urgency >= event->urgency))
                ++place;
        }
        line->events.insert(place, event);
        updateRing();
    }
    MEvent *take()
    {
        takenKey = kind == LeafKind::Keyed ? ring.serveNext() : 0;
        auto *line = find(takenKey);
        if (kind == LeafKind::Keyed)
            noteServed(*line);
        return takeFirst(*find(takenKey));
    }
    MEvent *takeFirst(Line &line)
    {
        auto *event = line.events.front();
        line.events.pop_front();
        line.isHeld = false;
        front = nullptr;
        updateRing();
        if (kind == LeafKind::Keyed && line.events.empty() && line.recent == 0) {
            ring.remove(line.key);
            std::erase_if(lines, [&](const Line &each) { return &each == &line; });
        }
        return event;
    }
    void noteServed(Line &served)
    {
        served.recent = 2;
        const int window = heardLimit < 0 ? 10'240 : std::clamp(10 * heardLimit, 10, 10'240);
        if (++servedInWindow < window)
            return;
        servedInWindow = 0;
        for (auto &line : lines)
            line.recent -= line.recent > 0;
        for (const auto &line : lines) {
            if (line.recent == 0 && line.events.empty())
                ring.remove(line.key);
        }
        std::erase_if(lines, [](const Line &line) { return line.recent == 0 && line.events.empty(); });
    }
    void hold(MEvent *event)
    {
        auto *line = find(takenKey);
        line->events.push_front(event);
        line->isHeld = true;
        front = event;
        updateRing();
    }
    void release(MEvent *event)
    {
        find(keyOf(*event))->isHeld = false;
        updateRing();
    }
    void discard(MEvent *event) { takeFirst(*find(keyOf(*event))); }
    MEvent *takeAny()
    {
        for (auto &line : lines) {
            if (!line.events.empty())
                return takeFirst(line);
        }
        return nullptr;
    }

private:
    MEvent *front = nullptr; // of a priority leaf
};

struct MSend
{
    int index;
    MEvent *event = nullptr;
    struct MQueue *target = nullptr;
};
struct MEmpty
{
    int index;
    bool isWaiting = false;
    std::vector<struct MQueue *> queues; // null: removed
};
struct MNotice
{
    MSend *send;
    MEmpty *empty;
    bool operator==(const MNotice &) const = default;
};

struct MQueue
{
    int id;
    MQueue *parent;
    Pattern pattern;
    int priority, ownPriority, limit, totalLimit;
    EventQueue *real;
    std::vector<std::unique_ptr<MQueue>> children = {};
    MLeaf leaf = {};
    std::map<int, MRing, std::greater<>> levels = {}; // members: ids of children, and its own
    std::vector<MSend *> leafWaits = {}, totalWaits = {};
    bool isLeaving = false;             // takes no new events
    std::vector<MEmpty *> empties = {}; // an entry for each time it is named

    int total() const
    {
        int sum = leaf.size();
        for (const auto &child : children)
            sum += child->total();
        return sum;
    }
    bool hasTotalRoom() const { return totalLimit < 0 || total() < totalLimit; }
    bool isReady() const
    {
        return std::any_of(levels.begin(), levels.end(),
                           [](const auto &level) { return !level.second.isEmpty(); });
    }
    bool isBelow(const MQueue *other) const
    {
        const auto *queue = this;
        while (queue && queue != other)
            queue = queue->parent;
        return queue;
    }
    void addMember(int member, int level) { levels[level].served[member] = {0, 0}; }
    void removeMember(int member, int level)
    {
        levels[level].remove(member);
        if (levels[level].served.empty())
            levels.erase(level);
    }
    void moveMember(int member, int from, int to)
    {
        if (from == to)
            return;
        const bool isActive = levels[from].isActive(member);
        removeMember(member, from);
        addMember(member, to);
        levels[to].setActive(member, isActive);
    }
    int serveNext()
    {
        for (auto &[level, ring] : levels) {
            if (!ring.isEmpty())
                return ring.serveNext();
        }
        std::abort();
    }
    void all(std::vector<MQueue *> &list)
    {
        list.push_back(this);
        for (const auto &child : children)
            child->all(list);
    }
};

struct MWait
{
    int index;
    int waiter;
    Pattern pattern;
    bool isOnce;
    bool isWaiting = false;
    quint64 started = 0; // place in the order of registration
    int seenLatched = 0;
};

struct MFrame
{
    enum Kind { Nothing, Send, Empty, Late, Take, System, Dispatch } kind = Nothing;
    MNotice notice{};
    MEvent *event = nullptr;
    MQueue *queue = nullptr;
    bool isHeld = false, isRenewed = false;
    std::vector<std::pair<MWait *, quint64>> snapshot; // with the start that it belongs to
    int latched = 0;
    bool isDone = false; // what was to come has come
};

// ---- the fuzzer

class Fuzzer
{
public:
    Fuzzer(quint64 steps, unsigned seed) : m_steps(steps), m_seed(seed), m_random(seed)
    {
        m_router = std::make_unique<EventRouter>(QueueSpec{.limit = 12, .totalLimit = 30});
        m_root =
            std::make_unique<MQueue>(MQueue{++m_ids, nullptr, {0}, 0, 0, 12, 30, &m_router->rootQueue()});
        m_root->addMember(m_root->id, 0);
        m_router->systemQueue();
        for (int i = 0; i < WaiterCount; ++i)
            m_waiters.push_back(std::make_unique<Waiter>(*this, i));
        for (int i = 0; i < WaitCount; ++i)
            makeWait(i);
        for (int i = 0; i < SendCount; ++i) {
            m_modelSends.push_back(std::make_unique<MSend>(MSend{i}));
            m_sends.push_back(std::make_unique<Send>(*this, i));
        }
        for (int i = 0; i < EmptyCount; ++i) {
            m_modelEmpties.push_back(std::make_unique<MEmpty>(MEmpty{i, false, {}}));
            m_empties.push_back(std::make_unique<Empty>(*this, i));
        }
    }

    void run()
    {
        while (m_step < m_steps) {
            act();
            if (m_step % LookInterval == 0)
                look();
        }
        std::printf(
            "%llu steps, seed %u: %llu deliveries, %llu sends waited for room, %llu queues were empty, %llu "
            "events were held, %llu calls nested, as the model says\n",
            static_cast<unsigned long long>(m_step), m_seed, static_cast<unsigned long long>(m_deliveries),
            static_cast<unsigned long long>(m_grants), static_cast<unsigned long long>(m_emptinesses),
            static_cast<unsigned long long>(m_holds), static_cast<unsigned long long>(m_nested));
    }

private:
    static constexpr int WaiterCount = 6, WaitCount = 16, SendCount = 6, EmptyCount = 3, MaxQueues = 9,
                         MaxDepth = 3;

    struct Waiter : Signalbox::Waiter
    {
        Waiter(Fuzzer &owner, int number) : fuzzer(owner), index(number) {}
        void eventArrived(Wait &wait, const EventPointer<> &event) override { fuzzer.arrived(wait, event); }
        Fuzzer &fuzzer;
        int index;
    };
    struct Send : SendWait
    {
        Send(Fuzzer &owner, int number) : fuzzer(owner), index(number) {}
        void sent() override { fuzzer.told(MFrame::Send, index); }
        Fuzzer &fuzzer;
        int index;
    };
    struct Empty : EmptyWait
    {
        Empty(Fuzzer &owner, int number) : fuzzer(owner), index(number) {}
        void emptied() override { fuzzer.told(MFrame::Empty, index); }
        Fuzzer &fuzzer;
        int index;
    };

    [[noreturn]] void fail(const char *claim, long long detail = 0)
    {
        std::printf("FAIL: %s (%lld), seed %u, step %llu\n", claim, detail, m_seed,
                    static_cast<unsigned long long>(m_step));
        std::fflush(stdout);
        std::abort();
    }
    void expect(bool holds, const char *claim, long long detail = 0)
    {
        if (!holds)
            fail(claim, detail);
    }
    int below(int bound) { return int(m_random() % unsigned(bound)); }

    // ---- what the router does, in the model

    MQueue *classify(MQueue *from, const MEvent &event)
    {
        for (;;) {
            MQueue *best = nullptr;
            for (const auto &child : from->children) {
                if (!child->isLeaving && child->pattern.matches(event) &&
                    (!best || child->pattern.specificity() > best->pattern.specificity()))
                    best = child.get();
            }
            if (!best)
                return from;
            from = best;
        }
    }
    static MQueue *fullQueue(MQueue *target, const MEvent &event)
    {
        if (!target->leaf.hasRoomFor(event, target->limit))
            return target;
        for (auto *queue = target; queue; queue = queue->parent) {
            if (!queue->hasTotalRoom())
                return queue;
        }
        return nullptr;
    }
    static void updateReady(MQueue *queue)
    {
        queue->levels[queue->ownPriority].setActive(queue->id, queue->leaf.isReady());
        for (; queue->parent; queue = queue->parent)
            queue->parent->levels[queue->priority].setActive(queue->id, queue->isReady());
    }
    //! False: its leaf throws.
    static bool enqueue(MQueue *target, MEvent *event)
    {
        event->queue = nullptr;
        if (target->leaf.refuses(*event))
            return false;
        event->queue = target;
        target->leaf.push(event);
        updateReady(target);
        return true;
    }
    static void waitAt(MQueue *full, MSend *send)
    {
        const bool isLeaf = full == send->target && !full->leaf.hasRoomFor(*send->event, full->limit);
        (isLeaf ? full->leafWaits : full->totalWaits).push_back(send);
    }
    void tryAgain(MSend *send)
    {
        forgetSend(send);
        if (auto *full = fullQueue(send->target, *send->event)) {
            waitAt(full, send);
            return;
        }
        static_cast<void>(enqueue(send->target, std::exchange(send->event, nullptr)));
        notice({send, nullptr});
    }
    void forgetSend(MSend *send)
    {
        for (auto *queue : queues()) {
            drop(queue->leafWaits, send);
            drop(queue->totalWaits, send);
        }
    }
    void grantRoom(MQueue *queue)
    {
        if (queue->parent)
            grantRoom(queue->parent);
        while (!queue->totalWaits.empty() && queue->hasTotalRoom())
            tryAgain(queue->totalWaits.front());
        for (auto *send : std::vector<MSend *>(queue->leafWaits)) {
            if (queue->leaf.hasRoomFor(*send->event, queue->limit))
                tryAgain(send);
            else if (queue->leaf.kind != LeafKind::Keyed ||
                     (queue->limit >= 0 && queue->leaf.size() >= queue->limit))
                return;
        }
    }
    void notice(const MNotice &what)
    {
        drop(m_notices, what);
        m_notices.push_back(what);
    }
    void noteEmpty(MQueue *queue)
    {
        for (; queue && queue->total() == 0; queue = queue->parent) {
            for (auto *empty : queue->empties)
                notice({nullptr, empty});
        }
    }
    bool isEmpty(const MQueue *queue) const
    {
        return !queue || (queue->total() == 0 &&
                          std::none_of(m_frames.begin(), m_frames.end(), [&](const MFrame *frame) {
                              return frame->kind == MFrame::Take && frame->queue->isBelow(queue);
                          }));
    }
    bool areAllEmpty(const MEmpty &empty) const
    {
        return std::all_of(empty.queues.begin(), empty.queues.end(),
                           [this](auto *queue) { return isEmpty(queue); });
    }
    void endEmpty(MEmpty *empty)
    {
        empty->isWaiting = false;
        empty->queues.clear();
        for (auto *queue : queues())
            drop(queue->empties, empty);
        drop(m_notices, MNotice{nullptr, empty});
    }
    void discard(MEvent *event)
    {
        auto *queue = std::exchange(event->queue, nullptr);
        queue->leaf.discard(event);
        updateReady(queue);
        grantRoom(queue);
        noteEmpty(queue);
    }
    void unblock(MEvent *event)
    {
        event->isHeld = false;
        drop(m_held, event);
        event->queue->leaf.release(event);
        updateReady(event->queue);
    }
    void modelAccept(MEvent *event)
    {
        event->isAccepted = true;
        if (!event->isHeld)
            return;
        event->isHeld = false;
        drop(m_held, event);
        discard(event);
    }
    void modelStart(MWait *wait)
    {
        wait->isWaiting = true;
        wait->started = ++m_starts;
        if (!m_latched.empty()) {
            if (m_late.empty())
                m_lateGot.clear();
            m_late.push_back(wait);
        }
        for (auto *event : std::vector<MEvent *>(m_held)) {
            if (wait->pattern.matches(*event))
                unblock(event);
        }
        for (auto *frame : m_frames) {
            if (frame->isHeld && !frame->event->isAccepted && wait->pattern.matches(*frame->event))
                frame->isRenewed = true;
        }
    }
    void modelStop(MWait *wait)
    {
        wait->isWaiting = false;
        drop(m_late, wait);
    }

    //! What the router must do next.
    void begin(MFrame &frame)
    {
        while (!m_notices.empty()) {
            frame.notice = m_notices.front();
            m_notices.erase(m_notices.begin());
            frame.kind = frame.notice.send ? MFrame::Send : MFrame::Empty;
            if (frame.notice.send)
                return;
            if (areAllEmpty(*frame.notice.empty)) {
                endEmpty(frame.notice.empty);
                return;
            }
        }
        frame.kind = MFrame::Nothing;
        while (!m_late.empty()) {
            auto *wait = m_late.front();
            std::vector<std::pair<int, MEvent *>> found;
            for (const auto &[number, event] : m_latched) {
                if (number > wait->seenLatched && wait->pattern.matches(*event))
                    found.emplace_back(number, event);
            }
            const auto next = std::find_if(found.begin(), found.end(), [&](const auto &each) {
                return !has(m_lateGot, std::pair(wait->waiter, each.first));
            });
            if (next == found.end()) {
                if (!found.empty())
                    wait->seenLatched = found.back().first;
                drop(m_late, wait);
                continue;
            }
            if (lateWaitsOf(wait->waiter) > 1)
                m_lateGot.emplace_back(wait->waiter, next->first);
            auto *best = wait;
            for (auto it = m_late.begin(); it != m_late.end() && (*it)->waiter == wait->waiter; ++it) {
                if ((*it)->pattern.matches(*next->second) && (*it)->pattern.specificity() > best->pattern.specificity())
                    best = *it;
            }
            wait->seenLatched = next->first;
            if (best == wait && (wait->isOnce || next + 1 == found.end()))
                drop(m_late, wait);
            frame.kind = MFrame::Late;
            frame.event = next->second;
            frame.snapshot = {{best, best->started}};
            return;
        }
        if (!m_system.empty() && (m_systemPriority >= 0 || !m_root->isReady())) {
            frame.kind = MFrame::System;
            frame.event = m_system.front();
            m_system.pop_front();
            frame.snapshot = snapshotFor(*frame.event);
            return;
        }
        while (m_root->isReady()) {
            if (beginTake(frame))
                return;
        }
    }
    bool beginTake(MFrame &frame)
    {
        auto *queue = takeQueue(m_root.get());
        auto *event = queue->leaf.take();
        const bool mustHandle = event->kind == EventKind::MustHandle;
        const bool isOver = mustHandle && event->isAccepted;
        if (mustHandle && !isOver)
            queue->leaf.hold(event);
        else
            event->queue = nullptr;
        updateReady(queue);
        if (isOver) {
            grantRoom(queue);
            noteEmpty(queue);
            return false;
        }
        frame.kind = MFrame::Take;
        frame.event = event;
        frame.queue = queue;
        frame.isHeld = mustHandle;
        if (!mustHandle)
            grantRoom(queue);
        beginDelivery(frame);
        return true;
    }
    void beginDelivery(MFrame &frame)
    {
        auto *event = frame.event;
        if (event->kind == EventKind::Latched) {
            std::erase_if(m_latched, [&](const auto &each) {
                const auto &other = *each.second;
                return other.isDerived == event->isDerived && other.a == event->a && other.b == event->b &&
                       other.c == event->c;
            });
            frame.latched = ++m_latchedCount;
            m_latched.emplace_back(frame.latched, event);
        }
        frame.snapshot = snapshotFor(*event);
    }
    static MQueue *takeQueue(MQueue *queue)
    {
        for (;;) {
            const int member = queue->serveNext();
            if (member == queue->id)
                return queue;
            queue = std::find_if(queue->children.begin(), queue->children.end(), [&](const auto &child) {
                        return child->id == member;
                    })->get();
        }
    }
    std::vector<std::pair<MWait *, quint64>> snapshotFor(const MEvent &event)
    {
        std::vector<MWait *> found;
        for (const auto &wait : m_modelWaits) {
            if (wait->isWaiting && wait->pattern.matches(event))
                found.push_back(wait.get());
        }
        std::sort(found.begin(), found.end(), [](const MWait *x, const MWait *y) {
            const auto sx = x->pattern.specificity(), sy = y->pattern.specificity();
            return sx != sy ? sx > sy : x->started < y->started;
        });
        std::vector<std::pair<MWait *, quint64>> snapshot;
        for (auto *wait : found) {
            if (std::none_of(snapshot.begin(), snapshot.end(),
                             [&](const auto &each) { return each.first->waiter == wait->waiter; }))
                snapshot.emplace_back(wait, wait->started);
        }
        return snapshot;
    }
    std::ptrdiff_t lateWaitsOf(int waiter) const
    {
        return std::count_if(m_late.begin(), m_late.end(), [waiter](const MWait *wait) { return wait->waiter == waiter; });
    }
    //! The wait that must get the event next; null when there is none.
    MWait *nextDelivery(MFrame &frame)
    {
        while (!frame.snapshot.empty()) {
            const auto [wait, started] = frame.snapshot.front();
            frame.snapshot.erase(frame.snapshot.begin());
            if (!wait->isWaiting || wait->started != started)
                continue;
            if (frame.latched > 0) {
                if (has(m_late, wait))
                    continue;
                wait->seenLatched = frame.latched;
                if (lateWaitsOf(wait->waiter) > 0)
                    m_lateGot.emplace_back(wait->waiter, frame.latched);
            }
            return wait;
        }
        return nullptr;
    }
    void finish(MFrame &frame)
    {
        if (frame.kind != MFrame::Take)
            return;
        auto *event = frame.event;
        if (!frame.isHeld) {
            noteEmpty(frame.queue);
        } else if (event->isAccepted) {
            discard(event);
        } else if (frame.isRenewed) {
            event->queue->leaf.release(event);
            updateReady(event->queue);
        } else {
            event->isHeld = true;
            m_held.push_back(event);
            ++m_holds;
        }
    }

    // ---- what the router really does

    void process()
    {
        MFrame frame;
        begin(frame);
        m_frames.insert(m_frames.begin(), &frame);
        const bool did = m_router->processNext();
        m_frames.erase(m_frames.begin());
        expect(did == (frame.kind != MFrame::Nothing), "there is something to do", frame.kind);
        expect(!nextDelivery(frame), "all who wait get the event");
        expect(frame.isDone || frame.kind == MFrame::Nothing || frame.kind == MFrame::Take ||
                   frame.kind == MFrame::System,
               "who waited is told");
        finish(frame);
    }
    void arrived(Wait &wait, const EventPointer<> &event)
    {
        ++m_deliveries;
        expect(!m_frames.empty(), "an event comes when it is asked for");
        auto &frame = *m_frames.front();
        auto *expected = nextDelivery(frame);
        expect(expected, "nobody else gets the event");
        expect(frame.event->real == event, "the event is the next one", event->as<Base>()->id);
        expect(m_waits[std::size_t(expected->index)].get() == &wait, "the wait is the next one",
               expected->index);
        frame.isDone = true;
        if (expected->isOnce)
            modelStop(expected);
        expect(wait.isWaiting() == expected->isWaiting, "a wait for once is over");
        if (below(2))
            accept(frame.event);
        for (int actions = below(4); actions > 0; --actions)
            act();
    }
    void told(MFrame::Kind kind, int index)
    {
        expect(!m_frames.empty(), "somebody is told when it is asked for");
        auto &frame = *m_frames.front();
        expect(frame.kind == kind && !frame.isDone, "the one who is told is of this kind", kind);
        expect(index == (frame.notice.send ? frame.notice.send->index : frame.notice.empty->index),
               "the one who is told is the next one", index);
        frame.isDone = true;
        ++(kind == MFrame::Send ? m_grants : m_emptinesses);
        for (int actions = below(3); actions > 0; --actions)
            act();
    }

    // ---- random actions

    void act()
    {
        ++m_step;
        switch (below(31)) {
        case 0:
        case 1:
        case 2:
        case 3:
            send(false);
            break;
        case 4:
            send(true);
            break;
        case 5:
        case 6:
            sendOrWait();
            break;
        case 7:
            cancelSend();
            break;
        case 8:
        case 9:
        case 10:
            startWait();
            break;
        case 11:
            stopWait();
            break;
        case 12:
            if (m_frames.empty())
                remakeWait();
            break;
        case 13:
            acceptOne();
            break;
        case 14:
            ignore();
            break;
        case 15:
            unblockSome();
            break;
        case 16:
            addQueue();
            break;
        case 17:
            if (below(3) == 0)
                removeQueue();
            break;
        case 18:
            if (below(3) == 0)
                clearQueue();
            break;
        case 19:
            changePriority();
            break;
        case 20:
            changeLimit();
            break;
        case 21:
            startEmpty();
            break;
        case 22:
            forget();
            break;
        case 23:
            sendSystem();
            break;
        case 24:
            setDefaults();
            break;
        case 25:
            if (m_frames.size() < MaxDepth)
                dispatch();
            break;
        default:
            if (m_frames.size() < MaxDepth) {
                m_nested += !m_frames.empty();
                process();
            }
        }
        if (m_step % 64 == 0)
            compare();
    }

    MEvent *makeEvent() { return makeEvent(below(3) == 0 ? EventKind(1 + below(2)) : EventKind::Transient); }
    MEvent *makeEvent(EventKind kind)
    {
        const bool isDerived = below(3) == 0;
        auto &event = m_events.emplace_back(std::make_unique<MEvent>(MEvent{
            ++m_eventIds, isDerived, below(3), below(4) - 1, isDerived ? below(2) : -1, below(3), kind}));
        Derived derived;
        derived.a = event->a;
        derived.b = event->b < 0 ? std::nullopt : std::optional(event->b);
        derived.c = event->c;
        derived.id = event->id;
        derived.urgency = event->urgency;
        event->real = isDerived ? EventPointer<>(Signalbox::makeEvent(derived, kind))
                                : EventPointer<>(Signalbox::makeEvent(Base(derived), kind));
        if (m_events.size() > 400 && m_frames.empty())
            forgetOldEvents();
        return m_events.back().get();
    }
    //! A new one, or one that was sent before, and perhaps accepted.
    MEvent *eventToSend()
    {
        auto *event = m_events.empty() ? nullptr : m_events[std::size_t(below(int(m_events.size())))].get();
        const auto isDelivered = [event](const auto *frame) { return frame->event == event; };
        if (!event || below(6) > 0 || isNeeded(*event) ||
            std::any_of(m_frames.begin(), m_frames.end(), isDelivered))
            return makeEvent();
        event->isAccepted = false;
        return event;
    }
    bool isNeeded(const MEvent &event) const
    {
        return event.queue || std::find(m_system.begin(), m_system.end(), &event) != m_system.end() ||
               std::any_of(m_latched.begin(), m_latched.end(),
                           [&](const auto &each) { return each.second == &event; }) ||
               std::any_of(m_modelSends.begin(), m_modelSends.end(),
                           [&](const auto &each) { return each->event == &event; });
    }
    //! Those that are nowhere any more.
    void forgetOldEvents()
    {
        auto *last = m_events.back().get();
        std::erase_if(m_events, [&](const auto &event) { return event.get() != last && !isNeeded(*event); });
    }
    Pattern makePattern()
    {
        Pattern pattern{below(8) == 0 ? 0 : 1 + below(2)};
        if (pattern.type == 0)
            return pattern;
        pattern.a = below(2) ? below(3) : -1;
        pattern.b = below(3) == 0 ? below(3) : -1;
        pattern.c = pattern.type == 2 && below(2) ? below(2) : -1;
        pattern.oddOnly = below(5) == 0;
        return pattern;
    }
    //! In every third run, those who wait want one key of one type: what the index has short ways for.
    Pattern makeWaitPattern() { return m_seed % 3 == 0 ? Pattern{.type = 1, .a = below(3)} : makePattern(); }
    void makeWait(int index)
    {
        m_modelWaits.resize(WaitCount);
        m_waits.resize(WaitCount);
        auto &model = m_modelWaits[std::size_t(index)];
        model = std::make_unique<MWait>(MWait{index, below(WaiterCount), makeWaitPattern(), below(3) > 0});
        m_waits[std::size_t(index)] =
            std::make_unique<Wait>(*m_waiters[std::size_t(model->waiter)], model->pattern.matcher(),
                                   model->isOnce ? Wait::Repeat::Once : Wait::Repeat::Always);
    }
    std::vector<MQueue *> queues()
    {
        std::vector<MQueue *> list;
        m_root->all(list);
        return list;
    }
    MQueue *someQueue()
    {
        const auto list = queues();
        return list[std::size_t(below(int(list.size())))];
    }

    void send(bool isForced)
    {
        auto *event = eventToSend();
        auto *target = classify(m_root.get(), *event);
        auto *full = isForced ? nullptr : fullQueue(target, *event);
        const auto result = isForced ? m_router->sendForced(event->real) : m_router->send(event->real);
        const bool isQueued = !full && enqueue(target, event);
        expect(result.isAccepted() == isQueued, "send says whether there is room");
        expect(result.fullQueue() == (full ? full->real : nullptr), "send says which queue is full");
    }
    void sendSystem()
    {
        if (below(4) == 0) {
            m_systemPriority = below(3) - 1;
            m_router->systemQueue().setOwnPriority(m_systemPriority);
        }
        m_system.push_back(makeEvent(EventKind::Transient));
        expect(m_router->sendSystem(m_system.back()->real).isAccepted(), "system events have room");
    }
    void dispatch()
    {
        MFrame frame;
        frame.kind = MFrame::Dispatch;
        frame.event = makeEvent();
        beginDelivery(frame);
        m_frames.insert(m_frames.begin(), &frame);
        m_router->dispatch(frame.event->real);
        m_frames.erase(m_frames.begin());
        expect(!nextDelivery(frame), "all who wait get what is dispatched");
    }
    void setDefaults()
    {
        m_defaults = {below(3) - 1, below(3) - 1, below(2) == 0};
        m_router->setQueueDefaults({.priority = m_defaults.priority,
                                    .ownPriority = m_defaults.ownPriority,
                                    .leaf = m_defaults.isPicky ? pickyLeaf() : LeafFactory()});
    }
    void sendOrWait()
    {
        const auto index = std::size_t(below(SendCount));
        auto *model = m_modelSends[index].get();
        modelCancel(model);
        auto *event = eventToSend();
        auto *target = classify(m_root.get(), *event);
        auto *full = fullQueue(target, *event);
        expect(m_sends[index]->start(*m_router, event->real) == !full, "a send waits when there is no room");
        if (!full) {
            expect(m_sends[index]->wasRefused() != enqueue(target, event), "a send says if it is refused");
            return;
        }
        model->event = event;
        model->target = target;
        waitAt(full, model);
    }
    void modelCancel(MSend *send)
    {
        forgetSend(send);
        drop(m_notices, MNotice{send, nullptr});
        send->event = nullptr;
    }
    void cancelSend()
    {
        const auto index = std::size_t(below(SendCount));
        modelCancel(m_modelSends[index].get());
        m_sends[index]->cancel();
    }
    void startWait()
    {
        const auto index = std::size_t(below(WaitCount));
        if (!m_modelWaits[index]->isWaiting)
            modelStart(m_modelWaits[index].get());
        m_waits[index]->start(*m_router);
    }
    void stopWait()
    {
        const auto index = std::size_t(below(WaitCount));
        modelStop(m_modelWaits[index].get());
        m_waits[index]->stop();
    }
    void remakeWait()
    {
        const int index = below(WaitCount);
        modelStop(m_modelWaits[std::size_t(index)].get());
        makeWait(index);
    }
    void accept(MEvent *event)
    {
        modelAccept(event);
        event->real->accept();
    }
    void acceptOne()
    {
        if (!m_held.empty())
            accept(m_held[std::size_t(below(int(m_held.size())))]);
        else if (!m_events.empty())
            accept(m_events[std::size_t(below(int(m_events.size())))].get());
    }
    void ignore()
    {
        const auto pattern = makePattern();
        int count = 0;
        for (auto *event : std::vector<MEvent *>(m_held)) {
            if (!pattern.matches(*event))
                continue;
            modelAccept(event);
            ++count;
        }
        expect(m_router->ignore(pattern.matcher()) == count, "what is held and matches is ignored", count);
    }
    void unblockSome()
    {
        if (below(2)) {
            if (m_events.empty())
                return;
            auto *event = m_events[std::size_t(below(int(m_events.size())))].get();
            expect(m_router->unblock(event->real) == event->isHeld, "what is held is unblocked");
            if (event->isHeld)
                unblock(event);
            return;
        }
        auto *queue = someQueue();
        queue->real->unblock();
        modelUnblockAll(queue);
    }
    void modelUnblockAll(MQueue *queue)
    {
        for (auto *event : std::vector<MEvent *>(m_held)) {
            if (event->queue->isBelow(queue))
                unblock(event);
        }
    }
    int randomLimit(int most) { return below(3) == 0 ? -1 : below(most); }
    void addQueue()
    {
        if (queues().size() >= MaxQueues)
            return;
        auto *parent = someQueue();
        QueueSpec spec;
        auto model = std::make_unique<MQueue>(MQueue{++m_ids, parent, makePattern(), below(3) - 1,
                                                     below(3) - 1, randomLimit(8), randomLimit(12), nullptr});
        model->leaf.kind = LeafKind(below(3));
        model->leaf.perKey = randomLimit(4);
        model->leaf.reserve = below(3);
        spec.matcher = model->pattern.matcher();
        if (below(3) == 0) { // as the defaults say
            model->priority = m_defaults.priority;
            model->ownPriority = m_defaults.ownPriority;
        } else {
            spec.priority = model->priority;
            spec.ownPriority = model->ownPriority;
        }
        spec.limit = model->limit;
        spec.totalLimit = model->totalLimit;
        if (model->leaf.kind == LeafKind::Fifo) {
            const int choice = below(3);
            model->leaf.isPicky = choice == 0 || (choice == 1 && m_defaults.isPicky);
            spec.leaf = choice == 0 ? pickyLeaf() : choice == 1 ? LeafFactory() : fifoLeaf();
        } else if (model->leaf.kind == LeafKind::Priority)
            spec.leaf = priorityLeaf(&Base::urgency);
        else if (model->leaf.kind == LeafKind::Keyed)
            spec.leaf = keyedLeaf(&Base::a, {.perKey = model->leaf.perKey, .reserve = model->leaf.reserve});
        model->real = parent->real->addQueue(spec);
        model->addMember(model->id, model->ownPriority);
        parent->addMember(model->id, model->priority);
        parent->children.push_back(std::move(model));
    }
    void modelClear(MQueue *queue)
    {
        std::vector<MQueue *> list;
        queue->all(list);
        for (auto *each : list) {
            while (auto *event = each->leaf.takeAny()) {
                drop(m_held, event);
                event->isHeld = false;
                event->queue = nullptr;
                for (auto *frame : m_frames)
                    frame->isHeld = frame->isHeld && frame->event != event;
            }
            updateReady(each);
        }
        for (auto *each : list) {
            grantRoom(each);
            noteEmpty(each);
        }
    }
    void clearQueue()
    {
        auto *queue = someQueue();
        const int count = queue->total();
        modelClear(queue);
        expect(queue->real->clear() == count, "all is cleared", count);
    }
    void removeQueue()
    {
        auto *queue = someQueue();
        auto *parent = queue->parent;
        if (!parent)
            return;
        const auto content = below(2) ? Content::Keep : Content::Drop;
        queue->real->remove(content);

        queue->isLeaving = true;
        if (content == Content::Keep) {
            moveContent(queue, parent);
            moveSends(queue, parent);
        } else {
            moveSends(queue, parent);
            modelClear(queue);
        }
        for (auto *frame : m_frames) {
            if (frame->kind == MFrame::Take && frame->queue->isBelow(queue))
                frame->queue = parent;
        }
        std::vector<MQueue *> list;
        queue->all(list);
        for (auto *each : list) {
            for (auto *empty : each->empties)
                notice({nullptr, empty});
            for (const auto &empty : m_modelEmpties)
                std::replace(empty->queues.begin(), empty->queues.end(), each,
                             static_cast<MQueue *>(nullptr));
        }
        parent->removeMember(queue->id, queue->priority);
        std::erase_if(parent->children, [&](const auto &child) { return child.get() == queue; });
    }
    void moveContent(MQueue *from, MQueue *to)
    {
        modelUnblockAll(from);
        for (auto *frame : m_frames) {
            if (frame->isHeld && frame->queue->isBelow(from)) {
                frame->isHeld = false;
                frame->event->queue->leaf.release(frame->event);
                updateReady(frame->event->queue);
            }
        }
        while (from->isReady()) {
            auto *queue = takeQueue(from);
            auto *event = queue->leaf.take();
            updateReady(queue);
            if (!enqueue(classify(to, *event), event)) {
                grantRoom(to);
                noteEmpty(to);
            }
        }
    }
    void moveSends(MQueue *from, MQueue *to)
    {
        std::vector<MSend *> sends;
        std::vector<MQueue *> list;
        from->all(list);
        for (auto *queue : list) {
            for (auto *waits : {&queue->totalWaits, &queue->leafWaits}) {
                sends.insert(sends.end(), waits->begin(), waits->end());
                waits->clear();
            }
        }
        for (const auto &send : m_modelSends) {
            if (send->event && send->target->isBelow(from))
                send->target = classify(to, *send->event);
        }
        for (auto *send : sends)
            tryAgain(send);
    }
    void changePriority()
    {
        auto *queue = someQueue();
        const int priority = below(4) - 1;
        if (below(2)) {
            queue->real->setOwnPriority(priority);
            queue->moveMember(queue->id, queue->ownPriority, priority);
            queue->ownPriority = priority;
        } else if (queue->parent) {
            queue->real->setPriority(priority);
            queue->parent->moveMember(queue->id, queue->priority, priority);
            queue->priority = priority;
        }
    }
    void changeLimit()
    {
        auto *queue = someQueue();
        const int limit = randomLimit(queue->parent ? 10 : 30);
        const bool isTotal = below(2);
        (isTotal ? queue->totalLimit : queue->limit) = limit;
        if (isTotal)
            queue->real->setTotalLimit(limit);
        else
            queue->real->setLimit(limit);
        grantRoom(queue);
    }
    void startEmpty()
    {
        const auto index = std::size_t(below(EmptyCount));
        auto *model = m_modelEmpties[index].get();
        endEmpty(model);
        m_empties[index]->cancel();
        if (below(4) == 0)
            return;
        QList<EventQueue *> list;
        for (int count = 1 + below(2); count > 0; --count) {
            auto *queue = someQueue();
            model->queues.push_back(queue);
            queue->empties.push_back(model);
            list.append(queue->real);
        }
        model->isWaiting = !areAllEmpty(*model);
        expect(m_empties[index]->start(list) == !model->isWaiting, "start says whether all are empty");
        if (!model->isWaiting)
            endEmpty(model);
    }
    void forget()
    {
        const auto pattern = makePattern();
        std::erase_if(m_latched, [&](const auto &each) { return pattern.matches(*each.second); });
        m_router->forget(pattern.matcher());
    }

    //! As a reader does; then others attach, or leave. Waits are listed one by one while somebody asks for them.
    void look()
    {
        describeThread();
        LoopSnapshot seen;
        const LoopReader reader;
        for (const auto *router : reader.routers()) {
            const bool lacksTexts = readRouter(*router, Clock::now(), {}, &seen);
            expect(!m_probe || !lacksTexts, "something is not printed");
        }
        expect(seen.queues.size() == qsizetype(queues().size()) + 1, // the system's
               "queues that are seen", seen.queues.size());
        const auto waiting = std::count_if(m_modelWaits.begin(), m_modelWaits.end(),
                                           [](const auto &wait) { return wait->isWaiting; });
        expect(!m_probe || seen.waits.size() == waiting, "waits that are seen", seen.waits.size());
        expect(seen.waitCount == int(waiting), "waits that are counted", seen.waitCount);
        m_probe ? m_probe.reset() : static_cast<void>(m_probe.emplace());
    }

    void compare()
    {
        for (auto *queue : queues()) {
            const auto &block = Detail::QueueNode::of(*queue->real).block;
            expect(block.waiters.get() == int(queue->leafWaits.size() + queue->totalWaits.size()),
                   "senders that are seen to wait", block.waiters.get());
            const auto held = std::count_if(m_held.begin(), m_held.end(),
                                            [&](const auto *event) { return event->queue == queue; });
            expect(block.held.get() == int(held), "held events that are seen", block.held.get());
            expect(queue->real->size() == queue->total(), "sizes", queue->real->size());
            expect(queue->real->statistics().depth == queue->leaf.size(), "depths", queue->leaf.size());
        }
        expect(m_router->heldEvents().size() == qsizetype(m_held.size()), "held events",
               qsizetype(m_held.size()));
        expect(m_router->systemQueue().size() == qsizetype(m_system.size()), "system events");
        expect(m_router->latchedEvents().size() == qsizetype(m_latched.size()), "latched events");
        for (std::size_t i = 0; i < WaitCount; ++i)
            expect(m_waits[i]->isWaiting() == m_modelWaits[i]->isWaiting, "waits", qint64(i));
        for (std::size_t i = 0; i < SendCount; ++i)
            expect(m_sends[i]->isWaiting() == bool(m_modelSends[i]->event), "sends that wait", qint64(i));
        for (std::size_t i = 0; i < EmptyCount; ++i)
            expect(m_empties[i]->isWaiting() == m_modelEmpties[i]->isWaiting, "waits for emptiness",
                   qint64(i));
    }

    static constexpr quint64 LookInterval = 257;
    std::optional<Probe> m_probe;
    const quint64 m_steps;
    const unsigned m_seed;
    std::mt19937 m_random;
    quint64 m_step = 0, m_deliveries = 0, m_grants = 0, m_emptinesses = 0, m_holds = 0, m_nested = 0,
            m_starts = 0;
    int m_ids = 0, m_eventIds = 0, m_latchedCount = 0;

    std::unique_ptr<MQueue> m_root;
    std::vector<std::unique_ptr<MEvent>> m_events;
    std::vector<MEvent *> m_held;
    std::deque<MEvent *> m_system; // in the queue of the system
    int m_systemPriority = 0;
    struct
    {
        int priority = 0, ownPriority = 0;
        bool isPicky = false;
    } m_defaults;
    std::vector<std::pair<int, MEvent *>> m_latched; // by number
    std::vector<MWait *> m_late;
    std::vector<std::pair<int, int>> m_lateGot; // waiters of which several are there, and what they have got meanwhile
    std::vector<MNotice> m_notices;
    std::vector<MFrame *> m_frames; // the innermost first
    std::vector<std::unique_ptr<MWait>> m_modelWaits;
    std::vector<std::unique_ptr<MSend>> m_modelSends;
    std::vector<std::unique_ptr<MEmpty>> m_modelEmpties;

    std::unique_ptr<EventRouter> m_router;
    std::vector<std::unique_ptr<Waiter>> m_waiters;
    std::vector<std::unique_ptr<Wait>> m_waits;
    std::vector<std::unique_ptr<Send>> m_sends;
    std::vector<std::unique_ptr<Empty>> m_empties;
};

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2 || argc > 3) {
        std::puts("usage: fuzz_events STEPS [SEED]");
        return 2;
    }
    qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext &, const QString &) {}); // waits again, unaccepted
    Fuzzer(std::strtoull(argv[1], nullptr, 10), argc > 2 ? unsigned(std::atoi(argv[2])) : 1).run();
}
