// SPDX-License-Identifier: MIT
#include "dispatch/eventdispatcher_p.h"

#include <QtCore/qsocketnotifier.h>

namespace Signalbox {

/*!
    Gives all that is registered to the platform's own dispatcher, which delivers it from now on. Our tables
    go on being kept, for readers.
*/
void EventDispatcher::Private::handOver()
{
    auto *platform = pump.handedOver();
    QObject::connect(platform, &QAbstractEventDispatcher::awake, q, &QAbstractEventDispatcher::awake);
    QObject::connect(platform, &QAbstractEventDispatcher::aboutToBlock, q,
                     &QAbstractEventDispatcher::aboutToBlock);
    platform->startingUp();

    const auto &allTimers = loop.block().timers;
    for (std::uint32_t i = 0; i < allTimers.size(); ++i) {
        const auto &timer = allTimers[i];
        if (timer.timerId.get() == 0)
            continue;
        const auto interval = std::chrono::ceil<Milliseconds>(Nanoseconds(timer.interval.get()));
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
        platform->registerTimer(Qt::TimerId(timer.timerId.get()), interval, Qt::TimerType(timer.type.get()),
                                timer.owner.get());
#else
        platform->registerTimer(timer.timerId.get(), interval.count(), Qt::TimerType(timer.type.get()),
                                timer.owner.get());
#endif
    }
    const auto &watchers = loop.block().watchers;
    for (std::uint32_t i = 0; i < watchers.size(); ++i) {
        if (auto *notifier = watchers[i].notifier.get())
            platform->registerSocketNotifier(static_cast<QSocketNotifier *>(notifier));
    }
}

} // namespace Signalbox
