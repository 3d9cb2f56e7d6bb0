// SPDX-License-Identifier: MIT
#include "tasks/taskslots.h"

#include "core/logging_p.h"
#include "tasks/taskconnection.h"
#include "tasks/tasktext_p.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

int TaskPolicy::checked(int most)
{
    if (most < 0)
        qCWarning(lcTasks, "TaskPolicy::parallel: %d tasks cannot run at once; any number may", most);
    return std::max(most, 0);
}

namespace Detail {

// ---- lanes ----

TaskLane::TaskLane(TaskSlots &owner, TaskPolicy policy) : TaskGroup(nullptr), m_owner(owner), m_policy(policy)
{
    owner.m_lanes.append(*this);
}

TaskLane::~TaskLane()
{
    destroyAll();
}

void TaskLane::add(Task<> task)
{
    if (hasRoom())
        return make(std::move(task)).begin();
    std::deque<Task<>> dropped; // destroyed last: that may do anything
    if (m_policy.cancelsRunning()) {
        dropped = std::exchange(m_waiting, {});
        cancelAll();
    }
    m_waiting.push_back(std::move(task));
}

TaskRun &TaskLane::make(Task<> task)
{
    auto *run = TaskRun::create(task.release(), *this, m_owner.m_site);
    ++m_running;
    run->setName(m_owner.name);
    run->setPriority(0); // who happened to emit is no parent
    run->beDaemonAtFirst(false);
    return *run;
}

void TaskLane::startNext()
{
    while (hasRoom() && !m_waiting.empty()) {
        auto task = std::move(m_waiting.front());
        m_waiting.pop_front();
        make(std::move(task)).begin();
    }
}

//! The lane, and all of them, may be destroyed by the time that the handler is called.
void TaskLane::runEnded(TaskRun &run)
{
    const auto owner = m_owner.weak_from_this().lock();
    --m_running;
    if (!owner) // it ends
        return;
    const auto error = owner->errorHandler && run.hasUnseenError() ? run.takeError() : nullptr;
    startNext();
    if (isIdle())
        owner->laneIsIdle(*this);
    if (error)
        owner->report(error, run.name());
}

void TaskLane::cancel()
{
    clear();
    cancelAll();
}

void TaskLane::clear()
{
    const auto dropped = std::exchange(m_waiting, {});
}

// ---- a connection ----

TaskSlots::~TaskSlots() = default;

void TaskSlots::begin(QMetaObject::Connection connection, SignalLink::Pointer link)
{
    m_connection = std::move(connection);
    m_link = std::move(link);
    if (m_connection)
        m_self = shared_from_this();
    else
        warnOfNoSender("connectTask");
}

void TaskSlots::leaveSender()
{
    if (m_link)
        m_link->leave();
    QObject::disconnect(std::exchange(m_connection, {}));
}

void TaskSlots::senderIsGone()
{
    const auto alive = shared_from_this();
    leaveSender();
    endIfDone();
}

void TaskSlots::disconnect()
{
    const auto alive = shared_from_this();
    leaveSender();
    for (auto *lane = m_lanes.first(); lane && m_self; lane = m_lanes.next(*lane))
        lane->clear();
    endIfDone();
}

void TaskSlots::cancel()
{
    const auto alive = shared_from_this();
    for (auto *lane = m_lanes.first(); lane && m_self; lane = m_lanes.next(*lane))
        lane->cancel(); // what waits may be the last that keeps its context: then all has ended
}

void TaskSlots::end()
{
    const auto alive = shared_from_this();
    unbind();
    contextGone();
}

int TaskSlots::running() const
{
    int count = 0;
    for (auto *lane = m_lanes.first(); lane; lane = m_lanes.next(*lane))
        count += lane->running();
    return count;
}

void TaskSlots::contextGone()
{
    const auto alive = std::exchange(m_self, nullptr);
    leaveSender();
    IntrusiveList<TaskLane> lanes;
    lanes.appendAll(m_lanes);
    while (auto *lane = lanes.takeFirst()) {
        lane->clear();
        lane->destroyRuns();
    }
}

//! \a lane may be destroyed in here.
void TaskSlots::laneIsIdle(TaskLane &lane)
{
    if (!m_self) // all of them are being destroyed
        return;
    removeIdle(lane);
    endIfDone();
}

void TaskSlots::endIfDone()
{
    if (m_connection)
        return;
    for (auto *lane = m_lanes.first(); lane; lane = m_lanes.next(*lane)) {
        if (!lane->isIdle())
            return;
    }
    unbind();
    m_self.reset(); // the caller has a reference
}

void TaskSlots::report(const std::exception_ptr &error, const QString &task)
{
    const auto handler = errorHandler; // which may destroy the context
    handler(error, task);
}

void warnOfKey(const TaskSlots &slots)
{
    qCWarning(lcTasks,
              "%s: the function of its TaskPolicy::perKey() has thrown: %s. That signal starts no task",
              qUtf8Printable(slots.name), qUtf8Printable(textOf(std::current_exception())));
}

QString slotName(const QMetaMethod &signal, const QObject *sender)
{
    return u"the slot of "_s + describeSignal(signal, sender);
}

} // namespace Detail

// ---- what a program sees of it ----

bool TaskConnection::isConnected() const
{
    const auto slots = d.lock();
    return slots && slots->isConnected();
}

void TaskConnection::disconnect()
{
    if (const auto slots = d.lock())
        slots->disconnect();
}

void TaskConnection::cancel()
{
    if (const auto slots = d.lock())
        slots->cancel();
}

int TaskConnection::running() const
{
    const auto slots = d.lock();
    return slots ? slots->running() : 0;
}

void TaskConnection::setErrorHandler(std::function<void(const std::exception_ptr &, const QString &)> handler)
{
    if (const auto slots = d.lock())
        slots->errorHandler = std::move(handler);
}

QString TaskConnection::name() const
{
    const auto slots = d.lock();
    return slots ? slots->name : QString();
}

void TaskConnection::setName(const QString &name)
{
    if (const auto slots = d.lock())
        slots->name = name;
}

void ScopedTaskConnection::end()
{
    if (const auto slots = m_connection.d.lock())
        slots->end();
}

} // namespace Signalbox
