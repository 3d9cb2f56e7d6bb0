// SPDX-License-Identifier: MIT
#include "qmlapi/qmltask.h"

#include <QtCore/qpointer.h>
#include <QtQml/qjsengine.h>
#include <QtQml/qqmlinfo.h>

namespace Signalbox {

void QmlTask::cancel()
{
    if (m_cancel)
        m_cancel();
}

QmlTask *QmlTask::then(const QJSValue &finished, const QJSValue &failed)
{
    if (!isFunctionOrNothing(finished) || !isFunctionOrNothing(failed))
        return this;
    const QPointer<QmlTask> alive(this);
    if (isRunning())
        m_continuations.append({finished, failed});
    else
        call(finished, failed);
    return alive;
}

//! False: an error has been thrown, in JavaScript, where then() was called.
bool QmlTask::isFunctionOrNothing(const QJSValue &value) const
{
    if (value.isCallable() || value.isUndefined() || value.isNull())
        return true;
    const auto complaint = QStringLiteral("Task.then(): %1 is not a function").arg(value.toString());
    if (auto *engine = qjsEngine(this))
        engine->throwError(QJSValue::TypeError, complaint);
    else
        qmlWarning(this) << complaint;
    return false;
}

void QmlTask::setError(const std::exception_ptr &error)
{
    try {
        std::rethrow_exception(error);
    } catch (const std::exception &exception) {
        m_error = QString::fromUtf8(exception.what());
        if (m_error.isEmpty()) // which would look like no error
            m_error = QStringLiteral("an exception that says nothing");
    } catch (...) {
        m_error = QStringLiteral("an exception that is no std::exception");
    }
}

//! From now on QML says how long it lives, if it knows of it. What is called may destroy this.
void QmlTask::end(TaskState state)
{
    m_state = state;
    m_cancel = {};
    const QPointer<QmlTask> alive(this);
    const auto continuations = std::exchange(m_continuations, {});
    for (const auto &[finished, failed] : continuations) {
        if (alive)
            call(finished, failed);
    }
    if (alive)
        Q_EMIT ended();
    if (alive && qjsEngine(this)) {
        setParent(nullptr);
        QJSEngine::setObjectOwnership(this, QJSEngine::JavaScriptOwnership);
    }
}

void QmlTask::call(const QJSValue &finished, const QJSValue &failed)
{
    const bool hasFailed = m_state == TaskState::Failed;
    const auto &function = hasFailed ? failed : finished;
    auto *engine = qjsEngine(this);
    if (isCancelled() || !engine || !function.isCallable())
        return;
    const auto argument = hasFailed ? engine->toScriptValue(m_error) : engine->toScriptValue(m_value);
    const QPointer<QmlTask> alive(this);
    const auto result = function.call({argument});
    if (result.isError())
        qmlWarning(alive) << "A function of then() threw " << result.toString();
}

} // namespace Signalbox
