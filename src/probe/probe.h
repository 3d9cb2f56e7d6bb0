// SPDX-License-Identifier: MIT
#pragma once

#include "snapshot.h"
#include "taskpage.h"

#include <memory>

namespace Signalbox {

/*!
    Looks into every loop of the process, from any thread, even while a loop is stuck.

    While at least one Probe lives, loops also measure the time of each turn, note which object and slot they
    are in, and name the objects that own timers and watchers. Without one they only count.

    What must be noted as it happens is noted while some Probe asks for it, and costs nothing otherwise: how long each task was in its
    states with SnapshotPart::Tasks, each wait with Waits, the last events with Events, who posts to whom with PostedEvents. Counts
    are always right. A Probe asks for all of it unless it was made otherwise.

    A Probe never stops a loop and never waits for one. It wakes each loop at most once per snapshot(), to let
    it fill in names on its own thread; what a stuck loop could not name yet has its class, but no object
    name.

    Make the first one before other threads deliver events, if that can be chosen: it registers with Qt, once for
    the process, in a table that Qt does not lock.

    \threadsafe Constructing, destroying and snapshot() are safe in any thread; one Probe is used by one
    thread at a time.
*/
class SIGNALBOX_CORE_EXPORT Probe
{
public:
    /*!
        Makes loops measure and note what they are in. The first Probe of the process wakes every loop once,
        so that each says what it does.

        It asks for \a always as long as it lives; for each other part from the first snapshot() that wants it on, until a
        snapshot() finds that none has for AskedFor, or askNoMore(). What became of a wait or an event before, and for how long a task had been in its states, is not known then: the
        waits that are there come with the next snapshot, the events with those that are sent. Probe(SnapshotParts()) is for whoever looks all day.

        Errors: none. With a Qt at run time that is not exactly the one the library was built with, snapshots
        lack handlers and posted events (docs/decisions/0003-spy.md).
        Cost: the first one changes a table of Qt that other threads read in each delivery; make it before
        they run, if that can be chosen.
    */
    explicit Probe(SnapshotParts always = AllSnapshotParts);
    //! The last Probe of the process ends the measuring; loops only count again.
    ~Probe();
    Probe(const Probe &) = delete;
    Probe &operator=(const Probe &) = delete;

    /*!
        Every loop of the process as it stands now, with what \a request asks for.

        Thread-safety: any thread, one at a time; snapshots of several Probes wait for one another.
        Ownership: a value; nothing in it refers to the objects that it tells of.
        Errors: none. What a loop changes too fast to be read in one piece is left out, and is in the next
        snapshot. Posted events beyond the first 4,096 of a thread are counted and not listed.
        Cost: without lists a few microseconds for each loop, and a look at each posted event under the lock
        of Qt's queue; some 0.1 µs for each timer in the list, 1 µs for each queue, wait, task and recent event; for a watcher some
        system calls at most twice a second.
    */
    Snapshot snapshot(const SnapshotRequest &request = {}) const;

    /*!
        A page of the tasks of this process, as \a request asks for it: all of them can be looked at, page by page. What snapshot() says of
        threads, errors and ownership holds here, too.

        Cost: some 1 µs for each row of the page, and a look at 64 tasks at once for those in front of it; sorted, 0.1 µs and 16 bytes for each
        task that is listed. The first page makes the program list all of its tasks, 2,048 in a turn, each with 0.6 KB that stay until the
        task's scheduler ends: until the last Probe goes, beyond the 1,024 of a thread that are listed for snapshots.
    */
    TaskPage tasks(const TaskPageRequest &request) const;

    //! How long a part goes on being noted that no snapshot() has wanted since.
    static constexpr Milliseconds AskedFor{10'000};
    //! Takes back what snapshot() has asked for so far. What the Probe always asks for stays.
    void askNoMore();

    //! True while any Probe lives in this process. \threadsafe
    static bool isAttached() noexcept;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Signalbox
