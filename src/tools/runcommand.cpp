// SPDX-License-Identifier: MIT
#include "tools/runcommand.h"

#include "tools/become.h"
#include "tools/complain.h"
#include "tools/inspectcommand.h"
#include "tools/program.h"

#include <QtCore/qcommandlineparser.h>
#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Tools {

namespace {

constexpr auto CommandName = "signalbox run"_L1;

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
QByteArrayList takeProgram(QByteArrayList &arguments, const QByteArrayList &optionsWithValue)
{
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const bool isEnd = arguments.at(i) == "--";
        if (isEnd || !arguments.at(i).startsWith('-')) {
            const auto program = arguments.sliced(isEnd ? i + 1 : i);
            arguments.resize(i);
            return program;
        }
        if (optionsWithValue.contains(arguments.at(i)))
            ++i;
    }
    return {};
}

//! The file for statistics begins empty, and each program adds to it. Returns what is wrong with it.
QString makeEmpty(const QString &path)
{
    const QFileInfo present(path);
    if (present.exists() && !present.isFile() && !present.isDir())
        return {}; // a device or a pipe
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) ? QString() : file.errorString();
}

void setVariable(const char *name, const QByteArray &value)
{
    ::setenv(name, value.constData(), 1);
}

//! Returns only if it fails, with what to exit with.
int become(const Program &program, const QByteArrayList &words)
{
    const int error = Tools::become(QFile::encodeName(program.path), words);
    return complain(error == ENOENT ? Program::NotFound : Program::NotExecutable,
                    QFile::decodeName(words.constFirst()) + ':'_L1,
                    QString::fromLocal8Bit(std::strerror(error)));
}

//! What the command line may ask for.
struct Options
{
    const QCommandLineOption stats{u"stats"_s,
                                   u"At the end and on SIGUSR1, says on stderr what the loops did."_s};
    const QCommandLineOption statsFile{u"stats-file"_s, u"The same, into FILE."_s, u"FILE"_s};
    const QCommandLineOption noThreads{u"no-threads"_s,
                                       u"Only the main thread; the others keep Qt's own dispatcher."_s};
    const QCommandLineOption children{u"children"_s, u"Also the programs that PROGRAM starts."_s};
    const QCommandLineOption inspect{u"inspect"_s, u"Shows live, in a window beside it, what it does."_s};
    const QCommandLineOption inspectable{
        u"inspectable"_s,
        u"Lets \"signalbox ps\", \"dump\" and \"inspect\" look into it, and into what it starts and "
        u"runs on Signalbox, too."_s};
    const QCommandLineOption control{
        u"control"_s, u"With --inspect or --inspectable: who looks may also cancel its tasks."_s};
    const QCommandLineOption backend{u"backend"_s, u"How to wait for descriptors: epoll or poll."_s,
                                     u"KIND"_s};

    QList<QCommandLineOption> all() const
    {
        return {stats, statsFile, noThreads, children, inspect, inspectable, control, backend};
    }
};

//! Empty: it can be preloaded.
QString whyNot(const QString &library)
{
    if (library.isEmpty())
        return u"its library %1 is missing: is the installation complete?"_s.arg(
            QLatin1StringView(SIGNALBOX_PRELOAD_FILE));
    if (library.contains(u' ') || library.contains(u':'))
        return u"the system's loader takes no path with a space or a colon in it: %1"_s.arg(library);
    return {};
}

//! What the preloaded library goes by.
void setVariables(const QCommandLineParser &parser, const Options &options, const QString &library,
                  const QString &statistics)
{
    const QByteArray outer = qgetenv("LD_PRELOAD");
    setVariable("LD_PRELOAD", QFile::encodeName(library) + (outer.isEmpty() ? "" : ":") + outer);
    setVariable("SIGNALBOX_RUN_LD_PRELOAD", outer);
    setVariable("SIGNALBOX_RUN_PID", QByteArray::number(::getpid()));
    setVariable("SIGNALBOX_RUN_THREADS", parser.isSet(options.noThreads) ? "0" : "1");
    setVariable("SIGNALBOX_RUN_CHILDREN", parser.isSet(options.children) ? "1" : "0");
    if (parser.isSet(options.inspect) || parser.isSet(options.inspectable))
        setVariable("SIGNALBOX_INSPECT", parser.isSet(options.control) ? "control" : "1");
    if (parser.isSet(options.stats))
        setVariable("SIGNALBOX_RUN_STATS", {});
    if (parser.isSet(options.statsFile))
        setVariable("SIGNALBOX_RUN_STATS", QFile::encodeName(statistics));
    if (parser.isSet(options.backend))
        setVariable("SIGNALBOX_RUN_BACKEND", parser.value(options.backend).toLatin1());
}

} // namespace

int run(const QByteArrayList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Runs an unmodified Qt 6 program on Signalbox's event dispatcher, all of its threads included.\n"
        "Exit status: the program's; 2 when these options make no sense, 125 when the program cannot be "
        "helped, "
        "126 when it cannot be executed, 127 when there is none."_s);
    const Options options;
    parser.addOptions(options.all());
    parser.addPositionalArgument(u"PROGRAM"_s, u"What to run, and its arguments."_s, u"-- PROGRAM [ARGS…]"_s);

    QByteArrayList ours = arguments;
    const QByteArrayList program = takeProgram(ours, {"--stats-file", "--backend"});
    int status = 0;
    if (!parse(parser, CommandName, ours, &status))
        return status;
    if (program.isEmpty())
        return complain(UsageError, {}, u"run: which program? signalbox run [options] -- PROGRAM [ARGS…]"_s);
    if (parser.isSet(options.control) && !parser.isSet(options.inspect) && !parser.isSet(options.inspectable))
        return complain(UsageError, {}, u"run: --control needs --inspect or --inspectable"_s);
    const QString kind = parser.value(options.backend);
    if (parser.isSet(options.backend) && kind != "epoll"_L1 && kind != "poll"_L1)
        return complain(UsageError, {}, u"run: --backend is epoll or poll, not \"%1\""_s.arg(kind));

    const QString name = QFile::decodeName(program.constFirst());
    const auto found = Program::find(name);
    if (found.status != Program::Fine) {
        const bool isShells = found.status != Program::CannotHelp;
        return complain(found.status, name + (isShells ? ":"_L1 : ""_L1), found.complaint);
    }
    const QString library = preloadLibrary();
    if (const QString wrong = whyNot(library); !wrong.isEmpty())
        return complain(Program::CannotHelp, {}, wrong);
    const QString statistics = QDir().absoluteFilePath(parser.value(options.statsFile));
    if (const auto wrong = parser.isSet(options.statsFile) ? makeEmpty(statistics) : QString();
        !wrong.isEmpty()) {
        return complain(Program::CannotHelp, {},
                        u"cannot write statistics to %1: %2"_s.arg(statistics, wrong));
    }

    if (parser.isSet(options.inspect)) {
        if (const QString wrong = startInspectorBeside(); !wrong.isEmpty())
            complain(0, {}, u"run: "_s + wrong);
    }
    setVariables(parser, options, library, statistics);
    return become(found, program);
}

} // namespace Tools
