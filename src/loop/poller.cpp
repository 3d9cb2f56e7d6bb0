// SPDX-License-Identifier: MIT
#include "loop/poller_p.h"

#include "core/logging_p.h"

#include <atomic>
#include <cerrno>
#include <cstring>

namespace Signalbox {

std::unique_ptr<Poller> Poller::create(Kind kind, const NotifyDescriptor &wakeUp)
{
    if (kind == Kind::Poll)
        return createPollPoller(wakeUp);
    if (auto poller = createEpollPoller(wakeUp))
        return poller;
    const int error = errno;
    static std::atomic<bool> hasSaid{false};
    if (!hasSaid.exchange(true)) {
        qCWarning(
            lcLoop,
            "epoll cannot be used (%s); the loop goes on with poll(), which is slower with many sockets",
            std::strerror(error));
    }
    return createPollPoller(wakeUp);
}

void warnOfLostDescriptor()
{
    static std::atomic<bool> hasSaid{false};
    if (hasSaid.exchange(true))
        return;
    qCWarning(lcLoop,
              "A descriptor of an event loop (epoll, eventfd or timerfd) was closed by somebody else, with "
              "closefrom() or by a wrong number: the loop makes new ones and goes on");
}

#ifndef Q_OS_LINUX
std::unique_ptr<Poller> createEpollPoller(const NotifyDescriptor &)
{
    errno = ENOSYS;
    return nullptr;
}
#endif

} // namespace Signalbox
