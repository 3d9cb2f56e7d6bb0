// SPDX-License-Identifier: MIT
import QtQuick
import Signalbox.Inspector

//! One loop's minute: name, bars, numbers.
Item {
    id: root

    required property string busy
    required property loopLoad load
    required property string name
    required property string spoken
    required property int tone
    required property string worst

    Accessible.name: spoken
    Accessible.role: Accessible.Graphic
    height: Theme.rowHeight + 4
    width: ListView.view ? ListView.view.width : 0

    Text {
        id: nameText
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap + 4
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.text
        elide: Text.ElideRight
        font.family: Theme.font.family
        horizontalAlignment: Text.AlignLeft
        text: root.name
        textFormat: Text.PlainText
        width: Theme.digitWidth * 13
    }
    BusyStrip {
        anchors.left: nameText.right
        anchors.leftMargin: Theme.gap
        anchors.right: busyText.left
        anchors.rightMargin: Theme.gap
        barColor: Theme.barNormal
        errorColor: Theme.barError
        height: Theme.rowHeight - 2
        lineColor: Theme.line
        load: root.load
        warningColor: Theme.barWarning
        y: 3
    }
    Text {
        id: busyText
        anchors.right: worstText.left
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.muted
        elide: Text.ElideRight
        font.family: Theme.numberFamily
        horizontalAlignment: Text.AlignRight
        text: qsTr("busy %1", "share of the time").arg(root.busy)
        textFormat: Text.PlainText
        width: Theme.digitWidth * 15
    }
    Text {
        id: worstText
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap + 4
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.toneColor(root.tone === Tone.Normal ? Tone.Muted : root.tone)
        elide: Text.ElideRight
        font.family: Theme.numberFamily
        horizontalAlignment: Text.AlignRight
        text: qsTr("worst %1", "longest turn of the last minute").arg(root.worst)
        textFormat: Text.PlainText
        width: Theme.digitWidth * 18
    }
    HoverHandler {
        id: hover
    }
    HoverTip {
        text: qsTr("Newest at the right, a tick under each 10 s. A bar's height is the share of time the loop was busy; its colour tells turns that kept the loop from answering.")
        visible: hover.hovered
        width: Math.min(implicitWidth, Theme.digitWidth * 50)
    }
}
