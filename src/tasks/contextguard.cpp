// SPDX-License-Identifier: MIT
#include "tasks/contextguard_p.h"

#include "core/logging_p.h"
#include "tasks/contexttasks.h"
#include "tasks/tasktree_p.h"

#include <QtCore/qthread.h>

namespace Signalbox::Detail {

using namespace Qt::StringLiterals;

static QString describe(const QObject *context)
{
    const auto className = QLatin1StringView(context->metaObject()->className());
    const auto name = context->objectName();
    return name.isEmpty() ? u"of a %1"_s.arg(className) : u"of the %1 \"%2\""_s.arg(className, name);
}

ContextGuard::ContextGuard(TaskTree &tree, const QObject *context)
    : m_tree(tree), m_context(context), m_link(new SignalLink(this, context))
{
    m_tasks.scopeName = describe(context);
    m_connection = QObject::connect(context, &QObject::destroyed, SignalSlot<ContextGuard, std::tuple<>>(m_link));
}

ContextGuard::~ContextGuard()
{
    m_link->leave();
    QObject::disconnect(m_connection);
}

//! Destructors of frames may do anything, but start something new for this object.
void ContextGuard::end()
{
    if (std::exchange(m_isEnding, true))
        return;
    m_link->leave();
    while (auto *bound = m_bound.takeFirst())
        bound->contextGone();
    m_tasks.destroyAll();
    m_tree.forget(m_context);
}

static ContextGuard *guardFor(const QObject *context, const char *function)
{
    if (!context) {
        qCWarning(lcTasks, "%s: there is no context. Ignored", function);
        return nullptr;
    }
    if (context->thread() != QThread::currentThread()) {
        qCWarning(lcTasks,
                  "%s: the context belongs to another thread, where its tasks could not end with it. Ignored",
                  function);
        return nullptr;
    }
    auto *guard = TaskTree::current().guardOf(context);
    if (!guard)
        qCWarning(lcTasks, "%s: the context is being destroyed. Ignored", function);
    return guard;
}

ContextBound::~ContextBound() = default;

bool ContextBound::bindTo(const QObject *context, const char *function)
{
    auto *guard = guardFor(context, function);
    if (guard)
        guard->add(*this);
    return guard;
}

TaskRunPointer startFor(const QObject *context, TaskFrame &root, const Site &site, const char *function)
{
    if (auto *guard = guardFor(context, function))
        return guard->tasks().add(root, site);
    root.destroy();
    return {};
}

} // namespace Signalbox::Detail
