// SPDX-License-Identifier: MIT
#pragma once

#include "signallink.h"
#include "waiting.h"

#include <QtCore/qmetaobject.h>

#include <optional>

namespace Signalbox {

namespace Detail {

//! \internal What SignalWaiting::orGone() returns.
template <typename W>
class OrGone;

//! \internal What signal() returns.
template <typename Signal>
class SignalWaiting : public Waiting
{
    using Tuple = typename SignalTraits<Signal>::Tuple;
    using Sender = typename SignalTraits<Signal>::Sender;

public:
    using Result = typename SignalResult<Tuple>::Type;

    SignalWaiting(const Sender *sender, Signal signal)
        : m_signal(signal), m_link(new SignalLink(this, sender))
    {
        if (sender)
            m_connection = QObject::connect(sender, signal, SignalSlot<SignalWaiting, Tuple>(m_link));
        else
            warnOfNoSender("signal");
        if (!m_connection) {
            m_link->forgetSender();
            senderGone();
        }
    }
    ~SignalWaiting() override
    {
        m_link->leave();
        if (m_link->sender())
            QObject::disconnect(m_connection);
    }

    //! co_await signal(…).orGone() has an empty std::optional (false, where there is no value) when the sender has gone.
    OrGone<SignalWaiting> orGone() { return OrGone<SignalWaiting>(*this); }

    bool hasFailed() const override { return hasEnded() && !m_arguments; }
    bool mayEndFromOutside() const override { return !hasEnded(); }
    Result take()
    {
        if (!m_arguments)
            throw SenderDestroyed();
        return SignalResult<Tuple>::of(std::move(*m_arguments));
    }
    QString description() const override { return describeSignal(m_signal.method(), m_link->sender()); }

private:
    template <typename, typename>
    friend class SignalSlot;
    void arrived(Tuple &&arguments)
    {
        if (hasEnded())
            return;
        m_arguments.emplace(std::move(arguments));
        end();
    }
    void senderGone() { end(); }

    const SignalIndex<Signal> m_signal; // in what alignment leaves of Waiting
    const SignalLink::Pointer m_link;
    QMetaObject::Connection m_connection;
    std::optional<Tuple> m_arguments;
};

template <typename W>
class OrGone final : public Waiting, private WaitingOwner
{
    using Value = typename W::Result;

public:
    using Result = std::conditional_t<std::is_void_v<Value>, bool, std::optional<Value>>;

    explicit OrGone(W &waiting) : m_waiting(waiting)
    {
        m_waiting.setOwner(this);
        if (m_waiting.hasEnded())
            end();
    }
    Result take()
    {
        if (m_waiting.hasFailed())
            return {};
        if constexpr (std::is_void_v<Value>) {
            m_waiting.take();
            return true;
        } else {
            return m_waiting.take();
        }
    }
    bool mayEndFromOutside() const override { return m_waiting.mayEndFromOutside(); }
    QString description() const override { return m_waiting.description(); }

private:
    void ended(Waiting &) override { end(); }
    W &m_waiting;
};

} // namespace Detail

/*!
    Waits for the next time that \a sender emits \a signal, from this call on:

        auto finished = signal(process, &QProcess::finished);
        process->start();
        const auto [code, status] = co_await finished;

    Without arguments it gives nothing, with one its value, with several a tuple. The task goes on in a slice of its own thread, never
    within the emission; a sender may live, emit and die in another thread. Its death throws SenderDestroyed, which orGone()
    turns into an empty optional. Signals that only their class may emit, work.

    Who waits again and again loses what is emitted in between: stream() does not. Errors: a null sender is warned of, and counts
    as gone. Cost: one allocation, and Qt's for a connection.
*/
template <typename Sender, typename Signal>
Detail::SignalWaiting<Signal> signal(const Sender *sender, Signal signal)
{
    static_assert(std::is_base_of_v<typename Detail::SignalTraits<Signal>::Sender, Sender>,
                  "signal(): the object's class does not have that signal");
    return Detail::SignalWaiting<Signal>(sender, signal);
}

} // namespace Signalbox
