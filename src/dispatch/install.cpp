// SPDX-License-Identifier: MIT
#include "dispatch/install.h"

#include "core/environmentswitch_p.h"
#include "core/logging_p.h"
#include "dispatch/eventdispatcher.h"
#include "dispatch/inspectstart_p.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qthread.h>

namespace Signalbox {

static bool isDisabled()
{
    static constinit EnvironmentSwitch variable("SIGNALBOX_DISABLE");
    if (!variable.isOn(lcDispatch()))
        return false;
    qCDebug(lcDispatch, "SIGNALBOX_DISABLE is set: Qt's own event dispatcher stays");
    return true;
}

static EventDispatcher *makeDispatcher(const InstallOptions &options)
{
    startInspectServerIfAsked();
    auto *dispatcher = new EventDispatcher;
    dispatcher->setGlibSources(options.glibSources);
    return dispatcher;
}

bool install(const InstallOptions &options)
{
    if (isDisabled())
        return false;
    if (QCoreApplication::instance()) {
        qCWarning(lcDispatch,
                  "Signalbox::install() comes too late: there is an application object already, and its "
                  "event dispatcher stays. Call it before the application object is made");
        return false;
    }
    if (const auto *present = QAbstractEventDispatcher::instance()) {
        qCWarning(lcDispatch,
                  "Signalbox::install(): this thread has an event dispatcher (%s) already, which stays",
                  present->metaObject()->className());
        return false;
    }
    QCoreApplication::setEventDispatcher(makeDispatcher(options));
    return true;
}

bool install(QThread *thread, const InstallOptions &options)
{
    if (isDisabled())
        return false;
    if (!thread) {
        qCWarning(lcDispatch, "Signalbox::install(QThread *): null thread. Ignored");
        return false;
    }
    if (thread->isRunning()) {
        qCWarning(lcDispatch,
                  "Signalbox::install() comes too late: thread \"%s\" is running, and its event dispatcher "
                  "stays. Call it before QThread::start()",
                  qPrintable(thread->objectName()));
        return false;
    }
    if (const auto *present = thread->eventDispatcher()) {
        qCWarning(lcDispatch,
                  "Signalbox::install(): thread \"%s\" has an event dispatcher (%s) already, which stays",
                  qPrintable(thread->objectName()), present->metaObject()->className());
        return false;
    }
    thread->setEventDispatcher(makeDispatcher(options));
    return true;
}

bool installInCurrentThread(const InstallOptions &options)
{
    if (isDisabled())
        return false;
    if (const auto *present = QAbstractEventDispatcher::instance()) {
        qCWarning(lcDispatch,
                  "Signalbox::installInCurrentThread() comes too late: this thread has an event dispatcher "
                  "(%s) already, which stays. Call it before the thread's first event loop",
                  present->metaObject()->className());
        return false;
    }
    QThread::currentThread()->setEventDispatcher(makeDispatcher(options));
    return true;
}

} // namespace Signalbox
