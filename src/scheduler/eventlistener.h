// SPDX-License-Identifier: MIT
#pragma once

#include "../events/matcher.h"

#include <QtCore/qobject.h>

#include <memory>

namespace Signalbox {

/*!
    Events as a signal: arrived() is emitted with each event of its thread's Scheduler that its matcher wants.

        auto *listener = new EventListener(match<PortUp>(u"eth0"_s), this);
        connect(listener, &EventListener::arrived, view, &View::show);

    Scheduler::on() does without it, for less, and its slot takes the event struct itself. A connection across threads is queued, as
    with every signal; an event may be accepted there.

    Errors: a slot that throws ends the emission, as with every signal: slots of this listener that were connected behind it do not get that
    event. It is reported, and all other waiters get it. Slots of on() do not hinder each other.
    Thread-safety: as every QObject, to be used in its thread. One that moves to another thread listens no longer, with
    a warning; setMatcher() and setListening() in another thread are ignored, with a warning. Cost of an event: a signal's.
*/
class SIGNALBOX_CORE_EXPORT EventListener : public QObject
{
    Q_OBJECT
    Q_PROPERTY(bool listening READ isListening WRITE setListening NOTIFY listeningChanged)

public:
    //! Listens to \a matcher from now on.
    explicit EventListener(const Matcher &matcher, QObject *parent = nullptr);
    ~EventListener() override;

    Matcher matcher() const;
    //! Behind all that wait for the same; events that were sent before and not delivered count.
    void setMatcher(const Matcher &matcher);

    //! False when it was told so, has moved to another thread, or its thread's scheduler has ended.
    bool isListening() const;
    void setListening(bool listening);

Q_SIGNALS:
    void arrived(const Signalbox::EventPointer<> &event);
    void listeningChanged(bool listening);

protected:
    bool event(QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Signalbox
