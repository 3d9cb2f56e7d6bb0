// SPDX-License-Identifier: MIT

// Producers in threads, bounded queues, few workers: one sees who is held back. See README.md.

#include "drive.h"
#include "jobcentre.h"
#include "producer.h"
#include "window.h"

#include <Signalbox/Install>
#include <Signalbox/Probe>
#include <Signalbox/Scheduler>

#include <QApplication>
#include <QCommandLineParser>

#include <optional>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    Signalbox::install();
    QApplication app(argc, argv);
    app.setApplicationName(u"jobs"_s);

    QCommandLineParser parser;
    parser.setApplicationDescription(u"Producers in threads, bounded queues, few workers."_s);
    parser.addHelpOption();
    const QCommandLineOption drive(u"drive"_s, u"Use it by itself, write a picture and a report, and end."_s,
                                   u"prefix"_s);
    const QCommandLineOption flood(u"flood"_s, u"Jobs that each producer sends in the flood of --drive."_s,
                                   u"count"_s, u"100000"_s);
    const QCommandLineOption inspector(u"inspector"_s, u"Open the inspector too."_s);
    parser.addOptions({drive, flood, inspector});
    parser.process(app);

    Signalbox::Probe(); // the first one before there are other threads: the inspector may be opened later
    JobCentre centre;
    const auto remote = Signalbox::Scheduler::current().remote();
    std::vector<std::unique_ptr<Producer>> producers;
    for (const auto level : Levels)
        producers.push_back(std::make_unique<Producer>(level, remote, 60));
    Window window(centre, producers);
    window.show();
    if (parser.isSet(inspector) || parser.isSet(drive))
        window.showQueues();

    std::optional<Drive> driver;
    if (parser.isSet(drive)) {
        driver.emplace(centre, window, producers, parser.value(drive), parser.value(flood).toInt());
        driver->start();
    }
    return app.exec();
}
