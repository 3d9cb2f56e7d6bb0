// SPDX-License-Identifier: MIT
#pragma once

#include "../events/eventkey.h"
#include "mutex.h"

#include <unordered_map>

namespace Signalbox {

/*!
    A Mutex for each value of \a Key that somebody asks for:

        KeyedMutex<QString> files;
        const auto guard = co_await files.lock(path);   // waits for who has the same path

    A Key can be copied, compared and hashed, by qHash() or std::hash. When it is destroyed, those that wait throw
    SynchronizationDestroyed. Thread-safety: the thread that uses it first. Cost: an allocation for each value that is locked, as
    long as it is; none for each wait. Source: vlcp's locks by key.
*/
template <EventKey Key>
class KeyedMutex final
{
public:
    KeyedMutex() = default;
    KeyedMutex(const KeyedMutex &) = delete;
    KeyedMutex &operator=(const KeyedMutex &) = delete;

    //! Waits for it: co_await lock(key) is a MutexGuard.
    Detail::PermitWaitingOf<MutexGuard> lock(const Key &key)
    {
        auto &line = m_none.isUsedByAnotherThread() ? m_none : lineOf(key); // it refuses
        return Detail::PermitWaitingOf<MutexGuard>(line, 1, "KeyedMutex::lock");
    }
    //! Locks it if it is free; otherwise, the guard is not locked.
    MutexGuard tryLock(const Key &key)
    {
        if (!m_none.isOwnThread("KeyedMutex::tryLock") || isLocked(key))
            return {};
        auto &line = lineOf(key);
        line.tryTake(1);
        return MutexGuard(line);
    }
    bool isLocked(const Key &key) const { return m_lines.contains(key); }
    //! How many keys are locked.
    qsizetype size() const { return qsizetype(m_lines.size()); }

private:
    //! Lives as long as it is locked, or somebody waits for it.
    class Line final : public Detail::MutexLine
    {
    public:
        explicit Line(KeyedMutex &mutex) : m_mutex(mutex) {}
        const Key *key = nullptr;

    private:
        void idle() override { m_mutex.m_lines.erase(m_mutex.m_lines.find(*key)); }
        KeyedMutex &m_mutex;
    };
    struct Hash
    {
        std::size_t operator()(const Key &key) const { return Detail::KeyTraits<Key>::hash(key); }
    };

    Detail::PermitLine &lineOf(const Key &key)
    {
        static_cast<void>(m_none.isOwnThread("KeyedMutex"));
        const auto [place, isNew] = m_lines.try_emplace(key, *this);
        if (isNew)
            place->second.key = &place->first;
        return place->second;
    }

    std::unordered_map<Key, Line, Hash> m_lines;
    Detail::PermitLine m_none{"a keyed mutex", 0}; // knows the thread
};

} // namespace Signalbox
