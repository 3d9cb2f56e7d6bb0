// SPDX-License-Identifier: MIT
#pragma once

#include "signallink.h"
#include "waiting.h"

#include <QtCore/qmetaobject.h>

#include <deque>
#include <optional>

namespace Signalbox {

/*!
    What a stream keeps of what nobody has taken yet.
*/
class SIGNALBOX_CORE_EXPORT StreamPolicy
{
public:
    //! Everything.
    static StreamPolicy keepAll() { return StreamPolicy(Unlimited, Full::DropOldest); }
    //! The last one.
    static StreamPolicy keepLatest() { return StreamPolicy(1, Full::DropOldest); }
    //! The last \a count; at least one, with a warning for less.
    static StreamPolicy dropOldest(qsizetype count) { return StreamPolicy(checked(count), Full::DropOldest); }
    //! The first \a count.
    static StreamPolicy dropNewest(qsizetype count) { return StreamPolicy(checked(count), Full::DropNewest); }

    qsizetype limit() const { return m_limit; }
    bool dropsNewest() const { return m_full == Full::DropNewest; }

private:
    enum class Full : quint8 { DropOldest, DropNewest };
    static constexpr qsizetype Unlimited = std::numeric_limits<qsizetype>::max();
    StreamPolicy(qsizetype limit, Full full) : m_limit(limit), m_full(full) {}
    static qsizetype checked(qsizetype count);

    qsizetype m_limit;
    Full m_full;
};

namespace Detail {
template <typename Signal>
class StreamNext;
}

/*!
    What an object emits, one after the other: made by stream(). It is connected from then on, and loses nothing that its policy
    keeps:

        auto lines = stream(process, &Process::lineRead, StreamPolicy::keepAll());
        while (const auto line = co_await lines.next())
            show(*line);

    It ends when the sender goes, after what is kept has been taken. Thread-safety: its thread; the sender may live
    in any.
*/
template <typename Signal>
class SignalStream final
{
    using Tuple = typename Detail::SignalTraits<Signal>::Tuple;
    using Sender = typename Detail::SignalTraits<Signal>::Sender;

public:
    using Value = std::conditional_t<std::is_void_v<typename Detail::SignalResult<Tuple>::Type>, std::tuple<>,
                                     typename Detail::SignalResult<Tuple>::Type>;

    //! \internal
    SignalStream(const Sender *sender, Signal signal, StreamPolicy policy)
        : m_signal(signal), m_sender(sender), m_policy(policy), m_link(new Detail::SignalLink(this, sender))
    {
        if (sender)
            m_connection = QObject::connect(sender, signal, Detail::SignalSlot<SignalStream, Tuple>(m_link));
        else
            Detail::warnOfNoSender("stream");
        if (!m_connection)
            m_sender = nullptr;
    }
    ~SignalStream()
    {
        close();
        while (auto *wait = m_given.takeFirst())
            wait->m_stream = nullptr;
    }
    SignalStream(const SignalStream &) = delete;
    SignalStream &operator=(const SignalStream &) = delete;

    //! Waits for the next one: co_await lines.next() is an std::optional, empty at the end. Who waits first, gets first.
    Detail::StreamNext<Signal> next() { return Detail::StreamNext<Signal>(*this); }

    //! It ends behind what it has kept; nothing more comes.
    void close()
    {
        m_link->leave();
        if (std::exchange(m_sender, nullptr))
            QObject::disconnect(m_connection);
        endWaits();
    }
    bool isOpen() const { return m_sender; }
    //! How many were dropped by its policy.
    quint64 dropped() const { return m_dropped; }
    qsizetype size() const { return qsizetype(m_kept.size()); }

private:
    friend class Detail::StreamNext<Signal>;
    template <typename, typename>
    friend class Detail::SignalSlot;

    void arrived(Tuple &&arguments)
    {
        if (auto *wait = m_waits.takeFirst())
            return give(*wait, valueOf(std::move(arguments)));
        if (qsizetype(m_kept.size()) >= m_policy.limit()) {
            ++m_dropped;
            if (m_policy.dropsNewest())
                return;
            m_kept.pop_front();
        }
        m_kept.push_back(valueOf(std::move(arguments)));
    }
    void senderGone()
    {
        m_sender = nullptr;
        endWaits();
    }
    void endWaits()
    {
        while (auto *wait = m_waits.takeFirst())
            give(*wait, std::nullopt);
    }
    void give(Detail::StreamNext<Signal> &wait, std::optional<Value> value)
    {
        m_given.append(wait);
        wait.give(std::move(value));
    }
    static Value valueOf(Tuple &&arguments)
    {
        if constexpr (std::tuple_size_v<Tuple> == 1)
            return std::get<0>(std::move(arguments));
        else
            return std::move(arguments);
    }

    const Detail::SignalIndex<Signal> m_signal;
    const Sender *m_sender; // null: it has gone
    const StreamPolicy m_policy;
    const Detail::SignalLink::Pointer m_link;
    QMetaObject::Connection m_connection;
    std::deque<Value> m_kept;
    IntrusiveList<Detail::StreamNext<Signal>> m_waits;
    IntrusiveList<Detail::StreamNext<Signal>> m_given; // that have got something, and maybe not taken it
    quint64 m_dropped = 0;
};

//! \internal What SignalStream::next() returns.
template <typename Signal>
class Detail::StreamNext final : public Waiting, private ListHook<StreamNext<Signal>>
{
    using Value = typename SignalStream<Signal>::Value;

public:
    using Result = std::optional<Value>;

    explicit StreamNext(SignalStream<Signal> &stream) : m_stream(&stream)
    {
        if (!stream.m_kept.empty()) {
            auto value = std::move(stream.m_kept.front());
            stream.m_kept.pop_front();
            stream.give(*this, std::move(value));
        } else if (stream.isOpen()) {
            stream.m_waits.append(*this);
        } else {
            stream.give(*this, std::nullopt);
        }
    }
    //! What it has got, and nobody has taken, is the stream's again.
    ~StreamNext() override
    {
        if (m_value && !m_isTaken && m_stream)
            m_stream->m_kept.push_front(std::move(*m_value));
    }

    bool mayEndFromOutside() const override { return m_stream && m_stream->isOpen(); }
    Result take()
    {
        m_isTaken = true;
        return std::move(m_value);
    }
    QString description() const override
    {
        if (!m_stream)
            return QStringLiteral("a stream that has gone");
        return describeSignal(m_stream->m_signal.method(), m_stream->m_sender);
    }

private:
    friend class SignalStream<Signal>;
    template <typename, typename>
    friend class Signalbox::IntrusiveList;

    void give(std::optional<Value> value)
    {
        m_value = std::move(value);
        end();
    }

    SignalStream<Signal> *m_stream; // null: it has gone
    std::optional<Value> m_value;
    bool m_isTaken = false;
};

//! A stream of what \a sender emits with \a signal, from this call on. Errors: without a sender, it is at its end, with a warning.
template <typename Sender, typename Signal>
SignalStream<Signal> stream(const Sender *sender, Signal signal,
                            StreamPolicy policy = StreamPolicy::keepAll())
{
    static_assert(std::is_base_of_v<typename Detail::SignalTraits<Signal>::Sender, Sender>,
                  "stream(): the object's class does not have that signal");
    return SignalStream<Signal>(sender, signal, policy);
}

} // namespace Signalbox
