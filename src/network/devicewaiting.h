// SPDX-License-Identifier: MIT
#pragma once

#include "../core/listhook.h"
#include "../tasks/waiting.h"
#include "deviceerrors.h"

#include <QtCore/qobject.h>

#include <exception>

namespace Signalbox::Detail {

class DeviceLink;

/*!
    \internal
    Waits for something of a device or a server. It looks whether that is there, when it is made and whenever the device has
    news, and touches nothing before take(): so what nobody takes stays where it is.

    Those who would take the same from a device stand in a line: only the first one looks, until it has taken, or goes. What is
    cancelled leaves its line, and joins it again if somebody waits for it nevertheless.
*/
class SIGNALBOX_NETWORK_EXPORT DeviceWaiting : public Waiting, private ListHook<DeviceWaiting>
{
public:
    bool hasFailed() const override { return m_error != nullptr; }
    bool mayEndFromOutside() const override { return m_link; }
    void begin(TaskRun *run) override;
    bool cancel() override;
    QString description() const override;

protected:
    //! What it is about.
    enum class Line : quint8 {
        Reads,
        Writes,
        Accepts,
        States, // here each one looks, as they take nothing
        Ends,   // the same; that the program closes the device is no failure
    };

    /*!
        Of \a object, which must live in this thread; if not, it has failed. \a function is what the program has called.
    */
    DeviceWaiting(QObject *object, Line line, const char *function);
    ~DeviceWaiting() override;

    //! Of the derived constructor: it joins its line, and looks if it is the first one.
    void arm();

    //! Null when that has gone.
    DeviceLink *link() const { return m_link; }
    //! It ends, and take() throws \a error, unless it has failed before, or is settled.
    void fail(std::exception_ptr error);
    //! Of take(): throws what it has failed with.
    void throwIfFailed();
    //! Out of its line: who is next may look.
    void leave();

private:
    friend class DeviceLink;
    template <typename, typename>
    friend class Signalbox::IntrusiveList;

    //! Is it there? Or fails.
    virtual bool look() = 0;
    //! What it has got needs the device no more.
    virtual bool isSettled() const { return false; }
    void lookNow();

    DeviceLink *m_link;
    std::exception_ptr m_error;
    const char *const m_function;
    const Line m_line;
    bool m_isApart = false; // cancelled
    const TaskRun *m_run;   // that waits, or has made it; an address only
};

} // namespace Signalbox::Detail
