// SPDX-License-Identifier: MIT
#include "scheduler/guestreport_p.h"

#include "probe/control_p.h"
#include "probe/hooks_p.h"
#include "probe/threadname_p.h"
#include "scheduler/scheduler.h"

#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qthread.h>

namespace Signalbox::Detail {

GuestReport::GuestReport(Host &host, const WorkSource &work)
    : m_work(work), m_block(std::make_unique<LoopBlock>()), m_shown(*m_block, typeid(Scheduler))
{
    m_block->id = takeLoopId();
    m_block->isGuest = true;
    m_block->wake = [](void *context) { static_cast<Host *>(context)->wake(); };
    m_block->wakeContext = &host;
    m_block->threadId.set(currentThreadId());
    m_block->backend.set("no event loop");
    publishThreadName(*m_block); // its own code runs: it asks for the scheduler
    update();
    if (const auto prepare = prepareLoop.load(std::memory_order_relaxed))
        prepare(*m_block);
    guestBlock = m_block.get();
    registerLoop(m_block.get());
}

GuestReport::~GuestReport()
{
    if (guestBlock == m_block.get())
        guestBlock = nullptr;
    unregisterLoop(std::move(m_block));
}

void GuestReport::update()
{
    if (const auto *dispatcher = QAbstractEventDispatcher::instance(); dispatcher != m_dispatcher) {
        m_dispatcher = dispatcher;
        m_block->backend.set(dispatcher ? internName(dispatcher->metaObject()->className())
                                        : "no event loop");
        const auto *app = QCoreApplication::instance();
        m_block->isMainThread.set(app && app->thread() == QThread::currentThread());
    }
    if (m_block->requests.load(std::memory_order_relaxed))
        answer(m_block->requests.exchange(0, std::memory_order_acquire));
}

void GuestReport::answer(quint32 requests)
{
    if (requests & LoopBlock::WishesWanted)
        obeyThread();
    if (requests & LoopBlock::TextsWanted)
        describeThread();
    if (requests & LoopBlock::NamesWanted)
        nameTimers();
}

void GuestReport::nameTimers()
{
    for (std::uint32_t slot = 0; slot < m_block->timers.size(); ++slot) {
        const auto &timer = m_block->timers[slot];
        auto &history = m_block->timerHistories[slot];
        if (timer.timerId.get() == 0)
            continue;
        const auto *owner = m_work.ownerOf(slot);
        const SequenceLock::Writer writing(m_block->timers[slot].lock);
        history.ownerName.set(owner ? owner->objectName() : QString());
    }
    m_block->namedBelow.set(m_serials.bound());
}

void GuestReport::addTimer(Host::Slot slot)
{
    while (m_block->timers.size() <= slot) {
        m_block->timerHistories.append(); // first: a reader that sees the timer finds its history
        m_block->timers.append();
    }
    const auto serial = m_serials.next();
    m_block->timerHistories[slot].serial.set(serial);
    m_block->timerHistories[slot].ownerName.clear();
    m_shown.add(slot, serial);
}

void GuestReport::addWatcher(QObject &watcher, int descriptor, int kind)
{
    std::uint32_t index;
    if (m_freeWatchers.empty()) {
        index = m_block->watchers.append();
    } else {
        index = m_freeWatchers.back();
        m_freeWatchers.pop_back();
    }
    m_watchers[&watcher] = index;
    auto &block = m_block->watchers[index];
    const SequenceLock::Writer writing(block.lock);
    block.descriptor.set(descriptor);
    block.serial.set(m_serials.next());
    block.notifier.set(&watcher);
    block.ownerClass.set(&typeid(Scheduler));
    block.kind.set(quint8(kind));
    m_block->watcherCount.add(1);
}

void GuestReport::removeWatcher(const QObject &watcher)
{
    const auto found = m_watchers.find(&watcher);
    if (found == m_watchers.end())
        return;
    const auto index = found->second;
    m_watchers.erase(found);
    m_freeWatchers.push_back(index);
    auto &block = m_block->watchers[index];
    const SequenceLock::Writer writing(block.lock);
    block.descriptor.set(-1);
    block.serial.set(0);
    m_block->watcherCount.add(-1);
}

} // namespace Signalbox::Detail
