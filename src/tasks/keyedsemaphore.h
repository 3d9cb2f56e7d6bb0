// SPDX-License-Identifier: MIT
#pragma once

#include "keyedlines.h"
#include "semaphore.h"

namespace Signalbox {

/*!
    A Semaphore for each value of \a Key that somebody asks for, or that has a limit of its own:

        KeyedSemaphore<QString> connections(4);         // for each host
        connections.setLimit(u"slow.example"_s, 1);     // but one for this
        const auto guard = co_await connections.acquire(url.host());

    Who asks first of those with the same key gets first, also if it asks for many. A task that is cancelled after it was given
    permits gives them to the next one. When it is destroyed, those that wait throw SynchronizationDestroyed.

    A Key can be copied, compared and hashed, by qHash() or std::hash. Thread-safety: the thread that uses it first. Cost: an allocation for
    each value of which somebody holds permits or waits for them, as long as they do, or that has its own limit; none for each
    wait. Source: vlcp's semaphores by key.
*/
template <EventKey Key>
class KeyedSemaphore final
{
public:
    //! A key without a limit of its own has \a limit permits. Less than one: warns, one.
    explicit KeyedSemaphore(qsizetype limit = 1)
        : m_defaultLimit(Detail::PermitLine::atLeast(1, limit, "KeyedSemaphore"))
    {
    }

    //! Waits for \a count permits of \a key: co_await acquire(key) is a SemaphoreGuard. Errors: less than one is one, with a
    //! warning; more than the limit waits until that is raised, with a warning.
    Detail::PermitWaitingOf<SemaphoreGuard> acquire(const Key &key, qsizetype count = 1)
    {
        constexpr auto function = "KeyedSemaphore::acquire";
        auto &line = m_lines.toWaitAt(key, function, What, m_defaultLimit);
        return Detail::PermitWaitingOf<SemaphoreGuard>(line, line.checkedCount(count, function), function);
    }
    //! Takes them if they are there and nobody waits; otherwise, the guard holds nothing.
    SemaphoreGuard tryAcquire(const Key &key, qsizetype count = 1)
    {
        constexpr auto function = "KeyedSemaphore::tryAcquire";
        count = Detail::PermitLine::atLeast(1, count, function);
        if (!m_lines.isOwnThread(function) || count > available(key))
            return {};
        auto &line = lineOf(key);
        if (!line.tryTake(count))
            return {};
        return {line, count};
    }

    //! How many are to be had of \a key.
    qsizetype available(const Key &key) const
    {
        const auto *line = m_lines.find(key);
        return line ? line->available() : m_defaultLimit;
    }
    qsizetype limit(const Key &key) const
    {
        const auto *line = m_lines.find(key);
        return line ? line->limit() : m_defaultLimit;
    }
    qsizetype defaultLimit() const { return m_defaultLimit; }
    //! From now on, until clearLimit(), \a key has this limit; of those that are held above it, none is taken away. Negative:
    //! warns, zero.
    void setLimit(const Key &key, qsizetype limit)
    {
        if (!m_lines.isOwnThread("KeyedSemaphore::setLimit"))
            return;
        auto &line = lineOf(key);
        line.setKept(true);
        line.setLimit(Detail::PermitLine::atLeast(0, limit, "KeyedSemaphore::setLimit"));
    }
    //! From now on, \a key has the default limit. Nothing when it had before.
    void clearLimit(const Key &key)
    {
        if (!m_lines.isOwnThread("KeyedSemaphore::clearLimit"))
            return;
        auto *line = m_lines.find(key);
        if (!line)
            return;
        line->setLimit(m_defaultLimit);
        line->setKept(false);
    }

    //! Of how many keys somebody holds permits or waits for them, or which have a limit of their own.
    qsizetype size() const { return m_lines.size(); }

private:
    static constexpr auto What = "a semaphore of a key";
    using Lines = Detail::KeyedLines<Key, Detail::PermitLine>;

    typename Lines::Line &lineOf(const Key &key) { return m_lines.at(key, What, m_defaultLimit); }

    const qsizetype m_defaultLimit;
    Lines m_lines;
};

} // namespace Signalbox
