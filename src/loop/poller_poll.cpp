// SPDX-License-Identifier: MIT
#include "loop/poller_p.h"

#include "core/logging_p.h"
#include "core/timeleft_p.h"
#include "core/timespec_p.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <poll.h>
#include <vector>

namespace Signalbox {

namespace {

short toPollEvents(std::uint8_t interest)
{
    return short((interest & ReadInterest ? POLLIN : 0) | (interest & WriteInterest ? POLLOUT : 0) |
                 (interest & ExceptionInterest ? POLLPRI : 0));
}

std::uint8_t toInterest(short events)
{
    return events & POLLNVAL ? ReadyDescriptor::Invalid : interestIn(events);
}

/*
    Linear in the number of descriptors, but the array is kept from wait to wait; element 0 is the wake-up.
*/
class PollPoller final : public Poller
{
public:
    explicit PollPoller(const NotifyDescriptor &wakeUp) : m_wakeUp(wakeUp)
    {
        m_polled.push_back({-1, POLLIN, 0});
        m_cookies.push_back(0);
    }

    Kind kind() const override { return Kind::Poll; }
    int watch(int descriptor, std::uint32_t cookie, std::uint8_t before, std::uint8_t wanted) override;
    Result wait(ReadyDescriptor *ready, int capacity, Mode mode, Deadline deadline) override;
    Condition examine() override { return {true, !m_wakeUp.isOpen() || m_wakeUp.looksIntact()}; }
    void rouse() override {}
    void addTo(std::vector<pollfd> &polled) override
    {
        m_polled[0].fd = m_wakeUp.isOpen() ? m_wakeUp.descriptor() : -1;
        polled.insert(polled.end(), m_polled.begin(), m_polled.end());
    }

private:
    void forget(std::size_t position);

    const NotifyDescriptor &m_wakeUp;
    std::vector<pollfd> m_polled;
    std::vector<std::uint32_t> m_cookies;   // as m_polled
    std::vector<std::uint32_t> m_positions; // by descriptor; 0: not polled
    std::size_t m_nextReported = 1;         // where a full batch stopped: the rest comes first next time
};

int PollPoller::watch(int descriptor, std::uint32_t cookie, std::uint8_t, std::uint8_t wanted)
{
    const auto number = std::size_t(descriptor);
    if (number >= m_positions.size()) {
        if (wanted == NoInterest)
            return 0;
        m_positions.resize(std::max(number + 1, m_positions.size() * 2), 0);
    }
    // Ours was closed, and the number given out again: what the next signal is written to.
    if (wanted != NoInterest && descriptor == m_wakeUp.descriptor() && !m_wakeUp.looksIntact())
        return Lost;
    auto &position = m_positions[number];
    if (wanted == NoInterest) {
        if (position)
            forget(position);
        return 0;
    }
    if (!position) {
        position = std::uint32_t(m_polled.size());
        m_polled.push_back({descriptor, 0, 0});
        m_cookies.push_back(cookie);
    }
    m_polled[position].events = toPollEvents(wanted);
    m_cookies[position] = cookie;
    return 0;
}

void PollPoller::forget(std::size_t position)
{
    m_positions[std::size_t(m_polled[position].fd)] = 0;
    if (position + 1 != m_polled.size()) {
        m_polled[position] = m_polled.back();
        m_cookies[position] = m_cookies.back();
        m_positions[std::size_t(m_polled[position].fd)] = std::uint32_t(position);
    }
    m_polled.pop_back();
    m_cookies.pop_back();
    if (m_polled.capacity() > 64 && m_polled.size() < m_polled.capacity() / 4) {
        m_polled.shrink_to_fit();
        m_cookies.shrink_to_fit();
    }
}

Poller::Result PollPoller::wait(ReadyDescriptor *ready, int capacity, Mode mode, Deadline deadline)
{
    m_polled[0].fd = m_wakeUp.isOpen() ? m_wakeUp.descriptor() : -1;
    timespec timeout{};
    bool forever = false;
    if (mode == Mode::Block) {
        if (!m_wakeUp.isOpen())
            deadline = std::min(deadline, SteadyClock::now() + BlindSleep);
        forever = deadline == Never;
        const auto left =
            forever ? Nanoseconds::zero() : timeLeft(deadline, SteadyClock::now());
        timeout = toTimespec(left);
    }
    ++m_systemCalls;
    int left = ::ppoll(m_polled.data(), m_polled.size(), forever ? nullptr : &timeout, nullptr);
    if (left < 0) {
        if (const int error = errno; error != EINTR)
            qCWarning(lcLoop, "ppoll failed: %s", std::strerror(error));
        return {};
    }
    Result result;
    if (m_polled[0].revents) {
        m_systemCalls += 2;
        result.isLost = (m_polled[0].revents & POLLNVAL) || !m_wakeUp.looksIntact();
        if (!result.isLost)
            m_wakeUp.drain(); // level-triggered here
        --left;
    }
    const auto others = m_polled.size() - 1;
    if (m_nextReported > others)
        m_nextReported = 1;
    auto i = m_nextReported;
    for (std::size_t seen = 0; seen < others && left > 0 && result.count < capacity; ++seen) {
        if (m_polled[i].revents) {
            ready[result.count++] = {m_polled[i].fd, m_cookies[i], toInterest(m_polled[i].revents)};
            --left;
        }
        i = i < others ? i + 1 : 1;
    }
    m_nextReported = i;
    return result;
}

} // namespace

std::unique_ptr<Poller> createPollPoller(const NotifyDescriptor &wakeUp)
{
    return std::make_unique<PollPoller>(wakeUp);
}

} // namespace Signalbox
