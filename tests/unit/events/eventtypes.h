// SPDX-License-Identifier: MIT
#pragma once

#include "events/event.h"

#include <QtCore/qpointer.h>
#include <QtCore/qstring.h>

/*
    Events that the tests of this room share.
*/

struct PortUp
{
    QString device;
    int port = 0;
    QString speed = {}; // no key
    SIGNALBOX_EVENT(PortUp, device, port)
};

struct TrunkUp : PortUp
{
    int vlan = 0;
    SIGNALBOX_EVENT(TrunkUp, vlan)
};

struct Job
{
    static constexpr auto eventKind = Signalbox::EventKind::MustHandle;
    QString queue;
    int number = 0;
    int urgency = 0; // no key
    SIGNALBOX_EVENT(Job, queue, number)
};

struct Weather
{
    static constexpr auto eventKind = Signalbox::EventKind::Latched;
    QString place;
    QString sky = {}; // no key
    SIGNALBOX_EVENT(Weather, place)
};

struct Touch
{
    QPointer<QObject> object;
    SIGNALBOX_EVENT(Touch, object)
};

//! \a value as text.
QString printed(const auto &value)
{
    QString text;
    QDebug(&text) << value;
    return text.trimmed();
}

inline TrunkUp trunkUp(const QString &device, int port, int vlan)
{
    TrunkUp up;
    up.device = device;
    up.port = port;
    up.vlan = vlan;
    return up;
}
