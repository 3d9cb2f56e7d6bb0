// SPDX-License-Identifier: MIT
#pragma once

#include "taskslots.h"

#include <utility>

namespace Signalbox {

/*!
    What connectTask() has connected; a value, copies are about the same connection. Letting go of it changes nothing.

    Thread-safety: the thread in which it was made. \sa ScopedTaskConnection
*/
class SIGNALBOX_CORE_EXPORT TaskConnection
{
public:
    //! A connection that is over.
    TaskConnection() = default;
    //! \internal
    explicit TaskConnection(const std::shared_ptr<Detail::TaskSlots> &taskSlots) : d(taskSlots) {}

    //! False after disconnect(), and when the sender or the context has gone.
    bool isConnected() const;
    explicit operator bool() const { return isConnected(); }

    //! No signal starts a task any more; nor do tasks start that wait for their turn. Those that run go on.
    void disconnect();
    //! Cancels what runs; what waits for its turn does not start. The connection stays.
    void cancel();
    //! How many of its tasks run, or are about to.
    int running() const;

    /*!
        Is called with what a task of it has thrown, and its name. Without one, that is told with a warning.
    */
    void setErrorHandler(std::function<void(const std::exception_ptr &error, const QString &task)> handler);

    //! That of its tasks, in lists for people. At first, what starts them: "the slot of Button::clicked".
    QString name() const;
    void setName(const QString &name);

private:
    friend class ScopedTaskConnection;
    std::weak_ptr<Detail::TaskSlots> d;
};

/*!
    A connection of tasks that ends with it: nothing starts any more, and its tasks are destroyed, frames from the leaf up. As the last
    member of an object, it ends them before anything that they use goes:

        class Window : public QWidget
        {
            …
            Signalbox::ScopedTaskConnection m_searches; // the last member
        };
        m_searches = connectTask(m_edit, &QLineEdit::textEdited, this, &Window::search, TaskPolicy::restart());

    One that is assigned ends what was connected before. It can be moved, and not copied. What a task must not be interrupted in (shield(),
    tryFinally()) goes on, as with a Scope; so does a task that is on the stack, as it deletes the object itself, until it waits next.

    Thread-safety: the thread in which the connection was made. \sa Scope
*/
class SIGNALBOX_CORE_EXPORT ScopedTaskConnection
{
public:
    ScopedTaskConnection() = default;
    ScopedTaskConnection(TaskConnection connection) : m_connection(std::move(connection)) {}
    ~ScopedTaskConnection() { end(); }
    ScopedTaskConnection(ScopedTaskConnection &&other) noexcept : m_connection(other.release()) {}
    ScopedTaskConnection &operator=(ScopedTaskConnection &&other) noexcept
    {
        ScopedTaskConnection former(std::exchange(m_connection, other.release()));
        return *this;
    }

    const TaskConnection &get() const { return m_connection; }
    TaskConnection *operator->() { return &m_connection; }
    const TaskConnection *operator->() const { return &m_connection; }
    //! It is not this one's any more, and goes on.
    TaskConnection release() { return std::exchange(m_connection, TaskConnection()); }

private:
    void end();

    TaskConnection m_connection;
};

namespace Detail {

//! \internal The text for a connection.
SIGNALBOX_CORE_EXPORT QString slotName(const QMetaMethod &signal, const QObject *sender);

template <typename Lanes, typename Sender, typename Signal, typename Context, typename Coroutine,
          typename Policy>
TaskConnection connectTaskTo(const Sender *sender, Signal signal, Context *context, Coroutine &&coroutine,
                             Policy policy, const Site &site)
{
    static_assert(std::is_base_of_v<typename SignalTraits<Signal>::Sender, Sender>,
                  "connectTask(): the object's class does not have that signal");
    using Slot = TaskSlot<Context, std::decay_t<Coroutine>>;
    if (!sender) {
        warnOfNoSender("connectTask");
        return {};
    }
    auto connected = std::make_shared<TaskSlotsOf<Sender, Signal, Slot, Lanes>>(
        site, Slot(context, std::move(coroutine)), std::move(policy));
    if (!connected->bindTo(context, "connectTask"))
        return {};
    connected->name = slotName(QMetaMethod::fromSignal(signal), sender);
    connected->connect(sender, signal);
    return TaskConnection(connected);
}

} // namespace Detail

/*!
    Starts a task with each \a signal of \a sender: \a coroutine, a member function of \a context or a function object, which takes the
    signal's arguments, or as many of them as it likes, and returns a Task.

        connectTask(edit, &QLineEdit::textEdited, this, &Window::search, TaskPolicy::restart());

    \a policy says what becomes of it when one is running already. The task begins in a slice, never within the emission. It is bound to
    \a context as with start(): at its destroyed(), all of them are destroyed. The members of derived classes are gone by then: where the
    tasks have destructors that use them, keep what is returned in a ScopedTaskConnection. With the end of \a sender, which may live in
    another thread, no more start. Arguments are copied, and live as long as the task does; so does a function object.

    Thread-safety: the thread of \a context. Errors: without a sender or a context, or with a context of another thread, nothing is
    connected, with a warning. What a task throws goes to the connection's error handler, or else is warned of.
    Cost: four allocations, Qt's for a connection, and a frame for each signal. Source: Qt Creator's task tree runners, Kotlin's
    flatMapLatest, QTrio's open_emissions_nursery.
*/
template <typename Sender, typename Signal, typename Context, typename Coroutine>
TaskConnection connectTask(const Sender *sender, Signal signal, Context *context, Coroutine coroutine,
                           TaskPolicy policy, SIGNALBOX_HERE)
{
    return Detail::connectTaskTo<Detail::SingleLane>(sender, signal, context, std::move(coroutine), policy,
                                                     SIGNALBOX_SITE);
}
//! The same with TaskPolicy::perKey().
template <typename Sender, typename Signal, typename Context, typename Coroutine, typename Function>
TaskConnection connectTask(const Sender *sender, Signal signal, Context *context, Coroutine coroutine,
                           KeyedTaskPolicy<Function> policy, SIGNALBOX_HERE)
{
    using Tuple = typename Detail::SignalTraits<Signal>::Tuple;
    return Detail::connectTaskTo<Detail::KeyedLanes<Function, Tuple>>(
        sender, signal, context, std::move(coroutine), std::move(policy), SIGNALBOX_SITE);
}

} // namespace Signalbox
