// SPDX-License-Identifier: MIT
#include "dispatch/eventdispatcher_p.h"

#include "core/logging_p.h"
#include "loop/virtualtime_p.h"

#include <QtCore/qsocketnotifier.h>

namespace Signalbox {

/*!
    Gives all that is registered to \a foreign, the platform's own dispatcher, which delivers it from now on.
    Our tables go on being kept, for readers.
*/
void EventDispatcher::Private::handOver(std::unique_ptr<QAbstractEventDispatcher> foreign)
{
    QObject::connect(foreign.get(), &QAbstractEventDispatcher::awake, q, &QAbstractEventDispatcher::awake);
    QObject::connect(foreign.get(), &QAbstractEventDispatcher::aboutToBlock, q,
                     &QAbstractEventDispatcher::aboutToBlock);
    QObject::connect(foreign.get(), &QAbstractEventDispatcher::awake, q, [this] {
        if (loop.block().requests.load(std::memory_order_relaxed))
            answerRequests();
    });
    loop.block().backend.set(internName(foreign->metaObject()->className()));
    loop.block().isHandedOver.set(true);
    if (VirtualTime::isOn()) {
        qCWarning(lcDispatch,
                  "A TestClock lives, and the platform's own event dispatcher (%s) does not follow it: Qt's "
                  "timers in this thread go by the machine's time. Another platform "
                  "(QT_QPA_PLATFORM=offscreen) may do without",
                  loop.block().backend.get());
    }
    if (auto *work = loop.workSource()) // with its timers: it goes on as a guest of the platform's
        work->hostEnds();
    inner.take(std::move(foreign));
    loop.letReadersWake([](void *dispatcher) { static_cast<InnerDispatcher *>(dispatcher)->wakeUp(); },
                        &inner);

    const auto &allTimers = loop.block().timers;
    for (std::uint32_t i = 0; i < allTimers.size(); ++i) {
        const auto &timer = allTimers[i];
        if (timer.timerId.get() != 0)
            inner.addTimer(timer.timerId.get(), Nanoseconds(timer.interval.get()),
                           Qt::TimerType(timer.type.get()), timer.owner.get());
    }
    const auto &watchers = loop.block().watchers;
    for (std::uint32_t i = 0; i < watchers.size(); ++i) {
        if (auto *notifier = watchers[i].notifier.get())
            inner.addNotifier(static_cast<QSocketNotifier *>(notifier));
    }
}

} // namespace Signalbox
