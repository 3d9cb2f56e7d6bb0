// SPDX-License-Identifier: MIT
#include "inspect/clientsocket.h"

#include "inspect/socketaddress_p.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <poll.h>
#include <sys/time.h>

namespace Signalbox::Detail {

using namespace Qt::StringLiterals;

static int remainingMilliseconds(QDeadlineTimer deadline)
{
    return int(std::clamp<qint64>(deadline.remainingTime(), -1, 3'600'000));
}

ClientSocket::Outcome ClientSocket::connectTo(const QString &path, QDeadlineTimer deadline)
{
    close();
    m_error.clear();
    const SocketAddress address(path);
    if (!address.fits()) {
        m_error = address.errorString();
        return Outcome::Failed;
    }
    m_socket = Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    int error = m_socket ? 0 : errno;
    while (m_socket) {
        // Where many wait to be accepted, so do we: a socket that does not block would have to ask again and again.
        const auto remaining = std::max(remainingMilliseconds(deadline), 1);
        const timeval patience = {.tv_sec = remaining / 1000, .tv_usec = remaining % 1000 * 1000};
        ::setsockopt(m_socket.number(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
        if (::connect(m_socket.number(), address.get(), address.size()) == 0) {
            m_hasEnded = false;
            return Outcome::Connected;
        }
        error = errno;
        if (error != EINTR || deadline.hasExpired())
            break;
    }
    m_socket.reset();
    if (error == ECONNREFUSED)
        return Outcome::NobodyListens;
    if (error == ENOENT)
        return Outcome::NotThere;
    m_error = error == EAGAIN ? u"it does not answer"_s : systemError(error);
    return Outcome::Failed;
}

bool ClientSocket::wait(short events, QDeadlineTimer deadline) const
{
    pollfd descriptor = {.fd = m_socket.number(), .events = events, .revents = 0};
    int ready = 0;
    do
        ready = ::poll(&descriptor, 1, remainingMilliseconds(deadline));
    while (ready < 0 && errno == EINTR && !deadline.hasExpired());
    return ready > 0;
}

bool ClientSocket::write(const QByteArray &bytes, QDeadlineTimer deadline)
{
    qsizetype sent = 0;
    while (m_socket && sent < bytes.size() && wait(POLLOUT, deadline)) {
        const auto count = ::send(m_socket.number(), bytes.constData() + sent, size_t(bytes.size() - sent),
                                  MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count >= 0)
            sent += count;
        else if (errno != EAGAIN && errno != EINTR)
            break;
    }
    return sent == bytes.size();
}

QByteArray ClientSocket::read(QDeadlineTimer deadline)
{
    constexpr qsizetype Most = 64 * 1024;
    while (m_socket && !m_hasEnded && wait(POLLIN, deadline)) {
        QByteArray bytes(Most, Qt::Uninitialized);
        const auto count = ::recv(m_socket.number(), bytes.data(), size_t(Most), MSG_DONTWAIT);
        if (count > 0) {
            bytes.truncate(count);
            return bytes;
        }
        m_hasEnded = count == 0 || (errno != EAGAIN && errno != EINTR);
    }
    return {};
}

} // namespace Signalbox::Detail
