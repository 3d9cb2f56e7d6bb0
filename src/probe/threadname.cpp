// SPDX-License-Identifier: MIT
#include "probe/threadname_p.h"

#include <QtCore/qfile.h>
#include <QtCore/qthread.h>

namespace Signalbox {

void publishThreadName(LoopBlock &loop)
{
    const auto *thread = QThread::currentThread();
    const SequenceLock::Writer writing(loop.threadLock);
    loop.threadName.set(thread->objectName());
    loop.threadClass.set(classOf(thread));
}

//! Qt tells the kernel the same when the thread runs; up to 15 bytes of it.
static QString kernelNameOf(qint64 threadId)
{
    QFile file(QStringLiteral("/proc/self/task/%1/comm").arg(threadId));
    return file.open(QIODevice::ReadOnly) ? QString::fromLocal8Bit(file.readAll()).trimmed() : QString();
}

QString threadNameOf(const LoopBlock &loop)
{
    QString name;
    const std::type_info *threadClass = nullptr;
    const bool isRead = loop.threadLock.read([&] {
        name = loop.threadName.get();
        threadClass = loop.threadClass.get();
    });
    if (isRead && !name.isEmpty())
        return name;
    if (loop.isMainThread.get())
        return QStringLiteral("main");
    if (!isRead || !threadClass)
        name = kernelNameOf(loop.threadId.get());
    return name.isEmpty() ? className(threadClass) : name;
}

} // namespace Signalbox
