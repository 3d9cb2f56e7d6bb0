// SPDX-License-Identifier: MIT
#include "probe/control_p.h"

#include "core/logging_p.h"
#include "probe/registry_p.h"

#include <algorithm>

namespace Signalbox {

namespace {

using Wish = std::shared_ptr<TaskCancellation::State>;

//! The one that lists the task \a serial, as far as can be seen from here, and \a place, where it does; null: none.
TaskTreeBlock *findTree(const LoopReader &reader, quint64 serial, quint32 *place)
{
    for (auto *tree : reader.tasks()) {
        for (std::uint32_t i = 0; i < tree->tasks.size(); ++i) {
            if (tree->tasks[i].serial.get() == serial) {
                *place = i;
                return tree;
            }
        }
    }
    return nullptr;
}

void log(const TaskCancellation::State &wish)
{
    qCInfo(lcProbe, "the task %s (%llu) is cancelled: %s has asked for it", qUtf8Printable(wish.taskName),
           static_cast<unsigned long long>(wish.serial), qUtf8Printable(wish.asker));
}

} // namespace

InspectRole inspectRoleOfEnvironment()
{
    return qgetenv("SIGNALBOX_INSPECT") == "control" ? InspectRole::Control : InspectRole::Observe;
}

TaskCancellation TaskCancellation::request(quint64 serial, const QString &asker)
{
    auto wish = std::make_shared<State>(serial, asker);
    const LoopReader reader;
    auto *const tree = serial == 0 ? nullptr : findTree(reader, serial, &wish->place);
    if (!tree)
        wish->tell(CancelOutcome::NoSuchTask);
    else
        LoopReader::ask(tree, wish);
    return TaskCancellation(std::move(wish));
}

CancelOutcome TaskCancellation::outcome() const
{
    return m_state ? m_state->outcome.load(std::memory_order_acquire) : CancelOutcome::NoSuchTask;
}

QString TaskCancellation::taskName() const
{
    return outcome() == CancelOutcome::Waiting || !m_state ? QString() : m_state->taskName;
}

/*!
    First all is done, then it is logged, then told: who logs may run a loop of its own, and who is told finds it in the log.
*/
void obeyThread()
{
    struct Done
    {
        Wish wish;
        CancelOutcome outcome;
    };
    std::vector<Done> done;
    for (const auto &[tree, wish] : takeWishes())
        done.push_back({wish, tree->cancel(tree->owner, *wish)});
    for (const auto &[wish, outcome] : done) {
        if (outcome == CancelOutcome::Requested || outcome == CancelOutcome::Deferred)
            log(*wish);
    }
    for (const auto &[wish, outcome] : done)
        wish->tell(outcome);
}

} // namespace Signalbox
