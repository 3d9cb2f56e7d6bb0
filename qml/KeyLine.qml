// SPDX-License-Identifier: MIT
import QtQuick
import Signalbox.Inspector

//! Keys, and what they do.
Item {
    id: root

    required property string keys
    required property string text

    Accessible.name: qsTr("%1: %2", "screen reader: keys, what they do").arg(keys).arg(text)
    Accessible.role: Accessible.StaticText
    implicitHeight: Math.max(keysText.implicitHeight, doesText.implicitHeight) + 6
    width: parent ? parent.width : implicitWidth

    Text {
        id: keysText
        anchors.left: parent.left
        color: Theme.text
        font.bold: true
        font.family: Theme.font.family
        horizontalAlignment: Text.AlignLeft
        text: root.keys
        textFormat: Text.PlainText
        width: Math.round(parent.width * 0.42)
        wrapMode: Text.Wrap
        y: 3
    }
    Text {
        id: doesText
        anchors.left: keysText.right
        anchors.leftMargin: Theme.gap
        anchors.right: parent.right
        color: Theme.text
        font.family: Theme.font.family
        horizontalAlignment: Text.AlignLeft
        text: root.text
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        y: 3
    }
}
