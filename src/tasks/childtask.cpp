// SPDX-License-Identifier: MIT
#include "tasks/childtask.h"

#include "scheduler/schedulercore_p.h"
#include "tasks/tasktree_p.h"

namespace Signalbox::Detail {

using namespace Qt::StringLiterals;

ChildRun::~ChildRun()
{
    if (m_root)
        m_root->destroy();
    destroyAll();
}

void ChildRun::begin(TaskRun *parent)
{
    if (!m_root)
        return;
    auto *run = TaskRun::create(*std::exchange(m_root, nullptr), *this, parent ? parent->site() : Site());
    m_run = TaskRunPointer(run);
    if (parent)
        run->inherit(*parent);
    run->resume();
}

bool ChildRun::hasFailed() const
{
    return m_run && (m_run->state() == TaskState::Failed || m_run->state() == TaskState::Cancelled);
}

bool ChildRun::cancel()
{
    cancelAll();
    return isEmpty();
}

QString ChildRun::description() const
{
    return m_run ? u"the task "_s + m_run->name() : u"a task"_s;
}

void ChildRun::leaveBehind()
{
    while (auto *run = firstRun())
        giveAway(*run);
}

void ChildRun::beginLater()
{
    if (!m_root || !scheduler())
        return;
    auto *run = TaskRun::create(*std::exchange(m_root, nullptr), *this, {});
    giveAway(*run);
    run->enqueue();
}

void ChildRun::runEnded(TaskRun &)
{
    end();
}

} // namespace Signalbox::Detail
