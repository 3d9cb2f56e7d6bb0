// SPDX-License-Identifier: MIT
#include "inspect/socketfolder.h"

#include "inspect/socketaddress_p.h"

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>

#include <cerrno>
#include <optional>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Signalbox::Detail {

using namespace Qt::StringLiterals;

namespace {

//! May others replace what somebody has in this folder?
bool isOpenToOthers(const struct stat &folder)
{
    const bool isTrusted = folder.st_uid == ::geteuid() || folder.st_uid == 0;
    constexpr uid_t SomebodyOutside = 65'534; // of this user namespace: the machine's root, in a container
    const bool isSticky = folder.st_mode & S_ISVTX; // but for its owner
    if (isSticky && folder.st_uid == SomebodyOutside)
        return false;
    return !isTrusted || (!isSticky && (folder.st_mode & (S_IWGRP | S_IWOTH)));
}

//! The variable survives su and sudo, which change the user.
bool isRuntimeOfThisUser(const QString &runtime)
{
    struct stat facts = {};
    return QDir::isAbsolutePath(runtime) && ::stat(QFile::encodeName(runtime).constData(), &facts) == 0 &&
           S_ISDIR(facts.st_mode) && facts.st_uid == ::geteuid() && !isOpenToOthers(facts);
}

} // namespace

SocketFolder::SocketFolder() : SocketFolder(qEnvironmentVariable("XDG_RUNTIME_DIR"), u"/tmp"_s) {}

SocketFolder::SocketFolder(const QString &runtime, const QString &temporary)
    : m_path(isRuntimeOfThisUser(runtime) ? QDir::cleanPath(runtime) + "/signalbox"_L1
                                          : u"%1/signalbox-%2"_s.arg(temporary, QString::number(::geteuid())))
{
}

bool SocketFolder::make()
{
    constexpr mode_t OurselvesOnly = 0700;
    if (::mkdir(QFile::encodeName(m_path).constData(), OurselvesOnly) != 0 && errno != EEXIST) {
        m_error = u"%1 cannot be made: %2"_s.arg(m_path, systemError());
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
    const auto parent = QFileInfo(m_path).path();
    if (::stat(QFile::encodeName(parent).constData(), &facts) != 0)
        m_error = u"%1: %2"_s.arg(parent, systemError());
    else if (isOpenToOthers(facts))
        m_error =
            u"%1 is open to other users, who could replace what is in it (chmod +t mends that)"_s.arg(parent);
    if (!m_error.isEmpty())
        return false;
    if (::lstat(QFile::encodeName(m_path).constData(), &facts) != 0) {
        if (errno != ENOENT)
            m_error = u"%1: %2"_s.arg(m_path, systemError());
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
    return u"%1/%2.sock"_s.arg(m_path, QString::number(pid));
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

static std::optional<ucred> credentialsOf(qintptr socket)
{
    ucred peer = {};
    socklen_t size = sizeof(peer);
    if (::getsockopt(int(socket), SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0)
        return {};
    return peer;
}

bool isOfThisUser(qintptr socket)
{
    const auto peer = credentialsOf(socket);
    return peer && peer->uid == ::geteuid();
}

qint64 peerOf(qintptr socket)
{
    const auto peer = credentialsOf(socket);
    return peer ? peer->pid : 0;
}

} // namespace Signalbox::Detail
