// SPDX-License-Identifier: MIT
#include "probe/registry_p.h"

#include <algorithm>
#include <mutex>

namespace Signalbox {

namespace {

struct Registry
{
    std::mutex mutex;
    std::vector<LoopBlock *> loops;
    std::vector<std::unique_ptr<LoopBlock>> ended; // readers may still look at them
    int readers = 0;
};

// Never destroyed: threads end after static destructors have run.
Registry &registry()
{
    static auto *instance = new Registry;
    return *instance;
}

std::atomic<quint64> nextLoopId{1};
std::atomic<quint64> nextSerial{1};

} // namespace

constinit std::atomic<int> attachedProbes{0};

quint64 takeLoopId()
{
    return nextLoopId.fetch_add(1, std::memory_order_relaxed);
}

quint64 takeSerials(quint64 count)
{
    return nextSerial.fetch_add(count, std::memory_order_relaxed);
}

void registerLoop(LoopBlock *loop)
{
    const std::lock_guard lock(registry().mutex);
    registry().loops.push_back(loop);
}

void unregisterLoop(std::unique_ptr<LoopBlock> loop)
{
    const std::lock_guard lock(registry().mutex);
    auto &loops = registry().loops;
    loops.erase(std::remove(loops.begin(), loops.end(), loop.get()), loops.end());
    if (registry().readers > 0)
        registry().ended.push_back(std::move(loop));
}

LoopReader::LoopReader()
{
    const std::lock_guard lock(registry().mutex);
    ++registry().readers;
    m_loops = registry().loops;
}

LoopReader::~LoopReader()
{
    std::vector<std::unique_ptr<LoopBlock>> free;
    const std::lock_guard lock(registry().mutex);
    if (--registry().readers == 0)
        free.swap(registry().ended);
}

void LoopReader::whileAlive(const LoopBlock *loop, const std::function<void()> &look)
{
    const std::lock_guard lock(registry().mutex);
    const auto &loops = registry().loops;
    if (std::find(loops.begin(), loops.end(), loop) != loops.end())
        look();
}

void LoopReader::request(LoopBlock *loop, quint32 what)
{
    whileAlive(loop, [=] {
        loop->requests.fetch_or(what, std::memory_order_release);
        if (loop->wake)
            loop->wake(loop->wakeContext);
    });
}

} // namespace Signalbox
