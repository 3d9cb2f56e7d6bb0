// SPDX-License-Identifier: MIT
#include "probe/descriptorname_p.h"

#include <QtCore/qfile.h>

#include <arpa/inet.h>
#include <cstddef>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace Signalbox {

namespace {

using Target = WatcherSnapshot::Target;

union Address {
    sockaddr any;
    sockaddr_in v4;
    sockaddr_in6 v6;
    sockaddr_un local;
};

QString addressText(const Address &address, socklen_t length)
{
    char text[INET6_ADDRSTRLEN] = {};
    switch (address.any.sa_family) {
    case AF_INET:
        ::inet_ntop(AF_INET, &address.v4.sin_addr, text, sizeof text);
        return QStringLiteral("%1:%2").arg(QLatin1String(text)).arg(ntohs(address.v4.sin_port));
    case AF_INET6:
        ::inet_ntop(AF_INET6, &address.v6.sin6_addr, text, sizeof text);
        return QStringLiteral("[%1]:%2").arg(QLatin1String(text)).arg(ntohs(address.v6.sin6_port));
    case AF_UNIX: {
        const auto pathLength = qsizetype(length) - qsizetype(offsetof(sockaddr_un, sun_path));
        if (pathLength <= 0)
            return {};
        const char *path = address.local.sun_path;
        if (*path == 0) // the abstract namespace
            return QLatin1Char('@') + QFile::decodeName(QByteArray(path + 1, pathLength - 1));
        return QFile::decodeName(QByteArray(path, qsizetype(qstrnlen(path, std::size_t(pathLength)))));
    }
    default:
        return {};
    }
}

QString protocolName(int family, int type)
{
    if (family == AF_UNIX)
        return QStringLiteral("unix");
    if (family != AF_INET && family != AF_INET6)
        return QStringLiteral("socket (family %1)").arg(family);
    return type == SOCK_STREAM  ? QStringLiteral("tcp")
           : type == SOCK_DGRAM ? QStringLiteral("udp")
                                : QStringLiteral("ip");
}

QString socketText(int descriptor)
{
    Address local{};
    socklen_t localLength = sizeof local;
    if (::getsockname(descriptor, &local.any, &localLength) != 0)
        return {};
    int type = 0;
    socklen_t typeLength = sizeof type;
    ::getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &typeLength);
    int isListening = 0;
    socklen_t listeningLength = sizeof isListening;
    ::getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &isListening, &listeningLength);
    Address peer{};
    socklen_t peerLength = sizeof peer;
    const bool hasPeer = ::getpeername(descriptor, &peer.any, &peerLength) == 0;

    auto text = protocolName(local.any.sa_family, type);
    const auto localText = addressText(local, localLength);
    if (!localText.isEmpty())
        text += QLatin1Char(' ') + localText;
    if (isListening)
        text += QStringLiteral(" (listening)");
    const auto peerText = hasPeer ? addressText(peer, peerLength) : QString();
    if (!peerText.isEmpty())
        text += QStringLiteral(" \u2192 ") + peerText;
    return text;
}

//! Not QFile::symLinkTarget(): that makes a path of "pipe:[1]".
QString linkText(const QByteArray &link)
{
    char target[4096];
    const auto length = ::readlink(link.constData(), target, sizeof target);
    return length > 0 ? QFile::decodeName(QByteArray(target, length)) : QString();
}

bool isTerminal(const QString &path)
{
    return path.startsWith(QLatin1String("/dev/pts/")) || path.startsWith(QLatin1String("/dev/tty"));
}

Target targetOf(mode_t mode, const QString &link)
{
    if (S_ISREG(mode))
        return Target::File;
    if (S_ISDIR(mode))
        return Target::Directory;
    if (S_ISFIFO(mode))
        return Target::Pipe;
    if (S_ISSOCK(mode))
        return Target::Socket;
    if (link.startsWith(QLatin1String("anon_inode:[eventfd]")))
        return Target::EventFd;
    if (link.startsWith(QLatin1String("anon_inode:[timerfd]")))
        return Target::TimerFd;
    if (link.startsWith(QLatin1String("anon_inode:[eventpoll]")))
        return Target::Epoll;
    if (S_ISCHR(mode) || S_ISBLK(mode))
        return Target::Device;
    return Target::Unknown;
}

} // namespace

WatcherSnapshot::Target describeDescriptor(int descriptor, QString *description)
{
    // By its name in /proc as far as possible: its owner may close it at any time.
    const auto link = QByteArray("/proc/self/fd/") + QByteArray::number(descriptor);
    struct stat status;
    if (::stat(link.constData(), &status) != 0) {
        description->clear();
        return Target::Closed;
    }
    *description = linkText(link);
    const auto target = targetOf(status.st_mode, *description);
    if (target == Target::Device && isTerminal(*description))
        return Target::Terminal;
    if (target == Target::Socket) {
        const auto text = socketText(descriptor);
        if (!text.isEmpty())
            *description = text;
    }
    return target;
}

} // namespace Signalbox
