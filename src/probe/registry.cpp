// SPDX-License-Identifier: MIT
#include "probe/registry_p.h"

#include "probe/codename_p.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <pthread.h>
#include <utility>
#ifdef Q_OS_LINUX
#include <sys/syscall.h>
#include <unistd.h>
#else
#include <QtCore/qthread.h>
#endif

namespace Signalbox {

namespace {

//! All blocks of a kind.
template <typename Block>
struct Blocks
{
    void end(std::unique_ptr<Block> block, bool isRead)
    {
        std::erase(alive, block.get());
        if (isRead)
            ended.push_back(std::move(block));
    }
    void keepThoseOf(qint64 thread)
    {
        std::erase_if(alive, [thread](const auto *block) { return block->threadId.get() != thread; });
        for (auto *block : alive)
            block->threadId.set(currentThreadId());
    }

    std::vector<Block *> alive;
    std::vector<std::unique_ptr<Block>> ended; // readers may still look at them
};

struct Registry
{
    std::mutex snapshots;
    std::mutex mutex;
    Blocks<LoopBlock> loops;
    Blocks<RouterBlock> routers;
    Blocks<TaskTreeBlock> tasks;
    Blocks<PosterBlock> posters;
    std::map<quint64, PostCounts> endedPosts; // by loop; 0: others. No more than there are loops
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
    registry().loops.keepThoseOf(registry().forkingThread);
    registry().routers.keepThoseOf(registry().forkingThread);
    registry().tasks.keepThoseOf(registry().forkingThread);
    registry().posters.keepThoseOf(registry().forkingThread);
    for (auto *tasks : registry().tasks.alive)
        tasks->wishes.clear(); // the parent does it
    registry().readers = 0;    // another thread may have been one, between two steps
    unlockInParent();
}

//! Under the registry's lock: it does not end meanwhile.
void wake(LoopBlock &loop, quint32 what)
{
    loop.requests.fetch_or(what, std::memory_order_release);
    if (loop.wake)
        loop.wake(loop.wakeContext);
}

std::atomic<quint64> nextLoopId{1};
std::atomic<quint64> nextSerial{1};
std::atomic<quint64> loopsEnded{0}; // so many made room in the blocks of those who posted to them

bool isLoopAlive(quint64 id)
{
    const auto &loops = registry().loops.alive;
    return std::any_of(loops.begin(), loops.end(), [id](const auto *loop) { return loop->id == id; });
}

} // namespace

constinit std::atomic<int> askedParts{0};
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
    registry().loops.alive.push_back(loop);
}

void unregisterLoop(std::unique_ptr<LoopBlock> loop)
{
    const std::lock_guard lock(registry().mutex);
    auto &endedPosts = registry().endedPosts;
    if (const auto posts = endedPosts.extract(loop->id))
        endedPosts[0] += posts.mapped();
    registry().loops.end(std::move(loop), registry().readers > 0);
    loopsEnded.fetch_add(1, std::memory_order_relaxed);
}

void registerRouter(RouterBlock *router)
{
    router->threadId.set(currentThreadId());
    const std::lock_guard lock(registry().mutex);
    registry().routers.alive.push_back(router);
}

void unregisterRouter(std::unique_ptr<RouterBlock> router)
{
    const std::lock_guard lock(registry().mutex);
    registry().routers.end(std::move(router), registry().readers > 0);
}

void registerTasks(TaskTreeBlock *tasks)
{
    tasks->threadId.set(currentThreadId());
    const std::lock_guard lock(registry().mutex);
    registry().tasks.alive.push_back(tasks);
}

void unregisterTasks(std::unique_ptr<TaskTreeBlock> tasks)
{
    const std::lock_guard lock(registry().mutex);
    for (const auto &wish : std::exchange(tasks->wishes, {}))
        wish->tell(CancelOutcome::LoopEnded);
    registry().tasks.end(std::move(tasks), registry().readers > 0);
}

void registerPoster(PosterBlock *poster)
{
    const std::lock_guard lock(registry().mutex);
    registry().posters.alive.push_back(poster);
}

//! Under the lock.
static PostCounts &endedPostsTo(quint64 loop)
{
    return registry().endedPosts[isLoopAlive(loop) ? loop : 0];
}

void unregisterPoster(std::unique_ptr<PosterBlock> poster)
{
    const std::lock_guard lock(registry().mutex);
    for (const auto &[loop, counts] : poster->read())
        endedPostsTo(loop) += counts;
    registry().posters.end(std::move(poster), registry().readers > 0);
}

PosterBlock::Edge *placeForPosts(PosterBlock &poster, quint64 loop)
{
    const auto ended = loopsEnded.load(std::memory_order_relaxed) + 1;
    if (poster.fullSince == ended)
        return nullptr;
    const std::lock_guard lock(registry().mutex);
    auto *edge = poster.make(loop, isLoopAlive);
    poster.fullSince = edge ? 0 : ended;
    return edge;
}

void countEndedPost(quint64 loop, PostWay way)
{
    const std::lock_guard lock(registry().mutex);
    auto &counts = endedPostsTo(loop);
    ++(way == PostWay::Event ? counts.events : counts.calls);
}

void describeThread()
{
    std::vector<ThreadBlock *> ours; // only this thread ends them
    {
        const std::lock_guard lock(registry().mutex);
        const auto isOurs = [id = currentThreadId()](const auto *block) {
            return block->threadId.get() == id;
        };
        std::ranges::copy_if(registry().routers.alive, std::back_inserter(ours), isOurs);
        std::ranges::copy_if(registry().tasks.alive, std::back_inserter(ours), isOurs);
    }
    for (auto *block : ours)
        block->describe(block->owner);
}

void describeThreadAgain()
{
    const std::lock_guard lock(registry().mutex);
    for (auto *loop : registry().loops.alive) {
        if (loop->threadId.get() == currentThreadId())
            wake(*loop, LoopBlock::TextsWanted);
    }
}

std::vector<std::uint32_t> takeTextsWanted(TaskTreeBlock &tree)
{
    const std::lock_guard lock(registry().mutex);
    return std::exchange(tree.textsWanted, {});
}

std::vector<TaskWish> takeWishes()
{
    std::vector<TaskWish> taken;
    const std::lock_guard lock(registry().mutex);
    for (auto *tasks : registry().tasks.alive) {
        if (tasks->wishes.empty() || tasks->threadId.get() != currentThreadId())
            continue;
        for (auto &wish : std::exchange(tasks->wishes, {}))
            taken.push_back({tasks, std::move(wish)});
    }
    return taken;
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
    m_loops = registry().loops.alive;
    m_routers = registry().routers.alive;
    m_tasks = registry().tasks.alive;
    m_posters = registry().posters.alive;
    m_endedPosts.assign(registry().endedPosts.begin(), registry().endedPosts.end());
}

LoopReader::~LoopReader()
{
    std::vector<std::unique_ptr<LoopBlock>> free;
    std::vector<std::unique_ptr<RouterBlock>> freeRouters;
    std::vector<std::unique_ptr<TaskTreeBlock>> freeTasks;
    std::vector<std::unique_ptr<PosterBlock>> freePosters;
    const std::lock_guard lock(registry().mutex);
    if (--registry().readers > 0)
        return;
    free.swap(registry().loops.ended);
    freeRouters.swap(registry().routers.ended);
    freeTasks.swap(registry().tasks.ended);
    freePosters.swap(registry().posters.ended);
}

void LoopReader::whileAlive(const LoopBlock *loop, const std::function<void()> &look)
{
    const std::lock_guard lock(registry().mutex);
    const auto &loops = registry().loops.alive;
    if (std::find(loops.begin(), loops.end(), loop) != loops.end())
        look();
}

void LoopReader::whileAllAlive(const std::function<void(const std::vector<LoopBlock *> &loops)> &look)
{
    const std::lock_guard lock(registry().mutex);
    look(registry().loops.alive);
}

void LoopReader::request(LoopBlock *loop, quint32 what)
{
    whileAlive(loop, [=] { wake(*loop, what); });
}

void LoopReader::wantTexts(TaskTreeBlock *tasks, std::vector<std::uint32_t> places)
{
    const std::lock_guard lock(registry().mutex);
    tasks->textsWanted = std::move(places);
}

/*!
    A thread may have a loop of ours and the one of a scheduler that was there before: whichever runs comes to it. Where there is none at the moment,
    the next one begins with it.
*/
void LoopReader::ask(TaskTreeBlock *tasks, std::shared_ptr<TaskCancellation::State> wish)
{
    const std::lock_guard lock(registry().mutex);
    const auto &alive = registry().tasks.alive;
    if (std::find(alive.begin(), alive.end(), tasks) == alive.end())
        return wish->tell(CancelOutcome::LoopEnded);
    if (tasks->wishes.size() == TaskTreeBlock::MostWishes)
        return wish->tell(CancelOutcome::TooManyWait);
    tasks->wishes.push_back(std::move(wish));
    for (auto *loop : registry().loops.alive) {
        if (loop->threadId.get() == tasks->threadId.get())
            wake(*loop, LoopBlock::WishesWanted);
    }
}

} // namespace Signalbox
