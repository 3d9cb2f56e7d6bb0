// SPDX-License-Identifier: MIT
#include "tasks/signals.h"

#include "core/logging_p.h"
#include "tasks/tasktree_p.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

const char *SenderDestroyed::what() const noexcept
{
    return "the sender of the signal was destroyed";
}

namespace Detail {

SignalHome::SignalHome() : m_thread(QThread::currentThreadId()), m_remote(Scheduler::current().remote()) {}

SignalHome &SignalHome::current()
{
    return TaskTree::current().signalHome();
}

SignalLink::SignalLink(Receiver &receiver) : m_home(SignalHome::current()), m_receiver(&receiver)
{
    m_home.ref();
}

void SignalLink::senderGone()
{
    m_isSenderGone.store(true, std::memory_order_release);
    if (!isOwnThread()) {
        remote().call([link = Pointer(this)] { link->senderGone(); });
        return;
    }
    if (m_receiver)
        m_receiver->senderGone();
}

QString describeSignal(const QMetaMethod &method, const QObject *sender)
{
    const auto name = QString::fromUtf8(method.name());
    if (!sender)
        return u"the signal %1 of an object that has gone"_s.arg(name);
    if (sender->thread() != QThread::currentThread()) // it is not looked into
        return u"the signal %1 of an object of another thread"_s.arg(name);
    const auto className = QLatin1StringView(sender->metaObject()->className());
    const auto objectName = sender->objectName();
    const auto text = u"%1::%2"_s.arg(className, name);
    return objectName.isEmpty() ? text : u"%1 of \"%2\""_s.arg(text, objectName);
}

void warnOfNoSender(const char *function)
{
    qCWarning(lcTasks, "%s: there is no sender, or no such signal; it counts as one that has gone", function);
}

} // namespace Detail
} // namespace Signalbox
