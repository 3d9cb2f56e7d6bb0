// SPDX-License-Identifier: MIT
#pragma once

#include "keyedlines.h"
#include "mutex.h"

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
    //! Waits for it: co_await lock(key) is a MutexGuard.
    Detail::PermitWaitingOf<MutexGuard> lock(const Key &key)
    {
        return Detail::PermitWaitingOf<MutexGuard>(m_lines.toWaitAt(key, "KeyedMutex::lock"), 1,
                                                   "KeyedMutex::lock");
    }
    //! Locks it if it is free; otherwise, the guard is not locked.
    MutexGuard tryLock(const Key &key)
    {
        if (!m_lines.isOwnThread("KeyedMutex::tryLock") || isLocked(key))
            return {};
        auto &line = m_lines.at(key);
        line.tryTake(1);
        return MutexGuard(line);
    }
    bool isLocked(const Key &key) const { return m_lines.contains(key); }
    //! How many keys are locked.
    qsizetype size() const { return m_lines.size(); }

private:
    Detail::KeyedLines<Key, Detail::MutexLine> m_lines; // of those that are locked
};

} // namespace Signalbox
