// SPDX-License-Identifier: MIT
#pragma once

namespace Signalbox {

/*!
    A descriptor that becomes readable when somebody signals it: an eventfd, or a pipe where there is none.

    signal() may be called from any thread and from a signal handler; open(), drain() and close() belong to
    the owner.
*/
class NotifyDescriptor
{
public:
    NotifyDescriptor() = default;
    ~NotifyDescriptor() { close(); }
    NotifyDescriptor(const NotifyDescriptor &) = delete;
    NotifyDescriptor &operator=(const NotifyDescriptor &) = delete;

    //! True when it is open afterwards; errno says why not.
    bool open();
    void close();
    bool isOpen() const { return m_read >= 0; }

    //! The end to poll for reading.
    int descriptor() const { return m_read; }

    void signal() const;
    void drain() const;

private:
    int m_read = -1;
    int m_write = -1; // the same as m_read for an eventfd
};

} // namespace Signalbox
