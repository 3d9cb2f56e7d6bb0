// SPDX-License-Identifier: MIT
// A chat: a server with a coroutine for each who comes in, and a window for one of them.
#include "room.h"
#include "window.h"

#include <Signalbox/Install>
#include <Signalbox/RunTask>
#include <Signalbox/Stream>

#include <QtCore/qcommandlineparser.h>
#include <QtCore/qtextstream.h>
#include <QtGui/qpainter.h>
#include <QtWidgets/qapplication.h>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

//! The windows side by side.
bool save(const QList<Window *> &windows, const QString &picture)
{
    const auto size = windows.first()->size();
    QPixmap all(size.width() * int(windows.size()), size.height());
    QPainter painter(&all);
    for (qsizetype i = 0; i < windows.size(); ++i)
        painter.drawPixmap(int(i) * size.width(), 0, windows[i]->grab());
    painter.end();
    return all.save(picture);
}

//! A talk of two, of whom one comes late and leaves early. What the other one has heard is printed.
Task<int> drive(quint16 port, QString picture)
{
    Window ada(u"Ada"_s, port);
    ada.show();
    auto lines = stream(&ada, &Window::lineHeard);
    co_await lines.next(); // Ada comes in
    ada.say(u"Is anybody here?"_s);
    co_await lines.next();

    auto grace = std::make_unique<Window>(u"Grace"_s, port);
    auto heardByGrace = stream(grace.get(), &Window::lineHeard);
    grace->show();
    co_await lines.next(); // Grace comes in
    grace->say(u"I am."_s);
    co_await lines.next();
    ada.say(u"Good."_s);
    co_await lines.next();
    for (int i = 0; i < 3; ++i) // what was said since she came
        co_await heardByGrace.next();

    const QList<Window *> windows{&ada, grace.get()};
    const bool isSaved = save(windows, picture);
    grace.reset();
    co_await lines.next(); // Grace has gone
    QTextStream(stdout) << ada.heard() << Qt::endl;
    if (isSaved)
        co_return 0;
    QTextStream(stderr) << "chat: " << picture << " cannot be written" << Qt::endl;
    co_return 1;
}

} // namespace

int main(int argc, char *argv[])
{
    install();
    QApplication app(argc, argv);

    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption name(u"name"_s, u"Who you are."_s, u"name"_s, u"Somebody"_s);
    const QCommandLineOption port(u"port"_s, u"Where the room is, or is to be."_s, u"number"_s, u"42424"_s);
    const QCommandLineOption shot(u"shot"_s, u"Talks by itself, writes a picture of it, and ends."_s,
                                  u"file"_s);
    parser.addOptions({name, port, shot});
    parser.process(app);

    Room room; // the first who comes opens it
    if (parser.isSet(shot))
        return room.open(0) ? run(app, drive(room.port(), parser.value(shot))) : 1;
    const auto number = parser.value(port).toUShort();
    room.open(number);
    Window window(parser.value(name), number);
    window.show();
    return QApplication::exec();
}
