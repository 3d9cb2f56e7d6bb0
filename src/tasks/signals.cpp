// SPDX-License-Identifier: MIT
#include "tasks/signals.h"

#include "core/logging_p.h"
#include "core/segmentedtable_p.h"
#include "tasks/signalhome_p.h"
#include "tasks/tasktree_p.h"

#include <QtCore/qthread.h>

#include <mutex>
#include <vector>

namespace Signalbox {

using namespace Qt::StringLiterals;

const char *SenderDestroyed::what() const noexcept
{
    return "the sender of the signal was destroyed";
}

namespace Detail {

// ---- threads of those that wait ----

namespace {

struct Home
{
    std::atomic<int> references{0};
    Qt::HANDLE thread = nullptr;
    RemoteScheduler remote;
};

/*!
    All of them, by a number, as that is half of an address: from 1. They are never freed, but used again; what is connected may
    outlive threads and static objects.
*/
class Homes
{
public:
    Home &operator[](quint32 number) const { return m_homes[number - 1]; }
    quint32 take()
    {
        const std::lock_guard lock(m_mutex);
        if (m_free.empty())
            return m_homes.append() + 1;
        const auto number = m_free.back();
        m_free.pop_back();
        return number;
    }
    void giveBack(quint32 number)
    {
        const std::lock_guard lock(m_mutex);
        m_free.push_back(number);
    }

private:
    std::mutex m_mutex;
    SegmentedTable<Home> m_homes;
    std::vector<quint32> m_free;
};

Homes &homes()
{
    static auto &all = *new Homes;
    return all;
}

[[gnu::tls_model("initial-exec")]] constinit thread_local quint32 ownHome = 0; // none

void refHome(quint32 home)
{
    homes()[home].references.fetch_add(1, std::memory_order_relaxed);
}

void unrefHome(quint32 number)
{
    auto &home = homes()[number];
    if (home.references.fetch_sub(1, std::memory_order_acq_rel) != 1)
        return;
    home.remote = {};
    homes().giveBack(number);
}

} // namespace

SignalHome::SignalHome() : m_number(homes().take())
{
    auto &home = homes()[m_number];
    home.thread = QThread::currentThreadId();
    home.remote = Scheduler::current().remote();
    refHome(m_number);
    ownHome = m_number;
}

SignalHome::~SignalHome()
{
    if (ownHome == m_number)
        ownHome = 0;
    unrefHome(m_number);
}

// ---- links ----

static_assert(sizeof(SignalLink) <= 24 || sizeof(void *) != 8);

SignalLink::SignalLink(void *receiver, const QObject *sender)
    : m_home(ownHome != 0 ? ownHome : TaskTree::current().signalHome().number())
    , m_receiver(receiver)
    , m_sender(sender)
{
    refHome(m_home);
}

SignalLink::~SignalLink()
{
    unrefHome(m_home);
}

bool SignalLink::isOwnThread() const
{
    return m_home == ownHome || homes()[m_home].thread == QThread::currentThreadId();
}

const RemoteScheduler &SignalLink::remote() const
{
    return homes()[m_home].remote;
}

void SignalLink::senderGone(Tell tell)
{
    forgetSender();
    if (!isOwnThread()) {
        remote().call([link = Pointer(this), tell] { link->senderGone(tell); });
        return;
    }
    if (m_receiver)
        tell(m_receiver);
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
