// SPDX-License-Identifier: MIT
#pragma once

#include "core/listhook.h"
#include "scheduler/eventslot.h"

#include <QtCore/qobject.h>

#include <memory>
#include <unordered_map>

namespace Signalbox::Detail {

struct SchedulerCore;

/*!
    An object of this thread that is the context of slots: what it says of its end and of its way to another thread.

    A filter of its events says so while it still is in this thread. Where it has gone to, it may die at any time: nobody may look at it from here.
*/
class ContextWatch final : public QObject
{
public:
    //! The one of \a context, which is made if there is none.
    static ContextWatch &of(SchedulerCore &scheduler, const QObject &context);
    ContextWatch(SchedulerCore &scheduler, const QObject &context);

    const QObject &context() const { return m_context; }
    bool isEnding() const { return m_isEnding; }
    void add(ConnectedSlot &slot) { m_slots.append(slot); }
    //! All of them; and this is destroyed.
    void endSlots();
    //! A slot has left. This is destroyed with the last one.
    void hasLost();

    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void contextMoves();
    void leave();

    SchedulerCore &m_scheduler;
    const QObject &m_context;
    IntrusiveList<ConnectedSlot> m_slots;
    bool m_isEnding = false; // with the context, or the scheduler
};

//! By context.
using ContextWatches = std::unordered_map<const QObject *, std::unique_ptr<ContextWatch>>;

} // namespace Signalbox::Detail
