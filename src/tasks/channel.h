// SPDX-License-Identifier: MIT
#pragma once

#include "waitline.h"

#include <deque>
#include <limits>
#include <optional>

namespace Signalbox {

/*!
    Thrown to who sends into a Channel that is closed.
*/
class SIGNALBOX_CORE_EXPORT ChannelClosed : public std::exception
{
public:
    const char *what() const noexcept override;
};

template <typename T>
class Channel;

namespace Detail {

template <typename T>
class ChannelSend;
template <typename T>
class ChannelReceive;

//! \internal What does not depend on the type of the items.
class SIGNALBOX_CORE_EXPORT ChannelBase
{
public:
    qsizetype capacity() const { return m_capacity; }
    bool isClosed() const { return m_isClosed; }

protected:
    explicit ChannelBase(qsizetype capacity);
    ~ChannelBase() = default;

    //! Those that wait are told. Nothing when it was closed before.
    void closeWith(std::exception_ptr error);
    //! Of the destructor, while the items are there.
    void end();
    std::exception_ptr sendError() const;
    bool isOwnThread(const char *function) { return m_receivers.isOwnThread(function); }

    const qsizetype m_capacity;
    bool m_isClosed = false;
    std::exception_ptr m_error; // with which it was closed
    WaitLine m_senders{"room in a channel"};
    WaitLine m_receivers{"an item of a channel"};
};

} // namespace Detail

/*!
    Items on their way from tasks to tasks, first in, first out:

        Channel<QByteArray> blocks(4);
        co_await blocks.send(block);                    // waits while there are four
        while (const auto block = co_await blocks.receive())
            …                                           // until it is closed, and empty

    Each item goes to one receiver; who waits first gets first. One without capacity keeps nothing: who sends waits for one who
    receives. A receiver that goes away with an item that it has not seen yet, as in any() or when it is cancelled,
    gives it back to the place that it had. A send that is cancelled before it has ended has not sent.

    When the channel is destroyed, it is closed. Thread-safety: the thread that uses it first.
    Cost: no allocation but those of a std::deque. Source: Go's channels, cogen's and evergreen's queues.
*/
template <typename T>
class Channel final : public Detail::ChannelBase
{
    static_assert(!std::is_reference_v<T> && std::is_move_constructible_v<T>,
                  "a Channel takes items that can be moved");

public:
    static constexpr qsizetype Unlimited = std::numeric_limits<qsizetype>::max();

    //! Keeps \a capacity items that nobody has received yet. Negative: warns, zero.
    explicit Channel(qsizetype capacity = 0) : ChannelBase(capacity) {}
    ~Channel() { end(); }
    Channel(const Channel &) = delete;
    Channel &operator=(const Channel &) = delete;

    /*!
        Sends \a item: co_await send(item), and not before. Throws ChannelClosed when the channel is closed, or with what it was
        closed with; the item is not sent then.
    */
    Detail::ChannelSend<T> send(T item) { return Detail::ChannelSend<T>(*this, std::move(item)); }
    //! Waits for the next item: co_await receive() is an std::optional, empty at the end.
    Detail::ChannelReceive<T> receive() { return Detail::ChannelReceive<T>(*this); }

    //! False, and \a item is as it was: there is no room, and nobody waits for it; or it is closed.
    bool trySend(T &&item) { return isOwnThread("Channel::trySend") && !m_isClosed && accept(item); }
    bool trySend(const T &item)
    {
        T copy(item);
        return trySend(std::move(copy));
    }
    //! Empty: there is none.
    std::optional<T> tryReceive()
    {
        std::optional<Item> item;
        if (!isOwnThread("Channel::tryReceive") || !supply(item))
            return {};
        return std::move(item->value);
    }

    //! What is in it can still be received; then comes the end. Who waits to send throws ChannelClosed.
    void close()
    {
        if (isOwnThread("Channel::close"))
            closeWith({});
    }
    //! The same; instead of the end, \a error is thrown, also to who sends.
    void close(std::exception_ptr error)
    {
        if (isOwnThread("Channel::close"))
            closeWith(std::move(error));
    }

    //! How many are in it. More than the capacity: some have come back.
    qsizetype size() const { return qsizetype(m_items.size()); }
    bool isEmpty() const { return m_items.empty(); }

private:
    friend class Detail::ChannelSend<T>;
    friend class Detail::ChannelReceive<T>;

    struct Item
    {
        Item(quint64 itemNumber, T &&itemValue) : number(itemNumber), value(std::move(itemValue)) {}
        quint64 number; // in the order of sending
        T value;
    };

    void keep(T &item) { m_items.emplace_back(m_sent++, std::move(item)); }

    //! Takes \a item, if there is room or somebody waits for it.
    bool accept(T &item)
    {
        if (auto *receive = m_receivers.first<Detail::ChannelReceive<T>>()) {
            receive->m_item.emplace(m_sent++, std::move(item));
            m_receivers.give(*receive);
            return true;
        }
        if (size() >= m_capacity)
            return false;
        keep(item);
        return true;
    }

    //! The next item, if there is one.
    bool supply(std::optional<Item> &item)
    {
        if (!m_items.empty()) {
            item.emplace(std::move(m_items.front()));
            m_items.pop_front();
            letIn();
            return true;
        }
        auto *send = m_senders.first<Detail::ChannelSend<T>>(); // without capacity
        if (!send)
            return false;
        item.emplace(m_sent++, std::move(send->m_item));
        m_senders.give(*send);
        return true;
    }

    void letIn()
    {
        while (size() < m_capacity && !m_senders.isEmpty()) {
            auto *send = m_senders.first<Detail::ChannelSend<T>>();
            keep(send->m_item);
            m_senders.give(*send);
        }
    }

    //! Nobody has seen it.
    void takeBack(Item &&item)
    {
        if (auto *receive = m_receivers.first<Detail::ChannelReceive<T>>()) {
            receive->m_item.emplace(std::move(item));
            m_receivers.give(*receive);
            return;
        }
        auto place = m_items.begin();
        while (place != m_items.end() && place->number < item.number)
            ++place;
        m_items.insert(place, std::move(item));
    }

    quint64 m_sent = 0;
    std::deque<Item> m_items; // none while somebody waits to receive
};

//! \internal What Channel::send() returns.
template <typename T>
class Detail::ChannelSend final : public LineWaiting
{
public:
    using Result = void;
    ChannelSend(Channel<T> &channel, T &&item)
        : LineWaiting(channel.m_senders), m_channel(channel), m_item(std::move(item))
    {
    }

    void begin(TaskRun *) override
    {
        if (!isApart() || !m_channel.m_receivers.isOwnThread("Channel::send", *this))
            return;
        if (m_channel.m_isClosed)
            fail(m_channel.sendError());
        else if (m_channel.accept(m_item))
            m_channel.m_senders.give(*this);
        else
            m_channel.m_senders.add(*this);
    }
    //! It has not sent, then.
    bool cancel() override
    {
        if (isWaiting())
            leave();
        return true;
    }
    void take() { takeGiven(); }

private:
    friend class Channel<T>;
    Channel<T> &m_channel; // not while line() is null
    T m_item;
};

//! \internal What Channel::receive() returns.
template <typename T>
class Detail::ChannelReceive final : public LineWaiting
{
public:
    using Result = std::optional<T>;

    explicit ChannelReceive(Channel<T> &channel) : LineWaiting(channel.m_receivers), m_channel(channel)
    {
        if (!channel.m_receivers.isOwnThread("Channel::receive", *this))
            return;
        if (channel.supply(m_item) || (channel.m_isClosed && !channel.m_error))
            channel.m_receivers.give(*this);
        else if (channel.m_isClosed)
            fail(channel.m_error);
        else
            channel.m_receivers.add(*this);
    }
    ~ChannelReceive() override
    {
        if (isGiven() && m_item)
            m_channel.takeBack(std::move(*m_item));
    }

    Result take()
    {
        takeGiven();
        if (!m_item)
            return {};
        return std::move(m_item->value);
    }

private:
    friend class Channel<T>;
    Channel<T> &m_channel; // not while line() is null
    std::optional<typename Channel<T>::Item> m_item;
};

} // namespace Signalbox
