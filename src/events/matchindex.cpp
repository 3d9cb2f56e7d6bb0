// SPDX-License-Identifier: MIT
#include "events/matchindex_p.h"

#include "core/prefetch_p.h"
#include "events/guardkeys_p.h"
#include "events/routerreport_p.h"

#include <algorithm>
#include <array>

namespace Signalbox::Detail {

namespace {

//! Numbers the lists of matches of a thread, and so of all indexes that a waiter may be in.
quint64 nextList()
{
    static constinit thread_local quint64 lists = 0;
    return ++lists;
}

} // namespace

//! Those who want the same keys. One line of the cache: with many nodes, it is the miss on them that costs.
struct alignas(64) IndexNode
{
    Key firstKey; // a copy of the pattern's, if it has any: most have one, and the pattern's data is elsewhere
    IntrusiveList<IndexEntry> entries;
    Matcher pattern; // without a filter
    MatchIndex::Table *table = nullptr;
};
static_assert(sizeof(IndexNode) == 64);

//! The keys of an event, each read when the first table asks for it. Those that are not present are not initialised.
struct MatchIndex::EventKeys
{
    EventKeys(const EventType &eventType, const void *eventStruct) : type(eventType), event(eventStruct) {}

    //! Are the keys in \a mask present? Only these may be asked for.
    bool has(quint32 mask)
    {
        for (auto rest = mask & ~read; rest; rest &= rest - 1)
            readKey(std::countr_zero(rest));
        return !(mask & ~present);
    }

    quint64 hashOf(quint32 mask) const
    {
        KeyHash hash;
        for (auto rest = mask; rest; rest &= rest - 1)
            hash.add(hashes[std::size_t(std::countr_zero(rest))]);
        return hash.value();
    }

    //! Does \a node, of a table with \a mask, want these?
    bool areWantedBy(const IndexNode &node, quint32 mask) const
    {
        if (!mask)
            return true;
        if (!isSame(node.firstKey.view(), views[std::size_t(std::countr_zero(mask))]))
            return false;
        auto rest = mask & (mask - 1);
        for (qsizetype i = 1; rest; ++i, rest &= rest - 1) {
            if (!isSame(node.pattern.data().keys[i].view(), views[std::size_t(std::countr_zero(rest))]))
                return false;
        }
        return true;
    }

private:
    // Not KeyView itself, whose members would be set first.
    struct View
    {
        const KeyOperations *operations;
        const void *value;
        operator KeyView() const { return {operations, value}; }
    };

    void readKey(int index)
    {
        read |= 1u << index;
        const auto key = type.key(event, index);
        if (!key.isPresent())
            return;
        present |= 1u << index;
        views[std::size_t(index)] = {key.operations, key.value};
        hashes[std::size_t(index)] = key.hash();
    }

    const EventType &type;
    const void *event;
    quint32 read = 0;
    quint32 present = 0;
    std::array<View, EventType::MaxKeys> views;
    std::array<quint64, EventType::MaxKeys> hashes;
};

/*
    Nodes of one shape by the hash of their keys. Open addressing with linear probing; what is erased is closed up, so
    there are no tombstones. Source: Knuth, TAOCP 3, 6.4, algorithms L and R.
*/
struct MatchIndex::Table
{
    struct Place
    {
        quint64 hash = 0;
        IndexNode *node = nullptr;
        const IndexEntry *foundLast =
            nullptr; // at the node's head, perhaps no more: an address to load early
    };

    explicit Table(MatchIndex &matchIndex) : index(matchIndex) {}

    MatchIndex &index;
    const EventType *type = nullptr; // null: of what nothing matches
    quint32 mask = 0;
    quint64 specificity = 0;
    ShapeBlock ownShape;           // where there is no report
    ShapeBlock *shape = &ownShape; // how many entries there are, for readers
    int plainKey = -1;             // the only key that has a value, if its hash says all of it
    bool keepsEmpty = false; // its nodes stay for who wants the same next: their keys keep no objects alive
    std::size_t used = 0;
    std::size_t last = 7;                              // place; their number is a power of two
    std::vector<Place> places = std::vector<Place>(8); // half of them free at least

    std::size_t home(quint64 hash) const { return std::size_t(hash) & last; }
    std::size_t next(std::size_t place) const { return (place + 1) & last; }
    bool isLarge() const { return last > 1024; }

    template <typename IsIt>
    IndexNode *find(quint64 hash, IsIt &&isIt)
    {
        for (auto i = home(hash);; i = next(i)) {
            auto &place = places[i];
            if (!place.node)
                return nullptr;
            if (place.hash != hash)
                continue;
            // Among many nodes, neither they nor their entries are in a cache: these misses are waited for together.
            prefetchTwoLines(place.foundLast);
            if (!isIt(*place.node))
                continue;
            if (auto *first = place.node->entries.first(); first != place.foundLast)
                place.foundLast = first;
            return place.node;
        }
    }
    //! Where the hash says all.
    IndexNode *find(quint64 hash)
    {
        return find(hash, [](const IndexNode &) { return true; });
    }

    void insert(IndexNode &node)
    {
        if (++used > places.size() / 2)
            grow();
        put({hashOf(node), &node, nullptr});
    }

    void erase(const IndexNode &node)
    {
        auto hole = home(hashOf(node));
        while (places[hole].node != &node)
            hole = next(hole);
        for (auto place = next(hole); places[place].node; place = next(place)) {
            const auto wanted = home(places[place].hash);
            const bool mayMove =
                hole <= place ? wanted <= hole || wanted > place : wanted <= hole && wanted > place;
            if (mayMove) {
                places[hole] = places[place];
                hole = place;
            }
        }
        places[hole] = {};
        --used;
    }

    //! Calls take(node) for each node without entries, which is no longer here then.
    template <typename Take>
    void removeEmpty(Take &&take)
    {
        const auto old = std::exchange(places, {});
        used = std::size_t(std::count_if(old.begin(), old.end(), [](const Place &place) {
            return place.node && !place.node->entries.isEmpty();
        }));
        places.resize(std::bit_ceil(std::max<std::size_t>(used * 4, 8)));
        last = places.size() - 1;
        index.m_isLarge |= isLarge();
        for (const auto &entry : old) {
            if (entry.node && entry.node->entries.isEmpty())
                take(*entry.node);
            else if (entry.node)
                put(entry);
        }
    }

private:
    static quint64 hashOf(const IndexNode &node) { return node.pattern.data().hash; }

    void put(const Place &entry)
    {
        auto place = home(entry.hash);
        while (places[place].node)
            place = next(place);
        places[place] = entry;
    }

    void grow()
    {
        auto old = std::exchange(places, std::vector<Place>(places.size() * 2));
        last = places.size() - 1;
        index.m_isLarge |= isLarge();
        for (const auto &entry : old) {
            if (entry.node)
                put(entry);
        }
    }
};

//! The tables that an event of some type is looked up in, those first whose matchers say most.
struct MatchIndex::Plan
{
    std::size_t tableCount = 0; // of the index, when this was made
    std::vector<Table *> tables;
};

IndexEntry::~IndexEntry()
{
    if (node)
        MatchIndex::erase(*this);
}

MatchIndex::MatchIndex(RouterReport *report) : m_report(report), m_slots(new Slots)
{
    m_slots->index = this;
}

MatchIndex::~MatchIndex()
{
    const auto drain = [](IndexNode &node) {
        while (auto *entry = node.entries.takeFirst()) {
            node.table->index.m_slots->crossOut(*entry);
            entry->node = nullptr;
        }
    };
    if (m_never)
        drain(*m_never);
    for (const auto &table : m_tables) {
        for (const auto &place : table->places) {
            if (place.node) {
                drain(*place.node);
                delete place.node;
            }
        }
    }
    m_slots->index = nullptr;
    m_slots->release();
}

MatchIndex::Table &MatchIndex::tableFor(const Matcher &matcher)
{
    const auto &pattern = matcher.data();
    for (const auto &table : m_tables) {
        if (table->type == pattern.type && table->mask == pattern.mask)
            return *table;
    }
    auto &table = *m_tables.emplace_back(std::make_unique<Table>(*this));
    table.type = pattern.type;
    table.mask = pattern.mask;
    table.specificity = pattern.type->specificity(pattern.mask);
    table.keepsEmpty = true;
    for (auto rest = pattern.mask; rest; rest &= rest - 1)
        table.keepsEmpty &= pattern.type->hasPlainKey(std::countr_zero(rest));
    if (table.keepsEmpty && std::has_single_bit(pattern.mask))
        table.plainKey = std::countr_zero(pattern.mask);
    if (m_report)
        table.shape = &m_report->addShape(matcher);
    return table;
}

const MatchIndex::Plan &MatchIndex::planFor(const EventType &type)
{
    const auto id = std::size_t(type.id());
    if (id < m_plans.size()) [[likely]] {
        const auto *plan = m_plans[id].get();
        if (plan && plan->tableCount == m_tables.size()) [[likely]] // tables only come
            return *plan;
    }
    return makePlan(type);
}

const MatchIndex::Plan &MatchIndex::makePlan(const EventType &type)
{
    const auto id = std::size_t(type.id());
    if (id >= m_plans.size())
        m_plans.resize(id + 1);
    auto &plan = m_plans[id] = std::make_unique<Plan>();
    plan->tableCount = m_tables.size();
    for (const auto &table : m_tables) {
        if (type.isA(*table->type))
            plan->tables.push_back(table.get());
    }
    std::sort(plan->tables.begin(), plan->tables.end(),
              [](const Table *a, const Table *b) { return a->specificity > b->specificity; });
    return *plan;
}

IndexNode *MatchIndex::findNode(Table &table, const MatcherData &pattern)
{
    return table.find(pattern.hash,
                      [&](const IndexNode &node) { return pattern.hasKeysOf(node.pattern.data()); });
}

IndexNode &MatchIndex::takeNode(Table &table, const Matcher &matcher)
{
    IndexNode *node;
    if (m_freeNodes.empty()) {
        node = new IndexNode;
    } else {
        node = m_freeNodes.back().release();
        m_freeNodes.pop_back();
    }
    node->table = &table;
    node->pattern = matcher.hasFilter() ? withoutFilter(matcher) : matcher;
    if (table.mask)
        node->firstKey = matcher.data().keys.first();
    table.insert(*node);
    m_kept += table.keepsEmpty;
    return *node;
}

//! Does what wants \a pattern belong to \a node? False also when that is not known at once.
bool MatchIndex::isOf(const IndexNode &node, const MatcherData &pattern)
{
    const auto &own = node.pattern.data();
    if (&own == &pattern)
        return true;
    const auto &table = *node.table;
    return table.plainKey >= 0 && own.hash == pattern.hash && table.type == pattern.type &&
           table.mask == pattern.mask && !pattern.isNever;
}

//! The first one that wants something; null: there is none.
IndexEntry *MatchIndex::firstOf(const IndexNode &node)
{
    auto *entry = node.entries.first();
    return entry && !entry->isResting ? entry : nullptr;
}

void MatchIndex::rest(IndexEntry &entry)
{
    if (entry.slot != IndexEntry::NoSlot) // an outer list of matches has it
        return erase(entry);
    entry.isResting = true;
    entry.node->table->shape->waits.add(-1);
}

//! True when \a entry rested here, and does so no more.
inline bool MatchIndex::wakes(IndexEntry &entry)
{
    if (!entry.node)
        return false;
    if (&entry.node->table->index != this) {
        erase(entry);
        return false;
    }
    Q_ASSERT(entry.isResting);
    entry.isResting = false;
    entry.node->table->shape->waits.add(1);
    return true;
}

void MatchIndex::insert(IndexEntry &entry)
{
    if (wakes(entry))
        return;
    // Who is just being given an event often waits for the same again.
    auto &node = m_latest && isOf(*m_latest, entry.matcher.data()) ? *m_latest : nodeFor(entry.matcher);
    node.table->shape->waits.add(1);
    if (auto *resting = node.entries.first(); resting && resting->isResting) {
        static_cast<ListHook<IndexEntry> &>(*resting).unlink();
        resting->node = nullptr;
    } else {
        m_kept -= node.table->keepsEmpty && !resting;
        ++m_size;
    }
    node.entries.append(entry);
    entry.node = &node;
    entry.isResting = false;
}

IndexNode &MatchIndex::nodeFor(const Matcher &matcher)
{
    const auto &pattern = matcher.data();
    if (!pattern.isNever) {
        auto &table = tableFor(matcher);
        auto *node = findNode(table, pattern);
        return node ? *node : takeNode(table, matcher);
    }
    if (!m_never) {
        m_neverTable = std::make_unique<Table>(*this);
        m_never = std::make_unique<IndexNode>();
        m_never->table = m_neverTable.get();
    }
    return *m_never;
}

void MatchIndex::erase(IndexEntry &entry)
{
    auto *const node = std::exchange(entry.node, nullptr);
    auto &table = *node->table;
    auto &index = table.index;
    index.m_slots->crossOut(entry);
    static_cast<ListHook<IndexEntry> &>(entry).unlink();
    --index.m_size;
    if (!std::exchange(entry.isResting, false))
        table.shape->waits.add(-1);
    if (node == index.m_never.get())
        return;
    index.setLatest(node);
    constexpr qsizetype Few = 64;
    if (table.keepsEmpty && node->entries.isEmpty() && ++index.m_kept > index.m_size + Few)
        index.dropKept();
    if (!table.keepsEmpty && index.m_slots->users == 1) // no matches are given out
        index.setLatest(nullptr);
}

//! The one before, if that is another one, empty and not kept, goes.
void MatchIndex::setLatest(IndexNode *node)
{
    auto *previous = std::exchange(m_latest, node);
    if (previous && previous != node && previous->entries.isEmpty() && !previous->table->keepsEmpty) {
        previous->table->erase(*previous);
        dropNode(*previous);
    }
}

//! More nodes are kept for nobody than for somebody. Cost: on average O(1) for each of them.
void MatchIndex::dropKept()
{
    m_latest = nullptr;
    m_kept = 0;
    for (const auto &table : m_tables) {
        if (table->keepsEmpty)
            table->removeEmpty([this](IndexNode &node) { dropNode(node); });
    }
}

//! Puts \a node, which is in no table, away.
void MatchIndex::dropNode(IndexNode &node)
{
    node.firstKey = {};
    node.pattern = anyEventMatcher(); // keys may keep objects alive
    std::unique_ptr<IndexNode> owned(&node);
    constexpr qsizetype Few = 64;
    if (qsizetype(m_freeNodes.size()) <= m_size + Few)
        m_freeNodes.push_back(std::move(owned));
}

//! Of a table whose only key is the plain one \a index.
static inline quint64 plainHash(const Event &event, int index)
{
    KeyHash hash;
    hash.add(event.type().key(event.value(), index).plainHash());
    return hash.value();
}

//! The node of \a table, which has a plain key, that wants that of \a event; null when there is none.
inline IndexNode *MatchIndex::nodeWanting(Table &table, const Event &event)
{
    ++m_probes;
    return table.find(plainHash(event, table.plainKey));
}

//! The same of any table.
IndexNode *MatchIndex::nodeWanting(Table &table, EventKeys &keys)
{
    const auto mask = table.mask;
    if (!keys.has(mask))
        return nullptr;
    ++m_probes;
    return table.find(keys.hashOf(mask),
                      [&](const IndexNode &candidate) { return keys.areWantedBy(candidate, mask); });
}

MatchIndex::Only MatchIndex::only(const Event &event)
{
    const auto &tables = planFor(event.type()).tables;
    if (tables.size() != 1 || tables.front()->plainKey < 0)
        return {};
    const auto *node = nodeWanting(*tables.front(), event);
    auto *entry = node ? firstOf(*node) : nullptr;
    if (entry && (entry->isFiltered || node->entries.next(*entry)))
        return {};
    return {.isKnown = true, .entry = entry};
}

void MatchIndex::loadEarly(const Event &next, const Event *nextButOne)
{
    const auto &tables = planFor(next.type()).tables;
    if (tables.empty() || tables.front()->plainKey < 0 || !tables.front()->isLarge())
        return;
    const auto &table = *tables.front();
    const auto &place =
        table.places[table.home(plainHash(next, table.plainKey))]; // loaded when it was the next but one
    prefetch(place.node);
    prefetchAround(place.foundLast); // with who waits: its wait is a part of it, as a rule
    if (nextButOne && &nextButOne->type() == &next.type())
        prefetch(&table.places[table.home(plainHash(*nextButOne, table.plainKey))]);
}

//! Calls visit(node) for each node that wants the keys of \a event, until it returns false.
template <MatchIndex::KeyErrors keyErrors, typename Visit>
void MatchIndex::visitNodes(const Event &event, Visit &&visit)
{
    EventKeys keys(event.type(), event.value());
    const auto lookUp = [&](Table &table) {
        if (table.plainKey >= 0)
            return nodeWanting(table, event);
        if constexpr (keyErrors == KeyErrors::Thrown) {
            return nodeWanting(table, keys);
        } else {
            IndexNode *node = nullptr;
            guardKeys(event.type(), "those who wait for an event were looked for",
                      "who wants a value of that key does not get the event, the others do",
                      [&] { node = nodeWanting(table, keys); });
            return node;
        }
    };
    for (auto *table : planFor(event.type()).tables) {
        if (table->used == 0)
            continue;
        auto *node = lookUp(*table);
        if (node && !visit(*node))
            return;
    }
}

std::vector<MatchIndex::Wanted> MatchIndex::wanted() const
{
    std::vector<Wanted> wanted;
    const IndexNode *latest = nullptr;
    forEach([&](const IndexEntry &entry) {
        if (std::exchange(latest, entry.node) != entry.node)
            wanted.push_back({entry.node->pattern, {}});
        wanted.back().entries.push_back(&entry);
        return true;
    });
    return wanted;
}

void MatchIndex::forEach(const std::function<bool(IndexEntry &entry)> &visit) const
{
    for (const auto &table : m_tables) {
        for (const auto &place : table->places) {
            for (auto *entry = place.node ? firstOf(*place.node) : nullptr; entry;
                 entry = place.node->entries.next(*entry)) {
                if (!visit(*entry))
                    return;
            }
        }
    }
}

const char *MatchIndex::shapeOf(const IndexEntry &entry)
{
    return entry.node->table->type ? entry.node->table->shape->text.get() : "(nothing)";
}

IndexEntry *MatchIndex::first(const Event &event)
{
    IndexEntry *found = nullptr;
    bool isFiltered = false;
    visitNodes<KeyErrors::Thrown>(event, [&](const IndexNode &node) {
        found = firstOf(node);
        isFiltered = found && found->isFiltered;
        return !found;
    });
    // Filters may change the index: they are asked of a list that knows that.
    return isFiltered ? Matches(*this, event).takeNext() : found;
}

MatchIndex::Matches::Matches(MatchIndex &index, const Event &event)
    : m_slots(index.m_slots), m_begin(m_slots->used), m_position(m_begin)
{
    ++m_slots->users;
    if (collect(index, event))
        dropFiltered(event);
    if (m_slots->used > m_begin + 1)
        dropRepeated();
}

bool MatchIndex::Matches::collect(MatchIndex &index, const Event &event)
{
    bool isFiltered = false;
    index.visitNodes<KeyErrors::Reported>(event, [&](const IndexNode &node) {
        for (auto *entry = firstOf(node); entry; entry = node.entries.next(*entry)) {
            m_slots->push(*entry);
            isFiltered |= entry->isFiltered;
        }
        return true;
    });
    return isFiltered;
}

void MatchIndex::Matches::dropFiltered(const Event &event)
{
    for (auto i = m_begin; i < m_slots->used; ++i) {
        const auto *entry = m_slots->stack[i].entry;
        if (!entry || !entry->isFiltered)
            continue;
        if (m_slots->index)
            ++m_slots->index->m_filterRuns;
        const Matcher matcher = entry->matcher; // outlives its entry
        if (!passesFilter(matcher, event.type(), event.value()))
            m_slots->take(i);
    }
}

void MatchIndex::Matches::dropRepeated()
{
    const auto list = nextList();
    for (auto i = m_begin; i < m_slots->used; ++i) {
        const auto *entry = m_slots->stack[i].entry;
        if (!entry || !entry->owner)
            continue;
        if (std::exchange(entry->owner->markedIn, list) == list)
            m_slots->take(i);
    }
}

bool MatchIndex::Matches::hasIndex() const
{
    return m_slots->index;
}

} // namespace Signalbox::Detail
