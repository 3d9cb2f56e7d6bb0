// SPDX-License-Identifier: MIT
#include "events/matchindex_p.h"

#include "events/routerreport_p.h"

#include <algorithm>
#include <array>

namespace Signalbox::Detail {

namespace {

constexpr quint32 NoSlot = ~quint32(0);

//! Numbers the lists of matches of a thread, and so of all indexes that a waiter may be in.
quint64 nextList()
{
    static constinit thread_local quint64 lists = 0;
    return ++lists;
}

} // namespace

//! Those who want the same keys.
struct IndexNode : ListHook<IndexNode>
{
    MatchIndex *index = nullptr;
    MatchIndex::Table *table = nullptr; // null for those that nothing matches
    quint64 hash = 0;
    Matcher pattern; // without a filter
    IntrusiveList<IndexEntry> entries;
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
    };

    const EventType *type = nullptr;
    quint32 mask = 0;
    quint64 specificity = 0;
    ShapeBlock ownShape;           // where there is no report
    ShapeBlock *shape = &ownShape; // how many entries there are, for readers
    std::size_t used = 0;
    std::vector<Place> places = std::vector<Place>(8); // a power of two, half of them free at least

    std::size_t home(quint64 hash) const { return std::size_t(hash) & (places.size() - 1); }
    std::size_t next(std::size_t place) const { return (place + 1) & (places.size() - 1); }

    template <typename IsIt>
    IndexNode *find(quint64 hash, IsIt &&isIt) const
    {
        for (auto place = home(hash); places[place].node; place = next(place)) {
            if (places[place].hash == hash && isIt(*places[place].node))
                return places[place].node;
        }
        return nullptr;
    }

    void insert(IndexNode &node)
    {
        if (++used > places.size() / 2)
            grow();
        put({node.hash, &node});
    }

    void erase(const IndexNode &node)
    {
        auto hole = home(node.hash);
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

private:
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
    quint32 keys = 0;           // that some table has values of
    std::vector<const Table *> tables;
};

/*
    What is given out: a stack of entries, of which each list of matches has the top part while it lives. An entry
    that leaves is crossed out, wherever it is: it knows its highest place, and that one the next lower.
*/
struct MatchIndex::Slots
{
    struct Slot
    {
        IndexEntry *entry;
        quint32 lower;
    };
    std::vector<Slot> stack;
    int users = 1; // the index, and lists of matches
    MatchIndex *index;

    void push(IndexEntry &entry)
    {
        stack.push_back({&entry, entry.slot});
        entry.slot = quint32(stack.size() - 1);
    }
    IndexEntry *take(quint32 position)
    {
        auto &slot = stack[position];
        auto *entry = std::exchange(slot.entry, nullptr);
        if (entry)
            entry->slot = slot.lower; // it was the highest: lists above are gone
        return entry;
    }
    void crossOut(IndexEntry &entry)
    {
        while (entry.slot != NoSlot)
            take(entry.slot);
    }
    void release()
    {
        if (--users == 0)
            delete this;
    }
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
            node.index->m_slots->crossOut(*entry);
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
    auto &table = *m_tables.emplace_back(std::make_unique<Table>());
    table.type = pattern.type;
    table.mask = pattern.mask;
    table.specificity = pattern.type->specificity(pattern.mask);
    if (m_report)
        table.shape = &m_report->addShape(matcher);
    return table;
}

const MatchIndex::Plan &MatchIndex::planFor(const EventType &type)
{
    const auto id = std::size_t(type.id());
    if (id >= m_plans.size())
        m_plans.resize(id + 1);
    auto &plan = m_plans[id];
    if (plan && plan->tableCount == m_tables.size()) // tables only come
        return *plan;
    plan = std::make_unique<Plan>();
    plan->tableCount = m_tables.size();
    for (const auto &table : m_tables) {
        if (type.isA(*table->type)) {
            plan->tables.push_back(table.get());
            plan->keys |= table->mask;
        }
    }
    std::sort(plan->tables.begin(), plan->tables.end(),
              [](const Table *a, const Table *b) { return a->specificity > b->specificity; });
    return *plan;
}

IndexNode *MatchIndex::findNode(const Table &table, const MatcherData &pattern)
{
    return table.find(pattern.hash,
                      [&](const IndexNode &node) { return pattern.hasKeysOf(node.pattern.data()); });
}

IndexNode *MatchIndex::takeNode(Table *table, const Matcher &matcher)
{
    IndexNode *node;
    if (m_freeNodes.empty()) {
        node = new IndexNode;
    } else {
        node = m_freeNodes.back().release();
        m_freeNodes.pop_back();
    }
    node->index = this;
    node->table = table;
    node->hash = matcher.data().hash;
    node->pattern = matcher.hasFilter() ? withoutFilter(matcher) : matcher;
    table->insert(*node);
    return node;
}

void MatchIndex::insert(IndexEntry &entry)
{
    const auto &pattern = entry.matcher.data();
    ++m_size;
    if (pattern.isNever) {
        if (!m_never)
            m_never = std::make_unique<IndexNode>();
        m_never->index = this;
        entry.node = m_never.get();
    } else {
        auto &table = tableFor(entry.matcher);
        table.shape->waits.add(1);
        entry.node = findNode(table, pattern);
        if (!entry.node)
            entry.node = takeNode(&table, entry.matcher);
        entry.node->ListHook<IndexNode>::unlink(); // it is not empty any more
    }
    entry.node->entries.append(entry);
}

void MatchIndex::erase(IndexEntry &entry)
{
    auto *const node = std::exchange(entry.node, nullptr);
    auto &index = *node->index;
    index.m_slots->crossOut(entry);
    static_cast<ListHook<IndexEntry> &>(entry).unlink();
    --index.m_size;
    if (!node->table)
        return;
    node->table->shape->waits.add(-1);
    if (!node->entries.isEmpty())
        return;
    // Who is just being given an event often waits for the same again.
    if (index.m_slots->users > 1)
        index.m_emptied.append(*node);
    else
        index.dropNode(*node);
}

void MatchIndex::dropNode(IndexNode &node)
{
    node.table->erase(node);
    node.ListHook<IndexNode>::unlink();
    node.pattern = anyEventMatcher(); // keys may keep objects alive
    std::unique_ptr<IndexNode> owned(&node);
    constexpr qsizetype Few = 64;
    if (qsizetype(m_freeNodes.size()) <= m_size + Few)
        m_freeNodes.push_back(std::move(owned));
}

void MatchIndex::sweep()
{
    while (auto *node = m_emptied.first())
        dropNode(*node);
}

//! Calls visit(node) for each node that wants the keys of \a event, until it returns false.
template <typename Visit>
void MatchIndex::visitNodes(const Event &event, Visit &&visit)
{
    const auto &type = event.type();
    const auto &plan = planFor(type);
    std::array<std::size_t, EventType::MaxKeys> hashes;
    quint32 present = 0;
    for (auto rest = plan.keys; rest; rest &= rest - 1) {
        const int index = std::countr_zero(rest);
        const auto key = type.key(event.value(), index);
        if (key.isPresent()) {
            hashes[std::size_t(index)] = key.hash();
            present |= 1u << index;
        }
    }
    for (const Table *table : plan.tables) {
        if (!table->used || (table->mask & ~present))
            continue;
        KeyHash hash;
        for (auto rest = table->mask; rest; rest &= rest - 1)
            hash.add(hashes[std::size_t(std::countr_zero(rest))]);
        ++m_probes;
        auto *node = table->find(hash.value(), [&](const IndexNode &candidate) {
            return candidate.pattern.data().hasKeysOf(type, event.value());
        });
        if (node && !visit(*node))
            return;
    }
}

QList<std::pair<Matcher, int>> MatchIndex::wanted() const
{
    QList<std::pair<Matcher, int>> wanted;
    for (const auto &table : m_tables) {
        for (const auto &place : table->places) {
            int count = 0;
            for (auto *entry = place.node ? place.node->entries.first() : nullptr; entry;
                 entry = place.node->entries.next(*entry))
                ++count;
            if (count > 0)
                wanted.append({place.node->pattern, count});
        }
    }
    return wanted;
}

void MatchIndex::forEach(const std::function<bool(IndexEntry &entry)> &visit) const
{
    for (const auto &table : m_tables) {
        for (const auto &place : table->places) {
            for (auto *entry = place.node ? place.node->entries.first() : nullptr; entry;
                 entry = place.node->entries.next(*entry)) {
                if (!visit(*entry))
                    return;
            }
        }
    }
}

const char *MatchIndex::shapeOf(const IndexEntry &entry)
{
    return entry.node->table ? entry.node->table->shape->text.get() : "(nothing)";
}

IndexEntry *MatchIndex::first(const Event &event)
{
    IndexEntry *found = nullptr;
    bool isFiltered = false;
    visitNodes(event, [&](const IndexNode &node) {
        found = node.entries.first();
        isFiltered = found && found->matcher.hasFilter();
        return !found;
    });
    // Filters may change the index: they are asked of a list that knows that.
    return isFiltered ? Matches(*this, event).takeNext() : found;
}

MatchIndex::Matches::Matches(MatchIndex &index, const Event &event)
    : m_slots(index.m_slots), m_begin(quint32(m_slots->stack.size())), m_position(m_begin)
{
    ++m_slots->users;
    if (collect(index, event))
        dropFiltered(event);
    if (m_slots->stack.size() > m_begin + 1)
        dropRepeated();
}

MatchIndex::Matches::~Matches()
{
    while (m_slots->stack.size() > m_begin) {
        m_slots->take(quint32(m_slots->stack.size() - 1));
        m_slots->stack.pop_back();
    }
    if (m_slots->users == 2 && m_slots->index)
        m_slots->index->sweep();
    m_slots->release();
}

bool MatchIndex::Matches::collect(MatchIndex &index, const Event &event)
{
    bool isFiltered = false;
    index.visitNodes(event, [&](const IndexNode &node) {
        for (auto *entry = node.entries.first(); entry; entry = node.entries.next(*entry)) {
            m_slots->push(*entry);
            isFiltered |= entry->matcher.hasFilter();
        }
        return true;
    });
    return isFiltered;
}

void MatchIndex::Matches::dropFiltered(const Event &event)
{
    for (auto i = m_begin; i < m_slots->stack.size(); ++i) {
        const auto *entry = m_slots->stack[i].entry;
        if (!entry || !entry->matcher.hasFilter())
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
    for (auto i = m_begin; i < m_slots->stack.size(); ++i) {
        const auto *entry = m_slots->stack[i].entry;
        if (!entry || !entry->owner)
            continue;
        if (std::exchange(entry->owner->markedIn, list) == list)
            m_slots->take(i);
    }
}

IndexEntry *MatchIndex::Matches::takeNext()
{
    while (m_position < m_slots->stack.size()) {
        if (auto *entry = m_slots->take(m_position++))
            return entry;
    }
    return nullptr;
}

bool MatchIndex::Matches::hasIndex() const
{
    return m_slots->index;
}

} // namespace Signalbox::Detail
