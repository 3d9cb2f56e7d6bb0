// SPDX-License-Identifier: MIT
#include "core/waitableevent.h"

#include "core/logging_p.h"
#include "core/notifydescriptor_p.h"

#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <mutex>

namespace Signalbox {

struct WaitableEvent::Private
{
    std::mutex mutex; // makes flag and descriptor one
    std::condition_variable changed;
    std::atomic<bool> isSet{false}; // written under the mutex, read anywhere
    quint64 timesSet = 0;           // so that a waiter does not miss a set() that was cleared at once
    NotifyDescriptor descriptor;
};

WaitableEvent::WaitableEvent() : d(std::make_unique<Private>()) {}

WaitableEvent::~WaitableEvent()
{
    // Who has seen isSet() or the descriptor may get here before set() has returned: wait for that.
    const std::lock_guard lock(d->mutex);
}

bool WaitableEvent::isSet() const noexcept
{
    return d->isSet.load(std::memory_order_acquire);
}

void WaitableEvent::set()
{
    const std::lock_guard lock(d->mutex);
    if (d->isSet.load(std::memory_order_relaxed))
        return;
    d->isSet.store(true, std::memory_order_release);
    ++d->timesSet;
    if (d->descriptor.isOpen())
        d->descriptor.signal();
    d->changed.notify_all();
}

void WaitableEvent::clear()
{
    const std::lock_guard lock(d->mutex);
    if (!d->isSet.load(std::memory_order_relaxed))
        return;
    d->isSet.store(false, std::memory_order_release);
    if (d->descriptor.isOpen())
        d->descriptor.drain();
}

void WaitableEvent::wait()
{
    std::unique_lock lock(d->mutex);
    const auto before = d->timesSet;
    d->changed.wait(lock, [&] { return d->isSet.load(std::memory_order_relaxed) || d->timesSet != before; });
}

bool WaitableEvent::wait(Nanoseconds timeout)
{
    if (timeout <= Nanoseconds::zero())
        return isSet();
    std::unique_lock lock(d->mutex);
    const auto before = d->timesSet;
    const auto wasSet = [&] { return d->isSet.load(std::memory_order_relaxed) || d->timesSet != before; };
    const auto deadline = saturatingAdd(SteadyClock::now(), timeout);
    if (deadline == Never) {
        d->changed.wait(lock, wasSet);
        return true;
    }
    return d->changed.wait_until(lock, deadline, wasSet);
}

int WaitableEvent::descriptor()
{
    const std::lock_guard lock(d->mutex);
    if (d->descriptor.isOpen())
        return d->descriptor.descriptor();
    if (!d->descriptor.open()) {
        const int error = errno;
        qCWarning(lcCore,
                  "WaitableEvent::descriptor: cannot open a descriptor (%s); "
                  "the event goes on between threads only",
                  std::strerror(error));
        return -1;
    }
    if (d->isSet.load(std::memory_order_relaxed))
        d->descriptor.signal();
    return d->descriptor.descriptor();
}

} // namespace Signalbox
