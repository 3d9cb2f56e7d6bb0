// SPDX-License-Identifier: MIT
#include "loop/forkgeneration_p.h"

#include "core/logging_p.h"

#include <pthread.h>

namespace Signalbox {

constinit std::atomic<std::uint64_t> forkCount{0};
constinit std::atomic<std::uint64_t> descriptorEpochCount{0};
constinit std::mutex adoptionMutex;

void countForks()
{
    static const int registered =
        ::pthread_atfork([] { adoptionMutex.lock(); }, [] { adoptionMutex.unlock(); },
                         [] {
                             adoptionMutex.unlock();
                             forkCount.fetch_add(1);
                             descriptorEpochCount.fetch_add(1);
                         });
    if (registered != 0)
        qCWarning(lcLoop, "pthread_atfork failed: a forked child must not go on with this event loop");
}

} // namespace Signalbox
