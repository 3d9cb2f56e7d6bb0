// SPDX-License-Identifier: MIT
import QtQuick
import Signalbox.Inspector

/*!
    One line in a corner of a window of the program's own: the last seconds of a loop and its longest turn, frames per
    second of this window, tasks, warnings, and a button that opens the inspector.

    \qml
    import Signalbox.Inspector

    ApplicationWindow {
        InspectorOverlay { }
    }
    \endqml

    It stands in a corner of its parent, above its siblings: make it the child of a window, or of an item that fills
    one, and of no layout. A shortcut shows and hides it. Clicks, moves and wheels go through it, but for its button's;
    it never takes the focus.

    Besides those below: taskCount, warningCount, framesPerSecond, watching and spoken, read only; and
    openInspector(), which does what the button does, for a key of your own.

    Cost: that of LoopMeter: four frames a second, not one more, however many such items there are; nothing while it
    is hidden.
*/
WatchedProgram {
    id: root

    //! Of its parent: Qt.TopLeftCorner, Qt.TopRightCorner, Qt.BottomLeftCorner, Qt.BottomRightCorner.
    property int corner: Qt.TopRightCorner
    //! From the edges.
    property real margin: Theme.gap
    //! False: hidden. The shortcut changes it.
    property bool shown: true
    //! The thread whose loop it shows.
    property alias thread: meter.thread
    //! The keys that show and hide it, while its window is active; empty: none.
    property string toggleSequence: "Ctrl+Shift+F12"

    Accessible.name: root.spoken
    Accessible.role: Accessible.Grouping
    height: implicitHeight
    implicitHeight: line.implicitHeight + 8
    implicitWidth: line.implicitWidth + 12
    visible: shown
    width: implicitWidth
    x: parent && (corner === Qt.TopRightCorner || corner === Qt.BottomRightCorner) ? Math.max(0, parent.width - width - margin) : margin
    y: parent && (corner === Qt.BottomLeftCorner || corner === Qt.BottomRightCorner) ? Math.max(0, parent.height - height - margin) : margin
    z: 1000000

    Rectangle {
        anchors.fill: parent
        border.color: Theme.line
        color: Theme.bar
        radius: Theme.radius
    }
    Row {
        id: line
        anchors.centerIn: parent
        spacing: Theme.gap + 4

        LoopMeter {
            id: meter
            anchors.verticalCenter: parent.verticalCenter
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.muted
            font.family: Theme.numberFamily
            horizontalAlignment: Text.AlignRight
            text: qsTr("%1 fps", "frames per second").arg(root.framesPerSecond < 0 ? "–" : root.framesPerSecond)
            textFormat: Text.PlainText
            width: Math.max(implicitWidth, Theme.digitWidth * 7)
        }
        SignedNumber {
            anchors.verticalCenter: parent.verticalCenter
            number: root.taskCount
            sign: Glyph.Branch
        }
        SignedNumber {
            anchors.verticalCenter: parent.verticalCenter
            number: root.warningCount
            sign: root.warningCount > 0 ? Glyph.Triangle : Glyph.Check
            tone: root.warningCount > 0 ? Tone.Warning : Tone.Muted
        }
        Rectangle {
            id: button
            Accessible.name: qsTr("Open the inspector", "button")
            Accessible.role: Accessible.Button
            anchors.verticalCenter: parent.verticalCenter
            border.color: Theme.line
            color: area.pressed ? Theme.pressed : area.containsMouse ? Theme.hover : Theme.base
            height: Math.max(24, Theme.rowHeight)
            radius: Theme.radius
            width: caption.implicitWidth + 16

            Accessible.onPressAction: root.openInspector()

            Text {
                id: caption
                anchors.centerIn: parent
                color: Theme.text
                text: qsTr("Open", "button: the inspector")
                textFormat: Text.PlainText
            }
            // No button of Controls: those take the focus, or bring the style's popups into the user's window.
            MouseArea {
                id: area
                anchors.fill: parent
                hoverEnabled: true

                onClicked: root.openInspector()
            }
        }
    }
    Shortcut {
        enabled: root.toggleSequence.length > 0
        sequence: root.toggleSequence

        onActivated: root.shown = !root.shown
    }
}
