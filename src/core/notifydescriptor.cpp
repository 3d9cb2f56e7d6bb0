// SPDX-License-Identifier: MIT
#include "core/notifydescriptor_p.h"

#include <QtCore/qglobal.h>

#include <cerrno>
#include <cstdint>
#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef Q_OS_LINUX
#include <sys/eventfd.h>
#endif

namespace Signalbox {

static bool openPipe(int &readEnd, int &writeEnd)
{
    int ends[2];
#ifdef Q_OS_LINUX
    if (::pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0)
        return false;
#else
    if (::pipe(ends) != 0)
        return false;
    for (const int end : ends) {
        ::fcntl(end, F_SETFL, O_NONBLOCK);
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    }
#endif
    readEnd = ends[0];
    writeEnd = ends[1];
    return true;
}

bool NotifyDescriptor::open()
{
    if (isOpen())
        return true;
#ifdef Q_OS_LINUX
    m_read = m_write = ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (m_read >= 0)
        return rememberFile();
    if (errno == EMFILE || errno == ENFILE)
        return false; // a pipe needs even more
#endif
    return openPipe(m_read, m_write) && rememberFile();
}

bool NotifyDescriptor::rememberFile()
{
    struct stat file = {};
    ::fstat(m_read, &file);
    m_file = file.st_ino;
    m_device = file.st_dev;
    return true;
}

bool NotifyDescriptor::looksIntact() const
{
    struct stat file = {};
    if (::fstat(m_read, &file) != 0 || file.st_ino != m_file || file.st_dev != m_device)
        return false;
    return m_write == m_read || ::fcntl(m_write, F_GETFD) != -1;
}

void NotifyDescriptor::abandon()
{
    m_read = m_write = -1;
}

void NotifyDescriptor::close()
{
    if (!isOpen())
        return;
    if (looksIntact()) {
        ::close(m_read);
        if (m_write != m_read)
            ::close(m_write);
    }
    abandon();
}

bool NotifyDescriptor::signal() const
{
    const int savedErrno = errno;
    // Whoever signals may be cancelled (QThread::terminate()), but not in the middle of this: the one who is
    // signalled would wait for ever.
    int cancelState = PTHREAD_CANCEL_ENABLE;
    ::pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &cancelState);
    const std::uint64_t one = 1; // a pipe takes the eight bytes as well
    ssize_t written;
    do
        written = ::write(m_write, &one, sizeof one);
    while (written < 0 && errno == EINTR);
    const bool isReadable = written > 0 || errno == EAGAIN; // EAGAIN: it is so already
    ::pthread_setcancelstate(cancelState, nullptr);
    errno = savedErrno;
    return isReadable;
}

void NotifyDescriptor::drain() const
{
    std::uint64_t buffer[64];
    for (;;) {
        const auto got = ::read(m_read, buffer, sizeof buffer);
        if (got < 0 && errno == EINTR)
            continue;
        if (got == sizeof buffer)
            continue; // a full pipe
        return;
    }
}

} // namespace Signalbox
