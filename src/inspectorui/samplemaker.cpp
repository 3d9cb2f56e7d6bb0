// SPDX-License-Identifier: MIT
#include "samplemaker.h"

namespace Signalbox {

SampleMaker::SampleMaker(SnapshotSource &source, quint64 number, Meter meter)
    : m_source(source), m_meter(meter), m_number(number), m_listsNumber(number)
{
    m_lists.parts = m_last.parts = {};
}

SamplePointer SampleMaker::next(SnapshotParts wanted)
{
    const Deadline now = m_meter.now();
    SnapshotParts toTake;
    if (m_listsPace.isDue(now)) {
        toTake = wanted | m_linter->urgentParts();
        if (m_lintsTakenAt == Deadline{} || now - m_lintsTakenAt >= LintsInterval)
            toTake |= Linter::Parts;
    }
    return make(toTake, wanted);
}

SamplePointer SampleMaker::nextWith(SnapshotParts lists)
{
    return make(lists, lists);
}

SamplePointer SampleMaker::make(SnapshotParts toTake, SnapshotParts wanted)
{
    const Deadline begin = m_meter.now();
    const Nanoseconds before = m_meter.cpuTime();
    std::erase_if(m_made, [](const SamplePointer &sample) { return sample.use_count() == 1; });

    auto sample = std::make_shared<Sample>();
    sample->number = ++m_number;
    const std::optional<Snapshot> taken = m_source.snapshot({.parts = toTake, .inOrder = false});
    forgetTheOther(m_source.program());
    if (taken) {
        m_last = *taken;
        m_history.append(m_last);
        m_postRates.append(m_last);
        m_activity.append(m_last);
        m_linter->look(m_last);
    }
    sample->program = m_program;
    sample->link = m_source.link();
    sample->role = m_source.role();
    sample->cancels = m_source.cancels();
    sample->snapshot = m_last;
    sample->history = m_history;
    sample->postRates = m_postRates;
    sample->activity = m_activity;
    sample->findings = m_linter->findings();
    sample->pastFindings = m_linter->recent();
    if (taken && sample->snapshot.parts)
        keepLists(sample->snapshot, begin);
    else if (wanted)
        handLists(sample->snapshot);
    if (taken && wanted.testFlag(SnapshotPart::Tasks))
        m_pager.look(m_source, sample->snapshot, toTake.testFlag(SnapshotPart::Tasks));
    else if (taken)
        m_pager.clear();
    sample->tasks = m_pager.pages();
    sample->listsNumber = m_listsNumber;
    sample->listsTakenAt = m_lists.takenAt;
    sample->closedWatcher = m_closedWatcher;

    const Nanoseconds cost = m_meter.cpuTime() - before;
    if (toTake == wanted || m_listsCost == Nanoseconds{}) // not of the warnings' lists, if that can be told apart
        m_listsCost = cost;
    (toTake ? m_listsPace : m_statesPace).worked(begin, cost);
    sample->cost = wanted ? m_listsCost : cost;
    m_made.push_back(sample);
    return sample;
}

//! What is known is of another program than \a program: numbers of its loops mean nothing there.
void SampleMaker::forgetTheOther(const ProgramInfo &program)
{
    if (program.pid != m_program.pid) {
        m_last = m_lists = Snapshot{{}, {}, {}};
        m_history = {};
        m_postRates = {};
        m_activity = {};
        m_closedWatcher = {};
        m_linter = std::make_unique<Linter>();
        m_lintsTakenAt = {};
        m_pager.clear();
        m_listsPace.reset();
    }
    m_program = program;
}

void SampleMaker::keepLists(const Snapshot &snapshot, Deadline at)
{
    m_lists = snapshot;
    ++m_listsNumber;
    if (snapshot.parts.testFlag(SnapshotPart::Watchers))
        m_closedWatcher = ClosedWatcher::in(snapshot);
    if ((snapshot.parts & Linter::Parts) == Linter::Parts)
        m_lintsTakenAt = at;
}

//! Gives the loops of \a snapshot the lists that they had when these were taken.
void SampleMaker::handLists(Snapshot &snapshot) const
{
    snapshot.parts = m_lists.parts;
    snapshot.postEdges = m_lists.postEdges;
    auto had = m_lists.loops.cbegin();
    for (LoopSnapshot &loop : snapshot.loops) {
        // Both are in the same order, less the loops that have come and gone.
        const auto isSame = [&loop](const LoopSnapshot &other) { return other.id == loop.id; };
        const auto found = std::find_if(had, m_lists.loops.cend(), isSame);
        if (found == m_lists.loops.cend())
            continue;
        loop.timers = found->timers;
        loop.watchers = found->watchers;
        loop.posted = found->posted;
        loop.queues = found->queues;
        loop.matchers = found->matchers;
        loop.waits = found->waits;
        loop.events = found->events;
        loop.tasks = found->tasks;
        had = found + 1;
    }
}

} // namespace Signalbox
