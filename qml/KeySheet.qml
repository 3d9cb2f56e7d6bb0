// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls.Fusion
import Signalbox.Inspector

//! The keys of the window.
Popup {
    id: root

    property bool rightToLeft: false

    anchors.centerIn: parent
    closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutside
    contentHeight: column.implicitHeight
    focus: true
    height: Math.min(implicitHeight, parent ? parent.height - Theme.gap * 4 : implicitHeight)
    modal: true
    padding: Theme.gap * 2
    width: Math.min(Theme.digitWidth * 72, parent ? parent.width - Theme.gap * 4 : Theme.digitWidth * 72)

    background: Rectangle {
        border.color: Theme.line
        color: Theme.window
        radius: Theme.radius
    }

    Flickable {
        id: flickable
        Accessible.name: title.text
        Accessible.role: Accessible.Dialog
        LayoutMirroring.childrenInherit: true
        LayoutMirroring.enabled: root.rightToLeft
        anchors.fill: parent
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: column.implicitHeight
        focus: true
        interactive: contentHeight > height

        ScrollBar.vertical: ScrollBar {
            policy: flickable.interactive ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
        }

        Keys.onDownPressed: contentY = Math.max(0, Math.min(contentHeight - height, contentY + Theme.rowHeight))
        Keys.onPressed: event => {
            event.accepted = event.text === "?" || event.key === Qt.Key_F1;
            if (event.accepted)
                root.close();
        }
        Keys.onUpPressed: contentY = Math.max(0, contentY - Theme.rowHeight)

        Column {
            id: column
            width: flickable.width - (flickable.interactive ? Theme.gap * 2 : 0)

            Text {
                id: title
                Accessible.name: text
                Accessible.role: Accessible.Heading
                bottomPadding: Theme.gap
                color: Theme.text
                font.bold: true
                font.family: Theme.font.family
                horizontalAlignment: Text.AlignLeft
                text: qsTr("Keys")
                textFormat: Text.PlainText
                width: parent.width
            }
            KeyLine {
                keys: qsTr("Ctrl+1 … Ctrl+9, Ctrl+0", "key")
                text: qsTr("Pages; Ctrl+3 again: the other table of its page")
            }
            KeyLine {
                keys: qsTr("/, Ctrl+F", "key")
                text: qsTr("Filter: rows with all words")
            }
            KeyLine {
                keys: qsTr("Esc", "key")
                text: qsTr("Clear the filter, then the selection")
            }
            KeyLine {
                keys: qsTr("F3, Shift+F3", "key")
                text: qsTr("Next or previous row with these words")
            }
            KeyLine {
                keys: qsTr("Arrows, Page keys, Home, End", "key")
                text: qsTr("Move; with Shift: select")
            }
            KeyLine {
                keys: qsTr("Ctrl+click, Shift+click", "key")
                text: qsTr("Select one more, or all up to there")
            }
            KeyLine {
                keys: qsTr("Ctrl+A", "key")
                text: qsTr("Select all")
            }
            KeyLine {
                keys: qsTr("Enter", "key")
                text: qsTr("Open the detail; in it, follow a link")
            }
            KeyLine {
                keys: qsTr("Menu, Shift+F10", "key")
                text: qsTr("What can be done with the row")
            }
            KeyLine {
                keys: qsTr("Alt+Left", "key")
                text: qsTr("Back")
            }
            KeyLine {
                keys: qsTr("Space", "key")
                text: qsTr("Pause or resume this window")
            }
            KeyLine {
                keys: qsTr("Ctrl+C, Ctrl+Shift+C", "key")
                text: qsTr("Copy rows, or everything")
            }
            KeyLine {
                keys: qsTr("Del", "key")
                text: qsTr("Cancel the task, in the control role")
            }
            KeyLine {
                keys: qsTr("F6", "key")
                text: qsTr("Next pane")
            }
            KeyLine {
                keys: qsTr("Ctrl+O", "key")
                text: qsTr("List of programs")
            }
            KeyLine {
                keys: qsTr("Ctrl+D", "key")
                text: qsTr("Light or dark colours")
            }
            KeyLine {
                keys: qsTr("F1, ?", "key")
                text: qsTr("This list")
            }
        }
    }
}
