// SPDX-License-Identifier: MIT
#pragma once

#include "events/matcher_p.h"
#include "events/wait.h"

#include <functional>
#include <memory>
#include <vector>

namespace Signalbox::Detail {

class RouterReport;

/*!
    Finds the entries whose matchers match an event, those that say most first: of two matchers the one that has a
    value in the leftmost place where only one has any; a derived type is such a place, in front of its own keys. Among
    equals the one that was inserted first.

    There is a hash table for each shape of matchers in use: a type, and which keys have values. An event is looked
    up once in each table of its type and its bases. So the cost depends on the number of shapes, which the program's
    text bounds, and not on how many matchers there are. What wants the same shares a node, with a list of entries.
    Filters are run for each entry that the tables find.

    Entries are intrusive, and leave when they are destroyed. Filters and those who are given matches may insert,
    erase and destroy entries, and the index.
    Cost: insert() and erase() are O(1) on average, and allocate only for nodes beyond the peak and for larger tables.
*/
class MatchIndex
{
public:
    class Matches;

    //! Tells \a report, if there is one, how many entries there are of each shape.
    explicit MatchIndex(RouterReport *report = nullptr);
    ~MatchIndex();
    MatchIndex(const MatchIndex &) = delete;
    MatchIndex &operator=(const MatchIndex &) = delete;

    //! Behind all that want the same. \a entry is in no index, or rests in one.
    void insert(IndexEntry &entry);
    //! Out of the index that it is in, and of lists of matches that have not come to it yet.
    static void erase(IndexEntry &entry);
    /*!
        The same for one that was found by only(), and will probably be inserted again: as long as nobody else wants the same, insert()
        then finds its place at once.
    */
    static void rest(IndexEntry &entry);

    //! Has it so much that a cache has not all of it? loadEarly() is worth its cost then.
    bool isLarge() const { return m_isLarge; }
    //! What comes next, and behind that; null when that is not known. What they are looked up in is loaded meanwhile.
    void loadEarly(const Event &next, const Event *nextButOne);

    //! What matches an event, if that is one or none, and known without a list.
    struct Only
    {
        bool isKnown = false;
        IndexEntry *entry = nullptr;
    };
    //! Of most events.
    Only only(const Event &event);
    //! The first one that matches \a event; null when there is none. What its keys throw comes out.
    IndexEntry *first(const Event &event);

    bool isEmpty() const { return m_size == 0; }
    qsizetype size() const { return m_size; } // with those that rest
    //! What is wanted, without filters, and by whom.
    struct Wanted
    {
        Matcher matcher;
        std::vector<const IndexEntry *> entries;
    };
    std::vector<Wanted> wanted() const;
    //! Calls visit(entry) for each entry that something may match, until it returns false. It must change nothing.
    void forEach(const std::function<bool(IndexEntry &entry)> &visit) const;
    //! As "PortUp(device: …, port: *)", interned. Of an index with a report, and an entry that is in it.
    static const char *shapeOf(const IndexEntry &entry);
    //! For tests and statistics: how often a table was asked.
    quint64 probes() const { return m_probes; }
    //! How often a filter was run.
    quint64 filterRuns() const { return m_filterRuns; }

private:
    friend struct IndexNode;
    struct EventKeys;
    struct Table;
    struct Plan;
    struct Slots;

    Table &tableFor(const Matcher &matcher);
    const Plan &planFor(const EventType &type);
    const Plan &makePlan(const EventType &type);
    static bool isOf(const IndexNode &node, const MatcherData &pattern);
    bool wakes(IndexEntry &entry);
    static IndexEntry *firstOf(const IndexNode &node);
    IndexNode &nodeFor(const Matcher &matcher);
    IndexNode *findNode(Table &table, const MatcherData &pattern);
    IndexNode &takeNode(Table &table, const Matcher &matcher);
    void dropNode(IndexNode &node);
    void dropKept();
    void setLatest(IndexNode *node);
    IndexNode *nodeWanting(Table &table, const Event &event);
    IndexNode *nodeWanting(Table &table, EventKeys &keys);
    enum class KeyErrors { Thrown, Reported };
    template <KeyErrors keyErrors, typename Visit>
    void visitNodes(const Event &event, Visit &&visit);

    RouterReport *const m_report; // null: nobody is told
    std::vector<std::unique_ptr<Table>> m_tables;
    std::vector<std::unique_ptr<Plan>> m_plans; // by id of the type
    std::vector<std::unique_ptr<IndexNode>> m_freeNodes;
    std::unique_ptr<Table> m_neverTable; // of what nothing matches, with one node
    std::unique_ptr<IndexNode> m_never;
    // That an entry has left, while matches are given out. It stays when it is empty: who has just been given an event
    // often waits for the same again.
    IndexNode *m_latest = nullptr;
    Slots *m_slots; // outlives the index while matches are given out
    qsizetype m_size = 0;
    bool m_isLarge = false; // a table is, or was
    qsizetype m_kept = 0;   // nodes without entries, of tables that keep them
    quint64 m_probes = 0;
    quint64 m_filterRuns = 0;
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
    std::vector<Slot> stack; // of which the first ones are used
    quint32 used = 0;
    int users = 1; // the index, and lists of matches
    MatchIndex *index;

    void push(IndexEntry &entry)
    {
        if (used == stack.size()) [[unlikely]]
            stack.resize(stack.size() * 2 + 8);
        stack[used] = {&entry, entry.slot};
        entry.slot = used++;
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
        while (entry.slot != IndexEntry::NoSlot)
            take(entry.slot);
    }
    void release()
    {
        if (--users == 0)
            delete this;
    }
};

/*!
    The entries that match an event, as it was when this was made; those that leave the index meanwhile are left
    out. Of several entries of one owner there is the first only. Objects of this class nest. A key of the event that
    throws as it is hashed or compared is reported: those that want a value of it are left out.
*/
class MatchIndex::Matches
{
public:
    Matches(MatchIndex &index, const Event &event);
    ~Matches();
    Matches(const Matches &) = delete;
    Matches &operator=(const Matches &) = delete;

    //! Null when there are no more.
    IndexEntry *takeNext();
    //! False once the index has been destroyed.
    bool hasIndex() const;

private:
    //! True when an entry has a filter.
    bool collect(MatchIndex &index, const Event &event);
    void dropFiltered(const Event &event);
    void dropRepeated();

    Slots *const m_slots;
    const quint32 m_begin;
    quint32 m_position;
};

inline MatchIndex::Matches::~Matches()
{
    for (auto i = m_slots->used; i > m_position;)
        m_slots->take(--i);
    m_slots->used = m_begin;
    if (m_slots->users == 2 && m_slots->index) // the last one
        m_slots->index->setLatest(nullptr);
    m_slots->release();
}

inline IndexEntry *MatchIndex::Matches::takeNext()
{
    while (m_position < m_slots->used) {
        if (auto *entry = m_slots->take(m_position++))
            return entry;
    }
    return nullptr;
}

} // namespace Signalbox::Detail
