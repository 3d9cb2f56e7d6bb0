// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls.Fusion
import Signalbox.Inspector

//! A flat button: a sign, and its text where there is room.
AbstractButton {
    id: root

    //! What the tool tip says besides the text: the key.
    property string hint
    property bool showsText: true
    property int sign: Glyph.None

    Accessible.description: hint
    Accessible.name: text
    Accessible.role: Accessible.Button
    focusPolicy: Qt.StrongFocus
    font: Theme.font
    hoverEnabled: true
    implicitHeight: Theme.buttonHeight
    implicitWidth: content.implicitWidth + leftPadding + rightPadding
    leftPadding: showsText ? 8 : 6
    rightPadding: showsText ? 10 : 6

    background: Rectangle {
        border.color: Theme.line
        border.width: root.showsText ? 1 : 0
        color: root.down ? Theme.pressed : root.hovered ? Theme.hover : "transparent"
        radius: Theme.radius

        FocusRing {
            visible: root.visualFocus
        }
    }

    Accessible.onPressAction: root.clicked()

    Row {
        id: content
        anchors.centerIn: parent
        spacing: 6

        Glyph {
            anchors.verticalCenter: parent.verticalCenter
            color: root.enabled ? Theme.text : Theme.muted
            height: Theme.glyphSize
            sign: root.sign
            visible: root.sign !== Glyph.None
            width: Theme.glyphSize
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            color: root.enabled ? Theme.text : Theme.muted
            font: root.font
            text: root.text
            textFormat: Text.PlainText
            visible: root.showsText
        }
    }
    HoverTip {
        text: root.hint.length > 0 ? "%1 (%2)".arg(root.text).arg(root.hint) : root.text
        visible: root.hovered && !root.down && (!root.showsText || root.hint.length > 0)
    }
}
