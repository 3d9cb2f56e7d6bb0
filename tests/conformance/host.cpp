// SPDX-License-Identifier: MIT
#include "host.h"

#include "dispatch/install.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QSet>
#include <QtCore/QThread>

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace Conformance {

namespace {

constexpr Host allHosts[] = {Host::Glib, Host::Unix, Host::SignalboxEpoll, Host::SignalboxPoll};

Host chosenHost = Host::SignalboxEpoll;
Place chosenPlace = Place::MainThread;
QByteArray suiteName;
QByteArray programPath;
QSet<const Difference *> usedRows;
MakeApplication makeApplication = [](int &argc, char **argv) {
    return std::make_unique<QCoreApplication>(argc, argv);
};

[[noreturn]] void giveUp(const char *why, const QByteArray &what)
{
    std::fprintf(stderr, "conformance: %s: %s\n", why, what.constData());
    std::exit(2);
}

void choose(const QByteArray &option, const QByteArray &value)
{
    if (option == "--host") {
        for (Host candidate : allHosts) {
            if (value == nameOf(candidate)) {
                chosenHost = candidate;
                return;
            }
        }
    } else if (value == "main" || value == "qthread") {
        chosenPlace = value == "main" ? Place::MainThread : Place::WorkerThread;
        return;
    }
    giveUp(option == "--host" ? "unknown host" : "unknown thread", value);
}

// What Qt and Signalbox read when they make a dispatcher.
void prepareEnvironment()
{
    qunsetenv("SIGNALBOX_DISABLE");
    if (chosenHost == Host::Glib)
        qunsetenv("QT_NO_GLIB");
    else if (chosenHost == Host::Unix)
        qputenv("QT_NO_GLIB", "1");
    else
        qputenv("SIGNALBOX_BACKEND", chosenHost == Host::SignalboxPoll ? "poll" : "epoll");
}

void verifyHost()
{
    const char *got = dispatcher() ? dispatcher()->metaObject()->className() : "none";
    if (qstrcmp(got, expectedDispatcher()) != 0)
        giveUp(qPrintable("wanted the dispatcher "_L1 + QLatin1StringView(expectedDispatcher())), got);
}

} // namespace

void provideDispatcherHere()
{
    if (!isOurs())
        return;
    Signalbox::installInCurrentThread();
    verifyHost();
}

namespace {

class PlaceThread : public QThread
{
public:
    explicit PlaceThread(const std::function<int()> &body) : m_body(body) {}
    int result() const { return m_result; }

protected:
    void run() override
    {
        verifyHost();
        m_result = m_body();
    }

private:
    const std::function<int()> &m_body;
    int m_result = 2;
};

bool appliesHere(const Difference &row, const QByteArray &function)
{
    if (!row.hosts.testFlag(chosenHost))
        return false;
    const char *tag = QTest::currentDataTag();
    return row.name == function || (tag && row.name == function + '(' + tag + ')');
}

// A row that no case asked for is about a case that was renamed or cured.
int countStaleRows()
{
    int stale = 0;
    for (const Difference &row : differences()) {
        const bool isOfThisSuite = QByteArrayView(row.name).startsWith(suiteName + "::");
        if (!isOfThisSuite || !row.hosts.testFlag(chosenHost) || usedRows.contains(&row))
            continue;
        std::fprintf(stderr, "conformance: no case used the row \"%s\" of the table of differences\n",
                     row.name);
        ++stale;
    }
    return stale;
}

int runSuite(const MakeSuite &makeSuite, const QStringList &arguments)
{
    const std::unique_ptr<Suite> suite = makeSuite();
    const int failures = QTest::qExec(suite.get(), arguments);
    const bool ranEverything = arguments.size() == 1;
    return ranEverything ? failures + countStaleRows() : failures;
}

} // namespace

Host host()
{
    return chosenHost;
}

Place place()
{
    return chosenPlace;
}

bool isOurs()
{
    return chosenHost == Host::SignalboxEpoll || chosenHost == Host::SignalboxPoll;
}

QAbstractEventDispatcher *dispatcher()
{
    return QAbstractEventDispatcher::instance();
}

const char *expectedDispatcher()
{
    const bool hasWindows = qApp->inherits("QGuiApplication") && QThread::currentThread() == qApp->thread();
    if (chosenHost == Host::Glib)
        return hasWindows ? "QPAEventDispatcherGlib" : "QEventDispatcherGlib";
    if (chosenHost == Host::Unix)
        return hasWindows ? "QUnixEventDispatcherQPA" : "QEventDispatcherUNIX";
    return "Signalbox::EventDispatcher";
}

void provideDispatcher(QThread *thread)
{
    if (isOurs() && !Signalbox::install(thread))
        giveUp("could not install into", thread->objectName().toUtf8());
}

void setMakeApplication(const MakeApplication &make)
{
    makeApplication = make;
}

QStringList scenarioCommand(const QString &scenario)
{
    return {QFile::decodeName(programPath),
            u"--host"_s,
            QString::fromLatin1(nameOf(chosenHost)),
            u"--thread"_s,
            chosenPlace == Place::MainThread ? u"main"_s : u"qthread"_s,
            u"--scenario"_s,
            scenario};
}

int runInPlace(int argc, char **argv, const std::function<int()> &body)
{
    if (isOurs() && !Signalbox::install())
        giveUp("Signalbox::install() failed for", nameOf(chosenHost));
    const auto app = makeApplication(argc, argv);
    verifyHost();
    if (chosenPlace == Place::MainThread)
        return body();

    PlaceThread thread(body);
    thread.setObjectName(u"conformance"_s);
    provideDispatcher(&thread);
    QObject::connect(&thread, &QThread::finished, app.get(), &QCoreApplication::quit, Qt::QueuedConnection);
    thread.start();
    QCoreApplication::exec();
    thread.wait();
    return thread.result();
}

void Suite::init()
{
    for (int turn = 0; turn < 100 && dispatcher()->processEvents(QEventLoop::AllEvents); ++turn) {
    }
    if (const Difference *row = differenceHere(Effect::Skipped))
        QSKIP(row->reason);
}

const Difference *differenceHere(Effect effect)
{
    const QByteArray function = suiteName + "::" + QTest::currentTestFunction();
    for (const Difference &row : differences()) {
        if (row.effect == effect && appliesHere(row, function)) {
            usedRows.insert(&row);
            return &row;
        }
    }
    return nullptr;
}

bool defectIsHere()
{
    return differenceHere(Effect::Defect) != nullptr;
}

int patienceInMs()
{
    const bool hangIsExpected = differenceHere(Effect::Defect) || differenceHere(Effect::Fails);
    return hangIsExpected ? 250 : LongPatienceInMs;
}

int run(int argc, char **argv, const QMetaObject &suite, const MakeSuite &makeSuite,
        const Scenarios &scenarios)
{
    QStringList arguments{QFile::decodeName(argv[0])};
    QByteArray scenario;
    for (int i = 1; i < argc; ++i) {
        const QByteArray argument = argv[i];
        const bool takesValue = argument == "--host" || argument == "--thread" || argument == "--scenario";
        if (takesValue && i + 1 == argc)
            giveUp("a value is missing after", argument);
        if (argument == "--scenario")
            scenario = argv[++i];
        else if (takesValue)
            choose(argument, argv[++i]);
        else
            arguments.append(QString::fromLocal8Bit(argument));
    }
    programPath = QFile::encodeName(QFileInfo(u"/proc/self/exe"_s).symLinkTarget());
    suiteName = QByteArray(suite.className()).toLower();
    prepareEnvironment();

    argc = 1; // what is left is not the application's business
    if (scenario.isEmpty())
        return runInPlace(argc, argv, [&] { return runSuite(makeSuite, arguments); });
    for (const auto &[name, body] : scenarios) {
        if (scenario == name)
            return body(argc, argv);
    }
    giveUp("unknown scenario", scenario);
}

} // namespace Conformance
