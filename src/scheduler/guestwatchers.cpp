// SPDX-License-Identifier: MIT
#include "scheduler/guestwatchers_p.h"

#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qcoreevent.h>
#include <QtCore/qpointer.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <poll.h>
#include <unistd.h>
#ifdef Q_OS_LINUX
#include <sys/epoll.h>
#endif

namespace Signalbox::Detail {

GuestWatchers::~GuestWatchers()
{
    m_notifier.reset();
    if (m_epoll >= 0)
        ::close(m_epoll);
}

void GuestWatchers::add(QObject &part, int descriptor, int kind)
{
    auto &parts = m_watched[descriptor];
    parts.push_back({&part, kind, m_deliveries, {}});
    parts.isQuiet = false;
    if (!tell(descriptor, parts))
        watchAlone(descriptor, parts.back());
    start();
}

void GuestWatchers::remove(const QObject &part, int descriptor)
{
    const auto found = m_watched.find(descriptor);
    if (found == m_watched.end())
        return;
    std::erase_if(found->second, [&part](const Watched &watched) { return watched.part == &part; });
    found->second.isQuiet = false;
    tell(descriptor, found->second);
    if (found->second.empty())
        m_watched.erase(found);
}

void GuestWatchers::start()
{
    if (m_epoll < 0 || m_notifier || !QAbstractEventDispatcher::instance())
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_epoll, QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] { deliver(); });
}

static bool isUrgent(int descriptor)
{
    pollfd polled{descriptor, POLLPRI, 0};
    return ::poll(&polled, 1, 0) == 1 && (polled.revents & POLLPRI);
}

void GuestWatchers::watchAlone(int descriptor, Watched &watched)
{
    watched.notifier = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Type(watched.kind));
    QObject::connect(watched.notifier.get(), &QSocketNotifier::activated, watched.part,
                     [part = watched.part, notifier = watched.notifier.get(), descriptor] {
                         if (notifier->type() == QSocketNotifier::Exception && !isUrgent(descriptor))
                             return notifier->setEnabled(false); // hung up or failed
                         QEvent event(QEvent::SockAct);
                         QCoreApplication::sendEvent(part, &event);
                     });
}

#ifdef Q_OS_LINUX

static constexpr std::array<std::uint32_t, 3> EpollEvents{EPOLLIN, EPOLLOUT, EPOLLPRI};

//! Tells epoll what \a parts want of \a descriptor. False when it does not watch it.
bool GuestWatchers::tell(int descriptor, const Parts &parts)
{
    if (m_epoll < 0)
        m_epoll = ::epoll_create1(EPOLL_CLOEXEC);
    epoll_event event{};
    event.data.fd = descriptor;
    for (const auto &watched : parts)
        event.events |= watched.notifier ? 0 : EpollEvents[std::size_t(watched.kind)];
    if (event.events == 0)
        return ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, nullptr) == 0;
    event.events |= parts.isQuiet ? std::uint32_t(EPOLLET) : 0;
    // The number may be another file's by now, of which epoll knows nothing.
    return ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, descriptor, &event) == 0 ||
           (errno == ENOENT && ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event) == 0);
}

static constexpr std::uint32_t Broken = EPOLLERR | EPOLLHUP;

//! As in our own loop: epoll reports what is broken whatever it is asked for, and who wants none of that is told of changes only.
void GuestWatchers::hushIfUnwanted(int descriptor, std::uint32_t events)
{
    const auto found = m_watched.find(descriptor);
    if (found == m_watched.end())
        return;
    auto &parts = found->second;
    const bool isUnwanted =
        (events & Broken) && !(events & EPOLLPRI) &&
        std::all_of(parts.begin(), parts.end(), [](const Watched &watched) {
            return watched.notifier || watched.kind == QSocketNotifier::Exception;
        });
    if (isUnwanted == parts.isQuiet)
        return;
    parts.isQuiet = isUnwanted;
    tell(descriptor, parts);
}

void GuestWatchers::deliver()
{
    constexpr int Capacity = 64; // the rest is ready in the next turn
    std::array<epoll_event, Capacity> ready;
    const auto delivery = ++m_deliveries;
    const int count = ::epoll_wait(m_epoll, ready.data(), Capacity, 0);
    const QPointer<GuestWatchers> guard(this);
    for (int i = 0; i < count; ++i) {
        hushIfUnwanted(ready[std::size_t(i)].data.fd, ready[std::size_t(i)].events);
        for (int kind = 0; kind < int(EpollEvents.size()); ++kind) {
            const auto wanted =
                EpollEvents[std::size_t(kind)] | (kind == QSocketNotifier::Exception ? 0 : Broken);
            if (ready[std::size_t(i)].events & wanted)
                deliverTo(ready[std::size_t(i)].data.fd, kind);
            if (!guard || m_deliveries != delivery)
                return; // a nested loop has looked since: what is still ready comes again
        }
    }
}

#else

bool GuestWatchers::tell(int, const Parts &)
{
    return false;
}

void GuestWatchers::deliver() {}

#endif

//! Looked up anew each time: the one before may have changed everything.
void GuestWatchers::deliverTo(int descriptor, int kind)
{
    const auto delivery = m_deliveries;
    const QPointer<GuestWatchers> guard(this);
    while (auto *watched = guard ? findUnserved(descriptor, kind) : nullptr) {
        watched->servedIn = delivery;
        QEvent event(QEvent::SockAct);
        QCoreApplication::sendEvent(watched->part, &event);
        if (guard && m_deliveries != delivery)
            return;
    }
}

GuestWatchers::Watched *GuestWatchers::findUnserved(int descriptor, int kind)
{
    const auto found = m_watched.find(descriptor);
    if (found == m_watched.end())
        return nullptr;
    auto &parts = found->second;
    const auto part = std::find_if(parts.begin(), parts.end(), [&](const Watched &watched) {
        return watched.kind == kind && watched.servedIn != m_deliveries;
    });
    return part == parts.end() ? nullptr : &*part;
}

} // namespace Signalbox::Detail
