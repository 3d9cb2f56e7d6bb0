// SPDX-License-Identifier: MIT
#pragma once

#include "loop/workreport_p.h"
#include "loop/worksource_p.h"

#include <typeinfo>

namespace Signalbox {
class Loop;

/*!
    Signalbox's own loop as a host: a slice in each turn behind Qt's posted events, timers in the one heap, where
    they stand in line with Qt's by deadline.
*/
class NativeHost final : public Host
{
public:
    //! In the loop's thread; release the timers before the end. \a owner is the class that readers of the
    //! loop are shown for timers without an owner.
    NativeHost(Loop &loop, WorkSource &work, const std::type_info &owner);
    ~NativeHost() override;

    //! The calling thread's loop, if it delivers itself and carries no work source yet; null otherwise.
    static Loop *freeLoop();

    void wake() override;
    Slot takeTimer() override;
    void arm(Slot slot, Deadline deadline, Deadline earliest) override;
    void describe(Slot slot, const TimerFacts &facts) override;
    void describe(const SliceFacts &facts) override;
    void releaseTimer(Slot slot) override;
    void watch(QObject &watcher, int descriptor, int kind) override;
    bool watchEdges(QObject &watcher, int descriptor, int kind) override;
    void unwatch(QObject &watcher, int descriptor, int kind) override;
    const char *name() const override { return "native"; }
    quint64 loopId() const override;

private:
    Loop &m_loop;
    const std::type_info &m_owner;
    WorkReport m_report;
};

} // namespace Signalbox
