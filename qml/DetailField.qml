// SPDX-License-Identifier: MIT
import QtQuick
import Signalbox.Inspector

//! One thing known about the row.
Item {
    id: root

    required property int index
    required property string label
    //! True where it names a row of another table.
    required property bool link
    required property string text
    required property int tone

    Accessible.description: link ? qsTr("Enter goes there", "screen reader: a field that names another row") : ""
    Accessible.name: qsTr("%1: %2", "screen reader: field, value").arg(label).arg(text)
    Accessible.role: link ? Accessible.Link : Accessible.StaticText
    height: Math.max(labelText.implicitHeight, valueText.implicitHeight) + 6
    width: ListView.view ? ListView.view.width : 0

    Text {
        id: labelText
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap + 4
        color: Theme.muted
        font.family: Theme.font.family
        horizontalAlignment: Text.AlignLeft
        text: root.label
        textFormat: Text.PlainText
        width: Math.min(Theme.digitWidth * 16, Math.round(root.width * 0.4))
        wrapMode: Text.Wrap
        y: 3
    }
    Text {
        id: valueText
        anchors.left: labelText.right
        anchors.leftMargin: Theme.gap
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap + 4
        color: root.link ? Theme.accent : Theme.toneColor(root.tone)
        font.family: Theme.numberFamily
        font.underline: root.link
        horizontalAlignment: Text.AlignLeft
        text: root.text
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        y: 3

        HoverHandler {
            cursorShape: Qt.PointingHandCursor
            enabled: root.link
        }
    }
    FocusRing {
        visible: root.link && root.ListView.isCurrentItem && root.ListView.view.activeFocus
    }
}
