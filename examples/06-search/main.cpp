// SPDX-License-Identifier: MIT
// Search as you type: a coroutine for each letter, of which only the last one comes to its end.
#include "window.h"

#include <Signalbox/Install>
#include <Signalbox/RunTask>
#include <Signalbox/Signal>
#include <Signalbox/Sleep>

#include <QtCore/qcommandlineparser.h>
#include <QtCore/qtextstream.h>
#include <QtWidgets/qapplication.h>
#include <QtWidgets/qlineedit.h>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

//! Types as somebody would, waits for what is found, and takes a picture.
Task<int> drive(Window &window, QString picture)
{
    auto shown = signal(&window, &Window::shown);
    const QString text = u"land"_s;
    for (qsizetype length = 1; length <= text.size(); ++length) {
        window.edit()->setText(text.first(length));
        co_await sleepFor(20ms);
    }
    co_await shown;
    co_await breathe(); // the search ends first
    QTextStream(stdout) << window.status() << Qt::endl;
    if (!window.grab().save(picture)) {
        QTextStream(stderr) << "search: " << picture << " cannot be written" << Qt::endl;
        co_return 1;
    }
    co_return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    install();
    QApplication app(argc, argv);

    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption shot(
        u"shot"_s, u"Types by itself, writes a picture of what it finds, and ends."_s, u"file"_s);
    parser.addOption(shot);
    parser.process(app);

    Window window;
    window.show();
    if (parser.isSet(shot))
        return run(app, drive(window, parser.value(shot)));
    return QApplication::exec();
}
