// SPDX-License-Identifier: MIT
#include "scheduler/quitonsignals.h"

#include "scheduler/scheduler.h"
#include "scheduler/signalhub_p.h"

#include <atomic>
#include <memory>

namespace Signalbox {

using namespace Detail;

QuitOnSignals::QuitOnSignals(const QList<int> &signalNumbers)
{
    const auto remote = Scheduler::current().remote();
    for (const int number : signalNumbers) {
        if (m_signalNumbers.contains(number))
            continue;
        const auto quit = [number, remote, hasCome = std::make_shared<std::atomic<bool>>(false)] {
            if (hasCome->exchange(true))
                return SignalHub::Outcome::GiveUp;
            remote.call([number] { Scheduler::current().quit(128 + number); });
            return SignalHub::Outcome::Stay;
        };
        if (SignalHub::add(number, this, quit))
            m_signalNumbers.append(number);
        else
            SignalHub::warnOfSignal("QuitOnSignals", number);
    }
}

QuitOnSignals::~QuitOnSignals()
{
    for (const int number : std::as_const(m_signalNumbers))
        SignalHub::remove(number, this);
}

} // namespace Signalbox
