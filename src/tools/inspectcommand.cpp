// SPDX-License-Identifier: MIT
#include "tools/inspectcommand.h"

#include "tools/become.h"
#include "tools/complain.h"

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Tools {

namespace {

//! In the folder of this command; empty where it was built or installed without.
QByteArray inspectorFile()
{
    const QDir here = QFileInfo(QFileInfo(u"/proc/self/exe"_s).canonicalFilePath()).dir();
    const QFileInfo file(here.filePath(u"signalbox-inspector"_s));
    return file.isExecutable() ? QFile::encodeName(file.filePath()) : QByteArray();
}

QString missing()
{
    return u"the inspector's window is not installed with this command (it needs Qt Quick); \"signalbox dump\" says in text what it shows"_s;
}

} // namespace

int inspect(const QByteArrayList &arguments)
{
    const QByteArray file = inspectorFile();
    if (file.isEmpty())
        return complain(1, u"inspect:"_s, missing());
    const int error = become(file, QByteArrayList{file} + arguments);
    return complain(1, u"inspect: %1:"_s.arg(QFile::decodeName(file)),
                    QString::fromLocal8Bit(std::strerror(error)));
}

QString startInspectorBeside()
{
    const QByteArray file = inspectorFile();
    if (file.isEmpty())
        return missing();
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") &&
        qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        return u"there is no display for the inspector's window; \"signalbox dump\" says in text what it shows"_s;
    const QByteArray pid = QByteArray::number(::getpid());
    const pid_t child = ::fork();
    if (child < 0)
        return QString::fromLocal8Bit(std::strerror(errno));
    if (child > 0) {
        ::waitpid(child, nullptr, 0);
        return {};
    }
    // A grandchild: the program that we become has no child that it does not know of. In a session of its own: what is typed in the
    // program's terminal ends the program only. Who reads the program's output does not wait for the window to be closed.
    if (::fork() == 0) {
        ::setsid();
        if (const int nothing = ::open("/dev/null", O_RDWR); nothing >= 0) {
            ::dup2(nothing, STDIN_FILENO);
            ::dup2(nothing, STDOUT_FILENO);
            ::close(nothing);
        }
        become(file, {file, pid});
    }
    ::_exit(0);
}

} // namespace Tools
