// SPDX-License-Identifier: MIT
#include "core/logging_p.h"
#include "events/eventleaf.h"
#include "events/eventline_p.h"
#include "events/fairring_p.h"

#include <algorithm>
#include <unordered_map>

namespace Signalbox {

using namespace Detail;

namespace {

bool isSameKey(const Key &a, const Key &b)
{
    return isSame(a.view(), b.view()) || (!a.isPresent() && !b.isPresent());
}

std::size_t hashOf(const Key &key)
{
    return key.isPresent() ? key.view().hash() : 0;
}

/*
    A line for each key that has events or has been served of late. The recent ones are in two lists: served in this
    window, and in the one before; with each new window the older list is forgotten.
*/
class KeyedLeaf : public EventLeaf
{
public:
    KeyedLeaf(EventKeyOf key, KeyedLimits limits) : m_key(std::move(key)), m_limits(limits) {}

    bool hasRoomFor(const Event &event, qsizetype limit) const override;
    bool roomDependsOnEvent() const override { return true; }
    void push(EventPointer<> event) override;
    EventPointer<> take() override;
    void hold(EventPointer<> event) override;
    void release(const Event &event) override;
    void discard(const Event &event) override;
    bool remove(const Event &event) override;
    EventPointer<> takeAny() override;
    bool isReady() const override { return !m_ring.isEmpty(); }
    qsizetype size() const override { return m_size; }

private:
    struct HeldTag;
    struct Line : RingMember, ListHook<Line>, ListHook<HeldTag>
    {
        explicit Line(Key lineKey) : key(std::move(lineKey)), hash(hashOf(key)) {}
        const Key key;
        const std::size_t hash; // of the key when it came: an object may die
        EventLine events;
        bool isHeld() const { return ListHook<HeldTag>::isLinked(); }
        bool isRecent = false;
    };

    Line *find(const Key &key) const;
    Line &heldLineOf(const Event &event) const;
    void erase(Line &line);
    EventPointer<> takeFrom(Line &line);
    Line &lineOf(const Event &event) const;
    void noteTaken(Line &line);
    void noteServed(Line &line);
    void startWindow();
    void goOn(Line &line);

    const EventKeyOf m_key;
    const KeyedLimits m_limits;
    mutable qsizetype m_limit = Unlimited; // as last heard of: the window goes by it
    std::unordered_multimap<std::size_t, std::unique_ptr<Line>> m_lines; // by hash
    Line *m_taken = nullptr; // the line of the event that was taken last
    FairRing m_ring;
    IntrusiveList<Line> m_recent;        // served in this window
    IntrusiveList<Line> m_recentBefore;  // and in the one before
    IntrusiveList<Line, HeldTag> m_held; // whose first event is held
    qsizetype m_recentEmpty = 0;         // of both, those without events
    qsizetype m_servedInWindow = 0;
    qsizetype m_size = 0;
};

bool KeyedLeaf::hasRoomFor(const Event &event, qsizetype limit) const
{
    m_limit = limit;
    const auto *line = find(m_key(event));
    const qsizetype own = line ? line->events.size() : 0;
    if (m_limits.perKey >= 0 && own >= m_limits.perKey)
        return false;
    if (limit < 0)
        return true;
    if (own > 0)
        return m_size < limit - m_limits.reserve - m_recentEmpty;
    return m_size < (line ? limit - m_limits.reserve : limit);
}

KeyedLeaf::Line *KeyedLeaf::find(const Key &key) const
{
    const auto [begin, end] = m_lines.equal_range(hashOf(key));
    for (auto it = begin; it != end; ++it) {
        if (isSameKey(it->second->key, key))
            return it->second.get();
    }
    return nullptr;
}

void KeyedLeaf::erase(Line &line)
{
    m_ring.removeMember(line);
    const auto [begin, end] = m_lines.equal_range(line.hash);
    m_lines.erase(std::find_if(begin, end, [&](const auto &entry) { return entry.second.get() == &line; }));
}

void KeyedLeaf::push(EventPointer<> event)
{
    const auto key = m_key(*event);
    auto *line = find(key);
    if (!line) {
        line = m_lines.emplace(hashOf(key), std::make_unique<Line>(key))->second.get();
        m_ring.addMember(*line);
    }
    if (line->isRecent && line->events.isEmpty())
        --m_recentEmpty;
    line->events.append(std::move(event));
    ++m_size;
    goOn(*line);
}

//! \a line has something to be served, unless it is held.
void KeyedLeaf::goOn(Line &line)
{
    if (!line.isHeld() && !line.events.isEmpty() && !line.isActive())
        m_ring.activate(line);
}

//! The head of \a line leaves, and with the last event the line, unless it was served of late.
EventPointer<> KeyedLeaf::takeFrom(Line &line)
{
    auto event = line.events.takeFirst();
    static_cast<ListHook<HeldTag> &>(line).unlink();
    noteTaken(line);
    return event;
}

//! An event of \a line has left.
void KeyedLeaf::noteTaken(Line &line)
{
    --m_size;
    if (!line.events.isEmpty())
        return goOn(line);
    FairRing::deactivate(line);
    if (line.isRecent)
        ++m_recentEmpty;
    else
        erase(line);
}

KeyedLeaf::Line &KeyedLeaf::lineOf(const Event &event) const
{
    if (auto *line = find(m_key(event)); line && line->events.contains(event))
        return *line;
    // As in heldLineOf().
    const auto isIt = [&event](const auto &entry) { return entry.second->events.contains(event); };
    return *std::find_if(m_lines.begin(), m_lines.end(), isIt)->second;
}

bool KeyedLeaf::remove(const Event &event)
{
    auto &line = lineOf(event);
    line.events.take(event);
    noteTaken(line);
    return true;
}

EventPointer<> KeyedLeaf::take()
{
    m_taken = static_cast<Line *>(&m_ring.serveNext());
    noteServed(*m_taken);
    return takeFrom(*m_taken);
}

void KeyedLeaf::hold(EventPointer<> event)
{
    if (m_taken->events.isEmpty())
        --m_recentEmpty; // it has just been served
    m_taken->events.prepend(std::move(event));
    ++m_size;
    FairRing::deactivate(*m_taken);
    m_held.append(*m_taken);
}

KeyedLeaf::Line &KeyedLeaf::heldLineOf(const Event &event) const
{
    auto *line = find(m_key(event));
    if (line && line->isHeld() && line->events.first() == &event)
        return *line;
    // The object that was its key has died: it counts as absent now, and stands in its old line.
    for (line = m_held.first(); line->events.first() != &event;)
        line = m_held.next(*line);
    return *line;
}

void KeyedLeaf::release(const Event &event)
{
    auto &line = heldLineOf(event);
    static_cast<ListHook<HeldTag> &>(line).unlink();
    goOn(line);
}

void KeyedLeaf::discard(const Event &event)
{
    takeFrom(heldLineOf(event));
}

EventPointer<> KeyedLeaf::takeAny()
{
    if (auto *line = m_ring.anyActive())
        return takeFrom(static_cast<Line &>(*line));
    auto *held = m_held.first();
    return held ? takeFrom(*held) : EventPointer<>();
}

//! Notes that \a line, which has events, is being served.
void KeyedLeaf::noteServed(Line &line)
{
    constexpr qsizetype LongestWindow = 10'240;
    line.isRecent = true;
    m_recent.append(line);
    const auto window = m_limit < 0 ? LongestWindow : std::clamp<qsizetype>(10 * m_limit, 10, LongestWindow);
    if (++m_servedInWindow >= window)
        startWindow();
}

void KeyedLeaf::startWindow()
{
    m_servedInWindow = 0;
    while (auto *line = m_recentBefore.takeFirst()) {
        line->isRecent = false;
        if (!line->events.isEmpty())
            continue;
        --m_recentEmpty;
        erase(*line);
    }
    m_recentBefore.appendAll(m_recent);
}

} // namespace

static KeyedLimits checked(KeyedLimits limits)
{
    if (limits.perKey < 0 && limits.perKey != Unlimited) {
        qCWarning(lcEvents, "keyedLeaf: %lld is no limit: a key has none.", qlonglong(limits.perKey));
        limits.perKey = Unlimited;
    }
    if (limits.reserve < 0) {
        qCWarning(lcEvents, "keyedLeaf: %lld places cannot be reserved: none are.", qlonglong(limits.reserve));
        limits.reserve = 0;
    }
    return limits;
}

LeafFactory Detail::makeKeyedLeaf(EventKeyOf key, KeyedLimits limits)
{
    limits = checked(limits);
    return [key = std::move(key), limits] { return std::make_unique<KeyedLeaf>(key, limits); };
}

} // namespace Signalbox
