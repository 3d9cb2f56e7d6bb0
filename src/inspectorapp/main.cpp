// SPDX-License-Identifier: MIT
// The inspector as a program of its own: `signalbox inspect`.
#include "inspectorapp/remotesource.h"

#include "dispatch/install.h"
#include "inspectorui/inspectorwindow.h"

#include <QtCore/qcommandlineparser.h>
#include <QtCore/qfile.h>
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

//! What the words of the command line ask for.
struct Wishes
{
    qint64 pid = 0; //!< 0: it is to be chosen.
    InspectorWindow::Page page = InspectorWindow::Page::Overview;
    QString screenshot; //!< The file; empty: none.
};

//! Says \a sentence. Returns \a status.
int complain(int status, const QString &sentence)
{
    std::fprintf(stderr, "signalbox inspect: %s\n", qPrintable(sentence));
    return status;
}

//! Empty: it has been answered, and \a status is what to exit with. Needs no application object, and so no display.
std::optional<Wishes> wishesOf(const QStringList &arguments, int *status)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Shows live, in a window, what another program of yours does: its "
                                     u"loops, timers, watchers, queues, events, tasks.\n"
                                     "Without PID: of one that you choose."_s);
    const QCommandLineOption help({u"h"_s, u"help"_s}, u"Says this."_s);
    const QCommandLineOption page(u"page"_s, u"The page to begin with: %1."_s.arg(pageNames().join(u", "_s)),
                                  u"NAME"_s);
    const QCommandLineOption screenshot(
        u"screenshot"_s, u"Writes a picture of the window to FILE after three seconds, and ends."_s,
        u"FILE"_s);
    parser.addOptions({page, screenshot, help});
    parser.addPositionalArgument(u"PID"_s, u"As \"signalbox ps\" lists it."_s, u"[PID]"_s);
    *status = UsageError;
    if (!parser.parse(arguments)) {
        complain(UsageError, parser.errorText());
        return {};
    }
    if (parser.isSet(help)) {
        std::fputs(qPrintable(parser.helpText().replace("<executable_name>"_L1, "signalbox inspect"_L1)),
                   stdout);
        *status = 0;
        return {};
    }
    Wishes wishes{.screenshot = parser.value(screenshot)};
    bool isNumber = true;
    const QStringList words = parser.positionalArguments();
    if (!words.isEmpty())
        wishes.pid = words.constFirst().toLongLong(&isNumber);
    if (words.size() > 1 || !isNumber || wishes.pid < 0) {
        complain(UsageError, u"which program? signalbox inspect [PID]; signalbox ps lists them"_s);
        return {};
    }
    const qsizetype number = parser.isSet(page) ? pageNames().indexOf(parser.value(page)) : qsizetype(wishes.page);
    if (number < 0) {
        complain(UsageError,
                 u"there is no page \"%1\", but: %2"_s.arg(parser.value(page), pageNames().join(u", "_s)));
        return {};
    }
    wishes.page = InspectorWindow::Page(number);
    return wishes;
}

bool hasDisplay()
{
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
           !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
}

} // namespace

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QFile::decodeName(argv[i]));
    int status = 0;
    const auto wishes = wishesOf(arguments, &status);
    if (!wishes)
        return status;
    if (!hasDisplay())
        return complain(1, u"there is no display; \"signalbox dump\" says in text what the window shows"_s);

    ::unsetenv("SIGNALBOX_INSPECT"); // it looks, and is not looked at
    install();
    QGuiApplication app(argc, argv);
    QGuiApplication::setApplicationName(u"signalbox-inspector"_s);
    QGuiApplication::setApplicationDisplayName(u"Signalbox"_s);
    QGuiApplication::setApplicationVersion(QStringLiteral(SIGNALBOX_VERSION));
    InspectorWindow window([pid = wishes->pid] { return std::make_unique<InspectorApp::RemoteSource>(pid); });
    window.showPage(wishes->page);
    if (!window.isVisible())
        return 1; // it has said why
    if (!wishes->screenshot.isEmpty()) {
        QTimer::singleShot(std::chrono::seconds(3), &window, [&window, file = wishes->screenshot] {
            QGuiApplication::exit(window.grabTo(file) ? 0 : 1);
        });
    }
    return QGuiApplication::exec();
}
