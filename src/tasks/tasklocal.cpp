// SPDX-License-Identifier: MIT
#include "tasks/tasklocal.h"

#include "tasks/taskrun.h"

#include <atomic>
#include <stdexcept>

namespace Signalbox::Detail {

static quint64 nextId()
{
    static constinit std::atomic<quint64> last{0};
    return last.fetch_add(1, std::memory_order_relaxed) + 1;
}

TaskLocalBase::TaskLocalBase() : m_id(nextId()) {}

const void *TaskLocalBase::find() const
{
    const auto *run = TaskRun::current();
    return run ? run->local(m_id) : nullptr;
}

void TaskLocalBase::set(std::shared_ptr<const void> value) const
{
    auto *run = TaskRun::current();
    if (!run)
        throw std::logic_error(
            "TaskLocal::set: no task runs here, so there is nothing that the value could be of");
    run->setLocal(m_id, std::move(value));
}

} // namespace Signalbox::Detail
