// SPDX-License-Identifier: MIT
#include "scheduler/gates_p.h"

#include "scheduler/gate_p.h"

#include <algorithm>
#include <mutex>
#include <pthread.h>

namespace Signalbox::Detail {

namespace {

struct Gates
{
    //! A forked child inherits no lock that is held.
    Gates()
    {
        ::pthread_atfork([] { instance().mutex.lock(); }, [] { instance().mutex.unlock(); },
                         [] { instance().mutex.unlock(); });
    }
    static Gates &instance()
    {
        static auto *gates = new Gates; // never destroyed: threads may end after static objects are gone
        return *gates;
    }

    std::mutex mutex;
    std::vector<std::shared_ptr<Gate>> gates;
};

} // namespace

void addGate(const std::shared_ptr<Gate> &gate)
{
    auto &all = Gates::instance();
    const std::lock_guard lock(all.mutex);
    all.gates.push_back(gate);
}

void removeGate(const Gate *gate)
{
    auto &all = Gates::instance();
    const std::lock_guard lock(all.mutex);
    std::erase_if(all.gates, [gate](const auto &each) { return each.get() == gate; });
}

std::vector<std::shared_ptr<Gate>> allGates()
{
    auto &all = Gates::instance();
    const std::lock_guard lock(all.mutex);
    return all.gates;
}

} // namespace Signalbox::Detail
