// SPDX-License-Identifier: MIT
#pragma once

#include "loop/loop_p.h"

namespace Signalbox {

/*!
    The time of one turn, for readers. Does nothing before begin(), which is called while a probe is attached.

    A turn of a nested loop counts on its own: while it looks after things, nobody holds the loop. What the outer
    turn did before and what it does after are two spans, and the length of a turn is that of a span.
*/
class TurnMeasure
{
public:
    void begin(Loop &loop, int depth);
    void end();

private:
    void beginSpan();
    Deadline endSpan();

    Loop *m_loop = nullptr;
    TurnMeasure *m_outer = nullptr;
    int m_handlersBefore = 0; // on the stack: those that have called this nested loop
    Deadline m_began{};
    Nanoseconds::rep m_sleptBefore = 0;
};

} // namespace Signalbox
