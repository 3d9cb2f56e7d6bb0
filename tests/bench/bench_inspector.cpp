// SPDX-License-Identifier: MIT
/*
    What the inspector's window costs beside a large and busy program: itself, and that program.

        signalbox-bench-inspector [--quick] [first-paint] [minutes]

    The program has 100,000 tasks, of which each waits for a timer, and sends itself as many events as the machine gives. "first-paint" opens
    the window on it, several times for each page: from the answer with all objects to the frame that shows it. "minutes" has the page of the
    tasks open for two: the window's CPU time and memory in the second one, as it keeps what it shows of the last; and what an event costs the
    program with nobody looking, with a server that listens, and with the window. Without QT_QPA_PLATFORM, the window is drawn offscreen by Qt
    Quick's software renderer.
*/
#include "arguments.h"
#include "inspectorapp/remotesource.h"
#include "inspectorui/inspector.h"
#include "inspectorui/inspectorwindow.h"

#include <Signalbox/EventWaits>
#include <Signalbox/Install>
#include <Signalbox/Scheduler>
#include <Signalbox/Scope>
#include <Signalbox/Sleep>
#include <Signalbox/Wait>

#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QProcess>
#include <QQuickWindow>
#include <QSGRendererInterface>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <optional>
#include <unistd.h>
#include <vector>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr double MostFirstPaint = 1000; // ms
constexpr double MostCpu = 10;          // % of a core
constexpr double MostMemory = 300;      // MiB
constexpr auto TasksPage = "tasks"_L1, TimersPage = "timers"_L1;

[[noreturn]] void fault(const QString &what)
{
    std::fprintf(stderr, "signalbox-bench-inspector: %s\n", qPrintable(what));
    std::exit(1);
}

double cpuTime(clockid_t clock)
{
    timespec time;
    clock_gettime(clock, &time);
    return double(time.tv_sec) * 1e9 + double(time.tv_nsec);
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

// ---- the program that is looked at

struct Ev
{
    int key = 0;
    int value = 0;
    SIGNALBOX_EVENT(Ev, key, value)
};

Task<> waitLong(int number)
{
    co_await sleepFor(1h + std::chrono::milliseconds(number));
}

//! Sends events to one who waits again for each, without end.
class Flood : public Waiter
{
public:
    Flood()
    {
        m_wait.start(m_scheduler.router());
        send();
    }
    void eventArrived(Wait &wait, const EventPointer<> &) override
    {
        wait.start(m_scheduler.router());
        ++delivered;
        if (--m_inFlight == 0)
            m_scheduler.callSoon([this] { send(); });
    }
    qint64 delivered = 0;

private:
    void send()
    {
        constexpr int Burst = 100;
        m_inFlight = Burst;
        for (int i = 0; i < Burst; ++i)
            static_cast<void>(m_scheduler.send(Ev{7, i}));
    }

    Scheduler &m_scheduler = Scheduler::current();
    Wait m_wait{*this, match<Ev>(7)};
    int m_inFlight = 0;
};

//! Says every tenth of a second how many events there were, and the time of its thread and of all threads.
int runTarget(int argc, char **argv)
{
    if (!install())
        fault(u"Signalbox refuses to be installed"_s);
    const QCoreApplication app(argc, argv);
    Scope scope;
    const int tasks = app.arguments()[2].toInt();
    for (int i = 0; i < tasks; ++i)
        scope.start(waitLong(i));
    Flood flood;
    QTimer tell;
    QObject::connect(&tell, &QTimer::timeout, &app, [&flood] {
        std::printf("%lld %.0f %.0f\n", static_cast<long long>(flood.delivered),
                    cpuTime(CLOCK_THREAD_CPUTIME_ID), cpuTime(CLOCK_PROCESS_CPUTIME_ID));
        std::fflush(stdout);
    });
    tell.start(100);
    return app.exec();
}

// ---- the window, as signalbox inspect opens it

std::atomic<qint64> arrivedAt{0}, askedAt{0}; // of the first answer with all objects

qsizetype objectsIn(const LoopSnapshot &loop, bool ofTasks)
{
    return ofTasks ? loop.tasks.size() : loop.timers.size();
}

class TimedSource final : public SnapshotSource
{
public:
    TimedSource(qint64 pid, bool ofTasks, int expected)
        : m_source(pid), m_ofTasks(ofTasks), m_expected(expected)
    {
    }
    ProgramInfo program() const override { return m_source.program(); }
    Link link() const override { return m_source.link(); }
    std::optional<Snapshot> snapshot(const SnapshotRequest &request) override
    {
        const auto now = [] { return SteadyClock::now().time_since_epoch().count(); };
        if (request.parts && askedAt == 0)
            askedAt = now();
        auto taken = m_source.snapshot(request);
        const bool isComplete =
            taken && std::any_of(taken->loops.cbegin(), taken->loops.cend(), [this](const auto &loop) {
                return objectsIn(loop, m_ofTasks) >= m_expected;
            });
        if (isComplete && arrivedAt == 0)
            arrivedAt = now();
        return taken;
    }

private:
    InspectorApp::RemoteSource m_source;
    const bool m_ofTasks;
    const int m_expected;
};

int runWindow(int argc, char **argv)
{
    install();
    QGuiApplication app(argc, argv);
    const auto arguments = app.arguments();
    const qint64 pid = arguments[2].toLongLong();
    const bool ofTasks = arguments[3] == TasksPage;
    const int expected = arguments[4].toInt();
    InspectorWindow window([=] { return std::make_unique<TimedSource>(pid, ofTasks, expected); });
    window.showPage(ofTasks ? InspectorWindow::Page::Tasks : InspectorWindow::Page::Timers);
    if (!window.isVisible())
        return 1;
    auto *inspector = window.window()->property("inspector").value<Inspector *>();
    const SnapshotModel *model =
        ofTasks ? static_cast<SnapshotModel *>(inspector->tasks()) : inspector->timers();
    bool isShown = false;
    QObject::connect(window.window(), &QQuickWindow::frameSwapped, &app, [&] {
        if (isShown || arrivedAt == 0 || model->total() < expected)
            return;
        isShown = true;
        const auto now = SteadyClock::now().time_since_epoch().count();
        std::printf("%.3f %.3f %s\n", double(arrivedAt - askedAt) / 1e6, double(now - arrivedAt) / 1e6,
                    window.window()->rendererInterface()->graphicsApi() == QSGRendererInterface::Software
                        ? "software"
                        : "hardware");
        std::fflush(stdout);
    });
    return app.exec();
}

// ---- the bench

class Program
{
public:
    Program(const QProcessEnvironment &environment, const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.setProcessEnvironment(environment);
        m_process.start(QCoreApplication::applicationFilePath(), arguments);
        if (!m_process.waitForStarted())
            fault(m_process.errorString());
    }
    ~Program()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    qint64 pid() const { return m_process.processId(); }
    //! The next line that it prints.
    QList<QByteArray> words()
    {
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(120'000))
                fault(u"a program that was started says nothing"_s);
        }
        return m_process.readLine().simplified().split(' ');
    }
    //! Lines so far are none of the caller's.
    void forget()
    {
        m_process.waitForReadyRead(0);
        m_process.readAllStandardOutput();
    }

private:
    QProcess m_process;
};

struct Load
{
    double events;
    double own; // of the thread, ns
    double all;
};

Load loadOf(Program &target)
{
    target.forget();
    static_cast<void>(target.words()); // may be the rest of a line
    const auto words = target.words();
    return {words.value(0).toDouble(), words.value(1).toDouble(), words.value(2).toDouble()};
}

//! Of a process, in seconds of CPU time and in MiB.
struct Usage
{
    double cpu = 0;
    double memory = 0;
};

Usage usageOf(qint64 pid)
{
    QFile stat(u"/proc/%1/stat"_s.arg(pid)), statm(u"/proc/%1/statm"_s.arg(pid));
    if (!stat.open(QIODevice::ReadOnly) || !statm.open(QIODevice::ReadOnly))
        fault(u"a program has ended"_s);
    const auto line = stat.readAll();
    const auto fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    const auto ticks = fields.value(11).toDouble() + fields.value(12).toDouble();
    return {ticks / double(::sysconf(_SC_CLK_TCK)),
            statm.readAll().split(' ').value(1).toDouble() * double(::sysconf(_SC_PAGESIZE)) / (1 << 20)};
}

struct Setting
{
    bool isQuick;
    int tasks;
    QProcessEnvironment looked; // of a program that may be looked into
    QProcessEnvironment others;
};

const char *verdict(bool isReached)
{
    return isReached ? "reached" : "missed";
}

//! How many of \a page a snapshot lists of the program.
int listedOf(const QString &page, int tasks)
{
    constexpr int MostTasks = 1024; // TaskBlock::Most
    return page == TasksPage ? std::min(tasks, MostTasks) : tasks;
}

void measureFirstPaint(const Setting &setting)
{
    Program target(setting.looked, {u"--target"_s, QString::number(setting.tasks)});
    static_cast<void>(target.words());
    std::printf("first paint, %d tasks and their timers\n", setting.tasks);
    for (const QString &page : {QString(TimersPage), QString(TasksPage)}) {
        std::vector<double> answers, paints;
        QByteArray renderer;
        const int expected = listedOf(page, setting.tasks);
        for (int run = 0; run < (setting.isQuick ? 1 : 5); ++run) {
            Program window(setting.others,
                           {u"--window"_s, QString::number(target.pid()), page, QString::number(expected)});
            const auto words = window.words();
            answers.push_back(words.value(0).toDouble());
            paints.push_back(words.value(1).toDouble());
            renderer = words.value(2);
        }
        const auto worst = *std::max_element(paints.begin(), paints.end());
        std::printf("  %-7s %6d rows: asked to answered %7.1f ms, answered to painted %7.1f ms, at worst "
                    "%7.1f ms; %s renderer; goal %.0f ms: %s\n",
                    qPrintable(page), expected, median(answers), median(paints), worst, renderer.constData(),
                    MostFirstPaint, verdict(worst < MostFirstPaint));
        std::fflush(stdout);
    }
}

void printLoad(const char *what, const Load &from, const Load &to, double seconds, double nobody)
{
    const auto events = to.events - from.events;
    const auto each = (to.own - from.own) / events;
    std::printf("  the program, %-15s %9.0f events a second, %6.1f ns each", what, events / seconds, each);
    if (nobody > 0)
        std::printf(" (%+.0f %%)", 100 * (each / nobody - 1));
    std::printf(", other threads %.1f %% of a core\n",
                ((to.all - from.all) - (to.own - from.own)) / seconds / 1e7);
    std::fflush(stdout);
}

//! What an event costs the program, in some seconds.
double measureLoad(const char *what, Program &target, int seconds, double nobody)
{
    const auto from = loadOf(target);
    QElapsedTimer time;
    time.start();
    QThread::sleep(static_cast<unsigned long>(seconds));
    const auto to = loadOf(target);
    printLoad(what, from, to, double(time.nsecsElapsed()) / 1e9, nobody);
    return (to.own - from.own) / (to.events - from.events);
}

//! MiB a minute, by least squares, one value a second.
double slopeOf(const std::vector<double> &memory)
{
    const auto count = double(memory.size());
    double meanX = (count - 1) / 2, meanY = 0, above = 0, below = 0;
    for (const auto value : memory)
        meanY += value / count;
    for (std::size_t i = 0; i < memory.size(); ++i) {
        above += (double(i) - meanX) * (memory[i] - meanY);
        below += (double(i) - meanX) * (double(i) - meanX);
    }
    return below > 0 ? 60 * above / below : 0;
}

void measureMinutes(const Setting &setting)
{
    const int aside = setting.isQuick ? 1 : 10, seconds = setting.isQuick ? 4 : 120;
    const int settling = seconds / 2; // what it shows of the last minute has come by then
    const QStringList arguments{u"--target"_s, QString::number(setting.tasks)};
    std::printf("two minutes of the page of tasks, %d tasks\n", setting.tasks);
    double nobody = 0;
    {
        Program target(setting.others, arguments);
        static_cast<void>(target.words());
        nobody = measureLoad("nobody looks", target, aside, 0);
    }
    Program target(setting.looked, arguments);
    static_cast<void>(target.words());
    measureLoad("a server", target, aside, nobody);
    Program window(setting.others, {u"--window"_s, QString::number(target.pid()), QString(TasksPage),
                                    QString::number(listedOf(TasksPage, setting.tasks))});
    static_cast<void>(window.words());
    const auto first = usageOf(window.pid());
    const auto from = loadOf(target);
    std::vector<double> memory;
    Usage settled;
    QElapsedTimer time, sinceSettled;
    time.start();
    for (int second = 0; second < seconds; ++second) {
        target.forget();
        QThread::sleep(1);
        const auto now = usageOf(window.pid());
        if (second + 1 == settling) {
            settled = now;
            sinceSettled.start();
        }
        if (second + 1 >= settling)
            memory.push_back(now.memory);
    }
    const auto last = usageOf(window.pid());
    const auto cpu = 100 * (last.cpu - settled.cpu) / (double(sinceSettled.nsecsElapsed()) / 1e9);
    const auto lookedFor = double(time.nsecsElapsed()) / 1e9;
    printLoad("the window", from, loadOf(target), lookedFor, nobody);
    std::printf("  the window: %.1f %% of a core, goal %.0f: %s; %.1f MiB at first, %.1f after %d s, %.1f "
                "after %d s, %+.2f MiB a minute since; "
                "goal %.0f: %s\n",
                cpu, MostCpu, verdict(cpu <= MostCpu), first.memory, settled.memory, settling, last.memory,
                seconds, slopeOf(memory), MostMemory, verdict(last.memory <= MostMemory));
}

} // namespace

int main(int argc, char **argv)
{
    const QByteArray first = argc > 2 ? argv[1] : "";
    if (first == "--target")
        return runTarget(argc, argv);
    if (first == "--window")
        return runWindow(argc, argv);
    const auto asked = Bench::argumentsOf(argc, argv, {u"first-paint"_s, u"minutes"_s});
    const QCoreApplication app(argc, argv);
    const QTemporaryDir runtime; // whose sockets are nobody else's
    auto others = QProcessEnvironment::systemEnvironment();
    for (const auto &name : others.keys()) {
        if (name.startsWith("SIGNALBOX_"_L1))
            others.remove(name);
    }
    others.insert(u"XDG_RUNTIME_DIR"_s, runtime.path());
    if (!others.contains(u"QT_QPA_PLATFORM"_s))
        others.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    auto looked = others;
    looked.insert(u"SIGNALBOX_INSPECT"_s, u"1"_s);
    const Setting setting{asked.isQuick, asked.isQuick ? 10'000 : 100'000, looked, others};
    if (Bench::isWanted(u"first-paint"_s, asked.only))
        measureFirstPaint(setting);
    if (Bench::isWanted(u"minutes"_s, asked.only))
        measureMinutes(setting);
}
