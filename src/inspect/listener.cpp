// SPDX-License-Identifier: MIT
#include "inspect/listener_p.h"

#include "inspect/socketaddress_p.h"

#include <QtCore/qfileinfo.h>

#include <cerrno>
#include <fcntl.h>
#include <new>
#include <poll.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>

namespace Signalbox::Detail {

using namespace Qt::StringLiterals;

namespace {

constexpr mode_t OurselvesOnly = 0600;
constexpr mode_t Others = S_IRWXG | S_IRWXO;
constexpr int MostThatWait = 50; // to be accepted
constexpr int MostAtATime = 16;  // are accepted; the notifier tells of the rest again

Descriptor newSocket()
{
    return Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
}

Descriptor spare()
{
    return Descriptor(::open("/dev/null", O_RDONLY | O_CLOEXEC));
}

/*!
    Programs that start in the same folder do so one after the other: a socket that is bound, and not listened at yet, looks like one that is left over.
*/
class FolderLock
{
public:
    explicit FolderLock(const QString &folder)
        : m_folder(::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    {
        constexpr int Tries = 100, Milliseconds = 10;
        int error = m_folder ? EWOULDBLOCK : errno;
        for (int i = 0; i < Tries && error == EWOULDBLOCK; ++i) {
            if (::flock(m_folder.number(), LOCK_EX | LOCK_NB) == 0)
                return;
            error = errno == EINTR ? EWOULDBLOCK : errno;
            ::poll(nullptr, 0, Milliseconds); // the others need no longer, unless they were stopped
        }
        m_error = error == EWOULDBLOCK
                      ? u"%1 is locked by another program that starts and gets no further"_s.arg(folder)
                      : u"%1 cannot be locked: %2"_s.arg(folder, systemError(error));
    }
    ~FolderLock()
    {
        if (m_folder)
            ::flock(m_folder.number(),
                    LOCK_UN); // a fork may have the descriptor too, and would keep the lock
    }
    FolderLock(const FolderLock &) = delete;
    FolderLock &operator=(const FolderLock &) = delete;

    bool isLocked() const { return m_error.isEmpty(); }
    QString errorString() const { return m_error; }

private:
    const Descriptor m_folder;
    QString m_error;
};

} // namespace

Listener::Listener(Welcome welcome, QByteArray farewell, std::chrono::milliseconds pause)
    : m_welcome(std::move(welcome)), m_farewell(std::move(farewell))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &Listener::goOn);
}

Listener::~Listener()
{
    m_notifier.reset();
    struct stat present = {};
    const bool isOurs = !m_path.isEmpty() && ::lstat(m_path.constData(), &present) == 0 &&
                        File{present.st_dev, present.st_ino} == m_file;
    if (isOurs) // and we listen still: nobody takes it for left over and replaces it meanwhile
        ::unlink(m_path.constData());
}

bool Listener::fail(const QString &error)
{
    m_error = error;
    return false;
}

bool Listener::listen(const QString &path)
{
    const SocketAddress address(path);
    if (!address.fits())
        return fail(address.errorString());
    m_socket = newSocket();
    m_spare = spare();
    if (!m_socket || !m_spare)
        return fail(u"there is no socket for it: %1"_s.arg(systemError()));
    const FolderLock lock(QFileInfo(path).path());
    if (!lock.isLocked())
        return fail(lock.errorString());
    if (!bind(address) || !noteFile(address))
        return false;
    if (::listen(m_socket.number(), MostThatWait) != 0)
        return fail(u"nobody can listen at %1: %2"_s.arg(path, systemError()));
    m_notifier = std::make_unique<QSocketNotifier>(m_socket.number(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Listener::acceptAll);
    return true;
}

//! The umask is the whole process's, and other threads make files: so the socket has its mode before it has a name.
bool Listener::bind(const SocketAddress &address)
{
    ::fchmod(m_socket.number(), OurselvesOnly);
    if (::bind(m_socket.number(), address.get(), address.size()) == 0)
        return true;
    if (errno == EADDRINUSE) {
        if (!mayReplace(address))
            return false;
        ::unlink(address.file());
        if (::bind(m_socket.number(), address.get(), address.size()) == 0)
            return true;
    }
    return fail(u"%1: %2"_s.arg(QFile::decodeName(address.file()), systemError()));
}

//! Is what is there a socket of this user that nobody listens at?
bool Listener::mayReplace(const SocketAddress &address)
{
    const auto path = QFile::decodeName(address.file());
    struct stat present = {};
    if (::lstat(address.file(), &present) != 0)
        return errno == ENOENT ? true : fail(u"%1: %2"_s.arg(path, systemError()));
    if (!S_ISSOCK(present.st_mode) || present.st_uid != ::geteuid())
        return fail(u"%1 is there already, and is no socket of this user"_s.arg(path));
    const Descriptor caller = newSocket();
    if (!caller)
        return fail(u"there is no socket for it: %1"_s.arg(systemError()));
    if (::connect(caller.number(), address.get(), address.size()) == 0 || errno == EAGAIN)
        return fail(
            u"somebody listens at %1 already: a program with the same number in another container, say"_s.arg(
                path));
    return errno == ECONNREFUSED || errno == ENOENT ? true : fail(u"%1: %2"_s.arg(path, systemError()));
}

bool Listener::noteFile(const SocketAddress &address)
{
    struct stat bound = {};
    if (::lstat(address.file(), &bound) != 0)
        return fail(u"%1: %2"_s.arg(QFile::decodeName(address.file()), systemError()));
    m_path = address.file();
    m_file = {bound.st_dev, bound.st_ino};
    if (bound.st_mode & Others)
        return fail(
            u"%1 is open to other users: this system gives sockets another mode than they were made with"_s
                .arg(QFile::decodeName(address.file())));
    if ((bound.st_mode & OurselvesOnly) != OurselvesOnly) // by a umask that nobody else has
        ::chmod(address.file(), OurselvesOnly);
    return true;
}

void Listener::acceptAll()
{
    for (int i = 0; i < MostAtATime; ++i) {
        Descriptor client(::accept4(m_socket.number(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
        if (client) {
            if (!m_spare) // given up in vain when there was none left
                m_spare = spare();
            try {
                m_welcome(std::move(client));
            } catch (const std::bad_alloc &) { // closed; the next one may find some
            }
            continue;
        }
        switch (errno) {
        case EINTR:
        case ECONNABORTED: // it has gone again
            continue;
        case EAGAIN:
            return;
        case EMFILE:
        case ENFILE:
            return turnAway();
        default:
            return pause();
        }
    }
}

//! Who waits to be accepted would be told of for ever. Another thread may be faster in taking what is given up here.
void Listener::turnAway()
{
    m_spare.reset();
    Descriptor client(::accept4(m_socket.number(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (client)
        static_cast<void>(
            ::send(client.number(), m_farewell.constData(), size_t(m_farewell.size()), MSG_NOSIGNAL));
    else if (errno != EAGAIN && errno != ECONNABORTED)
        pause();
    client.reset(); // its number may be the only one
    m_spare = spare();
}

void Listener::pause()
{
    m_notifier->setEnabled(false);
    m_pause.start();
}

void Listener::goOn()
{
    m_notifier->setEnabled(true);
}

} // namespace Signalbox::Detail
