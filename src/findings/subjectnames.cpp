// SPDX-License-Identifier: MIT
#include "findings/subjectnames.h"

#include "probe/snapshottext.h"

namespace Signalbox {

QString objectText(const QString &className, const QString &objectName)
{
    if (objectName.isEmpty())
        return className;
    return QStringLiteral("%1 “%2”").arg(className, objectName);
}

QString handlerText(const HandlerSnapshot &handler)
{
    if (handler.kind == HandlerSnapshot::Kind::Event) {
        if (handler.receiverClass.isEmpty())
            return handler.what;
        return QStringLiteral("%1 → %2").arg(handler.what,
                                             objectText(handler.receiverClass, handler.receiverName));
    }
    if (handler.receiverClass == QLatin1String("Signalbox::Scheduler"))
        return QStringLiteral("Scheduler: %1").arg(handler.what);
    // What was found by the address of its code is qualified already.
    if (handler.receiverClass.isEmpty() || handler.what.contains(QLatin1String("::")))
        return handler.what;
    return QStringLiteral("%1::%2").arg(handler.receiverClass, handler.what);
}

QString culprit(const LoopSnapshot &loop)
{
    return loop.handlers.isEmpty() ? QString() : handlerText(loop.handlers.constLast());
}

QString loopName(const LoopSnapshot &loop)
{
    if (!loop.threadName.isEmpty())
        return loop.threadName;
    if (loop.isMainThread)
        return QStringLiteral("main");
    return QStringLiteral("thread %1").arg(loop.threadId ? quint64(loop.threadId) : loop.id);
}

QString taskText(const TaskSnapshot &task)
{
    if (!task.name.isEmpty())
        return task.name;
    return task.startedIn.isKnown() ? toText(task.startedIn) : QStringLiteral("task %1").arg(task.serial);
}

} // namespace Signalbox
