// SPDX-License-Identifier: MIT
#pragma once

#include "loop/loop_p.h"

namespace Signalbox {

/*!
    The time of one turn, for readers. Does nothing before begin(), which is called while a probe is attached.
*/
class TurnMeasure
{
public:
    void begin(Loop &loop, int depth);
    void end();

private:
    Loop *m_loop = nullptr;
    Deadline m_began{};
    Nanoseconds::rep m_sleptBefore = 0;
};

} // namespace Signalbox
