// SPDX-License-Identifier: MIT
#pragma once

#include "waitline.h"

#include <deque>
#include <limits>
#include <optional>

namespace Signalbox {

template <typename T>
class Topic;

namespace Detail {

template <typename T>
class CursorNext;
class TopicBase;

//! \internal Where a reader is.
class SIGNALBOX_CORE_EXPORT CursorBase : private ListHook<CursorBase>
{
public:
    CursorBase(const CursorBase &) = delete;
    CursorBase &operator=(const CursorBase &) = delete;

    //! How many it can read at once.
    qsizetype size() const;
    //! How many it could not read, all in all: the topic had dropped them before.
    quint64 lost() const;

protected:
    CursorBase(TopicBase &topic, quint64 position);
    ~CursorBase() = default;

    //! Moves on behind what it reads next; false: there is nothing.
    bool advance(quint64 &position);
    //! Null when that has gone.
    TopicBase *topic() const { return m_topic; }
    WaitLine &line() { return m_line; }

private:
    friend class CursorNextBase;
    friend class TopicBase;
    template <typename, typename>
    friend class Signalbox::IntrusiveList;

    TopicBase *m_topic;
    quint64 m_position; // of what it reads next, unless that was dropped
    quint64 m_lost = 0;
    WaitLine m_line{"the next item of a topic"};
};

//! \internal What Cursor::next() returns, without the type. Nothing is taken before take().
class SIGNALBOX_CORE_EXPORT CursorNextBase : public LineWaiting
{
protected:
    explicit CursorNextBase(CursorBase &cursor);
};

//! \internal What does not depend on the type of the items.
class SIGNALBOX_CORE_EXPORT TopicBase
{
public:
    TopicBase(const TopicBase &) = delete;
    TopicBase &operator=(const TopicBase &) = delete;

    qsizetype limit() const { return m_limit; }
    bool isClosed() const { return m_isClosed; }
    //! Nothing more is published. Readers come to the end behind what is kept.
    void close();

protected:
    explicit TopicBase(qsizetype limit);
    ~TopicBase();

    bool mayPublish();
    //! One more is kept.
    void published();
    //! Where the slowest reader is; behind the last one, when there is none.
    quint64 slowest() const;
    bool isOwnThread(const char *function) { return m_thread.isOwnThread(function); }

    quint64 m_begin = 0; // number of the first one that is kept
    quint64 m_end = 0;

private:
    friend class CursorBase;
    friend class CursorNextBase;
    void tellReaders();

    const qsizetype m_limit;
    bool m_isClosed = false;
    IntrusiveList<CursorBase> m_cursors;
    WaitLine m_thread{"a topic"}; // nobody waits in it
};

} // namespace Detail

/*!
    One reader's place in a Topic.
*/
template <typename T>
class Cursor final : public Detail::CursorBase
{
public:
    //! \internal
    Cursor(Topic<T> &topic, quint64 position) : CursorBase(topic, position) {}

    /*!
        Waits for the next item: co_await next() is an std::optional, empty at the end. A wait that ends otherwise takes nothing.
        One at a time: another one is refused with a warning, and std::logic_error.
    */
    Detail::CursorNext<T> next() { return Detail::CursorNext<T>(*this); }

private:
    friend class Detail::CursorNext<T>;
    const T &at(quint64 position) const { return static_cast<Topic<T> *>(topic())->at(position); }
};

/*!
    What is published, for any number of readers, each of which reads all of it in its own time:

        Topic<Reading> readings(1000);                  // keeps the last 1000

        auto cursor = readings.subscribe();             // of each reader
        while (const auto reading = co_await cursor.next())
            …

    Nobody who publishes waits: a reader that falls behind by more than the limit misses the oldest, and its cursor tells how many
    they were. When the topic is destroyed, its readers are at the end.

    Thread-safety: the thread that uses it first. Cost: those of a std::deque; items are copied for each reader.
    Source: cogen's publish and subscribe, logs as Kafka's.
*/
template <typename T>
class Topic final : public Detail::TopicBase
{
    static_assert(std::is_copy_constructible_v<T>,
                  "items of a Topic can be copied: each reader gets its own");

public:
    static constexpr qsizetype Unlimited = std::numeric_limits<qsizetype>::max();

    //! Keeps the last \a limit items. Less than one: warns, one. Unlimited: all, until compact().
    explicit Topic(qsizetype limit = Unlimited) : TopicBase(limit) {}

    //! For all that read. Errors: when it is closed, warns, and drops \a item.
    void publish(T item)
    {
        if (!mayPublish())
            return;
        m_items.push_back(std::move(item));
        if (qsizetype(m_items.size()) > limit())
            dropFirst();
        published();
    }

    //! A reader of what is published from now on.
    Cursor<T> subscribe() { return Cursor<T>(*this, m_end); }
    //! A reader of all that is kept.
    Cursor<T> subscribeFromStart() { return Cursor<T>(*this, m_begin); }

    //! How many are kept.
    qsizetype size() const { return qsizetype(m_items.size()); }
    //! Drops what all readers have read.
    void compact()
    {
        if (!isOwnThread("Topic::compact"))
            return;
        for (const auto end = slowest(); m_begin < end;)
            dropFirst();
    }

private:
    friend class Cursor<T>;
    const T &at(quint64 position) const { return m_items[std::size_t(position - m_begin)]; }
    void dropFirst()
    {
        m_items.pop_front();
        ++m_begin;
    }

    std::deque<T> m_items;
};

//! \internal What Cursor::next() returns.
template <typename T>
class Detail::CursorNext final : public CursorNextBase
{
public:
    using Result = std::optional<T>;
    explicit CursorNext(Cursor<T> &cursor) : CursorNextBase(cursor), m_cursor(cursor) {}

    Result take()
    {
        takeGiven();
        quint64 position = 0;
        if (!line() || !m_cursor.advance(position))
            return {};
        return m_cursor.at(position);
    }

private:
    Cursor<T> &m_cursor; // not while line() is null
};

} // namespace Signalbox
