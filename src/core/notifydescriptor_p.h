// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

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
    //! Closes what open() opened, and not what somebody else has under its number by now.
    void close();
    //! Forgets it without closing anything: the number is somebody else's.
    void abandon();
    bool isOpen() const { return m_read >= 0; }

    /*!
        False when the number has been closed behind our back, or means a file of another kind by now. Another
        eventfd is not told from ours. Cost: a system call.
    */
    bool looksIntact() const;

    //! The end to poll for reading.
    int descriptor() const { return m_read; }

    //! False when that was impossible: the number is not ours any more.
    bool signal() const;
    void drain() const;

private:
    bool rememberFile();

    int m_read = -1;
    int m_write = -1;         // the same as m_read for an eventfd
    std::uint64_t m_file = 0; // of m_read, as fstat() tells it
    std::uint64_t m_device = 0;
};

} // namespace Signalbox
