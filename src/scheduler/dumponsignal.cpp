// SPDX-License-Identifier: MIT
#include "scheduler/dumponsignal.h"

#include "scheduler/gate_p.h"
#include "scheduler/gates_p.h"
#include "scheduler/scheduler.h"
#include "scheduler/signalhub_p.h"

#include <cstdio>

namespace Signalbox {

using namespace Detail;

static void write(const QByteArray &text)
{
    std::fwrite(text.constData(), 1, std::size_t(text.size()), stderr); // at once: threads do not mix
    std::fflush(stderr);
}

static void dumpAll()
{
    const auto gates = allGates();
    write("signalbox: " + QByteArray::number(qsizetype(gates.size())) + " schedulers\n");
    for (const auto &gate : gates)
        RemoteScheduler(gate, gate->lane).call([] { write(Scheduler::current().dump().toUtf8()); });
}

DumpOnSignal::DumpOnSignal(int signalNumber)
    : m_signalNumber(SignalHub::add(signalNumber, this,
                                    [] {
                                        dumpAll();
                                        return SignalHub::Outcome::Stay;
                                    })
                         ? signalNumber
                         : 0)
{
    if (m_signalNumber == 0)
        SignalHub::warnOfSignal("DumpOnSignal", signalNumber);
}

DumpOnSignal::~DumpOnSignal()
{
    if (m_signalNumber != 0)
        SignalHub::remove(m_signalNumber, this);
}

} // namespace Signalbox
