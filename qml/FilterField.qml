// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls.Fusion
import Signalbox.Inspector

//! Words that must all occur. Escape clears it, and leaves it when it is clear. F3 looks for them instead, and goes on.
TextField {
    id: root

    //! What F3 goes on to look for.
    required property string sought

    //! The field has nothing more to do with the keyboard.
    signal leaveRequested

    Accessible.name: qsTr("Filter rows by words")
    Accessible.role: Accessible.EditableText
    color: Theme.text
    font: Theme.font
    implicitHeight: Theme.buttonHeight
    leftPadding: Theme.glyphSize + 14
    placeholderText: sought.length > 0 ? qsTr("F3: %1", "placeholder of a filter; the key F3 goes to the next row with these words").arg(sought) : qsTr("Filter")
    placeholderTextColor: Theme.muted
    rightPadding: Theme.glyphSize + 14
    selectByMouse: true
    selectedTextColor: Theme.text
    selectionColor: Theme.selection
    verticalAlignment: TextInput.AlignVCenter

    background: Rectangle {
        border.color: root.activeFocus ? Theme.accent : Theme.line
        border.width: root.activeFocus ? 2 : 1
        color: Theme.base
        radius: Theme.radius
    }

    Keys.onDownPressed: leaveRequested()
    Keys.onEnterPressed: leaveRequested()
    Keys.onEscapePressed: {
        if (text.length > 0)
            clear();
        else
            leaveRequested();
    }
    Keys.onReturnPressed: leaveRequested()

    Glyph {
        anchors.left: parent.left
        anchors.leftMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.muted
        height: Theme.glyphSize - 2
        sign: Glyph.Search
        width: height
    }
    AbstractButton {
        id: clearButton
        Accessible.name: qsTr("Clear the filter")
        Accessible.role: Accessible.Button
        anchors.right: parent.right
        anchors.rightMargin: 2
        anchors.verticalCenter: parent.verticalCenter
        focusPolicy: Qt.NoFocus
        height: parent.height - 4
        hoverEnabled: true
        visible: root.text.length > 0
        width: height

        background: Rectangle {
            color: clearButton.hovered ? Theme.hover : "transparent"
            radius: Theme.radius
        }
        contentItem: Item {
            Glyph {
                anchors.centerIn: parent
                color: Theme.muted
                height: Theme.glyphSize - 3
                sign: Glyph.Cross
                width: height
            }
        }

        Accessible.onPressAction: root.clear()
        onClicked: root.clear()
    }
}
