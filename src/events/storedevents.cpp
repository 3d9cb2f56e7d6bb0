// SPDX-License-Identifier: MIT
#include "events/storedevents_p.h"

#include "events/guardkeys_p.h"

#include <algorithm>

namespace Signalbox::Detail {

struct StoredRecord
{
    EventPointer<> event;
    quint64 number;
    quint32 present; // keys, when it was stored: an object may die
    std::vector<std::pair<StoredEvents::Records *, StoredEvents::Records::iterator>> places;
};

namespace {

quint32 presentKeys(const Event &event)
{
    quint32 present = 0;
    for (int i = 0; i < event.type().keyCount(); ++i)
        present |= event.type().key(event.value(), i).isPresent() ? 1u << i : 0;
    return present;
}

quint64 hashOf(const Event &event, quint32 mask)
{
    KeyHash hash;
    for (auto rest = mask; rest; rest &= rest - 1)
        hash.add(event.type().key(event.value(), std::countr_zero(rest)).hash());
    return hash.value();
}

void sortByNumber(StoredEvents::Found &found)
{
    std::sort(found.begin(), found.end(), [](const EventPointer<> &a, const EventPointer<> &b) {
        return StoredEvents::numberOf(*a) < StoredEvents::numberOf(*b);
    });
}

} // namespace

StoredEvents::StoredEvents() = default;

StoredEvents::~StoredEvents()
{
    for (const auto &[number, record] : m_records)
        EventAccess::giveRecordBack(*record->event);
}

quint64 StoredEvents::numberOf(const Event &event)
{
    return EventAccess::record(event)->number;
}

quint64 StoredEvents::insert(const EventPointer<> &event)
{
    auto &record = m_records[++m_last];
    record.reset(new StoredRecord{event, m_last, presentKeys(*event), {}});
    if (!EventAccess::claimRecord(*event, *record)) {
        m_records.erase(m_last);
        return 0;
    }
    for (const auto &table : m_tables)
        insertInto(*table, *record);
    return m_last;
}

void StoredEvents::insertInto(Table &table, StoredRecord &record)
{
    if (!record.event->type().isA(*table.type) || (table.mask & ~presentKeys(*record.event)))
        return;
    quint64 hash = 0;
    const bool isHashed = guardKeys(record.event->type(), "an event was to be found by it", "the event is compared instead",
                                    [&] { hash = hashOf(*record.event, table.mask); });
    auto &records = isHashed ? table.records : table.unhashed;
    record.places.emplace_back(&records, records.emplace(hash, &record));
}

void StoredEvents::erase(const Event &event)
{
    auto *record = EventAccess::record(event);
    for (const auto &[records, place] : record->places)
        records->erase(place);
    EventAccess::giveRecordBack(event);
    m_records.erase(record->number);
}

StoredEvents::Table &StoredEvents::tableFor(const EventType &type, quint32 mask)
{
    for (const auto &table : m_tables) {
        if (table->type == &type && table->mask == mask)
            return *table;
    }
    auto &table = *m_tables.emplace_back(std::make_unique<Table>(Table{&type, mask, {}}));
    for (const auto &[number, record] : m_records)
        insertInto(table, *record);
    return table;
}

StoredEvents::Found StoredEvents::matching(const Matcher &matcher, quint64 after)
{
    Found found;
    const auto &wanted = matcher.data();
    if (isEmpty() || wanted.isNever)
        return found;
    const auto compare = [&](const StoredRecord &record) {
        const auto &event = record.event;
        guardKeys(event->type(), "kept events were looked for", "the event does not match", [&] {
            if (record.number > after && wanted.hasKeysOf(event->type(), event->value()))
                found.append(event);
        });
    };
    const auto &table = tableFor(*wanted.type, wanted.mask);
    const auto [begin, end] = table.records.equal_range(wanted.hash);
    for (auto it = begin; it != end; ++it)
        compare(*it->second);
    for (const auto &[none, record] : table.unhashed)
        compare(*record);
    sortByNumber(found);
    if (matcher.hasFilter())
        found.erase(std::remove_if(found.begin(), found.end(),
                                   [&](const auto &event) { return !matcher.matches(event); }),
                    found.end());
    return found;
}

EventPointer<> StoredEvents::withKeysOf(const Event &event)
{
    const auto present = presentKeys(event);
    const auto &type = event.type();
    const auto [begin, end] = tableFor(type, present).records.equal_range(hashOf(event, present));
    for (auto it = begin; it != end; ++it) {
        const auto &candidate = *it->second->event;
        bool isIt = &candidate.type() == &type && it->second->present == present;
        for (auto rest = present; isIt && rest; rest &= rest - 1) {
            const int index = std::countr_zero(rest);
            isIt = isSame(type.key(candidate.value(), index), type.key(event.value(), index));
        }
        if (isIt)
            return it->second->event;
    }
    return {};
}

StoredEvents::Found StoredEvents::all() const
{
    Found found;
    for (const auto &[number, record] : m_records)
        found.append(record->event);
    sortByNumber(found);
    return found;
}

void StoredEvents::eraseDead()
{
    if (m_records.size() < m_nextCleaning)
        return;
    for (const auto &event : all()) {
        if (presentKeys(*event) != EventAccess::record(*event)->present)
            erase(*event);
    }
    constexpr std::size_t Few = 32;
    m_nextCleaning = m_records.size() * 2 + Few;
}

} // namespace Signalbox::Detail
