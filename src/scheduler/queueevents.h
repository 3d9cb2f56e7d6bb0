// SPDX-License-Identifier: MIT
#pragma once

#include "../core/global.h"

#include <QtCore/qstring.h>

#include <memory>

namespace Signalbox {

class EventQueue;

/*!
    While it lives, room and emptiness of a queue come as events: QueueHasRoom and QueueEmptied. Queues that nobody asks
    about send nothing.

        const QueueEvents events(*jobs);
        scheduler.on(match<QueueEmptied>(u"jobs"_s), view, &View::showDone);

    Room is told when the queue has refused an event before, by its own limit or its total one, and emptiness each time that
    the queue was not empty. Both must still be so when the scheduler comes to telling.

    Thread-safety: it belongs to the thread of the queue's scheduler. Ownership: none of the queue; when that is removed,
    nothing comes any more. Errors: a queue that is not below this thread's Scheduler::rootQueue() gets a warning, and sends
    nothing. Source: VLCP's QueueCanWriteEvent and QueueIsEmptyEvent.
*/
class SIGNALBOX_CORE_EXPORT QueueEvents
{
public:
    //! The events have the name of \a queue as their key.
    explicit QueueEvents(EventQueue &queue);
    //! They have \a name, as a queue may have none, or one that others have.
    QueueEvents(EventQueue &queue, const QString &name);
    ~QueueEvents();
    QueueEvents(const QueueEvents &) = delete;
    QueueEvents &operator=(const QueueEvents &) = delete;

    //! False when the queue has gone, or is none of this thread's.
    bool isActive() const;

private:
    class Watch;
    std::unique_ptr<Watch> m_watch;
};

} // namespace Signalbox
