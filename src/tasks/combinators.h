// SPDX-License-Identifier: MIT
#pragma once

#include "childtask.h"
#include "combination.h"

#include <array>
#include <memory>
#include <tuple>
#include <variant>
#include <vector>

namespace Signalbox {

namespace Detail {

//! \internal void, as a value.
template <typename T>
using ValueOf = std::conditional_t<std::is_void_v<T>, Nothing, std::remove_cvref_t<T>>;

//! \internal What a combination waits for: a Waiting of somebody else's, which it points to.
template <typename Source>
class Arm
{
public:
    using Result = typename Source::Result;
    explicit Arm(Source &source) : m_waiting(source) {}
    explicit Arm(Source &&source) : m_waiting(source) {} // lives as long as the expression that awaits
    Source &waiting() { return m_waiting; }

private:
    Source &m_waiting;
};

//! \internal A task of its own.
template <typename T>
class Arm<Task<T>>
{
public:
    using Result = T;
    explicit Arm(Task<T> &&task) : m_child(std::move(task)) {}
    ChildTask<T> &waiting() { return m_child; }

private:
    ChildTask<T> m_child;
};

//! \internal What makes a Waiting: a matcher, a QFuture.
template <MakesWaiting Source>
requires(!IsWaiting<Source>) class Arm<Source>
{
public:
    using Type = typename WaitingFor<Source>::Type;
    using Result = typename Type::Result;
    explicit Arm(const Source &source) : m_waiting(source) {}
    Type &waiting() { return m_waiting; }

private:
    Type m_waiting;
};

template <typename ArmType>
ValueOf<typename ArmType::Result> takeOf(ArmType &arm)
{
    if constexpr (std::is_void_v<typename ArmType::Result>) {
        arm.waiting().take();
        return {};
    } else {
        return arm.waiting().take();
    }
}

template <typename ArmType>
Outcome<ValueOf<typename ArmType::Result>> outcomeOfArm(ArmType &arm)
{
    using Value = ValueOf<typename ArmType::Result>;
    try {
        return Outcome<Value>(takeOf(arm));
    } catch (const TaskCancelled &) {
        return {};
    } catch (...) {
        return Outcome<Value>(std::current_exception());
    }
}

//! \internal Several arms, each of its own type.
template <typename... Sources>
class CombinationOf : public Combination
{
public:
    template <typename... Given>
    explicit CombinationOf(Policy policy, Given &&...given)
        : Combination(policy), m_arms(std::forward<Given>(given)...)
    {
        std::apply([this](auto &...arms) { m_waitings = {&arms.waiting()...}; }, m_arms);
    }

protected:
    using Arms = std::tuple<Arm<Sources>...>;

    int armCount() const final { return int(sizeof...(Sources)); }
    Waiting &arm(int index) const final { return *m_waitings[std::size_t(index)]; }

    //! Calls \a function with the arm that was decisive.
    template <typename Function, std::size_t... Index>
    void withDecisive(Function function, std::index_sequence<Index...>)
    {
        static_cast<void>(
            ((int(Index) == decisive() ? (function(std::integral_constant<std::size_t, Index>()), true)
                                       : false) ||
             ...));
    }
    template <typename Function>
    void withDecisive(Function function)
    {
        withDecisive(std::move(function), std::index_sequence_for<Sources...>());
    }

    Arms m_arms;

private:
    std::array<Waiting *, sizeof...(Sources)> m_waitings;
};

//! \internal What all() returns.
template <typename... Sources>
class AllOf final : public CombinationOf<Sources...>
{
public:
    using Result = std::tuple<ValueOf<typename Arm<Sources>::Result>...>;

    template <typename... Given>
    explicit AllOf(Given &&...given)
        : CombinationOf<Sources...>(Combination::Policy::All, std::forward<Given>(given)...)
    {
    }

    Result take()
    {
        this->withDecisive(
            [this](auto index) { static_cast<void>(takeOf(std::get<index>(this->m_arms))); }); // throws
        return std::apply([](auto &...arms) { return Result{takeOf(arms)...}; }, this->m_arms);
    }
};

//! \internal What allSettled() returns.
template <typename... Sources>
class AllSettledOf final : public CombinationOf<Sources...>
{
public:
    using Result = std::tuple<Outcome<ValueOf<typename Arm<Sources>::Result>>...>;

    template <typename... Given>
    explicit AllSettledOf(Given &&...given)
        : CombinationOf<Sources...>(Combination::Policy::AllSettled, std::forward<Given>(given)...)
    {
    }

    Result take()
    {
        return std::apply([](auto &...arms) { return Result{outcomeOfArm(arms)...}; }, this->m_arms);
    }
};

//! \internal What any() and firstSuccess() return.
template <typename... Sources>
class AnyOf final : public CombinationOf<Sources...>
{
public:
    using Result = std::variant<ValueOf<typename Arm<Sources>::Result>...>;

    template <typename... Given>
    explicit AnyOf(Combination::Policy policy, Given &&...given)
        : CombinationOf<Sources...>(policy, std::forward<Given>(given)...)
    {
    }

    bool hasFailed() const override { return this->decisive() < 0 || Combination::hasFailed(); }

    Result take()
    {
        std::optional<Result> result;
        this->withDecisive([&](auto index) {
            result.emplace(std::in_place_index<index>, takeOf(std::get<index>(this->m_arms)));
        });
        std::vector<std::exception_ptr> errors;
        if (this->forgives())
            std::apply([&](auto &...arms) { (addError(errors, arms), ...); }, this->m_arms);
        if (result)
            return std::move(*result);
        throw TaskErrors(std::move(errors));
    }

private:
    template <typename ArmType>
    static void addError(std::vector<std::exception_ptr> &errors, ArmType &arm)
    {
        if (!arm.waiting().hasEnded() || !arm.waiting().hasFailed())
            return;
        try {
            static_cast<void>(takeOf(arm));
        } catch (...) {
            errors.push_back(std::current_exception());
        }
    }
};

//! \internal Any number of tasks of one type.
template <typename T>
class CombinationOfRange : public Combination
{
public:
    CombinationOfRange(Policy policy, std::vector<Task<T>> tasks) : Combination(policy)
    {
        m_children.reserve(tasks.size());
        for (auto &task : tasks)
            m_children.push_back(std::make_unique<ChildTask<T>>(std::move(task)));
    }

protected:
    int armCount() const final { return int(m_children.size()); }
    Waiting &arm(int index) const final { return *m_children[std::size_t(index)]; }

    std::vector<std::unique_ptr<ChildTask<T>>> m_children;
};

template <typename T>
class AllOfRange final : public CombinationOfRange<T>
{
public:
    using Result = std::vector<ValueOf<T>>;
    explicit AllOfRange(std::vector<Task<T>> tasks)
        : CombinationOfRange<T>(Combination::Policy::All, std::move(tasks))
    {
    }
    Result take()
    {
        if (this->decisive() >= 0)
            static_cast<void>(this->m_children[std::size_t(this->decisive())]->take()); // throws
        Result results;
        results.reserve(this->m_children.size());
        for (auto &child : this->m_children) {
            if constexpr (std::is_void_v<T>) {
                child->take();
                results.emplace_back();
            } else {
                results.push_back(child->take());
            }
        }
        return results;
    }
};

template <typename T>
class AllSettledOfRange final : public CombinationOfRange<T>
{
public:
    using Result = std::vector<Outcome<T>>;
    explicit AllSettledOfRange(std::vector<Task<T>> tasks)
        : CombinationOfRange<T>(Combination::Policy::AllSettled, std::move(tasks))
    {
    }
    Result take()
    {
        Result results;
        for (auto &child : this->m_children)
            results.push_back(child->outcome());
        return results;
    }
};

//! \internal What an any() of a range has got: which, and its value.
template <typename T>
struct IndexedValue
{
    std::size_t index;
    T value;
};

template <typename T>
class AnyOfRange final : public CombinationOfRange<T>
{
public:
    using Result = IndexedValue<ValueOf<T>>;
    using CombinationOfRange<T>::CombinationOfRange;
    bool hasFailed() const override { return this->decisive() < 0 || Combination::hasFailed(); }

    Result take()
    {
        auto errors = this->takeErrors();
        if (this->decisive() < 0)
            throw TaskErrors(std::move(errors));
        const auto index = std::size_t(this->decisive());
        if constexpr (std::is_void_v<T>) {
            this->m_children[index]->take();
            return {index, {}};
        } else {
            return {index, this->m_children[index]->take()};
        }
    }

private:
    std::vector<std::exception_ptr> takeErrors()
    {
        std::vector<std::exception_ptr> errors;
        for (int i = 0; this->forgives() && i < this->armCount(); ++i) {
            auto &child = *this->m_children[std::size_t(i)];
            if (i != this->decisive() && child.hasEnded() && child.hasFailed())
                errors.push_back(child.outcome().error());
        }
        return errors;
    }
};

//! \internal The type of the arm for an argument: a Task, a Waiting, or what makes one.
template <typename Given>
using ArmSource =
    std::remove_reference_t<std::conditional_t<MakesWaiting<Given>, std::remove_cvref_t<Given>, Given>>;

template <typename T>
concept Awaitable = IsTask<std::remove_cvref_t<T>> || IsWaiting<T> || MakesWaiting<T>;

} // namespace Detail

/*!
    Waits for all: auto [page, image] = co_await all(fetch(a), fetch(b)). Each is a Task, something that is waited for, or a
    matcher. The first that fails cancels the others, and is thrown when they have ended. What gives nothing gives a
    Detail::Nothing. Await it where it is made: it points to its arguments.

    Of several matchers, one of events that must be handled may come first, and is accepted only when all have come: what stands
    behind it in its queue does not come meanwhile. So give those a queue of their own.

    Cost: a run of its own for each Task; no allocation once frames have ended.
*/
template <Detail::Awaitable... Sources>
requires(sizeof...(Sources) > 0) auto all(Sources &&...sources)
{
    return Detail::AllOf<Detail::ArmSource<Sources>...>(std::forward<Sources>(sources)...);
}
//! The same with any number of tasks of one type: their values in a vector. Of none: at once.
template <typename T>
Detail::AllOfRange<T> all(std::vector<Task<T>> tasks)
{
    return Detail::AllOfRange<T>(std::move(tasks));
}

//! Waits until all have ended, however they do: a tuple of Outcome.
template <Detail::Awaitable... Sources>
requires(sizeof...(Sources) > 0) auto allSettled(Sources &&...sources)
{
    return Detail::AllSettledOf<Detail::ArmSource<Sources>...>(std::forward<Sources>(sources)...);
}
template <typename T>
Detail::AllSettledOfRange<T> allSettled(std::vector<Task<T>> tasks)
{
    return Detail::AllSettledOfRange<T>(std::move(tasks));
}

/*!
    Waits for the first: co_await any(fetch(url), sleepFor(1s)) is a std::variant, whose index() tells which. The others are
    cancelled, and have ended when this goes on; what they have got and nobody has taken goes back to where it was. What a task among
    them throws all the same, as in its cleanup, is warned of.
*/
template <Detail::Awaitable... Sources>
requires(sizeof...(Sources) > 0) auto any(Sources &&...sources)
{
    return Detail::AnyOf<Detail::ArmSource<Sources>...>(Detail::Combination::Policy::Any,
                                                        std::forward<Sources>(sources)...);
}
//! The same with any number of tasks: its index and its value. Of none: throws TaskErrors.
template <typename T>
Detail::AnyOfRange<T> any(std::vector<Task<T>> tasks)
{
    return Detail::AnyOfRange<T>(Detail::Combination::Policy::Any, std::move(tasks));
}

//! Waits for the first that does not fail; TaskErrors when all do.
template <Detail::Awaitable... Sources>
requires(sizeof...(Sources) > 0) auto firstSuccess(Sources &&...sources)
{
    return Detail::AnyOf<Detail::ArmSource<Sources>...>(Detail::Combination::Policy::FirstSuccess,
                                                        std::forward<Sources>(sources)...);
}
template <typename T>
Detail::AnyOfRange<T> firstSuccess(std::vector<Task<T>> tasks)
{
    return Detail::AnyOfRange<T>(Detail::Combination::Policy::FirstSuccess, std::move(tasks));
}

} // namespace Signalbox
