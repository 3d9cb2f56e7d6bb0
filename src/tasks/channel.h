// SPDX-License-Identifier: MIT
#pragma once

#include "channelorder.h"
#include "waitline.h"

#include <functional>
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

template <typename T, typename Order = Detail::FirstInFirstOut>
class Channel;

namespace Detail {

template <typename T, typename Order = FirstInFirstOut>
class ChannelSend;
template <typename T, typename Order = FirstInFirstOut>
class ChannelReceive;

//! \internal What does not depend on the type of the items.
class SIGNALBOX_CORE_EXPORT ChannelBase
{
public:
    qsizetype capacity() const { return m_capacity; }
    bool isClosed() const { return m_isClosed; }

    /*!
        Waits until as many items were done() as were sent: co_await whenDone(). Not when something is sent after that; closing the channel
        is no end of the work. When it is destroyed before, throws SynchronizationDestroyed.
    */
    OpenLineWaiting whenDone();

protected:
    //! Warns in the name of \a type.
    ChannelBase(qsizetype capacity, qsizetype leastCapacity, const char *type);
    ~ChannelBase() = default;

    //! Those that wait are told. Nothing when it was closed before.
    void closeWith(std::exception_ptr error);
    //! Of the destructor, while the items are there.
    void end();
    std::exception_ptr sendError() const;
    //! Of those that were sent, \a kept are still in it.
    void oneIsDone(qsizetype kept);
    bool isOwnThread(const char *function) { return m_receivers.isOwnThread(function); }

    const qsizetype m_capacity;
    bool m_isClosed = false;
    std::exception_ptr m_error; // with which it was closed
    WaitLine m_senders{"room in a channel"};
    WaitLine m_receivers{"an item of a channel"};
    WaitLine m_untilDone{"the items of a channel to be done"};
    quint64 m_sent = 0;
    quint64 m_done = 0;
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

    Who receives may say when it is done() with an item, so that others can wait until all are:

        while (const auto block = co_await blocks.receive()) {
            const auto done = qScopeGuard([&] { blocks.done(); });
            …
        }
        co_await blocks.whenDone();                     // elsewhere

    With g++ 12, an aggregate must not be made within co_await send({…}): give it a name before, as the compiler destroys it twice.

    A LifoChannel gives what came last, a PriorityChannel what is most urgent. It is their items that have an order: those who wait
    for room get it in theirs.

    When the channel is destroyed, it is closed. Thread-safety: the thread that uses it first.
    Cost: no allocation but those of a std::deque. Source: Go's channels, cogen's and evergreen's queues, Python's asyncio.
*/
template <typename T, typename Order>
class Channel final : public Detail::ChannelBase
{
    static_assert(!std::is_reference_v<T> && std::is_move_constructible_v<T>,
                  "a Channel takes items that can be moved");

public:
    static constexpr qsizetype Unlimited = std::numeric_limits<qsizetype>::max();

    //! Without capacity.
    Channel() requires(Order::LeastCapacity == 0) : Channel(0) {}
    // Compilers show the line of what is deleted, and so its sentence.
    Channel() requires(Order::LeastCapacity > 0) = delete; // say how many items it keeps, or Unlimited
    //! Keeps \a capacity items that nobody has received yet. Negative: warns, zero; where the items have another order than that
    //! of sending, one.
    explicit Channel(qsizetype capacity) : ChannelBase(capacity, Order::LeastCapacity, Order::Type) {}
    ~Channel() { end(); }
    Channel(const Channel &) = delete;
    Channel &operator=(const Channel &) = delete;

    /*!
        Sends \a item: co_await send(item), and not before. Throws ChannelClosed when the channel is closed, or with what it was
        closed with; the item is not sent then.
    */
    Detail::ChannelSend<T, Order> send(T item)
    {
        return Detail::ChannelSend<T, Order>(*this, std::move(item));
    }
    //! Waits for the next item: co_await receive() is an std::optional, empty at the end.
    Detail::ChannelReceive<T, Order> receive() { return Detail::ChannelReceive<T, Order>(*this); }

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

    //! One of the items that were received needs no more work. Errors: more often than that is ignored, with a warning.
    void done() { oneIsDone(size()); }

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
    qsizetype size() const { return m_items.size(); }
    bool isEmpty() const { return m_items.isEmpty(); }

private:
    friend class Detail::ChannelSend<T, Order>;
    friend class Detail::ChannelReceive<T, Order>;

    using Item = Detail::ChannelItem<T>;

    void keep(T &item) { m_items.add(m_sent++, std::move(item)); }

    //! Takes \a item, if there is room or somebody waits for it.
    bool accept(T &item)
    {
        if (auto *receive = m_receivers.first<Detail::ChannelReceive<T, Order>>()) {
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
        if (!m_items.isEmpty()) {
            m_items.take(item);
            letIn();
            return true;
        }
        auto *send = m_senders.first<Detail::ChannelSend<T, Order>>(); // without capacity
        if (!send)
            return false;
        item.emplace(m_sent++, std::move(send->m_item));
        m_senders.give(*send);
        return true;
    }

    void letIn()
    {
        while (size() < m_capacity && !m_senders.isEmpty()) {
            auto *send = m_senders.first<Detail::ChannelSend<T, Order>>();
            keep(send->m_item);
            m_senders.give(*send);
        }
    }

    //! Nobody has seen it. Rare: inline, it costs all who receive.
    [[gnu::noinline]] void takeBack(Item &&item)
    {
        if (auto *receive = m_receivers.first<Detail::ChannelReceive<T, Order>>()) {
            receive->m_item.emplace(std::move(item));
            m_receivers.give(*receive);
            return;
        }
        m_items.putBack(std::move(item));
    }

    typename Order::template Items<T> m_items; // none while somebody waits to receive
};

/*!
    A Channel of which one receives what was sent last. Keeps at least one item: say how many.
*/
template <typename T>
using LifoChannel = Channel<T, Detail::LastInFirstOut>;

/*!
    A Channel of which one receives the largest item, by \a Compare, which throws nothing and has no state; of equal ones, the one
    that was sent first: by their operator<, or what else compares them. Keeps at least one item: say how many, as the order is that
    of those. Sending and receiving cost O(log n).

        PriorityChannel<Job> jobs(100);
*/
template <typename T, typename Compare = std::less<T>>
using PriorityChannel = Channel<T, Detail::LargestFirstOut<Compare>>;

//! \internal What Channel::send() returns.
template <typename T, typename Order>
class Detail::ChannelSend final : public LineWaiting
{
public:
    using Result = void;
    ChannelSend(Channel<T, Order> &channel, T &&item)
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
    friend class Channel<T, Order>;
    Channel<T, Order> &m_channel; // not while line() is null
    T m_item;
};

//! \internal What Channel::receive() returns.
template <typename T, typename Order>
class Detail::ChannelReceive final : public LineWaiting
{
public:
    using Result = std::optional<T>;

    explicit ChannelReceive(Channel<T, Order> &channel) : LineWaiting(channel.m_receivers), m_channel(channel)
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
    friend class Channel<T, Order>;
    Channel<T, Order> &m_channel; // not while line() is null
    std::optional<ChannelItem<T>> m_item;
};

} // namespace Signalbox
