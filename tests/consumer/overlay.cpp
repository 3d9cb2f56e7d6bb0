// SPDX-License-Identifier: MIT
// Exit status 0: QML of a program that links Signalbox::Inspector, and names nothing of it, looks at this program.
#include <QGuiApplication>
#include <QQmlApplicationEngine>

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    QQmlApplicationEngine engine;
    engine.loadData(R"(
        import QtQuick
        import Signalbox.Inspector
        Window {
            visible: true
            LoopMeter { onChanged: Qt.exit(0) }
            InspectorOverlay { }
        })");
    return engine.rootObjects().isEmpty() ? 1 : app.exec();
}
