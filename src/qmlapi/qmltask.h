// SPDX-License-Identifier: MIT
#pragma once

#include "../tasks/contexttasks.h"

#include <QtCore/qobject.h>
#include <QtCore/qvariant.h>
#include <QtQml/qjsvalue.h>
#include <QtQml/qqmlregistration.h>

#include <exception>
#include <functional>
#include <utility>

#if defined(SignalboxQml_EXPORTS)
#define SIGNALBOX_QML_EXPORT Q_DECL_EXPORT
#elif defined(SIGNALBOX_STATIC)
#define SIGNALBOX_QML_EXPORT
#else
#define SIGNALBOX_QML_EXPORT Q_DECL_IMPORT
#endif

namespace Signalbox {

/*!
    A task that a QML file may look at, go on after, and cancel: what an invokable function returns.

        class Backend : public QObject
        {
            Q_INVOKABLE Signalbox::QmlTask *load(const QString &name) { return QmlTask::start(this, loadPage(name)); }
        };

        // QML
        property Task page: backend.load("index")
        Label { text: page.isRunning ? qsTr("Loading…") : page.error || page.value }
        onClicked: backend.save(text).then(() => saved.visible = true, error => warn(error))

    It belongs to the object it was started for until the task has ended, and to the QML engine then. What then() calls and the handlers
    of ended() may delete that object, and this: the rest of them is not called then.

    Thread-safety: the thread of that object.
*/
class SIGNALBOX_QML_EXPORT QmlTask : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Task)
    QML_UNCREATABLE("a Task is what a function of C++ returns")
    Q_PROPERTY(bool isRunning READ isRunning NOTIFY ended)
    //! What the task has returned; undefined before, and of one that returns nothing.
    Q_PROPERTY(QVariant value READ value NOTIFY ended)
    //! What it has thrown, as text; empty if nothing.
    Q_PROPERTY(QString error READ error NOTIFY ended)
    Q_PROPERTY(bool isCancelled READ isCancelled NOTIFY ended)

public:
    /*!
        Starts \a task as one of \a context's, as Signalbox::start(). Errors: as there; it is cancelled then. Values come to QML as
        QVariant::fromValue() has them.
    */
    template <typename T>
    static QmlTask *start(QObject *context, Task<T> task)
    {
        auto *qmlTask = new QmlTask(context);
        auto handle = Signalbox::start(context, std::move(task));
        qmlTask->m_cancel = [handle]() mutable { handle.cancel(); };
        if (handle.hasEnded())
            qmlTask->end(handle.state());
        else
            Signalbox::start(qmlTask, follow(qmlTask, handle));
        return qmlTask;
    }

    bool isRunning() const { return m_state < TaskState::Finished; }
    QVariant value() const { return m_value; }
    QString error() const { return m_error; }
    bool isCancelled() const { return m_state == TaskState::Cancelled; }

    //! Asks the task to end. Nothing when it has.
    Q_INVOKABLE void cancel();
    /*!
        Calls \a finished with the value, or \a failed with the error, when it has ended; at once, if it has. Neither when it
        was cancelled. Either may be left out, undefined or null. Returns this task; null, if what was called has deleted it.
        Errors: anything else than a function throws a TypeError, and nothing is called.
    */
    Q_INVOKABLE Signalbox::QmlTask *then(const QJSValue &finished, const QJSValue &failed = {});

Q_SIGNALS:
    void ended();

private:
    explicit QmlTask(QObject *context) : QObject(context) {}

    template <typename T>
    static Task<> follow(QmlTask *qmlTask, TaskHandle<T> handle)
    {
        const auto outcome = co_await handle.outcome();
        if (outcome.hasError())
            qmlTask->setError(outcome.error());
        else if (!outcome.isCancelled())
            qmlTask->m_value = variantOf(outcome);
        qmlTask->end(handle.state()); // may destroy it
    }
    template <typename T>
    static QVariant variantOf([[maybe_unused]] const Outcome<T> &outcome)
    {
        if constexpr (std::is_void_v<T>)
            return {};
        else
            return QVariant::fromValue(outcome.value());
    }

    void setError(const std::exception_ptr &error);
    void end(TaskState state);
    void call(const QJSValue &finished, const QJSValue &failed);
    bool isFunctionOrNothing(const QJSValue &value) const;

    TaskState m_state = TaskState::Running;
    QVariant m_value;
    QString m_error;
    std::function<void()> m_cancel;
    QList<std::pair<QJSValue, QJSValue>> m_continuations;
};

} // namespace Signalbox
