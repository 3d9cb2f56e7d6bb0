// SPDX-License-Identifier: MIT
#pragma once

#include "waitline.h"

namespace Signalbox {

/*!
    Thrown to who waits at a Barrier that is reset.
*/
class SIGNALBOX_CORE_EXPORT BarrierReset : public std::exception
{
public:
    const char *what() const noexcept override;
};

namespace Detail {
class BarrierWaiting;
}

/*!
    So many tasks wait for each other, again and again:

        if (co_await barrier.arrive())
            swapBuffers();              // one of them, before the others go on
        co_await barrier.arrive();

    When the last one has arrived, all go on. One of them, the last one, gets true, and goes on at once: what it does until
    it waits next is done before the others have their turn. A task that is cancelled while it waits has not
    arrived.

    When it is destroyed, those that wait throw SynchronizationDestroyed. Thread-safety: the thread that uses it first.
    Cost: no allocation.
*/
class SIGNALBOX_CORE_EXPORT Barrier
{
public:
    //! For \a parties tasks. Less than one: warns, one.
    explicit Barrier(qsizetype parties);

    //! Arrives, when it is awaited: co_await arrive() is true for one of them.
    Detail::BarrierWaiting arrive();

    qsizetype parties() const { return m_parties; }
    //! How many wait.
    qsizetype arrived() const { return m_arrived; }
    //! Those that wait throw BarrierReset; the next ones begin anew.
    void reset();

private:
    friend class Detail::BarrierWaiting;
    void add(Detail::BarrierWaiting &waiting);
    void handOn(Detail::BarrierWaiting &serial);

    Detail::WaitLine m_line{"the others at a barrier"};
    const qsizetype m_parties;
    qsizetype m_arrived = 0;
    quint64 m_round = 0;
};

//! \internal What Barrier::arrive() returns.
class SIGNALBOX_CORE_EXPORT Detail::BarrierWaiting final : public LineWaiting
{
public:
    using Result = bool;
    explicit BarrierWaiting(Barrier &barrier);
    ~BarrierWaiting() override;

    void begin(TaskRun *run) override;
    //! It has not arrived, then.
    bool cancel() override;
    bool take();

private:
    friend class Signalbox::Barrier;
    Barrier &m_barrier; // not while line() is null
    quint64 m_round = 0;
    bool m_isSerial = false;
};

inline Detail::BarrierWaiting Barrier::arrive()
{
    return Detail::BarrierWaiting(*this);
}

} // namespace Signalbox
