// SPDX-License-Identifier: MIT
// A pipeline of worker threads, with progress and a Cancel that works, in four coroutines.
#include "window.h"

#include <Signalbox/Install>
#include <Signalbox/RunTask>
#include <Signalbox/Signal>
#include <Signalbox/Stream>

#include <QtCore/qcommandlineparser.h>
#include <QtCore/qdir.h>
#include <QtCore/qtemporarydir.h>
#include <QtCore/qtextstream.h>
#include <QtWidgets/qapplication.h>
#include <QtWidgets/qpushbutton.h>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

//! Makes half of the pictures, cancels, and makes them all; then it closes another window that makes some.
Task<int> drive(Window &window, QString folder, QString picture)
{
    auto pictures = stream(&window, &Window::shown);
    auto ended = signal(&window, &Window::ended);
    window.makeButton()->click();
    while (const auto count = co_await pictures.next()) {
        if (*count == Window::Count / 2)
            break;
    }
    const bool isWritten = window.grab().save(picture);
    window.cancelButton()->click();
    co_await ended;
    const auto count = [&folder] { return QDir(folder).entryList({u"*.png"_s}).size(); };
    QTextStream(stdout) << "cancelled: "
                        << (count() < Window::Count ? "some pictures are missing" : "all pictures are there")
                        << Qt::endl;

    auto endedAgain = signal(&window, &Window::ended);
    window.makeButton()->click();
    co_await endedAgain;
    QTextStream(stdout) << "made again: " << count() << " pictures are there" << Qt::endl;

    {
        Window closed(folder);
        auto first = signal(&closed, &Window::shown);
        closed.makeButton()->click();
        co_await first;
    }
    QTextStream(stdout) << "closed while it made pictures" << Qt::endl;
    if (!isWritten) {
        QTextStream(stderr) << "pipeline: " << picture << " cannot be written" << Qt::endl;
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
    const QCommandLineOption into(u"into"_s, u"Saves the pictures in this folder, which is there."_s,
                                  u"folder"_s);
    const QCommandLineOption shot(u"shot"_s, u"Clicks by itself, writes a picture of the window, and ends."_s,
                                  u"file"_s);
    parser.addOptions({into, shot});
    parser.process(app);

    const QTemporaryDir temporary;
    const QString folder = parser.isSet(into) ? parser.value(into) : temporary.path();
    Window window(folder);
    window.show();
    if (parser.isSet(shot))
        return run(app, drive(window, folder, parser.value(shot)));
    return QApplication::exec();
}
