// SPDX-License-Identifier: MIT
#pragma once

#include "events/eventleaf.h"

#include <QtCore/qstring.h>

namespace Signalbox::Detail {

/*!
    The leaf of a queue, which may be the program's own: what it throws stays here, with a warning, and each member says what
    has become of the event.

    Thread-safety: none. Cost: an atomic increment for each event, unless it is a fifoLeaf().
*/
class LeafGuard
{
public:
    enum class Room {
        Yes,
        No,
        Unknown, //!< It has thrown: the event cannot be queued.
    };

    //! \a leaf belongs to \a queue, whose \a name is for warnings.
    LeafGuard(std::unique_ptr<EventLeaf> leaf, const QueueNode &queue, const QString &name);

    Room roomFor(const Event &event, qsizetype limit) const noexcept;
    bool roomDependsOnEvent() const noexcept;

    //! False: it has thrown, and \a event, which is still there, is not in it.
    bool push(EventPointer<> &event) noexcept
    {
        if (m_isFifo) [[likely]] {
            m_leaf->push(std::move(event));
            return true;
        }
        return pushIntoOther(event);
    }
    //! Null: it gave none. Then it is not ready until an event comes, goes on, or leaves.
    EventPointer<> take() noexcept;
    //! False: it has not kept \a event.
    bool hold(const EventPointer<> &event) noexcept;
    void release(const Event &event) noexcept;
    void discard(const Event &event) noexcept;
    //! Null: it has none, or does not give it.
    EventPointer<> takeAny() noexcept;
    bool isReady() const noexcept;

private:
    template <typename Function>
    bool guard(const char *when, const char *consequence, Function function) const noexcept;
    template <typename Function>
    bool keeps(const char *when, const char *consequence, Function function) noexcept;
    bool pushIntoOther(EventPointer<> &event) noexcept;
    bool isOurs(const EventPointer<> &event) const noexcept;

    const std::unique_ptr<EventLeaf> m_leaf;
    const QueueNode &m_queue;
    const QString &m_name;
    const bool m_isFifo;
    bool m_isStopped = false;
};

} // namespace Signalbox::Detail
