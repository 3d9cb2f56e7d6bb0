// SPDX-License-Identifier: MIT
#include <Signalbox/InspectorWindow>
#include <Signalbox/Install>

#include <QGuiApplication>
#include <QTimer>

int main(int argc, char **argv)
{
    if (!Signalbox::install())
        return 1;
    QGuiApplication app(argc, argv);
    Signalbox::InspectorWindow inspector;
    inspector.show();
    QTimer::singleShot(100, &app, [&] { app.exit(inspector.isVisible() ? 0 : 1); });
    return app.exec();
}
