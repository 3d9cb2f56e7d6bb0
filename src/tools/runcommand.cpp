// SPDX-License-Identifier: MIT
#include "tools/runcommand.h"

#include "tools/program.h"

#include <QtCore/qcommandlineparser.h>
#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <unistd.h>
#include <vector>

using namespace Qt::StringLiterals;

namespace Tools {

namespace {

constexpr int UsageError = 2;
constexpr auto CommandName = "signalbox run"_L1;

int complain(int status, const QString &about, const QString &sentence)
{
    std::fprintf(stderr, "signalbox: %s%s%s\n", qPrintable(about), about.isEmpty() ? "" : " ",
                 qPrintable(sentence));
    return status;
}

QString preloadLibrary()
{
    const auto ownFile = QFileInfo(u"/proc/self/exe"_s).canonicalFilePath();
    const QDir here = QFileInfo(ownFile).dir();
    for (const char *libraries : {SIGNALBOX_LIBDIR_FROM_BINDIR, "../lib"}) {
        const QFileInfo file(here.filePath(QLatin1StringView(libraries)) + '/'_L1 +
                             QLatin1StringView(SIGNALBOX_PRELOAD_FILE));
        if (file.exists())
            return file.canonicalFilePath();
    }
    return {};
}

//! The words for the program: everything from the first that is no option of ours.
QStringList takeProgram(QStringList &arguments, const QStringList &optionsWithValue)
{
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const bool isEnd = arguments.at(i) == "--"_L1;
        if (isEnd || !arguments.at(i).startsWith(u'-')) {
            const auto program = arguments.sliced(isEnd ? i + 1 : i);
            arguments.resize(i);
            return program;
        }
        if (optionsWithValue.contains(arguments.at(i)))
            ++i;
    }
    return {};
}

void setVariable(const char *name, const QByteArray &value)
{
    ::setenv(name, value.constData(), 1);
}

//! What the parser says without an application object to name.
QString helpText(const QCommandLineParser &parser)
{
    return parser.helpText().replace("<executable_name>"_L1, CommandName);
}

int become(const Program &program, const QStringList &words)
{
    std::vector<QByteArray> encoded;
    for (const QString &word : words)
        encoded.push_back(QFile::encodeName(word));
    std::vector<char *> argv;
    for (QByteArray &word : encoded)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    ::execvp(QFile::encodeName(program.path).constData(), argv.data());
    const int error = errno;
    return complain(error == ENOENT ? Program::NotFound : Program::NotExecutable, words.constFirst() + ':'_L1,
                    QString::fromLocal8Bit(std::strerror(error)));
}

} // namespace

int run(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Runs an unmodified Qt 6 program on Signalbox's event dispatcher, all of its threads included.\n"
        "Exit status: the program's; 2 when these options make no sense, 125 when the program cannot be "
        "helped, "
        "126 when it cannot be executed, 127 when there is none."_s);
    const QCommandLineOption help({u"h"_s, u"help"_s}, u"Says this."_s);
    const QCommandLineOption stats(u"stats"_s,
                                   u"At the end and on SIGUSR1, says on stderr what the loops did."_s);
    const QCommandLineOption statsFile(u"stats-file"_s, u"The same, into FILE."_s, u"FILE"_s);
    const QCommandLineOption noThreads(u"no-threads"_s,
                                       u"Only the main thread; the others keep Qt's own dispatcher."_s);
    const QCommandLineOption children(u"children"_s, u"Also the programs that PROGRAM starts."_s);
    const QCommandLineOption backend(u"backend"_s, u"How to wait for descriptors: epoll or poll."_s,
                                     u"KIND"_s);
    parser.addOptions({help, stats, statsFile, noThreads, children, backend});
    parser.addPositionalArgument(u"PROGRAM"_s, u"What to run, and its arguments."_s, u"-- PROGRAM [ARGS…]"_s);

    QStringList ours = arguments;
    const QStringList program = takeProgram(ours, {u"--stats-file"_s, u"--backend"_s});
    if (!parser.parse(QStringList(CommandName) + ours))
        return complain(UsageError, {}, parser.errorText());
    if (parser.isSet(help)) {
        std::fputs(qPrintable(helpText(parser)), stdout);
        return 0;
    }
    if (program.isEmpty())
        return complain(UsageError, {}, u"run: which program? signalbox run [options] -- PROGRAM [ARGS…]"_s);
    const QString kind = parser.value(backend);
    if (parser.isSet(backend) && kind != "epoll"_L1 && kind != "poll"_L1)
        return complain(UsageError, {}, u"run: --backend is epoll or poll, not \"%1\""_s.arg(kind));

    const auto found = Program::find(program.constFirst());
    if (found.status != Program::Fine) {
        const bool isShells = found.status != Program::CannotHelp;
        return complain(found.status, program.constFirst() + (isShells ? ":"_L1 : ""_L1), found.complaint);
    }
    const QString library = preloadLibrary();
    if (library.isEmpty()) {
        return complain(Program::CannotHelp, {},
                        u"its library %1 is missing: is the installation complete?"_s.arg(
                            QLatin1StringView(SIGNALBOX_PRELOAD_FILE)));
    }

    const QByteArray outer = qgetenv("LD_PRELOAD");
    setVariable("LD_PRELOAD", QFile::encodeName(library) + (outer.isEmpty() ? "" : ":") + outer);
    setVariable("SIGNALBOX_RUN_LD_PRELOAD", outer);
    setVariable("SIGNALBOX_RUN_PID", QByteArray::number(::getpid()));
    setVariable("SIGNALBOX_RUN_THREADS", parser.isSet(noThreads) ? "0" : "1");
    setVariable("SIGNALBOX_RUN_CHILDREN", parser.isSet(children) ? "1" : "0");
    if (parser.isSet(stats))
        setVariable("SIGNALBOX_RUN_STATS", {});
    if (parser.isSet(statsFile))
        setVariable("SIGNALBOX_RUN_STATS",
                    QFile::encodeName(QDir().absoluteFilePath(parser.value(statsFile))));
    if (parser.isSet(backend))
        setVariable("SIGNALBOX_BACKEND", kind.toLatin1());
    return become(found, program);
}

} // namespace Tools
