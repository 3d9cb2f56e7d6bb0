// SPDX-License-Identifier: MIT
#pragma once

#include "../core/global.h"

#include <utility>

namespace Signalbox {

/*!
    What connectTask() does when a signal comes while a task of it runs.
*/
class SIGNALBOX_CORE_EXPORT TaskPolicy
{
public:
    //! The one that runs is cancelled, and the new one starts when it has ended. Of several that wait for that, the last one.
    static TaskPolicy restart() { return TaskPolicy(Kind::Restart, 1); }
    //! Nothing.
    static TaskPolicy ignore() { return TaskPolicy(Kind::Ignore, 1); }
    //! One after the other.
    static TaskPolicy queue() { return TaskPolicy(Kind::Queue, 1); }
    //! \a most run at once, others wait for their turn. Zero: any number. Negative: warns, any number.
    static TaskPolicy parallel(int most = 0) { return TaskPolicy(Kind::Queue, checked(most)); }

    /*!
        Each has a policy of its own that \a key returns the same for, which takes the signal's arguments, or as many of them
        as it likes: perKey([](int page) { return page; }) loads one page once at a time. Keys are compared by operator<.
    */
    template <typename Function>
    static auto perKey(Function key, TaskPolicy policy = restart());

    bool cancelsRunning() const { return m_kind == Kind::Restart; }
    bool ignoresNew() const { return m_kind == Kind::Ignore; }
    //! How many run at once; zero: any number.
    int most() const { return m_most; }

private:
    enum class Kind : quint8 { Restart, Ignore, Queue };
    TaskPolicy(Kind kind, int most) : m_kind(kind), m_most(most) {}
    static int checked(int most);

    Kind m_kind;
    int m_most;
};

//! What TaskPolicy::perKey() returns.
template <typename Function>
class KeyedTaskPolicy
{
public:
    KeyedTaskPolicy(Function key, TaskPolicy policy) : m_key(std::move(key)), m_policy(policy) {}

    TaskPolicy policy() const { return m_policy; }
    Function &key() { return m_key; }

private:
    Function m_key;
    TaskPolicy m_policy;
};

template <typename Function>
auto TaskPolicy::perKey(Function key, TaskPolicy policy)
{
    return KeyedTaskPolicy<Function>(std::move(key), policy);
}

} // namespace Signalbox
