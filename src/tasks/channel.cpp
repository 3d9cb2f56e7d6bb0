// SPDX-License-Identifier: MIT
#include "tasks/channel.h"

#include "tasks/atleast_p.h"

namespace Signalbox {

const char *ChannelClosed::what() const noexcept
{
    return "the channel is closed";
}

namespace Detail {

ChannelBase::ChannelBase(qsizetype capacity, qsizetype leastCapacity, const char *type)
    : m_capacity(atLeast(leastCapacity, capacity, type))
{
}

OpenLineWaiting ChannelBase::whenDone()
{
    return OpenLineWaiting(m_untilDone, m_receivers, m_done == m_sent, "Channel::whenDone");
}

void ChannelBase::oneIsDone(qsizetype kept)
{
    if (!isOwnThread("Channel::done"))
        return;
    if (m_done == m_sent - quint64(kept)) {
        qCWarning(lcTasks, "Channel::done: all items that were received are done; the call is ignored");
        return;
    }
    if (++m_done == m_sent)
        m_untilDone.giveAll();
}

std::exception_ptr ChannelBase::sendError() const
{
    return m_error ? m_error : std::make_exception_ptr(ChannelClosed());
}

//! Who waits to receive has found it empty, so this is the end for it.
void ChannelBase::closeWith(std::exception_ptr error)
{
    if (m_isClosed)
        return;
    m_isClosed = true;
    m_error = std::move(error);
    if (!m_senders.isEmpty())
        m_senders.failAll(sendError());
    if (m_error)
        m_receivers.failAll(m_error);
    else
        m_receivers.giveAll();
}

void ChannelBase::end()
{
    closeWith({});
    m_senders.end();
    m_receivers.end();
    m_untilDone.end();
}

} // namespace Detail
} // namespace Signalbox
