// SPDX-License-Identifier: MIT
#include "qmlapi/qmltask.h"

#include <QtQml/qjsengine.h>
#include <QtQml/qqmlinfo.h>

namespace Signalbox {

void QmlTask::cancel()
{
    if (m_isRunning && m_cancel)
        m_cancel();
}

QmlTask *QmlTask::then(const QJSValue &finished, const QJSValue &failed)
{
    if (m_isRunning)
        m_continuations.append({finished, failed});
    else
        call(finished, failed);
    return this;
}

void QmlTask::setValue(const QVariant &value)
{
    m_isCancelled = false;
    m_value = value;
}

void QmlTask::setError(const std::exception_ptr &error)
{
    m_isCancelled = false;
    try {
        std::rethrow_exception(error);
    } catch (const std::exception &exception) {
        m_error = QString::fromUtf8(exception.what());
    } catch (...) {
        m_error = QStringLiteral("an exception that is no std::exception");
    }
}

//! From now on QML says how long it lives, if it knows of it.
void QmlTask::end()
{
    m_isRunning = false;
    m_cancel = {};
    const auto continuations = std::exchange(m_continuations, {});
    for (const auto &[finished, failed] : continuations)
        call(finished, failed);
    Q_EMIT ended();
    if (qjsEngine(this)) {
        setParent(nullptr);
        QJSEngine::setObjectOwnership(this, QJSEngine::JavaScriptOwnership);
    }
}

void QmlTask::call(const QJSValue &finished, const QJSValue &failed)
{
    const bool hasFailed = !m_error.isEmpty();
    const auto &function = hasFailed ? failed : finished;
    auto *engine = qjsEngine(this);
    if (m_isCancelled || !engine || !function.isCallable())
        return;
    const auto argument = hasFailed ? engine->toScriptValue(m_error) : engine->toScriptValue(m_value);
    const auto result = function.call({argument});
    if (result.isError())
        qmlWarning(this) << "A function of then() threw " << result.toString();
}

} // namespace Signalbox
