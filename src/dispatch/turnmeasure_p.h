// SPDX-License-Identifier: MIT
#pragma once

#include "loop/loop_p.h"

namespace Signalbox {

/*!
    The time of one turn, for readers: from its making to its end.

    A turn of a nested loop counts on its own: while it looks after things, nobody holds the loop. What the outer
    turn did before and what it does after are two spans, and the length of a turn is that of a span.
*/
class TurnMeasure
{
public:
    TurnMeasure(Loop &loop, int depth);
    ~TurnMeasure();
    TurnMeasure(const TurnMeasure &) = delete;
    TurnMeasure &operator=(const TurnMeasure &) = delete;

private:
    void beginSpan(Deadline now);
    void endSpan(Deadline now);

    Loop &m_loop;
    TurnMeasure *m_outer;
    int m_handlersBefore; // on the stack: those that have called this nested loop
    Deadline m_began{};
    Nanoseconds::rep m_sleptBefore = 0;
};

} // namespace Signalbox
