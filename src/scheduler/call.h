// SPDX-License-Identifier: MIT
#pragma once

#include "../core/global.h"
#include "../core/recycledmemory.h"

#include <QtCore/qpointer.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>

QT_BEGIN_NAMESPACE
class QObject;
QT_END_NAMESPACE

namespace Signalbox {

class CallHandle;

namespace Detail {

/*!
    \internal
    A function that a scheduler will run: shared by the scheduler and the handles to it, and linked into the
    queue that it waits in, so that calling costs one allocation, or that of a call that has gone.

    Who may change the state: from Pending on, whoever wins the exchange - the scheduler to Running, a handle in
    any thread to Cancelled, the scheduler's end to Refused. From Running, the scheduler to Finished.
*/
class SIGNALBOX_CORE_EXPORT Call
{
public:
    //! What readers of a loop are shown of it. The symbol of \c code has the function's type in it.
    struct Facts
    {
        const QObject *context = nullptr;
        std::uintptr_t code = 0;
        std::uintptr_t target = 0; // of a function pointer
    };

    enum class State : unsigned char { Pending, Running, Finished, Cancelled, Refused };

    Call(const Call &) = delete;
    Call &operator=(const Call &) = delete;

    //! Runs the function, unless its context is gone: false then.
    virtual bool run() = 0;
    //! Destroys the function and what it has captured. The scheduler's thread; the call will not run again.
    virtual void forget() = 0;
    //! The scheduler's thread, before forget().
    virtual Facts facts() const = 0;

    void ref() noexcept { m_references.fetch_add(1, std::memory_order_relaxed); }
    //! The same while no other thread knows of this call.
    void refAlone() noexcept
    {
        m_references.store(m_references.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
    }
    void unref() noexcept
    {
        if (isShared() && m_references.fetch_sub(1, std::memory_order_acq_rel) != 1)
            return;
        delete this;
    }
    //! False: the caller has the only reference, and so nobody else will ever get one.
    bool isShared() const noexcept { return m_references.load(std::memory_order_acquire) != 1; }

    State state() const noexcept { return m_state.load(std::memory_order_acquire); }
    //! False when another one was faster.
    bool leavePending(State to) noexcept
    {
        if (!isShared()) { // nobody has a handle
            const bool wasPending = m_state.load(std::memory_order_relaxed) == State::Pending;
            if (wasPending)
                m_state.store(to, std::memory_order_relaxed);
            return wasPending;
        }
        auto pending = State::Pending;
        return m_state.compare_exchange_strong(pending, to, std::memory_order_acq_rel);
    }
    void setState(State state) noexcept { m_state.store(state, std::memory_order_release); }

    Call *next = nullptr; // in a mailbox, or a queue of its owner
    const void *ahead = nullptr; // some calls behind that, perhaps gone: an address to load early

protected:
    Call() = default;
    virtual ~Call();

private:
    std::atomic<int> m_references{1};
    std::atomic<State> m_state{State::Pending};
};

//! \internal Shares a call: \a T is Call, or derives from it.
template <typename T>
class CallPointer
{
public:
    CallPointer() = default;
    explicit CallPointer(T *call) noexcept : m_call(call)
    {
        if (m_call)
            m_call->ref();
    }
    //! Of a call that no other thread knows of yet.
    static CallPointer alone(T *call) noexcept
    {
        CallPointer pointer;
        pointer.m_call = call;
        if (call)
            call->refAlone();
        return pointer;
    }
    CallPointer(const CallPointer &other) noexcept : CallPointer(other.m_call) {}
    CallPointer(CallPointer &&other) noexcept : m_call(std::exchange(other.m_call, nullptr)) {}
    CallPointer &operator=(CallPointer other) noexcept
    {
        std::swap(m_call, other.m_call);
        return *this;
    }
    ~CallPointer()
    {
        if (m_call)
            m_call->unref();
    }

    explicit operator bool() const noexcept { return m_call; }
    T &operator*() const noexcept { return *m_call; }
    T *operator->() const noexcept { return m_call; }

private:
    T *m_call = nullptr;
};

//! \internal Has a symbol that names the function.
template <typename Function>
struct CalledFunction
{
    static void call(Function &function)
    {
        if constexpr (std::is_invocable_v<Function &>)
            function();
    }
};

//! \internal \a Base has something to tell, and \a Function takes it.
template <typename Base, typename Function>
constexpr bool takesArgument()
{
    if constexpr (requires(const Base &base) { base.argument(); })
        return std::is_invocable_v<Function &, decltype(std::declval<const Base &>().argument())>;
    else
        return false;
}

//! \internal Of a call that needs no object. Most do not: it makes them smaller by a third.
struct NoContext
{
    explicit NoContext(std::nullptr_t) {}
    static bool isGone() { return false; }
    static const QObject *object() { return nullptr; }
};

//! \internal The object without which a call is not run, if there is one.
class CallContext
{
public:
    explicit CallContext(const QObject *object) : m_object(object), m_isNeeded(object) {}
    bool isGone() const { return m_isNeeded && !m_object; }
    const QObject *object() const { return m_object; }

private:
    QPointer<const QObject> m_object;
    bool m_isNeeded;
};

//! \internal \a Base (a Call) with a function.
template <typename Base, typename Function, typename Context>
class CallOf final : public Base, public Recycled
{
public:
    template <typename ContextObject, typename F, typename... Arguments>
    explicit CallOf(ContextObject context, F &&function, Arguments &&...arguments)
        : Base(std::forward<Arguments>(arguments)...)
        , m_function(std::forward<F>(function))
        , m_context(context)
    {
    }

    bool run() override
    {
        if (m_context.isGone())
            return false;
        if constexpr (takesArgument<Base, Function>())
            (*m_function)(this->argument());
        else
            CalledFunction<Function>::call(*m_function);
        return true;
    }
    void forget() override { m_function.reset(); }
    Call::Facts facts() const override
    {
        Call::Facts facts{m_context.object(),
                          reinterpret_cast<std::uintptr_t>(&CalledFunction<Function>::call), 0};
        if constexpr (std::is_function_v<std::remove_pointer_t<Function>>)
            facts.target = reinterpret_cast<std::uintptr_t>(*m_function);
        return facts;
    }

private:
    std::optional<Function> m_function;
    [[no_unique_address]] Context m_context;
};

//! \internal \a context is a nullptr, or an object, which may be null.
template <typename Base, typename ContextObject, typename Function, typename... Arguments>
Base *makeCall(ContextObject context, Function &&function, Arguments &&...arguments)
{
    using Context = std::conditional_t<std::is_same_v<ContextObject, std::nullptr_t>, NoContext, CallContext>;
    using Stored = std::decay_t<Function>;
    static_assert(
        std::is_invocable_v<Stored &> || takesArgument<Base, Stored>(),
        "a scheduler calls functions without arguments, those of watchers with what is ready: wrap yours "
        "into a lambda");
    return new CallOf<Base, Stored, Context>(context, std::forward<Function>(function),
                                             std::forward<Arguments>(arguments)...);
}

} // namespace Detail

/*!
    What became of a function that was given to a scheduler; a value, copies are about the same call.

    A handle does not keep the call from running, and letting go of it does not cancel it.
    \threadsafe All members of different handles, also to the same call.
*/
class SIGNALBOX_CORE_EXPORT CallHandle
{
public:
    using State = Detail::Call::State;

    //! A handle to nothing, which is Refused.
    CallHandle() = default;
    //! \internal Shares \a call, which no other thread knows of yet.
    explicit CallHandle(Detail::Call *call) noexcept : m_call(Detail::CallPointer<Detail::Call>::alone(call))
    {
    }

    /*!
        Where the call is: \c Pending, \c Running, \c Finished (also when the function threw, or its context was
        gone), \c Cancelled, or \c Refused: the scheduler has ended, and the function will never run.
    */
    State state() const noexcept { return m_call ? m_call->state() : State::Refused; }
    bool isPending() const noexcept { return state() == State::Pending; }
    bool isRefused() const noexcept { return state() == State::Refused; }

    /*!
        Keeps the function from running. Returns true when it was in time: the function has not run then, and
        never will. False when it is running, has run, or was cancelled or refused before.

        The function and what it has captured are destroyed in the scheduler's thread. Cost: one exchange.
    */
    bool cancel() noexcept { return m_call && m_call->leavePending(State::Cancelled); }

private:
    Detail::CallPointer<Detail::Call> m_call;
};

} // namespace Signalbox
