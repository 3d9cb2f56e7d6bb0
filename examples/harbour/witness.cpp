// SPDX-License-Identifier: MIT
#include "witness.h"

#include <Signalbox/Probe>

using namespace std::chrono_literals;

namespace {

constexpr auto Interval = 10ms;
constexpr auto Long = 100ms;

} // namespace

Witness::~Witness()
{
    stop();
}

void Witness::start()
{
    m_testimony = {};
    m_isWatching = true;
    m_thread = std::thread([this] { watch(); });
}

Witness::Testimony Witness::stop()
{
    m_isWatching = false;
    if (m_thread.joinable())
        m_thread.join();
    return m_testimony;
}

void Witness::watch()
{
    Signalbox::Probe probe;
    while (m_isWatching) {
        const Signalbox::Snapshot snapshot = probe.snapshot();
        ++m_testimony.snapshots;
        for (const Signalbox::LoopSnapshot &loop : snapshot.loops) {
            if (!loop.isMainThread)
                continue;
            m_testimony.longestTurnCulprit = loop.longestTurnCulprit;
            if (loop.handlers.isEmpty() || loop.handlers.constLast().runningFor < Long)
                continue;
            ++m_testimony.heldSnapshots;
            if (loop.handlers.constLast().runningFor > m_testimony.longest) {
                m_testimony.longest = loop.handlers.constLast().runningFor;
                m_testimony.handlers = loop.handlers;
            }
        }
        std::this_thread::sleep_for(Interval);
    }
}
