// SPDX-License-Identifier: MIT
#pragma once

#include "tasks/contextbound.h"
#include "tasks/scopegroup_p.h"
#include "tasks/signallink.h"

namespace Signalbox::Detail {

class TaskTree;

/*!
    What ends with an object: the tasks that were started for it, and whatever else is bound to it. One connection to destroyed()
    serves for all of it.

    An object that has moved to another thread since takes its tasks with it a moment later, when this thread hears of it.
*/
class ContextGuard final
{
public:
    ContextGuard(TaskTree &tree, const QObject *context);
    ~ContextGuard();

    ScopeGroup &tasks() { return m_tasks; }
    void add(ContextBound &bound) { m_bound.append(bound); }

    //! Destroys all, and then this.
    void end();
    bool isEnding() const { return m_isEnding; }
    //! The object has died, and this has not ended yet.
    bool isOfThePast() const { return !m_isEnding && !m_link->sender(); }

private:
    template <typename, typename>
    friend class SignalSlot;
    void arrived(std::tuple<> &&) { end(); }
    void senderGone() { end(); }

    TaskTree &m_tree;
    const QObject *const m_context; // an address only
    const SignalLink::Pointer m_link;
    QMetaObject::Connection m_connection;
    IntrusiveList<ContextBound> m_bound;
    ScopeGroup m_tasks{Scope::Policy::Supervise, nullptr};
    bool m_isEnding = false;
};

} // namespace Signalbox::Detail
