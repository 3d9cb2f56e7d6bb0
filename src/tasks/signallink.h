// SPDX-License-Identifier: MIT
#pragma once

#include "../core/global.h"
#include "../core/recycledmemory.h"
#include "../scheduler/remotescheduler.h"
#include "../scheduler/scheduler.h"

#include <QtCore/qmetaobject.h>
#include <QtCore/qobject.h>
#include <atomic>
#include <string_view>
#include <tuple>
#include <utility>

namespace Signalbox {

/*!
    Thrown to who waits for a signal of an object that has been destroyed.
*/
class SIGNALBOX_CORE_EXPORT SenderDestroyed : public std::exception
{
public:
    const char *what() const noexcept override;
};

namespace Detail {

/*!
    \internal
    Between the connection of a signal and who waits for it. A slot that Qt calls has a reference, and goes when the sender does
    or the connection, which tells of the sender's end without a second connection.

    What another thread emits goes through the scheduler of the one that waits: only there the receiver is looked at.
*/
class SIGNALBOX_CORE_EXPORT SignalLink : public Recycled
{
public:
    class Pointer;
    //! Tells a receiver that its sender has gone.
    using Tell = void (*)(void *receiver);

    //! Of this thread. Who gets it out again knows what \a receiver is. \a sender is an address only.
    explicit SignalLink(void *receiver, const QObject *sender = nullptr);
    SignalLink(const SignalLink &) = delete;
    SignalLink &operator=(const SignalLink &) = delete;

    bool isOwnThread() const;
    //! Null when it waits no more. Its own thread.
    void *receiver() const { return m_receiver; }
    void leave() { m_receiver = nullptr; }
    //! Null when it has gone. Any thread: also before the receiver was told.
    const QObject *sender() const { return m_sender.load(std::memory_order_acquire); }
    void forgetSender() { m_sender.store(nullptr, std::memory_order_release); }
    const RemoteScheduler &remote() const;

    void senderGone(Tell tell);

    void ref() noexcept { m_references.fetch_add(1, std::memory_order_relaxed); }
    void unref() noexcept
    {
        if (m_references.fetch_sub(1, std::memory_order_acq_rel) == 1)
            delete this;
    }

private:
    ~SignalLink();

    // Each task that waits for a signal has one: these are the 24 bytes that malloc() has in its smallest block.
    std::atomic<int> m_references{0};
    const quint32 m_home; // its thread, which links share
    void *m_receiver;
    std::atomic<const QObject *> m_sender;
};

class SignalLink::Pointer
{
public:
    Pointer() = default;
    explicit Pointer(SignalLink *link) noexcept : m_link(link) { m_link->ref(); }
    Pointer(const Pointer &other) noexcept : m_link(other.m_link)
    {
        if (m_link)
            m_link->ref();
    }
    Pointer(Pointer &&other) noexcept : m_link(std::exchange(other.m_link, nullptr)) {}
    Pointer &operator=(Pointer other) noexcept
    {
        std::swap(m_link, other.m_link);
        return *this;
    }
    ~Pointer()
    {
        if (m_link)
            m_link->unref();
    }
    explicit operator bool() const noexcept { return m_link; }
    SignalLink *operator->() const noexcept { return m_link; }

private:
    SignalLink *m_link = nullptr;
};

//! \internal The last argument of a signal that only its class may emit.
template <typename T>
constexpr bool isPrivateSignal()
{
    return std::string_view(__PRETTY_FUNCTION__).find("QPrivateSignal") != std::string_view::npos;
}

//! \internal The arguments of a signal as they are kept: by value, and without a QPrivateSignal.
template <typename Kept, typename... Arguments>
struct KeptArguments;
template <typename... Kept>
struct KeptArguments<std::tuple<Kept...>>
{
    using Tuple = std::tuple<Kept...>;
};
template <typename... Kept, typename First, typename... Rest>
struct KeptArguments<std::tuple<Kept...>, First, Rest...>
{
    using Tuple =
        typename std::conditional_t<isPrivateSignal<First>(), KeptArguments<std::tuple<Kept...>>,
                                    KeptArguments<std::tuple<Kept..., std::decay_t<First>>, Rest...>>::Tuple;
};

template <typename Signal>
struct SignalTraits
{
    static_assert(sizeof(Signal) == 0, "signal() and stream() take an object and a pointer to a signal of "
                                       "its class: signal(button, &QPushButton::clicked); "
                                       "of several with that name, choose one with qOverload");
};
template <typename Class, typename Result, typename... Arguments>
struct SignalTraits<Result (Class::*)(Arguments...)>
{
    using Sender = Class;
    using Tuple = typename KeptArguments<std::tuple<>, Arguments...>::Tuple;
};
template <typename Class, typename Result, typename... Arguments>
struct SignalTraits<Result (Class::*)(Arguments...) const> : SignalTraits<Result (Class::*)(Arguments...)>
{
};

//! \internal What co_await gives: nothing, the one argument, or a tuple of them.
template <typename Tuple>
struct SignalResult
{
    using Type = Tuple;
    static Tuple of(Tuple &&arguments) { return std::move(arguments); }
};
template <typename T>
struct SignalResult<std::tuple<T>>
{
    using Type = T;
    static T of(std::tuple<T> &&arguments) { return std::get<0>(std::move(arguments)); }
};
template <>
struct SignalResult<std::tuple<>>
{
    using Type = void;
    static void of(std::tuple<> &&) {}
};

//! \internal What Qt calls. \a Receiver, which the link was made with, has arrived() for the arguments, and senderGone().
template <typename Receiver, typename Tuple>
class SignalSlot;
template <typename Receiver, typename... Kept>
class SignalSlot<Receiver, std::tuple<Kept...>>
{
public:
    explicit SignalSlot(SignalLink::Pointer link) noexcept : m_link(std::move(link)) {}
    SignalSlot(SignalSlot &&) noexcept = default;
    SignalSlot &operator=(SignalSlot &&) = delete;
    ~SignalSlot()
    {
        if (m_link)
            m_link->senderGone([](void *receiver) { static_cast<Receiver *>(receiver)->senderGone(); });
    }

    void operator()(const Kept &...arguments) const
    {
        if (m_link->isOwnThread())
            return deliver(*m_link.operator->(), std::tuple<Kept...>(arguments...));
        m_link->remote().call([link = m_link, kept = std::tuple<Kept...>(arguments...)]() mutable {
            deliver(*link.operator->(), std::move(kept));
        });
    }

private:
    static void deliver(SignalLink &link, std::tuple<Kept...> &&arguments)
    {
        if (auto *receiver = link.receiver())
            static_cast<Receiver *>(receiver)->arrived(std::move(arguments));
    }

    SignalLink::Pointer m_link;
};

//! \internal "QTimer::timeout of QTimer \"blink\"". Null: it has gone.
SIGNALBOX_CORE_EXPORT QString describeSignal(const QMetaMethod &method, const QObject *sender);
/*!
    \internal
    Which signal of its class it is: a quarter of the memory of a pointer to a member.
*/
template <typename Signal>
class SignalIndex
{
public:
    explicit SignalIndex(Signal signal) : m_index(QMetaMethod::fromSignal(signal).methodIndex()) {}
    QMetaMethod method() const { return SignalTraits<Signal>::Sender::staticMetaObject.method(m_index); }

private:
    int m_index;
};
SIGNALBOX_CORE_EXPORT void warnOfNoSender(const char *function);

} // namespace Detail
} // namespace Signalbox
