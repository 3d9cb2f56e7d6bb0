// SPDX-License-Identifier: MIT
#include "probe/observers_p.h"

#include "core/logging_p.h"
#include "probe/registry_p.h"

#include <algorithm>
#include <exception>
#include <mutex>
#include <new>
#include <pthread.h>
#include <shared_mutex>
#include <vector>

namespace Signalbox {

namespace {

struct Observers
{
    std::shared_mutex mutex; // shared while hooks run, so that removeObserver() waits for them
    std::vector<LoopObserver *> list;
};

// Never destroyed: threads end after static destructors have run.
Observers &observers()
{
    static auto *instance = [] {
        // Not locked for a fork, as a hook may be what forks: in the child nobody else is in a hook.
        ::pthread_atfork(nullptr, nullptr, [] { new (&observers().mutex) std::shared_mutex; });
        return new Observers;
    }();
    return *instance;
}

} // namespace

constinit std::atomic<int> observerCount{0};

LoopObserver::~LoopObserver() = default;
void LoopObserver::turnBegins(quint64, int) {}
void LoopObserver::turnEnds(quint64, int) {}
void LoopObserver::loopEnds(quint64) {}
void LoopObserver::sleepBegins(quint64, Deadline) {}
void LoopObserver::sleepEnds(quint64) {}
void LoopObserver::timerFires(quint64, int, Nanoseconds) {}
void LoopObserver::handlerWasSlow(quint64, const HandlerSnapshot &, Nanoseconds) {}
void LoopObserver::watcherActivates(quint64, int, int) {}

//! Under the mutex: one at a time.
static void publishCount()
{
    const int count = int(observers().list.size());
    const int before = observerCount.exchange(count, std::memory_order_relaxed);
    readerCount.fetch_add(count - before, std::memory_order_relaxed);
}

void addObserver(LoopObserver *observer)
{
    if (!observer) {
        qCWarning(lcProbe, "addObserver: null observer. Ignored");
        return;
    }
    const std::lock_guard lock(observers().mutex);
    auto &list = observers().list;
    if (std::find(list.begin(), list.end(), observer) == list.end())
        list.push_back(observer);
    publishCount();
}

void removeObserver(LoopObserver *observer)
{
    const std::lock_guard lock(observers().mutex);
    std::erase(observers().list, observer);
    publishCount();
}

void visitObservers(const std::function<void(LoopObserver &)> &hook)
{
    std::vector<LoopObserver *> failed;
    {
        const std::shared_lock lock(observers().mutex);
        for (auto *observer : observers().list) {
            try {
                hook(*observer);
            } catch (const std::exception &error) {
                qCWarning(lcProbe, "A LoopObserver threw \"%s\": it is removed", error.what());
                failed.push_back(observer);
            } catch (...) {
                qCWarning(lcProbe, "A LoopObserver threw: it is removed");
                failed.push_back(observer);
            }
        }
    }
    for (auto *observer : failed)
        removeObserver(observer);
}

} // namespace Signalbox
