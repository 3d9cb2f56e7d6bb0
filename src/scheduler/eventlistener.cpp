// SPDX-License-Identifier: MIT
#include "scheduler/eventlistener.h"

#include "core/logging_p.h"
#include "events/wait.h"
#include "scheduler/scheduler.h"

#include <QtCore/qcoreevent.h>
#include <QtCore/qthread.h>

#include <optional>

namespace Signalbox {

struct EventListener::Private final : Waiter
{
    explicit Private(EventListener &owner) : q(owner) {}
    void eventArrived(Wait &, const EventPointer<> &event) override { Q_EMIT q.arrived(event); }
    const QObject *context() const override { return q.parent() ? q.parent() : &q; }

    EventListener &q;
    std::optional<Wait> wait; // always one; a matcher is for the life of its wait
};

EventListener::EventListener(const Matcher &matcher, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this))
{
    d->wait.emplace(*d, matcher, Wait::Repeat::Always);
    setListening(true);
}

EventListener::~EventListener() = default;

Matcher EventListener::matcher() const
{
    return d->wait->matcher();
}

//! Is \a member called in another thread than that of \a listener, whose scheduler it is about? Warns of it then.
static bool isForeign(const EventListener &listener, const char *member)
{
    if (listener.thread() == QThread::currentThread())
        return false;
    qCWarning(lcScheduler, "EventListener::%s: called in another thread than the listener's. Ignored", member);
    return true;
}

void EventListener::setMatcher(const Matcher &matcher)
{
    if (isForeign(*this, "setMatcher"))
        return;
    const bool wasListening = isListening();
    d->wait.emplace(*d, matcher, Wait::Repeat::Always);
    if (wasListening)
        d->wait->start(Scheduler::current().router());
}

bool EventListener::isListening() const
{
    return d->wait->isWaiting();
}

void EventListener::setListening(bool listening)
{
    if (isForeign(*this, "setListening") || listening == isListening())
        return;
    if (listening)
        d->wait->start(Scheduler::current().router());
    else
        d->wait->stop();
    Q_EMIT listeningChanged(listening);
}

bool EventListener::event(QEvent *event)
{
    // Still in the old thread, where its wait is.
    if (event->type() == QEvent::ThreadChange && isListening()) {
        qCWarning(lcScheduler).nospace() << "EventListener: it moves to another thread, and " << matcher()
                                         << " belongs to this one's scheduler. It listens no longer.";
        setListening(false);
    }
    return QObject::event(event);
}

} // namespace Signalbox
