// SPDX-License-Identifier: MIT
#pragma once

#include "deathwatch.h"
#include "waitline.h"

#include <concepts>
#include <optional>

namespace Signalbox {

template <typename T>
class Value;

namespace Detail {

//! \internal A place in the line of a Value; its predicate, if it has one, is called by set().
class SIGNALBOX_CORE_EXPORT ValueWaiting : public LineWaiting
{
protected:
    explicit ValueWaiting(WaitLine &line) : LineWaiting(line) {}

private:
    friend class ValueLine;
    //! May do anything, also destroy this.
    virtual bool isReached() = 0;
    //! Keeps the value, which has been reached.
    virtual void keep() = 0;

    quint64 m_change = 0; // the last one that it has looked at
    Mortal m_mortal;
};

//! \internal Those that wait for a Value.
class SIGNALBOX_CORE_EXPORT ValueLine : public WaitLine
{
public:
    ValueLine() : WaitLine("a value") {}

    //! The value has changed. Calls predicates, which may do anything.
    void changed();
    //! If it is reached, \a waiting goes on.
    void check(ValueWaiting &waiting);
    void addLast(ValueWaiting &waiting);

private:
    quint64 m_change = 0;
    Mortal m_mortal;
};

template <typename T>
class ChangedWaiting;
template <typename T, typename Predicate>
class UntilWaiting;

} // namespace Detail

/*!
    A value that tasks can wait for:

        Value<int> connections;
        co_await connections.until([](int n) { return n < 4; });

    Each wait sees each value that is set, also one that does not stay. When it is destroyed, those that wait throw
    SynchronizationDestroyed. Thread-safety: the thread that uses it first. Cost: no allocation; set() calls the predicates of all
    that wait. Source: corral's Value, tokio's watch.
*/
template <typename T>
class Value final
{
    static_assert(std::is_copy_constructible_v<T>, "a Value can be copied: each one that waits has its own");

public:
    explicit Value(T value = T()) : m_value(std::move(value)) {}

    const T &value() const { return m_value; }
    //! Where values can be compared, the same again is no change.
    void set(T value)
    {
        if (!m_line.isOwnThread("Value::set"))
            return;
        if constexpr (std::equality_comparable<T>) {
            if (m_value == value)
                return;
        }
        m_value = std::move(value);
        m_line.changed();
    }

    //! Waits for the next change, from this call on: co_await changed() is the new value.
    Detail::ChangedWaiting<T> changed() { return Detail::ChangedWaiting<T>(*this); }
    /*!
        Waits until \a predicate is true, for the value as it is, or as it is set: co_await until(predicate) is the value of
        which it was. What \a predicate throws, is thrown here. It is called within set().
    */
    template <std::predicate<const T &> Predicate>
    Detail::UntilWaiting<T, Predicate> until(Predicate predicate)
    {
        return Detail::UntilWaiting<T, Predicate>(*this, std::move(predicate));
    }

private:
    template <typename>
    friend class Detail::ChangedWaiting;
    template <typename, typename>
    friend class Detail::UntilWaiting;

    T m_value;
    Detail::ValueLine m_line;
};

//! \internal What Value::changed() returns.
template <typename T>
class Detail::ChangedWaiting final : public ValueWaiting
{
public:
    using Result = T;

    explicit ChangedWaiting(Value<T> &value) : ValueWaiting(value.m_line), m_value(value)
    {
        if (value.m_line.isOwnThread("Value::changed", *this))
            value.m_line.addLast(*this);
    }
    T take()
    {
        takeGiven();
        return std::move(*m_kept);
    }

private:
    bool isReached() override { return true; }
    void keep() override { m_kept.emplace(m_value.m_value); }

    Value<T> &m_value;
    std::optional<T> m_kept;
};

//! \internal What Value::until() returns.
template <typename T, typename Predicate>
class Detail::UntilWaiting final : public ValueWaiting
{
public:
    using Result = T;

    UntilWaiting(Value<T> &value, Predicate &&predicate)
        : ValueWaiting(value.m_line), m_value(value), m_predicate(std::move(predicate))
    {
        if (!value.m_line.isOwnThread("Value::until", *this))
            return;
        value.m_line.addLast(*this);
        value.m_line.check(*this);
    }
    T take()
    {
        takeGiven();
        return std::move(*m_kept);
    }

private:
    bool isReached() override { return m_predicate(std::as_const(m_value.m_value)); }
    void keep() override { m_kept.emplace(m_value.m_value); }

    Value<T> &m_value;
    Predicate m_predicate;
    std::optional<T> m_kept;
};

} // namespace Signalbox
