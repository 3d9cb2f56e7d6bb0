// SPDX-License-Identifier: MIT
#include "tools/program.h"

#include "tools/elffile.h"

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qprocess.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qstandardpaths.h>

#include <algorithm>
#include <array>
#include <optional>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Tools {

namespace {

Program refused(Program::Status status, const QString &path, const QString &complaint)
{
    return {status, path, complaint};
}

// The loader ignores what shall be preloaded when a program runs with other rights than its caller.
bool gainsRights(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    struct stat status;
    if (::stat(name.constData(), &status) != 0)
        return false;
    const bool changesUser = (status.st_mode & S_ISUID) && status.st_uid != ::geteuid();
    const bool changesGroup = (status.st_mode & S_ISGID) && status.st_gid != ::getegid();
    const bool hasCapabilities =
        ::geteuid() != 0 && ::getxattr(name.constData(), "security.capability", nullptr, 0) > 0;
    return changesUser || changesGroup || hasCapabilities;
}

//! Name and file of each library that the loader would load with the program, as its own list says, if it can tell.
std::optional<QList<std::pair<QString, QString>>> librariesOf(const QString &path, const QString &interpreter)
{
    QProcess loader;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"LD_PRELOAD"_s);
    loader.setProcessEnvironment(environment);
    loader.start(interpreter, {u"--list"_s, path});
    if (!loader.waitForFinished() || loader.exitStatus() != QProcess::NormalExit || loader.exitCode() != 0)
        return {};
    static const QRegularExpression line(uR"(^\s*(\S+) => (.+) \(0x)"_s, QRegularExpression::MultilineOption);
    QList<std::pair<QString, QString>> libraries;
    for (const auto &match : line.globalMatch(QFile::decodeName(loader.readAllStandardOutput())))
        libraries.append({match.captured(1), match.captured(2)});
    return libraries;
}

// Whether it may load Qt later, or start a program that has it.
bool mayLoadOrStartOthers(const ElfFile &elf)
{
    static constexpr std::array<const char *, 12> ways = {"dlopen", "dlmopen",      "execve",      "execv",
                                                          "execvp", "execvpe",      "execl",       "execlp",
                                                          "system", "posix_spawnp", "posix_spawn", "popen"};
    return std::any_of(ways.begin(), ways.end(),
                       [&](const char *way) { return elf.undefined.contains(way); });
}

//! A sentence when the Qt that comes with the program is none that we can help, empty otherwise.
QString complaintAboutQt(const QString &name, const QString &file)
{
    static const QRegularExpression soName(u"^libQt(\\d?)Core\\.so"_s);
    const auto match = soName.match(name);
    if (!match.hasMatch())
        return {};
    if (match.captured(1) != "6"_L1)
        return u"uses Qt %1, and only Qt 6 can be helped"_s.arg(
            match.captured(1).isEmpty() ? u"4"_s : match.captured(1));
    const QString version = QFileInfo(QFileInfo(file).canonicalFilePath()).fileName().section(".so."_L1, 1);
    if (version.count(u'.') < 2 || version.startsWith(QLatin1StringView(SIGNALBOX_QT_MINOR)))
        return {};
    return u"uses Qt %1, and this signalbox was built for Qt %2x"_s.arg(
        version, QLatin1StringView(SIGNALBOX_QT_MINOR));
}

Program judged(const QString &path, const ElfFile &elf)
{
    if (!elf.isForThisMachine)
        return refused(Program::CannotHelp, path, u"is made for another kind of machine"_s);
    if (elf.holdsStaticQt)
        return refused(Program::CannotHelp, path, u"has Qt linked in statically, which cannot be helped"_s);
    if (elf.interpreter.isEmpty())
        return refused(Program::CannotHelp, path,
                       u"is linked statically, and nothing can be loaded into it"_s);

    const auto libraries = librariesOf(path, elf.interpreter);
    if (!libraries)
        return {Program::Fine, path, {}}; // what is missing, the loader says as it does without us
    bool hasQt = false;
    bool mayHaveQtLater = mayLoadOrStartOthers(elf);
    for (const auto &[name, file] : *libraries) {
        if (const auto complaint = complaintAboutQt(name, file); !complaint.isEmpty())
            return refused(Program::CannotHelp, path, complaint);
        hasQt = hasQt || name.startsWith("libQt6Core.so"_L1);
        if (hasQt || mayHaveQtLater || name.startsWith("libc.so"_L1))
            continue;
        if (const auto library = ElfFile::read(file))
            mayHaveQtLater = mayLoadOrStartOthers(*library);
    }
    if (!hasQt && !mayHaveQtLater)
        return refused(Program::CannotHelp, path, u"does not use Qt"_s);
    return {Program::Fine, path, {}};
}

} // namespace

Program Program::find(const QString &name)
{
    const bool isPath = name.contains(u'/');
    const QString path = isPath ? name : QStandardPaths::findExecutable(name);
    if (path.isEmpty())
        return refused(NotFound, name, u"command not found"_s);
    const QFileInfo file(path);
    if (!file.exists())
        return refused(NotFound, path, u"No such file or directory"_s);
    if (file.isDir())
        return refused(NotExecutable, path, u"Is a directory"_s);
    if (!file.isExecutable())
        return refused(NotExecutable, path, u"Permission denied"_s);
    if (gainsRights(path)) {
        return refused(
            CannotHelp, path,
            u"runs with other rights than yours (setuid, setgid or capabilities), and so the system loads "
            "nothing into it"_s);
    }
    const auto elf = ElfFile::read(path);
    return elf ? judged(path, *elf) : Program{Fine, path, {}}; // a script: its interpreter may load Qt
}

} // namespace Tools
