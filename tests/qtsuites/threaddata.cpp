// SPDX-License-Identifier: MIT
// What tests of Qt call of QtCore, which exports it in a build for its developers only.
#include <QtCore/QThread>
#include <private/qthread_p.h>

QThreadData *QThreadData::current(bool)
{
    return QThreadData::get2(QThread::currentThread());
}
