// SPDX-License-Identifier: MIT
#include "probe/registry_p.h"

#include "probe/codename_p.h"

#include <algorithm>
#include <iterator>
#include <pthread.h>
#ifdef Q_OS_LINUX
#include <sys/syscall.h>
#include <unistd.h>
#else
#include <QtCore/qthread.h>
#endif

namespace Signalbox {

namespace {

struct Registry
{
    std::mutex snapshots;
    std::mutex mutex;
    std::vector<LoopBlock *> loops;
    std::vector<std::unique_ptr<LoopBlock>> ended; // readers may still look at them
    std::vector<RouterBlock *> routers;
    std::vector<std::unique_ptr<RouterBlock>> endedRouters;
    int readers = 0;
    qint64 forkingThread = 0;
};

void lockForFork();
void unlockInParent();
void beginAnewInChild();

// Never destroyed: threads end after static destructors have run.
Registry &registry()
{
    static auto *instance = [] {
        ::pthread_atfork(lockForFork, unlockInParent, beginAnewInChild);
        return new Registry;
    }();
    return *instance;
}

void lockForFork()
{
    registry().snapshots.lock();
    registry().mutex.lock();
    namesMutex().lock();
    symbolsMutex().lock();
    registry().forkingThread = currentThreadId();
}

void unlockInParent()
{
    symbolsMutex().unlock();
    namesMutex().unlock();
    registry().mutex.unlock();
    registry().snapshots.unlock();
}

void beginAnewInChild()
{
    const auto isOthers = [](const auto *block) { return block->threadId.get() != registry().forkingThread; };
    std::erase_if(registry().loops, isOthers);
    std::erase_if(registry().routers, isOthers);
    for (auto *loop : registry().loops)
        loop->threadId.set(currentThreadId());
    for (auto *router : registry().routers)
        router->threadId.set(currentThreadId());
    unlockInParent();
}

std::atomic<quint64> nextLoopId{1};
std::atomic<quint64> nextSerial{1};

} // namespace

constinit std::atomic<int> attachedProbes{0};
constinit std::atomic<int> readerCount{0};

std::mutex &snapshotMutex()
{
    return registry().snapshots;
}

qint64 currentThreadId()
{
#ifdef Q_OS_LINUX
    return ::syscall(SYS_gettid);
#else
    return qint64(quintptr(QThread::currentThreadId()));
#endif
}

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

void registerRouter(RouterBlock *router)
{
    router->threadId.set(currentThreadId());
    const std::lock_guard lock(registry().mutex);
    registry().routers.push_back(router);
}

void unregisterRouter(std::unique_ptr<RouterBlock> router)
{
    const std::lock_guard lock(registry().mutex);
    std::erase(registry().routers, router.get());
    if (registry().readers > 0)
        registry().endedRouters.push_back(std::move(router));
}

void describeRouters()
{
    std::vector<RouterBlock *> ours; // only this thread ends them
    {
        const std::lock_guard lock(registry().mutex);
        std::copy_if(registry().routers.begin(), registry().routers.end(), std::back_inserter(ours),
                     [id = currentThreadId()](const auto *router) { return router->threadId.get() == id; });
    }
    for (auto *router : ours)
        router->describe(router->router);
}

EventBlock *RouterBlock::makeEvents()
{
    if (!m_ownEvents) {
        m_ownEvents = std::make_unique<EventBlock[]>(EventBlock::Most);
        m_events.store(m_ownEvents.get(), std::memory_order_release);
    }
    return m_ownEvents.get();
}

LoopReader::LoopReader()
{
    const std::lock_guard lock(registry().mutex);
    ++registry().readers;
    m_loops = registry().loops;
    m_routers = registry().routers;
}

LoopReader::~LoopReader()
{
    std::vector<std::unique_ptr<LoopBlock>> free;
    std::vector<std::unique_ptr<RouterBlock>> freeRouters;
    const std::lock_guard lock(registry().mutex);
    if (--registry().readers > 0)
        return;
    free.swap(registry().ended);
    freeRouters.swap(registry().endedRouters);
}

void LoopReader::whileAlive(const LoopBlock *loop, const std::function<void()> &look)
{
    const std::lock_guard lock(registry().mutex);
    const auto &loops = registry().loops;
    if (std::find(loops.begin(), loops.end(), loop) != loops.end())
        look();
}

void LoopReader::whileAllAlive(const std::function<void(const std::vector<LoopBlock *> &loops)> &look)
{
    const std::lock_guard lock(registry().mutex);
    look(registry().loops);
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
