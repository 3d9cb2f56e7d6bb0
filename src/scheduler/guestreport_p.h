// SPDX-License-Identifier: MIT
#pragma once

#include "loop/workreport_p.h"
#include "loop/worksource_p.h"
#include "probe/registry_p.h"

#include <memory>
#include <unordered_map>

QT_BEGIN_NAMESPACE
class QAbstractEventDispatcher;
QT_END_NAMESPACE

namespace Signalbox::Detail {

/*!
    What readers see of a scheduler in a loop that is not ours: a LoopBlock that says so. A router is found by its thread.

    Thread-safety: the scheduler's thread.
*/
class GuestReport
{
public:
    //! \a host, whose timers it shows, outlives it.
    GuestReport(Host &host, const WorkSource &work);
    ~GuestReport();
    GuestReport(const GuestReport &) = delete;
    GuestReport &operator=(const GuestReport &) = delete;

    //! Now and then, in the loop: whose that is, and what readers have asked for.
    void update();

    void addTimer(Host::Slot slot);
    WorkReport &work() { return m_shown; }
    quint64 loopId() const { return m_block->id; }

    void addWatcher(QObject &watcher, int descriptor, int kind);
    void removeWatcher(const QObject &watcher);

private:
    void answer(quint32 requests);
    void nameTimers();

    const WorkSource &m_work;
    std::unique_ptr<LoopBlock> m_block;
    WorkReport m_shown;
    SerialSource m_serials;
    std::unordered_map<const QObject *, std::uint32_t> m_watchers;
    std::vector<std::uint32_t> m_freeWatchers;
    const QAbstractEventDispatcher *m_dispatcher = nullptr; // not looked into: it may have gone
};

} // namespace Signalbox::Detail
