// SPDX-License-Identifier: MIT
// The answers of docs/events.md: types. What stands between two marks //! [name] stands in the page, too.
#pragma once

#include "pagelog.h"

#include <Signalbox/EventListener>
#include <Signalbox/EventWaits>
#include <Signalbox/RemoteScheduler>
#include <Signalbox/Scheduler>
#include <Signalbox/Task>

#include <QtCore/qobject.h>
#include <QtCore/qtimer.h>

#include <stop_token>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

//! [whatIsAnEvent]
struct DoorOpened
{
    QString building;
    int door = 0;
    QString visitor = {}; // no key: it travels along

    SIGNALBOX_EVENT(DoorOpened, building, door)
};

struct DoorForced : DoorOpened // all that want a DoorOpened get it, too
{
    SIGNALBOX_EVENT(DoorForced)
};
//! [whatIsAnEvent]

//! [howIsNothingLost]
struct PrintJob
{
    static constexpr auto eventKind = EventKind::MustHandle;
    QString user;
    QString file;
    int urgency = 0;

    SIGNALBOX_EVENT(PrintJob, user, file)
};
//! [howIsNothingLost]

//! [howDoLatecomersLearnTheState]
struct LinkState
{
    static constexpr auto eventKind = EventKind::Latched; // the last one for each device is kept
    QString device;
    bool isUp = false;

    SIGNALBOX_EVENT(LinkState, device)
};
//! [howDoLatecomersLearnTheState]

class Porter : public QObject
{
public:
    void greet(const DoorOpened &opened) { log(u"hello "_s + opened.visitor); }
    void listen();
    void listenPrecisely();
    void listenToLinks();
};

class Printer : public QObject
{
public:
    void print(const PrintJob &job) { log(job.user + u' ' + job.file); }
    void work();
};

class Device : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    void plugged(const QString &name);
};

void makeQueues();
void makeFairQueue();
bool submit(const PrintJob &job);
Task<> submitAll(QStringList files);
Task<QString> nextVisitor();
void reportFiles(std::stop_token stop, RemoteScheduler window, QStringList files);
void announce(Device *device);
TimerHandle remind();
