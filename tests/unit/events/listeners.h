// SPDX-License-Identifier: MIT
#pragma once

#include "eventlog.h"
#include "events/eventrouter_p.h"

#include <functional>

/*!
    A waiter that runs a function, and logs its name before.
*/
class Listener : public Signalbox::Waiter
{
public:
    using Function = std::function<void(Signalbox::Wait &, const Signalbox::EventPointer<> &)>;

    Listener(const char *name, EventLog &log, Function function = {})
        : m_name(QString::fromLatin1(name)), m_log(log), m_function(std::move(function))
    {
    }

    void eventArrived(Signalbox::Wait &wait, const Signalbox::EventPointer<> &event) override
    {
        m_log.add(m_name);
        if (const auto function = m_function)
            function(wait, event);
    }

private:
    QString m_name;
    EventLog &m_log;
    Function m_function;
};
