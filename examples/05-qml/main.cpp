// SPDX-License-Identifier: MIT

// Ships are sighted, and tugs asked for, in QML: Main.qml has all of it.

#include <Signalbox/Install>

#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTimer>

using namespace std::chrono_literals;

// `lookout --shot FILE` presses the buttons itself, and saves a picture.
static void shoot(QQuickWindow *window, const QString &file)
{
    for (const char *press : {"sight", "sight", "sight", "sight", "askForTug", "askForTug"})
        QMetaObject::invokeMethod(window, press);
    QTimer::singleShot(500ms, window,
                       [window, file] { QCoreApplication::exit(window->grabWindow().save(file) ? 0 : 1); });
}

int main(int argc, char **argv)
{
    Signalbox::install();
    QGuiApplication app(argc, argv);
    QQuickStyle::setStyle(QStringLiteral("Fusion"));
    QQmlApplicationEngine engine(QUrl(QStringLiteral("qrc:/qt/qml/Lookout/Main.qml")));
    auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().value(0));
    if (!window)
        return 1;
    if (const auto arguments = app.arguments(); arguments.value(1) == QStringLiteral("--shot"))
        shoot(window, arguments.value(2));
    return app.exec();
}
