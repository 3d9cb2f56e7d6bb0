// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qfile.h>
#include <QtCore/qstring.h>

#include <algorithm>
#include <cerrno>
#include <sys/socket.h>
#include <sys/un.h>
#include <system_error>

namespace Signalbox::Detail {

//! What the system says of \a error.
inline QString systemError(int error = errno)
{
    return QString::fromStdString(std::generic_category().message(error));
}

/*!
    A path as bind() and connect() want it. The kernel takes short ones only, and would take the beginning of a longer one for another file.
*/
class SocketAddress
{
public:
    explicit SocketAddress(const QString &path)
    {
        const auto name = QFile::encodeName(path);
        m_fits = name.size() <= MostBytes;
        if (m_fits)
            std::copy_n(name.constData(), name.size(), m_address.sun_path);
        else
            m_error =
                QStringLiteral("%1 is too long for a socket: %2 bytes, where %3 are the most. A shorter "
                               "XDG_RUNTIME_DIR mends that")
                    .arg(path, QString::number(name.size()), QString::number(MostBytes));
    }

    //! Can there be a socket? errorString() says why not.
    bool fits() const { return m_fits; }
    QString errorString() const { return m_error; }
    const sockaddr *get() const { return reinterpret_cast<const sockaddr *>(&m_address); }
    socklen_t size() const { return sizeof(m_address); }
    //! As system calls want it.
    const char *file() const { return m_address.sun_path; }

private:
    static constexpr qsizetype MostBytes = sizeof(sockaddr_un::sun_path) - 1;

    sockaddr_un m_address = {.sun_family = AF_UNIX, .sun_path = {}};
    bool m_fits = false;
    QString m_error;
};

} // namespace Signalbox::Detail
