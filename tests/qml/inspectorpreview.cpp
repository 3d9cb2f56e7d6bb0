// SPDX-License-Identifier: MIT

// The inspector's window on made-up data. With a directory as argument it writes screenshots there and ends.

#include <Signalbox/InspectorWindow>

#include <QtCore/qdir.h>
#include <QtCore/qelapsedtimer.h>
#include <QtGui/qguiapplication.h>
#include <QtQuick/qquickwindow.h>

using namespace Qt::StringLiterals;

namespace {

//! Lets events run for \a ms.
void wait(int ms)
{
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < ms)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, ms);
}

void press(QWindow *window, int key, Qt::KeyboardModifiers modifiers = {}, const QString &text = {})
{
    QKeyEvent down(QEvent::KeyPress, key, modifiers, text);
    QCoreApplication::sendEvent(window, &down);
    QKeyEvent up(QEvent::KeyRelease, key, modifiers, text);
    QCoreApplication::sendEvent(window, &up);
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("SIGNALBOX_INSPECTOR_DEMO", "1");
    QGuiApplication app(argc, argv);
    Signalbox::InspectorWindow inspector;
    inspector.show();
    if (argc < 2)
        return app.exec();

    const QDir directory(QString::fromLocal8Bit(argv[1]));
    directory.mkpath(u"."_s);
    QQuickWindow *window = inspector.window();
    const auto shoot = [&](const QString &name) {
        wait(250);
        return inspector.grabTo(directory.filePath(name + u".png"_s));
    };
    bool isFine = true;
    window->resize(1280, 720);
    wait(9600); // into the first stall
    window->requestActivate();
    press(window, Qt::Key_Space);
    press(window, Qt::Key_Down);
    for (int theme = 0; theme < 2; ++theme) {
        const QString suffix = window->color().lightness() < 128 ? u"-dark"_s : u"-light"_s;
        const QStringList views = {u"1-loops"_s,  u"2-posted"_s,   u"3-timers"_s, u"4-watchers"_s,
                                   u"7-queues"_s, u"8-matchers"_s, u"9-events"_s, u"10-tasks"_s};
        for (int view = 0; view < views.size(); ++view) {
            // Sent to the application as a display would: shortcuts live there.
            QObject *root = window;
            root->property("inspector").value<QObject *>()->setProperty("view", view);
            press(window, Qt::Key_Down);
            isFine = shoot(views.at(view) + suffix) && isFine;
        }
        window->resize(640, 400);
        isFine = shoot(u"5-narrow"_s + suffix) && isFine;
        press(window, Qt::Key_Return);
        isFine = shoot(u"6-narrow-detail"_s + suffix) && isFine;
        press(window, Qt::Key_Escape);
        window->resize(1280, 720);
        QMetaObject::invokeMethod(window, "toggleTheme");
    }
    return isFine ? 0 : 1;
}
