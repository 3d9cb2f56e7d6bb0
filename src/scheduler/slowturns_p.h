// SPDX-License-Identifier: MIT
#pragma once

#include "core/clock.h"
#include "events/event.h"
#include "probe/codename_p.h"

#include <QtCore/qstring.h>

namespace Signalbox::Detail {

/*!
    Finds turns of a scheduler that took too long, and what took longest in them.

    It prints nothing, and takes all times from whoever has it.
*/
class SlowTurns
{
public:
    //! Something that ran: a function, or the delivery of an event.
    struct Item
    {
        const char *what = nullptr; //!< "a call", "a timer"
        CalledCode code = {};       //!< of an event: the slot that took longest
        EventPointer<> event = {};
    };

    //! What ran without the loop in between.
    struct Stretch
    {
        void add(Item item, Nanoseconds took);

        Nanoseconds total{};
        int count = 0;
        Item longest;
        Nanoseconds longestTook{};
    };

    static constexpr Nanoseconds Pause = std::chrono::seconds(1); //!< Between two complaints.

    //! Of the machine, whatever the scheduler's clock says: it is the machine that is kept busy.
    static Deadline now() { return std::chrono::steady_clock::now(); }
    //! SIGNALBOX_SLOW_TURN_MS; zero when there is none.
    static Nanoseconds thresholdOfEnvironment();

    //! Zero: off.
    void setThreshold(Nanoseconds threshold) { m_threshold = threshold; }
    Nanoseconds threshold() const { return m_threshold; }
    bool isOn() const { return m_threshold > Nanoseconds::zero(); }
    //! How many there were.
    quint64 count() const { return m_count; }

    //! A slot has run within what runs now.
    void slotRan(const CalledCode &code, Nanoseconds took);
    //! The slot that took longest since this was called last.
    CalledCode takeSlot();

    //! What is to be said of \a stretch, which ended at \a now. Nothing: it was quick, or something was said just before.
    QString complaint(const Stretch &stretch, Deadline now);

private:
    Nanoseconds m_threshold{};
    CalledCode m_slot;
    Nanoseconds m_slotTook{};
    quint64 m_count = 0;
    quint64 m_unsaid = 0; // since the last complaint
    Deadline m_lastSaid{};
};

} // namespace Signalbox::Detail
