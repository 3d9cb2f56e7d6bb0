// SPDX-License-Identifier: MIT
#pragma once

#include "events/fifoleaf_p.h"

#include <QtCore/qstring.h>

namespace Signalbox::Detail {

/*!
    The leaf of a queue, which may be the program's own: what it throws stays here, with a warning, and each member says what
    has become of the event.

    Thread-safety: none. Cost: an atomic increment for each event, unless it is a fifoLeaf(), which throws nothing and is
    called directly.
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

    Room roomFor(const Event &event, qsizetype limit) const noexcept
    {
        if (m_fifo) [[likely]]
            return m_fifo->hasRoomFor(event, limit) ? Room::Yes : Room::No;
        return roomInOther(event, limit);
    }
    bool roomDependsOnEvent() const noexcept;

    //! False: it has thrown, and \a event, which is still there, is not in it.
    bool push(EventPointer<> &event) noexcept
    {
        if (m_fifo) [[likely]] {
            m_fifo->push(std::move(event));
            return true;
        }
        return pushIntoOther(event);
    }
    //! Null: it gave none. Then it is not ready until an event comes, goes on, or leaves.
    EventPointer<> take() noexcept { return m_fifo ? m_fifo->take() : takeFromOther(); }
    //! What take() gives next, if it is known.
    const Event *next() const noexcept { return m_fifo ? m_fifo->first() : nullptr; }
    //! False: it has not kept \a event.
    bool hold(const EventPointer<> &event) noexcept;
    void release(const Event &event) noexcept;
    void discard(const Event &event) noexcept;
    //! False: \a event, which is not held, is still in it.
    bool remove(const Event &event) noexcept;
    //! Null: it has none, or does not give it.
    EventPointer<> takeAny() noexcept;
    bool isReady() const noexcept { return m_fifo ? m_fifo->isReady() : isOtherReady(); }

private:
    template <typename Function>
    bool guard(const char *when, const char *consequence, Function function) const noexcept;
    template <typename Function>
    bool keeps(const char *when, const char *consequence, Function function) noexcept;
    Room roomInOther(const Event &event, qsizetype limit) const noexcept;
    bool pushIntoOther(EventPointer<> &event) noexcept;
    EventPointer<> takeFromOther() noexcept;
    bool isOtherReady() const noexcept;
    bool isOurs(const EventPointer<> &event) const noexcept;

    const std::unique_ptr<EventLeaf> m_leaf;
    const QueueNode &m_queue;
    const QString &m_name;
    FifoLeaf *const m_fifo; // the same, if it is one
    bool m_isStopped = false;
};

} // namespace Signalbox::Detail
