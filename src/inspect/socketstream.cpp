// SPDX-License-Identifier: MIT
#include "inspect/socketstream_p.h"

#include <cerrno>
#include <sys/socket.h>

namespace Signalbox::Detail {

static bool isForNow(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

SocketStream::SocketStream(Descriptor socket)
    : m_socket(std::move(socket))
    , m_readNotifier(m_socket.number(), QSocketNotifier::Read)
    , m_writeNotifier(m_socket.number(), QSocketNotifier::Write)
{
    m_writeNotifier.setEnabled(false);
    connect(&m_readNotifier, &QSocketNotifier::activated, this, &SocketStream::readable);
    connect(&m_writeNotifier, &QSocketNotifier::activated, this, [this] {
        const auto before = unsent();
        send();
        if (isOpen() && unsent() < before)
            Q_EMIT sent();
    });
}

QByteArray SocketStream::read(qsizetype most)
{
    if (!isOpen())
        return {};
    QByteArray bytes(most, Qt::Uninitialized);
    const auto count = ::recv(m_socket.number(), bytes.data(), size_t(most), MSG_DONTWAIT);
    if (count > 0) {
        bytes.truncate(count);
        return bytes;
    }
    if (count == 0 || !isForNow(errno))
        end();
    return {};
}

void SocketStream::setReading(bool isOn)
{
    if (isOpen())
        m_readNotifier.setEnabled(isOn);
}

void SocketStream::write(const QByteArray &bytes)
{
    if (!isOpen())
        return;
    const bool isFirst = m_unsent.isEmpty();
    m_unsent.append(bytes);
    if (isFirst)
        send();
}

void SocketStream::send()
{
    while (!m_unsent.isEmpty()) {
        const auto count = ::send(m_socket.number(), m_unsent.constData(), size_t(m_unsent.size()),
                                  MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count >= 0)
            m_unsent.remove(0, count);
        else if (errno != EINTR)
            break;
    }
    if (!m_unsent.isEmpty() && !isForNow(errno))
        return end();
    m_writeNotifier.setEnabled(!m_unsent.isEmpty());
}

void SocketStream::end()
{
    close();
    Q_EMIT ended();
}

void SocketStream::close()
{
    m_readNotifier.setEnabled(false);
    m_writeNotifier.setEnabled(false);
    m_unsent.clear();
    if (m_socket)
        ::shutdown(m_socket.number(), SHUT_RDWR); // a fork that never executes anything has it as well
    m_socket.reset();
}

} // namespace Signalbox::Detail
