// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls.Fusion
import Signalbox.Inspector

//! One view to go to: sign, name, how many there are.
AbstractButton {
    id: root

    //! Negative where the view has no rows.
    property int amount: 0
    //! How the amount is written.
    required property string localeName
    property bool narrow: false
    property int number: 0
    property int sign: Glyph.None

    Accessible.checkable: true
    Accessible.checked: checked
    Accessible.description: qsTr("Ctrl+%1", "key").arg(number)
    Accessible.name: amount < 0 ? text : qsTr("%1, %2", "view, number of rows").arg(text).arg(Number(amount).toLocaleString(Qt.locale(localeName), "f", 0))
    Accessible.role: Accessible.PageTab
    focusPolicy: Qt.StrongFocus
    font: Theme.font
    hoverEnabled: true
    implicitHeight: Theme.rowHeight + 8
    implicitWidth: Math.ceil(20 + glyph.width + 2 * Theme.gap + name.implicitWidth + Math.max(amountText.implicitWidth, Theme.digitWidth * 4))

    background: Rectangle {
        color: root.checked ? Theme.selection : root.down ? Theme.pressed : root.hovered ? Theme.hover : "transparent"
        radius: Theme.radius

        FocusRing {
            visible: root.visualFocus
        }
    }

    Accessible.onPressAction: root.clicked()

    Glyph {
        id: glyph
        anchors.left: parent.left
        anchors.leftMargin: root.narrow ? Math.round((parent.width - width) / 2) : 10
        anchors.verticalCenter: parent.verticalCenter
        color: root.checked ? Theme.text : Theme.muted
        height: Theme.glyphSize
        sign: root.sign
        width: Theme.glyphSize
    }
    Text {
        id: name
        anchors.left: glyph.right
        anchors.leftMargin: Theme.gap
        anchors.right: amountText.left
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.text
        elide: Text.ElideRight
        font.bold: root.checked
        font.family: root.font.family
        text: root.text
        textFormat: Text.PlainText
        visible: !root.narrow
    }
    Text {
        id: amountText
        anchors.right: parent.right
        anchors.rightMargin: 10
        anchors.verticalCenter: parent.verticalCenter
        color: root.checked ? Theme.text : Theme.muted
        font.family: Theme.numberFamily
        text: root.amount > 0 ? Number(root.amount).toLocaleString(Qt.locale(root.localeName), "f", 0) : root.amount < 0 ? "" : "–"
        textFormat: Text.PlainText
        visible: !root.narrow
    }
    HoverTip {
        text: root.narrow ? qsTr("%1: %2 (Ctrl+%3)", "view, number of rows, key").arg(root.text).arg(Math.max(0, root.amount)).arg(root.number) : qsTr("Ctrl+%1", "key").arg(root.number)
        visible: root.hovered && !root.down
    }
}
