// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Signalbox

ApplicationWindow {
    id: window

    readonly property var harbours: ["Bergen", "Oslo", "Bergen"]
    property int next: 0
    readonly property var ships: ["Anna", "Berta", "Clara", "Dora"]
    property int waiting: 0

    function askForTug() {
        Scheduler.send("TugWanted", {
                "name": ships[next % ships.length]
            });
        ++next;
        ++waiting;
    }
    function sight() {
        Scheduler.send("ShipSighted", {
                "harbour": harbours[next % harbours.length],
                "name": ships[next % ships.length]
            });
        ++next;
    }

    height: 420
    title: qsTr("Lookout")
    visible: true
    width: 640

    EventType {
        keys: ["harbour"]
        name: "ShipSighted"
    }
    // Stays at the head of its queue until somebody accepts it.
    EventType {
        kind: EventType.MustHandle
        name: "TugWanted"
    }
    EventListener {
        type: "ShipSighted"

        onArrived: event => all.note(event.fields.name + ", " + event.fields.harbour)
    }
    // Only those of the harbour that somebody has typed: nothing else calls this.
    EventListener {
        keys: ({
                "harbour": harbour.text
            })
        type: "ShipSighted"

        onArrived: event => some.note(event.fields.name)
    }
    EventListener {
        enabled: tug.checked
        type: "TugWanted"

        onArrived: event => {
            towed.note(event.fields.name);
            --window.waiting;
            event.accept();
        }
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: 12
        spacing: 12

        RowLayout {
            spacing: 12

            Button {
                text: qsTr("A ship!")

                onClicked: window.sight()
            }
            TextField {
                id: harbour
                Layout.fillWidth: true
                placeholderText: qsTr("harbour")
                text: "Bergen"
            }
            Button {
                text: qsTr("A tug, please")

                onClicked: window.askForTug()
            }
            Switch {
                id: tug
                text: qsTr("Tug on duty")
            }
        }
        RowLayout {
            spacing: 12

            Log {
                id: all
                title: qsTr("All ships")
            }
            Log {
                id: some
                title: qsTr("Ships of %1").arg(harbour.text)
            }
            Log {
                id: towed
                title: window.waiting ? qsTr("Towed; %n waiting", "", window.waiting) : qsTr("Towed")
            }
        }
    }

    component Log: Frame {
        id: log

        property alias lines: view.model
        property string title

        function note(line) {
            lines = [line, ...lines];
        }

        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.preferredWidth: 1

        ColumnLayout {
            anchors.fill: parent

            Label {
                font.bold: true
                text: log.title
            }
            ListView {
                id: view
                Layout.fillHeight: true
                Layout.fillWidth: true
                clip: true
                model: []

                delegate: Label {
                    required property string modelData

                    text: modelData
                }
            }
        }
    }
}
