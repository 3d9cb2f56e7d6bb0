// SPDX-License-Identifier: MIT
#include "dispatch/glibbridge_p.h"

#include "core/timeleft_p.h"
#include "core/virtualclock_p.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qcoreevent.h>

#include <algorithm>
#include <climits>

namespace Signalbox {

//! A GSource with room for what stands in front of ours. GLib's own part has 96 bytes where pointers have 8.
struct GlibBridge::QtSource
{
    alignas(16) unsigned char glibs[128];
    GlibBridge *bridge;

    static GlibBridge *bridgeOf(GlibTypes::Source *source)
    {
        return reinterpret_cast<QtSource *>(source)->bridge;
    }
};

namespace {

//! Runs GLib's sources inside of an event's delivery: what they deleteLater() lives until their caller is done.
class Carrier : public QObject
{
public:
    Carrier(const Glib &glib, Glib::Context *context) : m_glib(glib), m_context(context) {}

    bool event(QEvent *) override
    {
        m_glib.dispatch(m_context);
        return true;
    }

private:
    const Glib &m_glib;
    Glib::Context *m_context;
};

QEvent::Type dispatchEvent()
{
    static const auto type = QEvent::Type(QEvent::registerEventType());
    return type;
}

int toTimeout(Deadline deadline)
{
    if (deadline == Never)
        return -1;
    const auto now = Clock::now();
    if (VirtualClock::isOn() && deadline > now)
        return -1; // the time does not come to it by waiting
    const auto left = std::chrono::ceil<Milliseconds>(timeLeft(deadline, now)).count();
    return int(std::clamp<qint64>(left, 0, INT_MAX));
}

} // namespace

std::unique_ptr<GlibBridge> GlibBridge::create(Which which, Loop &loop, Host &host)
{
    if (!qEnvironmentVariableIsEmpty("QT_NO_GLIB"))
        return nullptr;
    const auto *glib = Glib::loaded();
    return glib ? std::unique_ptr<GlibBridge>(new GlibBridge(*glib, which, loop, host)) : nullptr;
}

GlibBridge::GlibBridge(const Glib &glib, Which which, Loop &loop, Host &host)
    : m_glib(glib)
    , m_context(which == Which::Own ? glib.newContext() : glib.defaultContext())
    , m_loop(loop)
    , m_host(host)
    , m_isOwnContext(which == Which::Own)
{
    if (m_isOwnContext)
        m_glib.pushThreadDefault(m_context);
    else
        m_glib.refContext(m_context);
    static GlibTypes::SourceFunctions functions{prepareQt, checkQt, dispatchQt, nullptr, {}};
    m_source = m_glib.newSource(&functions, sizeof(QtSource));
    reinterpret_cast<QtSource *>(m_source)->bridge = this;
    m_glib.setCanRecurse(m_source, true);
    m_glib.attach(m_source, m_context);
}

GlibBridge::~GlibBridge()
{
    endGuestWait();
    m_glib.destroySource(m_source);
    m_glib.unrefSource(m_source);
    if (m_isOwnContext)
        m_glib.popThreadDefault(m_context);
    m_glib.unrefContext(m_context);
}

// ---- forward: GLib's sources in our loop ----

GlibBridge::Iteration::~Iteration()
{
    if (!m_isOwner)
        return;
    m_bridge->m_isCaller = false;
    m_bridge->m_glib.release(m_bridge->m_context);
}

void GlibBridge::Iteration::prepare(Loop::Wait &wait)
{
    if (!m_bridge || !m_bridge->m_glib.acquire(m_bridge->m_context))
        return;
    m_isOwner = true;
    m_bridge->ask(wait);
}

void GlibBridge::Iteration::check(const Loop::Wait &wait, const ReadyDescriptor *ready, int count)
{
    if (!m_isOwner)
        return;
    m_isReady = m_bridge->answer(wait, ready, count);
    m_bridge->m_isCaller = false;
}

bool GlibBridge::Iteration::dispatch()
{
    if (!m_isReady)
        return false;
    Carrier carrier(m_bridge->m_glib, m_bridge->m_context);
    QEvent event(dispatchEvent());
    QCoreApplication::sendEvent(&carrier, &event);
    return true;
}

//! What the sources want to wait for, and how long.
void GlibBridge::ask(Loop::Wait &wait)
{
    m_isCaller = true;
    m_glib.prepare(m_context, &m_priority);
    for (;;) {
        const auto capacity = int(m_polled.size());
        const int count = m_glib.query(m_context, m_priority, &m_timeout, m_polled.data(), capacity);
        m_polled.resize(std::size_t(count));
        if (count <= capacity)
            break;
    }
    // While no source is ready, all of their descriptors are here, and the context's own.
    if (m_timeout != 0 && m_polled.size() == 1)
        m_wakeUpDescriptor = m_polled.front().fd;
    m_until = m_timeout < 0 ? Never : SteadyClock::now() + Milliseconds(m_timeout);
    if (m_timeout == 0)
        wait.mayBlock = false;
    if (!wait.mayBlock)
        return;
    if (VirtualClock::isOn()) {
        wait.machineDeadline = m_until;
    } else if (m_until < wait.deadline) {
        wait.deadline = m_until;
        wait.isPrecise = false;
    }
    // The context's own descriptor is always there, and the same: our poller keeps it. Others come and go, and a new one
    // may have the number of one that was closed; they are polled for each wait anew.
    if (m_polled.size() == 1)
        return watchWakeUp();
    wait.guests = m_polled.data();
    wait.guestCount = int(m_polled.size());
}

void GlibBridge::watchWakeUp()
{
    if (!m_wakeUp || m_wakeUp->socket() != m_wakeUpDescriptor)
        m_wakeUp = std::make_unique<QSocketNotifier>(m_wakeUpDescriptor, QSocketNotifier::Read);
}

//! Sees to it that what is polled says what is ready.
void GlibBridge::fillIn(const Loop::Wait &wait, const ReadyDescriptor *ready, int count)
{
    if (wait.guestCount > 0)
        return; // the wait did it
    // The context's own descriptor only says that sources have come, and those are asked in any case.
    const bool isWakeUpAlone = m_polled.size() == 1 && m_polled.front().fd == m_wakeUpDescriptor;
    if (!wait.mayBlock && !isWakeUpAlone) {
        ::poll(m_polled.data(), m_polled.size(), 0);
        return;
    }
    auto &wakeUp = m_polled.front();
    const bool isReported = std::any_of(
        ready, ready + count, [&](const ReadyDescriptor &report) { return report.descriptor == wakeUp.fd; });
    wakeUp.revents = isReported ? POLLIN : 0;
}

//! True when sources are ready, and to be dispatched.
bool GlibBridge::answer(const Loop::Wait &wait, const ReadyDescriptor *ready, int count)
{
    fillIn(wait, ready, count);
    bool isAnyReady = false;
    bool isWoken = false;
    for (const auto &polled : m_polled) {
        const bool isWakeUp = m_wakeUp && m_wakeUp->socket() == polled.fd;
        (isWakeUp ? isWoken : isAnyReady) |= polled.revents != 0;
    }
    constexpr int DefaultPriority = 0; // of Qt's own work
    if (m_isBusy && !isAnyReady && m_priority > DefaultPriority)
        return false; // idle sources at most
    const bool isDue = m_timeout == 0 || (m_until != Never && SteadyClock::now() >= m_until);
    if (!isAnyReady && !isWoken && !isDue)
        return false;
    return m_glib.check(m_context, m_priority, m_polled.data(), int(m_polled.size()));
}

// ---- backward: our loop in GLib's ----

//! Registers \a polled with our source, in place of what was there.
void GlibBridge::pollOurs(const std::vector<Glib::PollFd> &polled)
{
    const auto isSame = [](const auto &a, const auto &b) { return a.fd == b.fd && a.events == b.events; };
    if (std::equal(polled.begin(), polled.end(), m_ours.begin(), m_ours.end(), isSame))
        return;
    for (auto &ours : m_ours)
        m_glib.removePoll(m_source, &ours);
    m_ours = polled;
    for (auto &ours : m_ours)
        m_glib.addPoll(m_source, &ours);
}

void GlibBridge::endGuestWait()
{
    if (m_isGuest)
        m_loop.endGuestWait();
    m_isGuest = false;
}

int GlibBridge::prepareQt(GlibTypes::Source *source, int *timeout)
{
    auto &self = *QtSource::bridgeOf(source);
    *timeout = -1;
    if (!self.m_loop.isCurrent())
        return false;    // another thread runs the main thread's context
    self.endGuestWait(); // one that was prepared and never checked
    if (self.m_isCaller) {
        self.pollOurs({});
        return false;
    }
    if (self.m_host.hasWork())
        return true;
    self.m_wanted.clear();
    self.m_isGuest = true;
    if (!self.m_loop.beginGuestWait(self.m_wanted)) {
        self.endGuestWait();
        return true;
    }
    self.pollOurs(self.m_wanted);
    *timeout = toTimeout(self.m_host.nextDeadline());
    return *timeout == 0;
}

int GlibBridge::checkQt(GlibTypes::Source *source)
{
    auto &self = *QtSource::bridgeOf(source);
    if (!self.m_loop.isCurrent() || self.m_isCaller)
        return false;
    self.endGuestWait();
    const auto isReady = [](const auto &polled) { return polled.revents != 0; };
    return std::any_of(self.m_ours.begin(), self.m_ours.end(), isReady) || self.m_host.hasWork();
}

int GlibBridge::dispatchQt(GlibTypes::Source *source, void *, void *)
{
    QtSource::bridgeOf(source)->m_host.turn();
    return true; // stays
}

} // namespace Signalbox
