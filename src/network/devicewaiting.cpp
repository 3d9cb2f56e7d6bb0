// SPDX-License-Identifier: MIT
#include "network/devicewaiting.h"

#include "network/devicelink_p.h"
#include "network/networklogging_p.h"
#include "tasks/taskrun.h"

#include <stdexcept>

namespace Signalbox::Detail {

using namespace Qt::StringLiterals;

DeviceWaiting::DeviceWaiting(QObject *object, Line line, const char *function)
    : m_link(DeviceLink::of(object, function)), m_function(function), m_line(line), m_run(TaskRun::current())
{
    if (!m_link)
        fail(std::make_exception_ptr(DeviceGone()));
}

DeviceWaiting::~DeviceWaiting()
{
    leave();
}

void DeviceWaiting::arm()
{
    if (m_link)
        m_link->join(*this);
}

void DeviceWaiting::begin(TaskRun *run)
{
    m_run = run;
    if (!hasEnded() && m_link->isApart(*this))
        arm();
    if (hasEnded() || !m_link->isBehindItsOwnTask(*this))
        return;
    qCWarning(lcNetwork, "%s: the task has another wait for that, which it would have to take first. Refused",
              m_function);
    fail(std::make_exception_ptr(std::logic_error("a task that waits for a device behind itself")));
}

bool DeviceWaiting::cancel()
{
    if (!hasEnded())
        m_link->setApart(*this);
    return true;
}

void DeviceWaiting::lookNow()
{
    if (!hasEnded() && look())
        end();
}

void DeviceWaiting::fail(std::exception_ptr error)
{
    if (m_error || isSettled())
        return;
    m_error = std::move(error);
    end();
}

void DeviceWaiting::throwIfFailed()
{
    if (!m_error)
        return;
    leave();
    std::rethrow_exception(m_error);
}

void DeviceWaiting::leave()
{
    if (m_link)
        m_link->remove(*this);
}

QString DeviceWaiting::description() const
{
    const auto function = QLatin1StringView(m_function);
    return m_link ? u"%1 of %2"_s.arg(function, m_link->name()) : u"%1 of what has gone"_s.arg(function);
}

} // namespace Signalbox::Detail
