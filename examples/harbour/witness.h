// SPDX-License-Identifier: MIT
#pragma once

#include <Signalbox/Snapshot>

#include <atomic>
#include <thread>

/*!
    Watches the main loop from a thread of its own, through a Probe: what it sees while that loop is stuck is
    what the inspector sees.
*/
class Witness
{
public:
    struct Testimony
    {
        int snapshots = 0;
        int heldSnapshots = 0;                      //!< Taken when one handler had been running for long.
        Signalbox::Nanoseconds longest{};           //!< Of that handler, as seen while it ran.
        QList<Signalbox::HandlerSnapshot> handlers; //!< At that moment, outermost first.
        QString longestTurnCulprit;                 //!< What the probe remembers afterwards.
    };

    ~Witness();

    void start();
    Testimony stop();

private:
    void watch();

    std::atomic<bool> m_isWatching = false;
    Testimony m_testimony; // the thread's, until it is joined
    std::thread m_thread;
};
