// SPDX-License-Identifier: MIT
#pragma once

#include "remotescheduler.h"

#include <QtCore/qfuture.h>
#include <QtCore/qpromise.h>

#include <exception>
#include <type_traits>
#include <utility>

namespace Signalbox {

/*!
    Runs \a function in the thread of \a scheduler, and hands its result to whoever asks the future; what it throws, too.

        remoteCall(remote, [this] { return m_model->rowCount(); }).then(this, [](int rows) { … });

    A scheduler that has ended, or ends before, cancels the future. In the scheduler's own thread the function runs later, too: who
    blocks there until the future has finished waits for ever. \threadsafe

    Cost: RemoteScheduler::call()'s and QPromise's. Source: VLCP's "run in the core's context", QtConcurrent.
*/
template <typename Function>
auto remoteCall(const RemoteScheduler &scheduler, Function &&function)
{
    using Result = std::invoke_result_t<std::decay_t<Function> &>;
    QPromise<Result> promise; // unfinished, it cancels with its end
    auto future = promise.future();
    promise.start();
    scheduler.call([promise = std::move(promise), function = std::forward<Function>(function)]() mutable {
        try {
            if constexpr (std::is_void_v<Result>)
                function();
            else
                promise.addResult(function());
        } catch (...) {
            promise.setException(std::current_exception());
        }
        promise.finish();
    });
    return future;
}

} // namespace Signalbox
