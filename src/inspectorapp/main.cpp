// SPDX-License-Identifier: MIT
// The inspector as a program of its own: `signalbox inspect`.
#include "inspectorapp/remotesource.h"

#include "dispatch/install.h"
#include "inspectorui/inspectorwindow.h"

#include <QtCore/qcommandlineparser.h>
#include <QtCore/qmetaobject.h>
#include <QtCore/qtimer.h>
#include <QtGui/qguiapplication.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

constexpr int UsageError = 2;

//! "loops", "posted-events"…, in their order.
QStringList pageNames()
{
    const auto pages = QMetaEnum::fromType<InspectorWindow::Page>();
    QStringList names;
    for (int i = 0; i < pages.keyCount(); ++i) {
        QString name = QString::fromLatin1(pages.key(i));
        for (qsizetype at = name.size() - 1; at > 0; --at) {
            if (name.at(at).isUpper())
                name.insert(at, u'-');
        }
        names.append(name.toLower());
    }
    return names;
}

//! The program to look at: 0: one is to be chosen; empty: the words make no sense.
std::optional<qint64> chosenProgram(const QStringList &words)
{
    if (words.isEmpty())
        return 0;
    bool isNumber = false;
    const qint64 pid = words.constFirst().toLongLong(&isNumber);
    if (words.size() == 1 && isNumber && pid > 0)
        return pid;
    std::fprintf(stderr,
                 "signalbox inspect: which program? signalbox inspect [PID]; signalbox ps lists them\n");
    return {};
}

} // namespace

int main(int argc, char **argv)
{
    ::unsetenv("SIGNALBOX_INSPECT"); // it looks, and is not looked at
    install();
    QGuiApplication app(argc, argv);
    QGuiApplication::setApplicationName(u"signalbox-inspector"_s);
    QGuiApplication::setApplicationDisplayName(u"Signalbox"_s);
    QGuiApplication::setApplicationVersion(QStringLiteral(SIGNALBOX_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(u"Shows live what another program of yours does: its loops, timers, watchers, queues, events, tasks.\n"
                                     "Without PID: offers those that there are."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(u"PID"_s, u"As \"signalbox ps\" lists it."_s, u"[PID]"_s);
    const QCommandLineOption page(
        u"page"_s, u"The page to begin with: %1."_s.arg(pageNames().join(u", "_s)), u"NAME"_s);
    const QCommandLineOption screenshot(
        u"screenshot"_s, u"Writes a picture of the window to FILE after three seconds, and ends."_s, u"FILE"_s);
    parser.addOptions({page, screenshot});
    parser.process(app);
    const std::optional<qint64> pid = chosenProgram(parser.positionalArguments());
    if (!pid)
        return UsageError;
    const qsizetype pageNumber = parser.isSet(page) ? pageNames().indexOf(parser.value(page)) : 0;
    if (pageNumber < 0) {
        std::fprintf(stderr, "signalbox inspect: there is no page \"%s\", but: %s\n",
                     qPrintable(parser.value(page)), qPrintable(pageNames().join(u", "_s)));
        return UsageError;
    }

    InspectorWindow window([pid = *pid] { return std::make_unique<InspectorApp::RemoteSource>(pid); });
    window.showPage(InspectorWindow::Page(pageNumber));
    if (!window.isVisible())
        return 1; // it has said why
    if (parser.isSet(screenshot)) {
        QTimer::singleShot(std::chrono::seconds(3), &window, [&window, file = parser.value(screenshot)] {
            QGuiApplication::exit(window.grabTo(file) ? 0 : 1);
        });
    }
    return QGuiApplication::exec();
}
