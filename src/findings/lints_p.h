// SPDX-License-Identifier: MIT
#pragma once

#include "finding.h"
#include "thresholds.h"

#include "probe/snapshot.h"

#include <QtCore/qhash.h>

#include <deque>
#include <functional>
#include <unordered_map>

/*
    The lints of one loop, in groups. Each group keeps what it has to know of the snapshots before.
*/
namespace Signalbox::Lints {

/*!
    One look at one loop, and where what it shows is noted.
*/
class Look
{
public:
    using Note = std::function<void(Finding, bool isAnother)>;

    Look(const Snapshot &snapshot, const LoopSnapshot &ofLoop, const Thresholds &thresholds, Note note)
        : loop(ofLoop)
        , limits(thresholds)
        , at(snapshot.takenAt)
        , parts(snapshot.parts)
        , m_note(std::move(note))
    {
    }

    const LoopSnapshot &loop;
    const Thresholds &limits;
    const Deadline at;
    const SnapshotParts parts;
    SnapshotParts urgent; //!< What the next look should have at once.

    bool has(SnapshotPart part) const { return parts.testFlag(part); }
    //! Is what its thread delivers known? Not of a loop that is handed over, or not ours.
    bool isMeasured() const { return loop.state < LoopSnapshot::State::HandedOver; }

    //! One of \a lint about this loop, to be completed.
    Finding found(Lint lint) const;
    Finding found(Lint lint, Finding::Subject subject, quint64 serial, const QString &name) const;
    //! \a isAnother: it is not the one that was seen before, but another one of its kind.
    void note(Finding finding, bool isAnother = false) const { m_note(std::move(finding), isAnother); }

private:
    Note m_note;
};

//! For how long something has been so, without a look at which it was not.
class Streak
{
public:
    //! It is so, or not, at \a at. Something that is measured between two looks has begun with the first: \a since.
    void go(bool isSo, Deadline at, Deadline since)
    {
        m_isSo = isSo;
        if (isSo && m_looks++ == 0)
            m_since = since;
        else if (!isSo)
            m_looks = 0;
        m_at = at;
    }
    void go(bool isSo, Deadline at) { go(isSo, at, at); }
    //! For so long, and at two looks at least: one may have hit a moment that is none.
    bool lasts(Nanoseconds time) const { return m_isSo && m_looks >= 2 && m_at - m_since >= time; }
    Nanoseconds length() const { return m_isSo ? m_at - m_since : Nanoseconds{}; }

private:
    bool m_isSo = false;
    int m_looks = 0;
    Deadline m_since{};
    Deadline m_at{};
};

inline double seconds(Nanoseconds duration)
{
    return std::chrono::duration<double>(duration).count();
}

//! What a counter has gained; nothing, if it has begun anew.
inline quint64 gained(quint64 now, quint64 before)
{
    return now > before ? now - before : 0;
}

//! Of one serial each; those that are not in a look any more are forgotten. At most \a Most: of others nothing is known.
template <typename Record, std::size_t Most>
class Records
{
public:
    //! What is known of \a serial; null: there is no room. Belongs to the look that begin() began.
    Record *of(quint64 serial)
    {
        if (auto found = m_now.find(serial); found != m_now.end())
            return &found->second;
        if (m_now.size() >= Most)
            return nullptr;
        const auto before = m_before.find(serial);
        return &m_now.emplace(serial, before == m_before.end() ? Record() : before->second).first->second;
    }
    void begin()
    {
        m_before.swap(m_now);
        m_now.clear();
    }
    void clear()
    {
        m_before.clear();
        m_now.clear();
    }

private:
    std::unordered_map<quint64, Record> m_before;
    std::unordered_map<quint64, Record> m_now;
};

//! Slow turns.
class Turns
{
public:
    void look(const Look &now);

private:
    bool m_hasLooked = false;
    bool m_isOngoing = false; //!< A slow turn.
    quint64 m_turns = 0;
    Nanoseconds m_longest{};
    Deadline m_at{};
    Finding m_last;       //!< That turn, or the last one.
    QString m_who;        //!< What was seen to hold it longest,
    Nanoseconds m_held{}; //!< and for how long.
};

//! Storms, late timers, timers of 0 ms.
class Timers
{
public:
    void look(const Look &now);

private:
    struct Zero
    {
        Deadline seenFirst{};
        quint64 fired = 0;
        Streak spins;
    };
    struct Moment
    {
        Deadline at{};
        LatencyHistogram lateness;
    };
    void lookAtLateness(const Look &now);
    quint64 lookAtZeroTimers(const Look &now, Nanoseconds elapsed);
    void lookAtStorm(const Look &now, Nanoseconds elapsed, quint64 ofZeroTimers);
    QString whoFiresMost(const QList<TimerSnapshot> &timers);

    std::deque<Moment> m_moments;
    Deadline m_listedAt{};
    quint64 m_fired = 0;
    Records<Zero, 64> m_zeros; // more are no news
    Streak m_storm;
    quint64 m_firedFast = 0; // of short intervals
    QHash<QString, quint64> m_firedByClass;
};

//! Descriptors.
class Watchers
{
public:
    void look(const Look &now);

private:
    struct Watched
    {
        bool isKnown = false;
        quint64 activations = 0;
        Streak spins;
    };
    Deadline m_listedAt{};
    quint64 m_turns = 0;
    quint64 m_activations = 0;
    Nanoseconds m_busy{};
    Records<Watched, 4096> m_watched;
};

//! Queues at their limit, held events, queues that others starve.
class Queues
{
public:
    void look(Look &now);

private:
    struct Queue
    {
        bool isKnown = false;
        quint64 in = 0;
        quint64 out = 0;
        quint64 refused = 0;
        Streak full;
        Streak blocked;
        Streak held;
        Streak starved;
    };
    static void lookAtLimit(const Look &now, const QueueSnapshot &queue, Queue &known);
    static void lookAtHeld(const Look &now, const QueueSnapshot &queue, Queue &known);
    void lookAtStarved(const Look &now);

    Records<Queue, 4096> m_queues;
    Deadline m_listedAt{};
};

//! Tasks that do not yield, that are never woken, that never get their turn.
class Tasks
{
public:
    void look(Look &now);

private:
    struct Task
    {
        bool isKnown = false;
        quint64 resumes = 0;
        Streak starved;
        Streak lost;
    };
    static void lookAtRunning(const Look &now);
    void lookAtWaiting(const Look &now, const TaskSnapshot &task, Task &known, bool othersWentOn,
                       const QString &other);

    Records<Task, 4096> m_tasks;
    Deadline m_listedAt{};
};

//! Posted events.
class Posts
{
public:
    void look(const Look &now);

private:
    //! The least there was in each second, and whether anything was delivered in it.
    struct Second
    {
        Deadline begin{};
        int least = 0;
        bool isAlive = false;
    };
    void lookAtGrowth(const Look &now);
    void lookAtDeletes(const Look &now);

    std::deque<Second> m_seconds;
    quint64 m_turns = 0;
    int m_deletes = 0; //!< Of those that were listed.
    PostedEventSnapshot m_most;
    Streak m_deleting;
};

} // namespace Signalbox::Lints
