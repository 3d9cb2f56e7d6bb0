// SPDX-License-Identifier: MIT
#pragma once

#include "../core/global.h"

#include <exception>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace Signalbox {

/*!
    Thrown to who wants the value of a task that was cancelled, and is not cancelled with it.
*/
class SIGNALBOX_CORE_EXPORT TaskCancelled : public std::exception
{
public:
    const char *what() const noexcept override;
};

/*!
    Several tasks have failed: all of what they have thrown. By a scope that collects, and by firstSuccess().
*/
class SIGNALBOX_CORE_EXPORT TaskErrors : public std::exception
{
public:
    explicit TaskErrors(std::vector<std::exception_ptr> errors);
    const std::vector<std::exception_ptr> &errors() const { return m_errors; }
    const char *what() const noexcept override;

private:
    std::vector<std::exception_ptr> m_errors;
};

namespace Detail {
struct Nothing
{
};
} // namespace Detail

/*!
    How a task has ended: with a value, with an exception, or cancelled, which is neither.
*/
template <typename T = void>
class [[nodiscard]] Outcome
{
public:
    using Value = std::conditional_t<std::is_void_v<T>, Detail::Nothing, T>;

    //! Cancelled.
    Outcome() = default;
    //! \internal
    explicit Outcome(std::exception_ptr error) : m_error(std::move(error)) {}
    //! \internal
    explicit Outcome(Value value) : m_value(std::move(value)) {}

    bool hasValue() const { return m_value.has_value(); }
    bool hasError() const { return bool(m_error); }
    bool isCancelled() const { return !m_value && !m_error; }
    explicit operator bool() const { return hasValue(); }

    //! Throws what the task has thrown; TaskCancelled, if it was cancelled.
    T value() &&
    {
        check();
        if constexpr (!std::is_void_v<T>)
            return std::move(*m_value);
    }
    const Value &value() const &
    {
        check();
        return *m_value;
    }
    //! Null when there is none.
    std::exception_ptr error() const { return m_error; }

private:
    void check() const
    {
        if (m_error)
            std::rethrow_exception(m_error);
        if (!m_value)
            throw TaskCancelled();
    }

    std::optional<Value> m_value;
    std::exception_ptr m_error;
};

} // namespace Signalbox
