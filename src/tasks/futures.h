// SPDX-License-Identifier: MIT
#pragma once

#include "scope.h"
#include "shield.h"
#include "signallink.h"

#include <QtCore/qfuture.h>
#include <QtCore/qfuturewatcher.h>
#include <QtCore/qpromise.h>

#include <memory>

namespace Signalbox {

/*!
    What becomes of a future when the task that waits for it does not wait any more: it is cancelled, or has lost a race.
*/
enum class AbandonedFuture : quint8 {
    Cancel, //!< It is cancelled.
    Leave,  //!< It goes on.
};

namespace Detail {

//! \internal Throws what \a error is; what a function of QtConcurrent's has thrown without Qt's wrapping.
[[noreturn]] SIGNALBOX_CORE_EXPORT void throwUnwrapped(const std::exception_ptr &error);

/*!
    \internal
    What co_await on a QFuture does. A continuation of the future's has a guard whose end tells that it has run, will never run as
    the future was cancelled, or was replaced: a future has one continuation. Only in the last case it takes a QFutureWatcher.
*/
template <typename T>
class FutureWaiting final : public Waiting
{
public:
    using Result = T;

    explicit FutureWaiting(QFuture<T> future, AbandonedFuture abandoned = AbandonedFuture::Cancel)
        : m_future(std::move(future)), m_abandoned(abandoned)
    {
        if (m_future.isFinished()) {
            end();
            return;
        }
        m_link = SignalLink::Pointer(new SignalLink(this));
        m_future.then(QtFuture::Launch::Sync,
                      [guard = SignalSlot<FutureWaiting, std::tuple<>>(m_link)](const QFuture<T> &) {});
    }
    ~FutureWaiting() override
    {
        if (m_link)
            m_link->leave();
        if (!hasEnded() && m_abandoned == AbandonedFuture::Cancel)
            m_future.cancel();
    }

    bool hasFailed() const override
    {
        return hasEnded() && (m_future.isCanceled() || (!std::is_void_v<T> && m_future.resultCount() == 0));
    }
    bool mayEndFromOutside() const override { return true; }
    QString description() const override { return QStringLiteral("a QFuture"); }

    T take()
    {
        if (hasFailed()) {
            throwError();
            throw TaskCancelled();
        }
        if constexpr (std::is_copy_constructible_v<T>)
            return m_future.result();
        else if constexpr (!std::is_void_v<T>)
            return m_future.takeResult();
    }

private:
    void throwError()
    {
        try {
            m_future.waitForFinished();
        } catch (...) {
            throwUnwrapped(std::current_exception());
        }
    }
    template <typename, typename>
    friend class SignalSlot;
    void arrived(std::tuple<> &&) {}
    void senderGone()
    {
        if (m_future.isFinished())
            return end();
        m_watcher = std::make_unique<QFutureWatcher<T>>();
        QObject::connect(m_watcher.get(), &QFutureWatcherBase::finished, [this] { end(); });
        m_watcher->setFuture(m_future);
    }

    QFuture<T> m_future;
    const AbandonedFuture m_abandoned;
    SignalLink::Pointer m_link;
    std::unique_ptr<QFutureWatcher<T>> m_watcher;
};

template <typename T>
struct WaitingFor<QFuture<T>>
{
    using Type = FutureWaiting<T>;
};

//! \internal Runs \a task, and hands what becomes of it to \a given. A promise that is destroyed cancels its future.
template <typename T>
Task<> fulfil(QPromise<T> given, Task<T> task)
{
    auto promise = std::move(given); // goes with the end of this, and not of what holds the task
    QFutureWatcher<T> watcher;
    auto *run = TaskRun::current();
    QObject::connect(&watcher, &QFutureWatcherBase::canceled, [run] { run->cancel(); });
    watcher.setFuture(promise.future());
    auto result = co_await outcome(std::move(task));
    if (result.isCancelled())
        co_return;
    if (result.hasError())
        promise.setException(result.error());
    else if constexpr (!std::is_void_v<T>)
        promise.addResult(std::move(result).value());
    promise.finish();
}

} // namespace Detail

/*!
    Waits until \a future has finished: co_await waitFor(future), or co_await future itself. Has its result, the first if there are
    several; throws what it was given as an exception, and TaskCancelled, if it was cancelled, or has no result. The task goes on in its
    own thread, whichever finishes the future.

    If the task does not wait any longer, the future is cancelled, unless \a abandoned says otherwise.

    A future is known to be cancelled when it has finished, as everywhere in Qt: what computes it must look for that. Cost: some ten
    allocations, Qt's for a continuation. A future has one: then() on a copy takes it away, and this costs a QFutureWatcher then;
    and so this takes away what was set with then() before.
*/
template <typename T>
Detail::FutureWaiting<T> waitFor(QFuture<T> future, AbandonedFuture abandoned = AbandonedFuture::Cancel)
{
    return Detail::FutureWaiting<T>(std::move(future), abandoned);
}

/*!
    Starts \a task in \a scope, and has its end as a future: its value, what it throws, or cancelled. Cancelling the future, in any
    thread, cancels the task; a scheduler that ends cancels the future.

    Thread-safety: the scope's thread; that of the future's. Cost: QPromise's and QFutureWatcher's.
*/
template <typename T>
QFuture<T> toFuture(Task<T> task, Scope &scope = Scope::root(), Detail::Site site = Detail::Site::here())
{
    if (!task.isValid())
        Detail::throwNoTask("toFuture");
    QPromise<T> promise;
    promise.start();
    auto future = promise.future();
    scope.start(Detail::fulfil(std::move(promise), std::move(task)), site);
    return future;
}

} // namespace Signalbox
