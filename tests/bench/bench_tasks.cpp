// SPDX-License-Identifier: MIT
/*
    What tasks cost, beside QCoro, asio and the floor: bare coroutines, written for the one work, with frames that are kept.

        signalbox-bench-tasks [--quick] [--only WORK…]

    Each work of each contender runs in a process of its own, all in turn in each of five rounds: CPU time, allocations
    of the second of two runs, medians; ratios by pairs of a round. QCoro runs on Qt's Unix dispatcher, the faster one for it.
    VLCP's figures are those of the project's notes: Python 3.11, the same kind of machine. QCoro and asio are there if
    their development packages were when this was built.
*/
#include "arguments.h"
#include "measured.h"
#include "taskworks.h"

#include <Signalbox/Install>

#include <QCoreApplication>
#include <QProcess>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <malloc.h>
#include <map>
#include <optional>
#include <string>
#include <vector>

using namespace TaskBench;

void TaskBench::fault(const char *what)
{
    std::fprintf(stderr, "signalbox-bench-tasks: %s\n", what);
    std::exit(1);
}

void TaskBench::expect(qint64 sum, int count)
{
    if (sum != count)
        fault("something got lost");
}

namespace {

constexpr int Rounds = 5;
constexpr int QuickShare = 100; // of the operations

std::vector<Contender> contenders()
{
    return {
        ours(),
        TaskBench::floor(),
        floorWithBudget(),
#ifdef SIGNALBOX_BENCH_QCORO
        qcoro(),
#endif
#ifdef SIGNALBOX_BENCH_ASIO
        asio(),
#endif
    };
}

//! Their unit is bytes for each operation; the others' is nanoseconds.
bool isMemory(std::string_view work)
{
    return work.starts_with("bytes");
}

// ---- the child

double heap()
{
    const auto info = mallinfo2();
    return double(info.uordblks + info.hblkhd);
}

//! What waits is left as it is.
[[noreturn]] void print(double value, double allocations)
{
    std::printf("%.2f %.3f\n", value, allocations);
    std::fflush(stdout);
    std::_Exit(0);
}

[[noreturn]] void runWork(const Work &work, bool isQuick)
{
    const int count = isQuick ? std::max(work.count / QuickShare, Sleepers) : work.count;
    if (isMemory(work.name)) {
        const auto before = heap();
        work.run(count);
        print((heap() - before) / count, 0);
    }
    work.run(count); // is the first to touch its memory
    const auto measured = Bench::measureOnce(count, [&work, count] { work.run(count); });
    print(measured.nanoseconds, measured.allocations);
}

[[noreturn]] void runChild(int argc, char **argv, const char *contender, const char *work, bool isQuick)
{
    if (std::strcmp(contender, "ours") == 0 && !Signalbox::install())
        fault("Signalbox refuses to be installed");
    const QCoreApplication app(argc, argv);
    for (const auto &candidate : contenders()) {
        for (const auto &its : candidate.works) {
            if (std::strcmp(candidate.name, contender) == 0 && std::strcmp(its.name, work) == 0)
                runWork(its, isQuick);
        }
    }
    fault("no such work");
}

// ---- the parent

struct Figures
{
    std::vector<double> values; // of the rounds
    double allocations = 0;
};

Figures measureOnce(const Contender &contender, const Work &work, bool isQuick, Figures figures)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto &name : environment.keys()) {
        if (name.startsWith(QLatin1StringView("SIGNALBOX_")))
            environment.remove(name);
    }
    environment.insert(QStringLiteral("QT_NO_GLIB"), QStringLiteral("1"));
    child.setProcessEnvironment(environment);
    QStringList arguments{QStringLiteral("--child"), QString::fromUtf8(contender.name),
                          QString::fromUtf8(work.name)};
    if (isQuick)
        arguments.append(QStringLiteral("--quick"));
    child.start(QCoreApplication::applicationFilePath(), arguments);
    const bool hasEnded = child.waitForFinished(180'000) && child.exitCode() == 0;
    const auto words = child.readAllStandardOutput().simplified().split(' ');
    if (!hasEnded || words.size() != 2)
        fault(qPrintable(QStringLiteral("%1 failed at: %2").arg(arguments[1], arguments[2])));
    figures.values.push_back(words[0].toDouble());
    figures.allocations = words[1].toDouble();
    return figures;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

//! By pairs: both ran in the same round.
double ratio(const Figures &of, const Figures &to)
{
    std::vector<double> ratios;
    for (std::size_t round = 0; round < of.values.size(); ++round)
        ratios.push_back(of.values[round] / to.values[round]);
    return median(ratios);
}

//! What is asked of ours, beside another contender.
struct Goal
{
    const char *work;
    const char *other;
    double atLeastFaster = 0; // times
    double atMostDearer = 0;
};

constexpr Goal goals[] = {
    {.work = "ready child", .other = "floor", .atMostDearer = 2},
    {.work = "sleep 0", .other = "QCoro", .atLeastFaster = 20},
    {.work = "signal", .other = "QCoro", .atLeastFaster = 8},
    {.work = "stream", .other = "+budget", .atMostDearer = 1.5},
    {.work = "stream, bursts", .other = "floor", .atMostDearer = 1.5},
    {.work = "channel, there and back", .other = "asio", .atLeastFaster = 8},
    {.work = "cancel, depth 10", .other = "floor", .atMostDearer = 3},
};

constexpr double MostBytes = 400; // of a task that waits for a signal, with Qt's connection

struct Vlcp
{
    const char *work;
    double perSecond;
    double goal; // times; 0: none
};

constexpr Vlcp vlcp[] = {
    {"P1 events to one task", 106'000, 100},
    {"P2 events to 10,000 tasks", 80'000, 100},
    {"P4 ping-pong by events", 85'000, 100},
    {"P4b bare yield, two", 1'774'000, 0},
};

using Row = std::map<std::string, Figures>;

const char *verdict(bool isReached)
{
    return isReached ? "reached" : "missed";
}

void printGoals(const std::string &work, const Row &row)
{
    const auto &mine = row.at("ours");
    for (const auto &goal : goals) {
        const auto other = row.find(goal.other);
        if (work != goal.work || other == row.end())
            continue;
        if (goal.atMostDearer > 0) {
            const auto times = ratio(mine, other->second);
            std::printf("  %.2f x %s, goal %g: %s", times, goal.other, goal.atMostDearer,
                        verdict(times <= goal.atMostDearer));
        } else {
            const auto times = ratio(other->second, mine);
            std::printf("  %.1f x faster than %s, goal %g: %s", times, goal.other, goal.atLeastFaster,
                        verdict(times >= goal.atLeastFaster));
        }
    }
    for (const auto &seed : vlcp) {
        if (work != seed.work)
            continue;
        const auto times = 1e9 / median(mine.values) / seed.perSecond;
        std::printf("  %.0f x VLCP's %.0f/s", times, seed.perSecond);
        if (seed.goal > 0)
            std::printf(", goal %g: %s", seed.goal, verdict(times >= seed.goal));
    }
    if (work == "bytes, waits for a signal") // whole ones: what the thread has besides is a fraction for each
        std::printf("  goal %g: %s", MostBytes, verdict(std::round(median(mine.values)) <= MostBytes));
}

void printRow(const std::string &work, const Row &row, const std::vector<Contender> &all)
{
    std::printf("%-26s", work.c_str());
    for (const auto &contender : all) {
        const auto found = row.find(contender.name);
        if (found == row.end())
            std::printf(" %9s %6s", "", "");
        else if (isMemory(work))
            std::printf(" %9.0f %6s", median(found->second.values), "");
        else
            std::printf(" %9.1f %6.2f", median(found->second.values), found->second.allocations);
    }
    printGoals(work, row);
    std::printf("\n");
}

const Work *workOf(const Contender &contender, std::string_view name)
{
    const auto found =
        std::ranges::find_if(contender.works, [&](const Work &work) { return name == work.name; });
    return found == contender.works.end() ? nullptr : &*found;
}

void compare(const QStringList &only, bool isQuick)
{
    const auto all = contenders();
    std::map<std::string, Row> rows;
    const auto isWanted = [&](const Work &work) {
        return Bench::isWanted(QString::fromLatin1(work.name), only);
    };
    for (int round = 0; round < (isQuick ? 1 : Rounds); ++round) {
        for (const auto &work : all.front().works) {
            for (const auto &contender : all) {
                const auto *its = workOf(contender, work.name);
                if (!its || !isWanted(work))
                    continue;
                auto &figures = rows[work.name][contender.name];
                figures = measureOnce(contender, *its, isQuick, std::move(figures));
            }
        }
    }
    std::printf("%-26s", "ns and allocations");
    for (const auto &contender : all)
        std::printf(" %9s %6s", contender.name, "allocs");
    std::printf("\n");
    for (const auto &work : all.front().works) {
        if (isWanted(work))
            printRow(work.name, rows[work.name], all);
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc >= 4 && std::strcmp(argv[1], "--child") == 0)
        runChild(argc, argv, argv[2], argv[3], argc >= 5);
    const QCoreApplication app(argc, argv);
    QStringList works;
    for (const auto &work : ours().works)
        works.append(QString::fromLatin1(work.name));
    const auto asked = Bench::argumentsOf(argc, argv, works);
    compare(asked.only, asked.isQuick);
}
