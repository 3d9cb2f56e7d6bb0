// SPDX-License-Identifier: MIT
#include "harness.h"

#include "arguments.h"
#include "measure.h"
#include "ours.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTextStream>

#include <algorithm>
#include <thread>

using namespace Qt::StringLiterals;

namespace Bench {

namespace {

constexpr int ChildPatienceMs = 180'000;

// The environment of a child: whatever selects a dispatcher or tunes ours is ours to decide.
QProcessEnvironment environmentFor(const Work &work, Dispatcher dispatcher)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith("SIGNALBOX_"_L1) || name == "QT_NO_GLIB"_L1)
            environment.remove(name);
    }
    if (dispatcher == Dispatcher::Unix)
        environment.insert(u"QT_NO_GLIB"_s, u"1"_s);
    if (dispatcher == Dispatcher::Signalbox && !work.environment.isEmpty())
        environment.insert(work.environment.section(u'=', 0, 0), work.environment.section(u'=', 1));
    return environment;
}

// One child's figures, or an empty list and the reason in `error`.
QList<double> measureInChild(const Work &work, Dispatcher dispatcher, bool quick, QString &error)
{
    QProcess child;
    child.setProcessEnvironment(environmentFor(work, dispatcher));
    QStringList command = {QCoreApplication::applicationFilePath(), u"--child"_s, work.name,
                           dispatcherName(dispatcher)};
    if (quick)
        command.append(u"--quick"_s);
    if (dispatcher == Dispatcher::Signalbox)
        command = Ours::commandFor(command);
    child.start(command.first(), command.sliced(1));
    const bool ended = child.waitForFinished(ChildPatienceMs);
    if (!ended || child.exitStatus() != QProcess::NormalExit || child.exitCode() != 0) {
        error = u"%1: %2"_s.arg(dispatcherName(dispatcher),
                                ended ? QString::fromLocal8Bit(child.readAllStandardError()).trimmed()
                                      : u"did not end: "_s + child.errorString());
        child.kill();
        child.waitForFinished();
        return {};
    }
    const QJsonArray values = QJsonDocument::fromJson(child.readAllStandardOutput()).array();
    QList<double> figures;
    for (const QJsonValue &value : values)
        figures.append(value.toDouble());
    if (figures.size() != work.figures.size())
        error = u"%1: no figures"_s.arg(dispatcherName(dispatcher));
    return figures;
}

struct MachineTime
{
    qint64 idle = 0;
    qint64 all = 0;
};

// The first line of /proc/stat: user, nice, system, idle, iowait, irq… of all processors since they started.
MachineTime machineTime()
{
    constexpr int Idle = 3, IoWait = 4;
    QFile file(u"/proc/stat"_s);
    MachineTime time;
    if (file.open(QIODevice::ReadOnly)) {
        const QList<QByteArray> fields = file.readLine().simplified().split(' ').sliced(1);
        for (qsizetype i = 0; i < fields.size(); ++i) {
            time.all += fields[i].toLongLong();
            time.idle += i == Idle || i == IoWait ? fields[i].toLongLong() : 0;
        }
    }
    return time;
}

// True as soon as the machine is nine parts in ten idle for a moment, false when that has not come in time.
bool awaitQuiet(std::chrono::seconds patience)
{
    constexpr std::chrono::milliseconds Moment(200);
    const QDeadlineTimer end(patience);
    for (;;) {
        const MachineTime before = machineTime();
        std::this_thread::sleep_for(Moment);
        const MachineTime after = machineTime();
        if (10 * (after.idle - before.idle) >= 9 * (after.all - before.all))
            return true;
        if (end.hasExpired())
            return false;
    }
}

// One round of one work. Every other pair goes the other way round.
void runPairs(Result &result, bool quick, std::chrono::seconds patience, QTextStream &progress)
{
    for (int pair = 0; pair < (quick ? 1 : result.work.pairs); ++pair) {
        std::array order = std::to_array(AllDispatchers);
        if (result.values.front().size() % 2 == 1)
            std::reverse(order.begin(), order.end());
        for (Dispatcher dispatcher : order) {
            if (!result.error.isEmpty())
                return;
            if (patience.count() > 0 && !awaitQuiet(patience))
                progress << "  busy: " << dispatcherName(dispatcher) << Qt::endl;
            auto &values = result.values[std::size_t(dispatcher)];
            values.append(measureInChild(result.work, dispatcher, quick, result.error));
        }
    }
}

} // namespace

QString dispatcherName(Dispatcher dispatcher)
{
    switch (dispatcher) {
    case Dispatcher::Glib:
        return u"glib"_s;
    case Dispatcher::Unix:
        return u"unix"_s;
    case Dispatcher::Signalbox:
        return u"signalbox"_s;
    case Dispatcher::Floor:
        return u"floor"_s;
    }
    Q_UNREACHABLE();
}

QList<Result> runRounds(const QList<Work> &works, int rounds, bool quick, std::chrono::seconds patience)
{
    QTextStream progress(stderr);
    QList<Result> results;
    for (const Work &work : works)
        results.append({work, {}, {}});
    for (int round = 0; round < rounds; ++round) {
        for (Result &result : results) {
            progress << "round " << round + 1 << '/' << rounds << ' ' << result.work.name << Qt::endl;
            runPairs(result, quick, patience, progress);
        }
    }
    return results;
}

void runChild(int argc, char **argv, const QString &workName, const QString &dispatcher, bool quick)
{
    const QList<Work> works = worksNamed({});
    const auto work =
        std::find_if(works.begin(), works.end(), [&](const Work &w) { return w.name == workName; });
    const auto asked = std::find_if(std::begin(AllDispatchers), std::end(AllDispatchers),
                                    [&](Dispatcher d) { return dispatcherName(d) == dispatcher; });
    if (work == works.end() || asked == std::end(AllDispatchers))
        fault("no such work or dispatcher");
    Run run(*work, *asked, quick);
    run.install();
    QCoreApplication application(argc, argv);
    run.verify();
    work->run(run, quick ? work->quickSize : work->size);
    fault("the work ended without figures");
}

QList<Work> worksNamed(const QStringList &only)
{
    const QList<Work> all = timerWorks() + postWorks() + threadWorks() + descriptorWorks() + networkWorks();
    QList<Work> chosen;
    std::copy_if(all.begin(), all.end(), std::back_inserter(chosen),
                 [&only](const Work &work) { return isWanted(work.name, only); });
    return chosen;
}

} // namespace Bench
