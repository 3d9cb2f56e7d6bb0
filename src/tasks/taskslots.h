// SPDX-License-Identifier: MIT
#pragma once

#include "contextbound.h"
#include "signallink.h"
#include "task.h"
#include "taskpolicy.h"

#include <QtCore/qmetaobject.h>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace Signalbox::Detail {

class TaskSlots;

/*!
    \internal
    The tasks of a connection that are under one policy together: all, or those of a key.
*/
class SIGNALBOX_CORE_EXPORT TaskLane : private TaskGroup, private ListHook<TaskLane>
{
public:
    TaskLane(TaskSlots &owner, TaskPolicy policy);
    ~TaskLane() override;

    //! Would it ignore one more?
    bool isClosed() const { return m_policy.ignoresNew() && m_running > 0; }
    void add(Task<> task);
    bool isIdle() const { return m_running == 0 && m_waiting.empty(); }
    int running() const { return m_running; }

    void cancel();
    //! Those that wait for their turn do not start.
    void clear();
    void destroyRuns() { destroyAll(); }

private:
    template <typename, typename>
    friend class Signalbox::IntrusiveList;
    TaskRun &make(Task<> task);
    void startNext();
    bool hasRoom() const { return m_policy.most() == 0 || m_running < m_policy.most(); }
    void runEnded(TaskRun &run) override;

    TaskSlots &m_owner;
    const TaskPolicy m_policy;
    std::deque<Task<>> m_waiting;
    int m_running = 0;
};

/*!
    \internal
    What connectTask() makes: it lives until its signal and its tasks are over, or its context is.
*/
class SIGNALBOX_CORE_EXPORT TaskSlots : public std::enable_shared_from_this<TaskSlots>, public ContextBound
{
public:
    using ErrorHandler = std::function<void(const std::exception_ptr &error, const QString &task)>;

    ~TaskSlots() override;
    using ContextBound::bindTo;

    bool isConnected() const { return bool(m_connection); }
    void disconnect();
    void cancel();
    //! Destroys its tasks. Nothing of it is left.
    void end();
    int running() const;

    QString name;
    ErrorHandler errorHandler;

protected:
    explicit TaskSlots(const Site &site) : m_site(site) {}

    //! It is its own owner from now on, if \a connection is one.
    void begin(QMetaObject::Connection connection, SignalLink::Pointer link);
    //! Nothing comes any more.
    void senderIsGone();
    //! The first of them that is idle may be destroyed in here.
    virtual void removeIdle(TaskLane &) {}

private:
    friend class TaskLane;
    void contextGone() final;
    void leaveSender();
    void laneIsIdle(TaskLane &lane);
    void endIfDone();
    void report(const std::exception_ptr &error, const QString &task);

    const Site m_site;
    QMetaObject::Connection m_connection;
    SignalLink::Pointer m_link;
    std::shared_ptr<TaskSlots> m_self;
    IntrusiveList<TaskLane> m_lanes;
};

//! \internal Can it be called with the first \a Count of \a Tuple?
template <typename Function, typename Tuple, typename Index>
inline constexpr bool TakesThese = false;
template <typename Function, typename... Arguments, std::size_t... Index>
inline constexpr bool TakesThese<Function, std::tuple<Arguments...>, std::index_sequence<Index...>> =
    std::is_invocable_v<Function &, std::tuple_element_t<Index, std::tuple<Arguments...>> &...>;

//! \internal The indices of as many of \a Tuple as \a Function takes.
template <typename Function, typename Tuple, std::size_t Count = std::tuple_size_v<Tuple>>
constexpr auto takenArguments()
{
    if constexpr (TakesThese<Function, Tuple, std::make_index_sequence<Count>>) {
        return std::make_index_sequence<Count>();
    } else {
        static_assert(Count > 0, "connectTask(): the slot takes other arguments than the signal has");
        return takenArguments<Function, Tuple, Count - 1>();
    }
}

//! \internal A coroutine that is called by a signal: a function, or a member function of \a Context.
template <typename Context, typename Coroutine>
class TaskSlot
{
public:
    TaskSlot(Context *context, Coroutine &&coroutine) : m_context(context), m_coroutine(std::move(coroutine))
    {
    }

    template <typename... Arguments>
    requires(std::is_invocable_v<Coroutine &, Arguments &...> &&
             !std::is_member_function_pointer_v<Coroutine>) auto
    operator()(Arguments &...arguments)
    {
        return std::invoke(m_coroutine, arguments...);
    }
    template <typename... Arguments>
    requires(std::is_invocable_v<Coroutine &, Context *, Arguments &...>
                 &&std::is_member_function_pointer_v<Coroutine>) auto
    operator()(Arguments &...arguments)
    {
        return std::invoke(m_coroutine, m_context, arguments...);
    }

private:
    Context *m_context;
    Coroutine m_coroutine;
};

//! \internal One call of the slot, which lives as long as this.
template <typename Slot, typename Tuple, std::size_t... Index>
Task<> runSlot(std::shared_ptr<Slot> slot, [[maybe_unused]] Tuple arguments, std::index_sequence<Index...>)
{
    static_assert(IsTask<decltype((*slot)(std::get<Index>(arguments)...))>,
                  "connectTask(): the slot must be a coroutine that returns a Signalbox::Task");
    static_cast<void>(co_await (*slot)(std::get<Index>(arguments)...));
}

//! \internal All under one policy.
class SingleLane
{
public:
    SingleLane(TaskSlots &owner, TaskPolicy policy) : m_lane(owner, policy) {}
    template <typename Tuple>
    TaskLane *laneFor(TaskSlots &, Tuple &)
    {
        return &m_lane;
    }
    void remove(TaskLane &) {}

private:
    TaskLane m_lane;
};

//! \internal Warns that the function for the key has thrown what is being caught.
SIGNALBOX_CORE_EXPORT void warnOfKey(const TaskSlots &taskSlots);

//! \internal A policy for each key.
template <typename Function, typename Tuple>
class KeyedLanes
{
    using Arguments = decltype(takenArguments<Function, Tuple>());
    template <std::size_t... Index>
    static auto keyOf(Function &function, [[maybe_unused]] Tuple &arguments, std::index_sequence<Index...>)
    {
        return std::invoke(function, std::get<Index>(arguments)...);
    }
    using Key = decltype(keyOf(std::declval<Function &>(), std::declval<Tuple &>(), Arguments()));

public:
    KeyedLanes(TaskSlots &, KeyedTaskPolicy<Function> policy) : m_policy(std::move(policy)) {}

    //! Null when there is no key. Calls code of the program.
    TaskLane *laneFor(TaskSlots &owner, Tuple &arguments)
    {
        std::optional<Key> key;
        try {
            key.emplace(keyOf(m_policy.key(), arguments, Arguments()));
        } catch (...) {
            warnOfKey(owner);
        }
        if (!key || !owner.isConnected())
            return nullptr;
        const auto [place, isNew] = m_lanes.try_emplace(std::move(*key), owner, m_policy.policy());
        place->second.key = &place->first;
        return &place->second;
    }
    void remove(TaskLane &lane) { m_lanes.erase(m_lanes.find(*static_cast<Lane &>(lane).key)); }

private:
    struct Lane final : TaskLane
    {
        using TaskLane::TaskLane;
        const Key *key = nullptr;
    };
    KeyedTaskPolicy<Function> m_policy;
    std::map<Key, Lane> m_lanes;
};

//! \internal
template <typename Sender, typename Signal, typename Slot, typename Lanes>
class TaskSlotsOf final : public TaskSlots
{
    using Tuple = typename SignalTraits<Signal>::Tuple;

public:
    template <typename Policy>
    TaskSlotsOf(const Site &site, Slot &&slot, Policy policy)
        : TaskSlots(site), m_slot(std::make_shared<Slot>(std::move(slot))), m_lanes(*this, std::move(policy))
    {
    }

    void connect(const Sender *sender, Signal signal)
    {
        // From here on g++ knows which file of the program this is for. It finds out in a virtual function no more, and
        // warns of the program's lambda then, as if it were in many files.
        static_cast<void>(&TaskSlotsOf::run);
        const SignalLink::Pointer link(new SignalLink(this, sender));
        begin(QObject::connect(sender, signal, SignalSlot<TaskSlotsOf, Tuple>(link)), link);
    }

private:
    template <typename, typename>
    friend class SignalSlot;
    void arrived(Tuple &&arguments)
    {
        const auto alive = shared_from_this();
        auto *lane = m_lanes.laneFor(*this, arguments);
        if (lane && !lane->isClosed())
            lane->add(run(m_slot, std::move(arguments)));
    }
    static Task<> run(const std::shared_ptr<Slot> &slot, Tuple &&arguments)
    {
        return runSlot(slot, std::move(arguments), takenArguments<Slot, Tuple>());
    }
    void senderGone() { senderIsGone(); }
    void removeIdle(TaskLane &lane) override { m_lanes.remove(lane); }

    const std::shared_ptr<Slot> m_slot;
    Lanes m_lanes;
};

} // namespace Signalbox::Detail
