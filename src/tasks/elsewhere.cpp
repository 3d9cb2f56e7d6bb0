// SPDX-License-Identifier: MIT
#include "tasks/elsewhere.h"

#include "core/logging_p.h"

#include <QtCore/qrunnable.h>
#include <QtCore/qthread.h>

#include <atomic>

namespace Signalbox {

const char *SchedulerEnded::what() const noexcept
{
    return "the thread that was to do it has ended, or its scheduler";
}

namespace Detail {

void WorkElsewhere::cancel(const std::shared_ptr<WorkElsewhere> &work)
{
    work->m_stop.request_stop();
    work->m_scheduler.call([work] {
        work->m_isToEnd = true;
        if (work->m_run)
            work->m_run->cancel();
    });
}

/*!
    A thread without a scheduler gets an object that brings the function, and goes with the thread.
*/
void postTo(QThread *thread, std::function<void()> errand)
{
    if (const auto scheduler = RemoteScheduler::of(thread); !scheduler.hasEnded()) {
        scheduler.call(std::move(errand));
        return;
    }
    if (!thread || thread->isFinished())
        return;
    const auto shared = std::make_shared<std::function<void()>>(std::move(errand));
    auto *bearer = new QObject;
    bearer->moveToThread(thread);
    QObject::connect(
        thread, &QThread::finished, bearer, [bearer] { delete bearer; }, Qt::DirectConnection);
    QMetaObject::invokeMethod(
        bearer,
        [bearer, shared] {
            const std::unique_ptr<QObject> end(bearer);
            (*shared)();
        },
        Qt::QueuedConnection);
    if (thread->isFinished()) // since: nothing is called there any more
        *shared = nullptr;
}

namespace {

/*
    What a pool runs, ordered behind its making by itself: Qt's mutex does that, too, but the thread sanitizer sees none of
    Qt's, and would have to be told to look at nothing that runs in a pool.
*/
class PooledErrand final : public QRunnable
{
public:
    explicit PooledErrand(std::function<void()> errand) : m_errand(std::move(errand))
    {
        m_isMade.store(true, std::memory_order_release);
    }
    void run() override
    {
        if (m_isMade.load(std::memory_order_acquire))
            m_errand();
    }

private:
    std::function<void()> m_errand;
    std::atomic<bool> m_isMade{false};
};

} // namespace

void postTo(QThreadPool *pool, std::function<void()> errand)
{
    if (pool)
        pool->start(new PooledErrand(std::move(errand)));
    else
        qCWarning(lcTasks, "onPool: there is no pool. The function is not called");
}

} // namespace Detail
} // namespace Signalbox
