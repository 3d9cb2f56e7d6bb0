// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qobject.h>

namespace Signalbox::Detail {

class WatcherCall;

/*!
    What a host tells that a descriptor is ready for one kind, by the event that Qt has for notifiers: SockAct; and by
    SockClose, that it is none any more.
*/
class WatcherPart final : public QObject
{
public:
    WatcherPart(WatcherCall &call, int kind) : m_call(call), m_kind(kind) {}

protected:
    bool event(QEvent *event) override;

private:
    WatcherCall &m_call;
    const int m_kind; // QSocketNotifier::Type
};

} // namespace Signalbox::Detail
