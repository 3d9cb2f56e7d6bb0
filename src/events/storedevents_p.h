// SPDX-License-Identifier: MIT
#pragma once

#include "events/matcher_p.h"

#include <memory>
#include <unordered_map>
#include <vector>

namespace Signalbox::Detail {

//! An event in a StoredEvents.
struct StoredRecord;

/*!
    Events that are kept, found by matchers: the reverse of a MatchIndex.

    There is a hash table for each shape of matchers that was asked for; an event is in each that it fits. Asking
    for a new shape looks at all events once. After that a question costs O(1) and what it finds.

    What a key throws is reported, and stays here: an event that could not be hashed is compared by whoever asks for its shape, and
    one that could not be compared does not match.
*/
class StoredEvents
{
public:
    using Found = QVarLengthArray<EventPointer<>, 8>;

    StoredEvents();
    ~StoredEvents();
    StoredEvents(const StoredEvents &) = delete;
    StoredEvents &operator=(const StoredEvents &) = delete;

    bool isEmpty() const { return m_records.empty(); }
    qsizetype size() const { return qsizetype(m_records.size()); }

    //! Keeps \a event. Returns its number: 1, 2, 3…; 0 when another StoredEvents has it: it is not kept here.
    quint64 insert(const EventPointer<> &event);
    //! Is \a event in one of these, whichever it is?
    static bool isKept(const Event &event) { return EventAccess::record(event); }
    //! Of an event that is kept.
    static quint64 numberOf(const Event &event);
    //! \a event is kept.
    void erase(const Event &event);

    //! Those that match, with numbers above \a after, oldest first. Filters run when all are found.
    Found matching(const Matcher &matcher, quint64 after = 0);
    //! The one of the same type and with the same keys, of which some may be absent; null when there is none.
    EventPointer<> withKeysOf(const Event &event);
    //! All, oldest first.
    Found all() const;
    //! Erases what had an object for a key that has died. Cost: O(1) on average if called with each insertion.
    void eraseDead();

private:
    friend struct StoredRecord;
    using Records = std::unordered_multimap<quint64, StoredRecord *>; // by the hash of the keys in a mask
    struct Table
    {
        const EventType *type;
        quint32 mask;
        Records records;
        Records unhashed = {}; // by nothing
    };
    Table &tableFor(const EventType &type, quint32 mask);
    void insertInto(Table &table, StoredRecord &record);

    std::vector<std::unique_ptr<Table>> m_tables;
    std::unordered_map<quint64, std::unique_ptr<StoredRecord>> m_records; // by number
    quint64 m_last = 0;
    std::size_t m_nextCleaning = 32;
};

} // namespace Signalbox::Detail
