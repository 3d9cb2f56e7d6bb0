// SPDX-License-Identifier: MIT

// What the inspector's window costs a program of many timers: CPU time by thread, with the window and without.

#include <Signalbox/InspectorWindow>
#include <Signalbox/Install>

#include "inspectorui/inspector.h"

#include <QtCore/qcommandlineparser.h>
#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qmap.h>
#include <QtCore/qtimer.h>
#include <QtGui/qguiapplication.h>
#include <QtQuick/qquickwindow.h>

#include <cstdio>
#include <memory>
#include <unistd.h>
#include <vector>

using namespace Signalbox;

namespace {

//! CPU time of each living thread of this process in milliseconds, by thread id and name.
QMap<QString, double> cpuByThread()
{
    QMap<QString, double> all;
    const QDir tasks(QStringLiteral("/proc/self/task"));
    for (const QString &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile stat(tasks.filePath(task + QStringLiteral("/schedstat"))); // nanoseconds; stat counts in ticks
        QFile name(tasks.filePath(task + QStringLiteral("/comm")));
        if (stat.open(QIODevice::ReadOnly) && name.open(QIODevice::ReadOnly))
            all.insert(task + QLatin1Char(' ') + QString::fromUtf8(name.readAll()).trimmed(),
                       stat.readAll().split(' ').constFirst().toDouble() / 1e6);
    }
    return all;
}

void runFor(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

//! Lets the program run for \a seconds and prints what each thread that did something cost, in % of a core.
void measure(const char *what, int seconds, const Inspector *inspector = nullptr)
{
    const auto before = cpuByThread();
    runFor(seconds * 1000);
    const auto after = cpuByThread();
    double all = 0;
    QString parts;
    for (auto it = after.cbegin(); it != after.cend(); ++it) {
        const double spent = it.value() - before.value(it.key());
        all += spent;
        if (spent >= 10)
            parts +=
                QStringLiteral("  %1 %2 ms").arg(it.key().section(QLatin1Char(' '), 1)).arg(spent, 0, 'f', 0);
    }
    std::printf("%-18s %6.1f %% of a core %8s%s\n", what, all / seconds / 10,
                inspector ? qPrintable(inspector->rate()) : "", qPrintable(parts));
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    Signalbox::install();
    QGuiApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{QStringLiteral("timers"), QStringLiteral("How many timers."), QStringLiteral("n"),
                        QStringLiteral("100000")},
                       {QStringLiteral("interval"), QStringLiteral("Their interval."), QStringLiteral("ms"),
                        QStringLiteral("3600000")},
                       {QStringLiteral("seconds"), QStringLiteral("For each line."), QStringLiteral("s"),
                        QStringLiteral("10")},
                       {QStringLiteral("named"), QStringLiteral("Give each owner an object name.")}});
    parser.process(app);

    std::vector<std::unique_ptr<QTimer>> timers;
    for (int i = 0; i < parser.value(QStringLiteral("timers")).toInt(); ++i) {
        timers.push_back(std::make_unique<QTimer>());
        if (parser.isSet(QStringLiteral("named")))
            timers.back()->setObjectName(QStringLiteral("timer %1").arg(i));
        timers.back()->start(parser.value(QStringLiteral("interval")).toInt() + i % 1000);
    }
    const int seconds = parser.value(QStringLiteral("seconds")).toInt();
    measure("no window", seconds);

    InspectorWindow window;
    window.show();
    auto *inspector = window.window()->property("inspector").value<Inspector *>();
    const char *const names[] = {"Loops", "Posted events", "Timers", "Watchers"};
    for (int view = 0; view < 4; ++view) {
        inspector->setView(Inspector::View(view));
        runFor(2000);
        measure(names[view], seconds, inspector);
    }
    inspector->setView(Inspector::TimersView);
    inspector->timers()->setFilter(QStringLiteral("qtimer 7"));
    runFor(2000);
    measure("Timers, filtered", seconds, inspector);
    return 0;
}
