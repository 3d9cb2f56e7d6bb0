// SPDX-License-Identifier: MIT
#pragma once

#include "eventlog.h"

#include <QtCore/QAbstractEventDispatcher>
#include <QtCore/QEvent>
#include <QtCore/QObject>
#include <QtCore/QSocketNotifier>
#include <QtCore/QThread>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

namespace Conformance {

//! A file descriptor that is closed when its owner goes.
class Descriptor
{
public:
    Descriptor() = default;
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor() { close(); }
    Descriptor(Descriptor &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }

    operator int() const { return m_fd; }
    void close();

private:
    int m_fd = -1;
};

//! Two connected ends. Nothing here blocks.
struct Ends
{
    Descriptor near;
    Descriptor far;
};

Ends socketPair();
Ends pipeEnds(); //!< near reads, far writes
Descriptor eventDescriptor(unsigned initialValue = 0);

void write(int fd, const char *bytes = "x");
int drain(int fd); //!< Number of bytes that were there; 0 for none.
void fill(int fd); //!< Writes until there is no more room.

//! An object that hands every timer, posted event and the like to a function.
class Listener : public QObject
{
public:
    using Handler = std::function<void(QEvent *)>;

    Listener() = default;
    explicit Listener(Handler handler) : m_handler(std::move(handler)) {}
    void setHandler(Handler handler) { m_handler = std::move(handler); }

    bool event(QEvent *event) override;

private:
    Handler m_handler;
};

//! An object whose timers call a function with their id.
class TimerListener : public QObject
{
public:
    using Handler = std::function<void(int timerId)>;

    TimerListener() = default;
    explicit TimerListener(Handler handler) : m_handler(std::move(handler)) {}
    void setHandler(Handler handler) { m_handler = std::move(handler); }

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    Handler m_handler;
};

//! Posts an event to \a receiver that only a Listener of this suite looks at.
void post(QObject *receiver, int priority = Qt::NormalEventPriority);
//! Has \a call called by this thread's loop, as posted event of \a context.
void postCall(QObject *context, std::function<void()> call);

//! One processEvents() of the calling thread's dispatcher.
bool turn(QEventLoop::ProcessEventsFlags flags = QEventLoop::AllEvents);
//! Turns until nothing is left to do.
void settle();

//! Something of each kind, all of it ready; what is delivered goes to the log.
struct EverythingReady
{
    EventLog log;
    Ends ends = socketPair();
    QSocketNotifier notifier{ends.near, QSocketNotifier::Read};
    TimerListener timer;
    Listener receiver;

    EverythingReady();
};

/*!
    Ends a wait that would never end: unless it dies before, it wakes the dispatcher it was made under after
    the patience of this case. A watchdog that bit is a verdict ("this call hung"), not a time limit of a busy
    machine.
*/
class Watchdog
{
public:
    explicit Watchdog(int patienceInMs);
    Watchdog();
    ~Watchdog();
    bool hasBitten() const { return m_bitten; }

private:
    std::atomic<bool> m_bitten = false;
    bool m_released = false;
    std::mutex m_mutex;
    std::condition_variable m_release;
    std::thread m_thread;
};

//! Turns that wait, until \a done; false when it took longer than any working host needs.
bool waitUntil(const std::function<bool()> &done,
               QEventLoop::ProcessEventsFlags flags = QEventLoop::AllEvents);

//! Lets at least this much time of the steady clock go by.
void passTime(int milliseconds);

/*!
    Collects what is logged while it lives, instead of printing it.
*/
class CapturedMessages
{
public:
    CapturedMessages();
    ~CapturedMessages();

    QStringList all() const;
    qsizetype size() const { return all().size(); }
    //! True when one message holds all of \a words.
    bool mention(const QStringList &words) const;

private:
    QtMessageHandler m_previous;
};

/*!
    A running QThread with the host's dispatcher; it is ended and waited for when this goes.
*/
class HostThread : public QThread
{
public:
    HostThread();
    ~HostThread() override;

    //! Calls \a call in the thread and waits for it.
    void call(const std::function<void()> &call);
    //! Moves \a object, which lives in the thread, to the calling thread.
    void giveBack(QObject *object);
    void end();

private:
    QObject m_context;
};

//! What became of a scenario, which ran in a process of its own.
struct Outcome
{
    bool isSuccess = false;
    QByteArray output;
};
Outcome runScenario(const QString &scenario);

//! Number of descriptors that this process has open.
int openDescriptors();

} // namespace Conformance
