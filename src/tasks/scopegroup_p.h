// SPDX-License-Identifier: MIT
#pragma once

#include "tasks/scope.h"

#include <vector>

namespace Signalbox::Detail {

//! The tasks of a Scope.
class ScopeGroup final : public TaskGroup
{
public:
    explicit ScopeGroup(Scope::Policy policy, const TaskRun *parent = TaskRun::current())
        : TaskGroup(parent), m_policy(policy)
    {
    }
    ~ScopeGroup() override;

    TaskRunPointer add(TaskFrame &root, const Site &site);
    void add(ScopeJoin &join);
    void setLimit(int limit);
    int limit() const { return m_limit; }
    QString name() const override { return scopeName; }

    QString scopeName;
    bool isDaemon = false;
    std::function<void(const std::exception_ptr &, const QString &)> errorHandler;

private:
    void runEnded(TaskRun &run) override;
    bool hasRoom() const { return m_limit == 0 || m_started < m_limit; }
    TaskRun &count(TaskRun &run);
    void startWaiting();
    void failed(TaskRun &run);
    void tellEmpty();
    std::exception_ptr takeError();
    void reportLost(const std::exception_ptr &error) const;

    const Scope::Policy m_policy;
    int m_limit = 0;
    int m_started = 0;
    IntrusiveList<Resumable> m_waiting; // for their turn, where there is a limit
    IntrusiveList<ScopeJoin> m_joins;
    std::vector<std::exception_ptr> m_errors;
};

} // namespace Signalbox::Detail
