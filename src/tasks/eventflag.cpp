// SPDX-License-Identifier: MIT
#include "tasks/eventflag.h"

namespace Signalbox {

void EventFlag::set()
{
    if (!m_line.isOwnThread("EventFlag::set"))
        return;
    m_isSet = true;
    m_line.giveAll();
}

void EventFlag::reset()
{
    if (m_line.isOwnThread("EventFlag::reset"))
        m_isSet = false;
}

void EventFlag::pulse()
{
    if (m_line.isOwnThread("EventFlag::pulse"))
        m_line.giveAll();
}

} // namespace Signalbox
