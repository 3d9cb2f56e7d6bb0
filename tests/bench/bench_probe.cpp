// SPDX-License-Identifier: MIT
/*
    What it costs a program that somebody looks into it, by event: nanoseconds of the thread whose loop it is.

        signalbox-bench-probe [--quick] [--only WORK…]

    Each work runs in a process of its own in each of five modes, all in turn in each of nine rounds:

        dormant     nobody looks, and nobody has
        armed       an InspectServer listens, so that there is a Probe; nobody asks
        attached    another process asks as the inspector's page "Loops" does: states and counts, ten times a second
        recording   the same on the page "Events": who waits, and the last thousand events, as often as the inspector's pace allows
        former      there was a Probe, and it is gone

    Figures are medians; what a mode costs more than "dormant" is the median of the rounds' differences. What the server's thread takes besides
    is told as a share of one core: it does not grow with the events. What the hooks cost while nobody looks is counted and not timed: probecost.sh.
*/
#include "arguments.h"
#include "inspect/inspectclient.h"
#include "inspectorui/pace.h"

#include <Signalbox/EventReceiver>
#include <Signalbox/EventWaits>
#include <Signalbox/InspectServer>
#include <Signalbox/Install>
#include <Signalbox/Probe>
#include <Signalbox/Scheduler>
#include <Signalbox/Scope>
#include <Signalbox/Wait>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include <unistd.h>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr int Rounds = 9;
constexpr int QuickShare = 100; // of the operations
constexpr int Burst = 100;      // so many a turn, where there may be several

// What a program may take of a core for it when it handles so many events a second: docs/benchmarks.md.
constexpr double EventsPerSecond = 1e6;
constexpr double MostAttached = 0.03;
constexpr double MostRecording = 0.05;

[[noreturn]] void fault(const QString &what)
{
    std::fprintf(stderr, "signalbox-bench-probe: %s\n", qPrintable(what));
    std::exit(1);
}

// ---- the works

//! Posts events to itself, so many a turn.
class Posts : public QObject
{
public:
    Posts(int count, int burst) : m_left(count), m_burst(burst) {}
    void exec()
    {
        post();
        m_loop.exec();
    }
    void customEvent(QEvent *) override
    {
        if (--m_left == 0)
            return m_loop.quit();
        if (--m_inFlight == 0)
            post();
    }

private:
    void post()
    {
        m_inFlight = std::min(m_burst, m_left);
        for (int i = 0; i < m_inFlight; ++i)
            QCoreApplication::postEvent(this, new QEvent(QEvent::User));
    }

    QEventLoop m_loop;
    int m_left;
    int m_burst;
    int m_inFlight = 0;
};

void postsOneATurn(int count)
{
    Posts(count, 1).exec();
}

void postsInBursts(int count)
{
    Posts(count, Burst).exec();
}

void zeroTimer(int count)
{
    QEventLoop loop;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        if (--count == 0)
            loop.quit();
    });
    timer.start(0);
    loop.exec();
}

struct Ev
{
    int key = 0;
    int value = 0;
    SIGNALBOX_EVENT(Ev, key, value)
};

//! Sends events, so many a turn, to one who waits again for each.
class Sends : public Waiter
{
public:
    explicit Sends(int count) : m_left(count) {}
    void exec()
    {
        m_wait.start(m_scheduler.router());
        m_scheduler.callSoon([this] { send(); });
        m_loop.exec();
    }
    void eventArrived(Wait &wait, const EventPointer<> &) override
    {
        wait.start(m_scheduler.router());
        if (--m_left == 0)
            return m_loop.quit();
        if (--m_inFlight == 0)
            m_scheduler.callSoon([this] { send(); });
    }

private:
    void send()
    {
        m_inFlight = std::min(Burst, m_left);
        for (int i = 0; i < m_inFlight; ++i)
            static_cast<void>(m_scheduler.send(Ev{7, i}));
    }

    QEventLoop m_loop;
    Scheduler &m_scheduler = Scheduler::current();
    Wait m_wait{*this, match<Ev>(7)};
    int m_left;
    int m_inFlight = 0;
};

void events(int count)
{
    Sends(count).exec();
}

struct Ping
{
    int key = 0;
    SIGNALBOX_EVENT(Ping, key)
};
struct Pong
{
    int key = 0;
    SIGNALBOX_EVENT(Pong, key)
};

template <typename Sent, typename Awaited>
Task<> exchange(int rounds, bool begins)
{
    auto &scheduler = Scheduler::current();
    EventReceiver answers(match<Awaited>(7));
    for (int i = 0; i < rounds; ++i) {
        auto answer = answers.next();
        if (begins)
            static_cast<void>(scheduler.send(Sent{7}));
        co_await answer;
        if (!begins)
            static_cast<void>(scheduler.send(Sent{7}));
    }
}

Task<> playPingPong(int switches, QEventLoop *loop)
{
    Scope scope;
    scope.start(exchange<Pong, Ping>(switches / 2, false));
    scope.start(exchange<Ping, Pong>(switches / 2, true));
    co_await scope.join();
    loop->quit();
}

void pingPong(int count)
{
    QEventLoop loop;
    Scope scope;
    scope.start(playPingPong(count, &loop));
    loop.exec();
}

class Bell : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    void rung(int number);
};

//! Emits so many signals in each turn.
void emissions(int count, bool isConnected)
{
    QEventLoop loop;
    Bell bell;
    int heard = 0;
    if (isConnected)
        QObject::connect(&bell, &Bell::rung, &bell, [&heard] { ++heard; });
    int left = count;
    const std::function<void()> emitSome = [&] {
        const int now = std::min(10 * Burst, left);
        for (int i = 0; i < now; ++i)
            Q_EMIT bell.rung(i);
        left -= now;
        if (left == 0)
            return loop.quit();
        QMetaObject::invokeMethod(&loop, emitSome, Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(&loop, emitSome, Qt::QueuedConnection);
    loop.exec();
    if (heard != (isConnected ? count : 0))
        fault(u"a signal got lost"_s);
}

struct Work
{
    const char *name;
    int count;
    void (*run)(int count);
};

constexpr Work works[] = {
    {"post, one a turn", 2'000'000, postsOneATurn},
    {"post, 100 a turn", 3'000'000, postsInBursts},
    {"zero-timer", 2'000'000, zeroTimer},
    {"event", 2'000'000, events},
    {"task ping-pong", 1'500'000, pingPong},
    {"signal, one slot", 10'000'000, [](int count) { emissions(count, true); }},
    {"signal, no slot", 40'000'000, [](int count) { emissions(count, false); }},
};

enum class Mode { Dormant, Armed, Attached, Recording, Former };
constexpr std::array ModeNames = {"dormant", "armed", "attached", "recording", "former"};

// ---- who is looked into

double cpuTime(clockid_t clock)
{
    timespec time;
    clock_gettime(clock, &time);
    return double(time.tv_sec) * 1e9 + double(time.tv_nsec);
}

[[noreturn]] void runWork(const Work &work, Mode mode, bool isQuick)
{
    const int count = isQuick ? work.count / QuickShare : work.count;
    std::optional<Probe> probe;
    InspectServer server;
    // The server has a thread, and so have programs with a window: with a second one, malloc() and Qt's mutexes cost more.
    std::thread([] {
        for (;;)
            ::pause();
    }).detach();
    if (mode == Mode::Former) {
        probe.emplace();
        QCoreApplication::processEvents(); // the first turn tells it how to look at deliveries
        probe.reset();
    } else if (mode != Mode::Dormant && !server.start()) {
        fault(server.errorString());
    }
    std::puts("ready");
    std::fflush(stdout);
    std::getchar(); // who looks is there
    work.run(count / 10);
    QElapsedTimer wall;
    wall.start();
    const auto ours = cpuTime(CLOCK_THREAD_CPUTIME_ID), all = cpuTime(CLOCK_PROCESS_CPUTIME_ID);
    work.run(count);
    const auto own = cpuTime(CLOCK_THREAD_CPUTIME_ID) - ours;
    const auto others = cpuTime(CLOCK_PROCESS_CPUTIME_ID) - all - own;
    std::printf("%.3f %.6f\n", own / count, others / double(wall.nsecsElapsed()));
    std::fflush(stdout);
    std::_Exit(0);
}

// ---- who looks

//! Asks as the inspector does, until the program ends: its states ten times a second, lists as often as its Pace allows.
[[noreturn]] void look(qint64 pid, SnapshotParts lists)
{
    constexpr double ShareOfLists = 0.04;
    Detail::InspectClient client;
    if (!client.connectTo(pid))
        fault(client.errorString());
    Pace pace(ShareOfLists);
    bool isFirst = true;
    for (;;) {
        const Deadline begin = SteadyClock::now();
        const auto before = cpuTime(CLOCK_THREAD_CPUTIME_ID);
        const bool withLists = lists && pace.isDue(begin);
        if (!client.snapshot(withLists ? lists : SnapshotParts()))
            std::_Exit(0);
        if (withLists)
            pace.worked(begin, Nanoseconds(qint64(cpuTime(CLOCK_THREAD_CPUTIME_ID) - before)));
        if (std::exchange(isFirst, false)) {
            std::puts("looks");
            std::fflush(stdout);
        }
        const timespec tenth{0, 100'000'000};
        ::nanosleep(&tenth, nullptr);
    }
}

// ---- the comparison

struct Figure
{
    double nanoseconds;
    double othersShare; // of a core
};

std::unique_ptr<QProcess> start(const QStringList &arguments, const QProcessEnvironment &environment)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->setProcessEnvironment(environment);
    process->start(QCoreApplication::applicationFilePath(), arguments);
    if (!process->waitForReadyRead(60'000)) // its first line
        fault(u"%1 says nothing"_s.arg(arguments.join(u' ')));
    process->readLine();
    return process;
}

Figure measure(const Work &work, Mode mode, bool isQuick, const QProcessEnvironment &environment)
{
    QStringList arguments{u"--child"_s, QString::fromLatin1(ModeNames[std::size_t(mode)]),
                          QString::fromLatin1(work.name)};
    if (isQuick)
        arguments.append(u"--quick"_s);
    const auto program = start(arguments, environment);
    std::unique_ptr<QProcess> client;
    if (mode == Mode::Attached || mode == Mode::Recording) {
        const auto lists =
            mode == Mode::Recording ? SnapshotPart::Events | SnapshotPart::Waits : SnapshotParts();
        client = start({u"--client"_s, QString::number(program->processId()), QString::number(lists.toInt())},
                       environment);
    }
    program->write("\n");
    const bool hasEnded = program->waitForFinished(120'000) && program->exitCode() == 0;
    const auto words = program->readAllStandardOutput().simplified().split(' ');
    if (!hasEnded || words.size() != 2)
        fault(u"\"%1\" failed, %2"_s.arg(arguments[2], arguments[1]));
    if (client && !client->waitForFinished(30'000))
        fault(u"who looks does not end with the program"_s);
    return {words[0].toDouble(), words[1].toDouble()};
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

using Row = std::array<std::vector<Figure>, ModeNames.size()>; // by mode, then round

double medianOf(const std::vector<Figure> &figures, double Figure::*field)
{
    std::vector<double> values;
    for (const auto &figure : figures)
        values.push_back(figure.*field);
    return median(values);
}

//! What \a mode costs more than "dormant", which ran in the same round.
double dearer(const Row &row, Mode mode)
{
    const auto &dormant = row[std::size_t(Mode::Dormant)];
    std::vector<double> differences;
    for (std::size_t round = 0; round < dormant.size(); ++round)
        differences.push_back(row[std::size_t(mode)][round].nanoseconds - dormant[round].nanoseconds);
    return median(differences);
}

void print(const Work &work, const Row &row)
{
    const auto dormant = medianOf(row[0], &Figure::nanoseconds);
    std::printf("%-18s %8.1f", work.name, dormant);
    for (const auto mode : {Mode::Armed, Mode::Attached, Mode::Recording, Mode::Former}) {
        const auto more = dearer(row, mode);
        std::printf("  %+7.1f %+5.0f %%", more, 100 * more / dormant);
    }
    const auto share = [&](Mode mode) { return dearer(row, mode) * 1e-9 * EventsPerSecond; };
    const auto verdict = [](bool isReached) { return isReached ? "reached" : "missed"; };
    const auto attached = share(Mode::Attached), recording = share(Mode::Recording);
    std::printf("  %5.1f %% %-7s %5.1f %% %-7s", 100 * attached, verdict(attached <= MostAttached),
                100 * recording, verdict(recording <= MostRecording));
    std::printf("  %5.2f %% %5.2f %%\n",
                100 * medianOf(row[std::size_t(Mode::Attached)], &Figure::othersShare),
                100 * medianOf(row[std::size_t(Mode::Recording)], &Figure::othersShare));
    std::fflush(stdout);
}

void compare(const QStringList &only, bool isQuick)
{
    const QTemporaryDir runtime; // whose sockets are nobody else's
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto &name : environment.keys()) {
        if (name.startsWith("SIGNALBOX_"_L1))
            environment.remove(name);
    }
    environment.insert(u"XDG_RUNTIME_DIR"_s, runtime.path());
    std::printf("%-18s %8s  %15s  %15s  %15s  %15s  %-33s  %s\n", "ns for each", "dormant", "armed",
                "attached", "recording", "former", "of a core at 1,000,000 a second", "the server's thread");
    for (const auto &work : works) {
        if (!Bench::isWanted(QString::fromLatin1(work.name), only))
            continue;
        Row row;
        for (int round = 0; round < (isQuick ? 1 : Rounds); ++round) {
            for (std::size_t mode = 0; mode < ModeNames.size(); ++mode)
                row[mode].push_back(measure(work, Mode(mode), isQuick, environment));
        }
        print(work, row);
    }
}

[[noreturn]] void runChild(int argc, char **argv)
{
    if (!install())
        fault(u"Signalbox refuses to be installed"_s);
    const QCoreApplication app(argc, argv);
    const auto arguments = app.arguments();
    const auto mode = std::find(ModeNames.begin(), ModeNames.end(), arguments.value(2).toStdString());
    const auto work = std::find_if(std::begin(works), std::end(works), [&](const auto &candidate) {
        return arguments.value(3) == QLatin1StringView(candidate.name);
    });
    if (mode == ModeNames.end() || work == std::end(works))
        fault(u"no such work"_s);
    runWork(*work, Mode(mode - ModeNames.begin()), arguments.size() > 4);
}

} // namespace

int main(int argc, char **argv)
{
    const QByteArray first = argc > 3 ? argv[1] : "";
    if (first == "--child")
        runChild(argc, argv);
    const QCoreApplication app(argc, argv);
    if (first == "--client")
        look(app.arguments()[2].toLongLong(), SnapshotParts::fromInt(app.arguments()[3].toInt()));
    QStringList names;
    for (const auto &work : works)
        names.append(QString::fromLatin1(work.name));
    const auto asked = Bench::argumentsOf(argc, argv, names);
    compare(asked.only, asked.isQuick);
}

#include "bench_probe.moc"
