// SPDX-License-Identifier: MIT
#include "inspect/socketfolder.h"

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>

#include <cerrno>
#include <cstring>
#include <sys/auxv.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Signalbox::Detail {

using namespace Qt::StringLiterals;

static QString placeOfFolder()
{
    const auto runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (QDir::isAbsolutePath(runtime))
        return QDir::cleanPath(runtime) + "/signalbox"_L1;
    return u"/tmp/signalbox-%1"_s.arg(::geteuid());
}

SocketFolder::SocketFolder() : m_path(placeOfFolder()) {}

bool SocketFolder::make()
{
    constexpr mode_t OurselvesOnly = 0700;
    if (::mkdir(QFile::encodeName(m_path).constData(), OurselvesOnly) != 0 && errno != EEXIST) {
        m_error = u"%1 cannot be made: %2"_s.arg(m_path, QString::fromLocal8Bit(std::strerror(errno)));
        return false;
    }
    if (isSafe())
        return true;
    if (m_error.isEmpty())
        m_error = u"%1 has gone again"_s.arg(m_path);
    return false;
}

bool SocketFolder::isSafe()
{
    m_error.clear();
    struct stat facts = {};
    if (::lstat(QFile::encodeName(m_path).constData(), &facts) != 0) {
        if (errno != ENOENT)
            m_error = u"%1: %2"_s.arg(m_path, QString::fromLocal8Bit(std::strerror(errno)));
        return false;
    }
    if (!S_ISDIR(facts.st_mode))
        m_error = u"%1 is no folder"_s.arg(m_path); // nor is a link to one
    else if (facts.st_uid != ::geteuid())
        m_error = u"%1 belongs to another user"_s.arg(m_path);
    else if (facts.st_mode & (S_IRWXG | S_IRWXO))
        m_error = u"%1 is open to other users (chmod 700 mends that)"_s.arg(m_path);
    return m_error.isEmpty();
}

QString SocketFolder::socketOf(qint64 pid) const
{
    return u"%1/%2.sock"_s.arg(m_path).arg(pid);
}

QList<qint64> SocketFolder::pids() const
{
    constexpr auto Suffix = ".sock"_L1;
    QList<qint64> pids;
    const auto names = QDir(m_path).entryList({'*'_L1 + Suffix}, QDir::System | QDir::Files | QDir::Hidden);
    for (const auto &name : names) {
        bool isNumber = false;
        const auto pid = name.chopped(Suffix.size()).toLongLong(&isNumber);
        if (isNumber && pid > 0)
            pids.append(pid);
    }
    std::sort(pids.begin(), pids.end());
    return pids;
}

bool isOfThisUser(qintptr socket)
{
    ucred peer = {};
    socklen_t size = sizeof(peer);
    return ::getsockopt(int(socket), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.uid == ::geteuid();
}

bool hasForeignRights()
{
    return ::getauxval(AT_SECURE) != 0 || ::getuid() != ::geteuid() || ::getgid() != ::getegid();
}

} // namespace Signalbox::Detail
