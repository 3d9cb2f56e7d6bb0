// SPDX-License-Identifier: MIT
// Exit status 0: QML of a program that links Signalbox::Qml, and names nothing of it, sends and gets an event.
#include <QCoreApplication>
#include <QQmlApplicationEngine>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QQmlApplicationEngine engine;
    engine.loadData(R"(
        import QtQml
        import Signalbox
        QtObject {
            property EventType type: EventType { name: "Order"; keys: ["customer"] }
            property EventListener listener: EventListener {
                type: "Order"
                keys: ({ customer: "ada" })
                onArrived: event => Qt.exit(event.fields.amount === 3 ? 0 : 1)
            }
            Component.onCompleted: Scheduler.send("Order", { customer: "ada", amount: 3 })
        })");
    return engine.rootObjects().isEmpty() ? 1 : app.exec();
}
