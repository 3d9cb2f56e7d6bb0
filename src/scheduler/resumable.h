// SPDX-License-Identifier: MIT
#pragma once

#include "../core/global.h"
#include "../core/listhook.h"

namespace Signalbox::Detail {

/*!
    \internal
    Something that goes on when its turn comes: in a slice of its scheduler, the most urgent first. It lives in what it
    resumes, and joins and leaves queues without an allocation; one that is destroyed leaves by itself.

    Thread-safety: the scheduler's thread.
*/
class SIGNALBOX_CORE_EXPORT Resumable : public ListHook<Resumable>
{
public:
    Resumable(const Resumable &) = delete;
    Resumable &operator=(const Resumable &) = delete;

    //! It has left the queue. May do anything, and be destroyed in here. What it throws is reported.
    virtual void resume() = 0;

    //! Larger is more urgent. Takes effect when it becomes ready next.
    int priority() const { return m_priority; }
    void setPriority(int priority) { m_priority = priority; }

    //! Is it in a queue?
    bool isReady() const { return isLinked(); }

protected:
    Resumable() = default;
    virtual ~Resumable() = default;

    //! For whoever derives from it: four bytes that would be padding.
    quint32 marks() const { return m_marks; }
    void setMarks(quint32 marks) { m_marks = marks; }

private:
    friend class ReadyQueue;
    int m_priority = 0;
    quint32 m_marks = 0;
};

} // namespace Signalbox::Detail
