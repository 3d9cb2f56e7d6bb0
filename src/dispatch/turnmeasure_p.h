// SPDX-License-Identifier: MIT
#pragma once

#include "loop/loop_p.h"

#include <atomic>

namespace Signalbox {

/*!
    The time of one turn, for readers: from its making to its end.

    A turn of a nested loop counts on its own: while it looks after things, nobody holds the loop. What the outer
    turn did before and what it does after are two spans, and the length of a turn is that of a span.

    A look at the clock takes as long as a short turn does. So where exec() runs one turn right behind the other, and they take
    less than a microsecond or so each, some are a span together, and their lengths are known as if all but one took what the ones before have
    taken. No span that has ended a turn is older than a tick of the kernel's, or has slept: what takes long is told of at once.
*/
class TurnMeasure
{
public:
    //! Of what exec() runs, nothing comes between two turns unless \a isInterrupted by the end of the first.
    TurnMeasure(Loop &loop, int depth, bool isOfExec, const std::atomic<bool> &isInterrupted);
    ~TurnMeasure();
    TurnMeasure(const TurnMeasure &) = delete;
    TurnMeasure &operator=(const TurnMeasure &) = delete;

private:
    bool goesOn() const;
    void beginSpan(Deadline now);
    void endSpan(Deadline now);

    Loop &m_loop;
    TurnMeasure *m_outer;
    const std::atomic<bool> &m_isInterrupted;
    bool m_isOfExec;
    int m_handlersBefore; // on the stack: those that have called this nested loop
    TurnSpan m_ownSpan;   // of a nested loop
    TurnSpan &m_span;
};

} // namespace Signalbox
