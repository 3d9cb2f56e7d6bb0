// SPDX-License-Identifier: MIT

// A desktop program under load on Signalbox, with the inspector beside it. See README.md.

#include "drive.h"
#include "harbour.h"
#include "mainwindow.h"
#include "provoke.h"
#include "settingsdialog.h"
#include "style.h"

#include <Signalbox/Install>
#include <Signalbox/Probe>

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    Signalbox::install();
    QApplication app(argc, argv);
    app.setApplicationName(u"harbour"_s);

    QCommandLineParser parser;
    parser.setApplicationDescription(u"A desktop program under load, with the inspector beside it."_s);
    parser.addHelpOption();
    const QCommandLineOption inspector(u"inspector"_s, u"Open the inspector too."_s);
    const QCommandLineOption dark(u"dark"_s, u"Dark colours."_s);
    const QCommandLineOption clients(u"clients"_s, u"Number of clients."_s, u"count"_s, u"300"_s);
    const QCommandLineOption folder(u"folder"_s, u"Folder to write to and to watch (a temporary one)."_s,
                                    u"path"_s);
    const QCommandLineOption drive(u"drive"_s, u"Drive itself, write pictures and a report, and end."_s,
                                   u"prefix"_s);
    const QCommandLineOption provoke(
        u"provoke"_s, u"Make trouble that the inspector warns of: %1. Several times for several."_s.arg(Provoke::names().join(u", "_s)),
        u"name"_s);
    const QCommandLineOption hold(
        u"hold"_s,
        u"Hold the thread of the windows for so long, again and again, with a second in between."_s,
        u"seconds"_s);
    parser.addOptions({inspector, dark, clients, folder, drive, provoke, hold});
    parser.process(app);
    const QStringList wanted = parser.values(provoke);
    for (const QString &name : wanted) {
        if (!Provoke::names().contains(name)) {
            std::fprintf(stderr, "harbour: --provoke knows %s\n", qPrintable(Provoke::names().join(u", "_s)));
            return 2;
        }
    }

    const std::chrono::seconds held(std::clamp(parser.value(hold).toInt(), 0, 60));
    if (parser.isSet(hold) && held == 0s) {
        std::fprintf(stderr, "harbour: --hold takes 1 to 60 seconds\n");
        return 2;
    }

    std::optional<QTemporaryDir> temporary;
    if (!parser.isSet(folder))
        temporary.emplace(QDir::temp().filePath(u"harbour-XXXXXX"_s));
    const QString path = temporary ? temporary->path() : parser.value(folder);
    if (!QDir(path).exists()) {
        std::fprintf(stderr, "harbour: there is no folder %s\n", qPrintable(path));
        return 2;
    }

    Signalbox::Probe(); // the first one before there are other threads: the inspector may be opened later
    applyAppearance(parser.isSet(dark) ? Appearance::Dark : Appearance::Light);
    Harbour harbour(path, std::clamp(parser.value(clients).toInt(), 1, SettingsDialog::MostClients));
    if (!harbour.start()) {
        std::fprintf(stderr, "harbour: no free port on the loopback interface\n");
        return 2;
    }
    MainWindow window(harbour);
    window.show();
    if (parser.isSet(inspector) || parser.isSet(drive))
        window.showInspector();

    for (const QString &name : wanted)
        window.provoke(name, true);
    if (held > 0s)
        window.holdAgainAndAgain(held);

    std::optional<Drive> driver;
    if (parser.isSet(drive)) {
        driver.emplace(harbour, window, parser.value(drive));
        driver->start();
    }
    return app.exec();
}
