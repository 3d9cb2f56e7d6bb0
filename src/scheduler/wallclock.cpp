// SPDX-License-Identifier: MIT
#include "scheduler/wallclock_p.h"

#include "core/timeleft_p.h"

#include <QtCore/qabstracteventdispatcher.h>

#include <algorithm>
#include <cerrno>
#include <utility>
#ifdef Q_OS_LINUX
#include <sys/timerfd.h>
#include <unistd.h>
#endif

namespace Signalbox::Detail {

constinit WallClock::Now *WallClock::testNow = nullptr;

WallTime WallClock::now()
{
    if (VirtualClock::isOn())
        return VirtualClock::wallNow();
    return testNow ? testNow() : std::chrono::system_clock::now();
}

bool WallClock::wasSetInVirtualTime()
{
    const int settings = VirtualClock::wallSettings();
    return std::exchange(m_virtualSettings, settings) != settings;
}

Deadline WallClock::steadyFor(WallTime time)
{
    const auto left = std::max(saturatingSubtract(time, now()), WallTime::duration::zero());
    constexpr auto Longest = std::chrono::duration_cast<WallTime::duration>(Nanoseconds::max());
    return left >= Longest ? Never : saturatingAdd(Clock::now(), Nanoseconds(left));
}

WallTime WallClock::wallTimeFor(Deadline deadline)
{
    const auto left = std::chrono::duration_cast<WallTime::duration>(saturatingSubtract(deadline, Clock::now()));
    const auto wall = now();
    if (left > WallTime::duration::zero())
        return wall > WallTime::max() - left ? WallTime::max() : wall + left;
    return wall < WallTime::min() - left ? WallTime::min() : wall + left;
}

#ifdef Q_OS_LINUX

WallClock::~WallClock()
{
    m_notifier.reset();
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void WallClock::watch()
{
    if (m_notifier || !QAbstractEventDispatcher::instance())
        return;
    m_descriptor = ::timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
    if (m_descriptor < 0)
        return;
    arm();
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(),
                     [this] { onReadable(); });
}

//! The kernel reports that the clock was set only to a timer that is armed: for a day that never comes.
void WallClock::arm() const
{
    constexpr time_t NeverToCome = 32'503'680'000; // the year 3000
    itimerspec when{};
    when.it_value.tv_sec = NeverToCome;
    ::timerfd_settime(m_descriptor, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, nullptr);
}

void WallClock::onReadable() const
{
    quint64 expirations = 0;
    if (::read(m_descriptor, &expirations, sizeof expirations) < 0 && errno == EAGAIN)
        return;
    arm();
    m_clockWasSet();
}

#else

WallClock::~WallClock() = default;
void WallClock::watch() {}

#endif

} // namespace Signalbox::Detail
