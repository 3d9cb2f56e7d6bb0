// SPDX-License-Identifier: MIT
import QtQuick
import Signalbox.Inspector

//! One program to choose: its name, number and age.
Rectangle {
    id: root

    required property int index
    required property string name
    required property int pid
    required property string uptime

    Accessible.name: qsTr("%1, process %2, up %3").arg(name).arg(pid).arg(uptime)
    Accessible.role: Accessible.ListItem
    color: root.ListView.isCurrentItem ? Theme.selection : hover.hovered ? Theme.hover : "transparent"
    implicitHeight: Theme.rowHeight + 10
    radius: Theme.radius
    width: ListView.view ? ListView.view.width : 0

    Accessible.onPressAction: ListView.view.currentIndex = index

    FocusRing {
        visible: root.ListView.isCurrentItem && root.ListView.view.activeFocus
    }
    HoverHandler {
        id: hover
    }
    Text {
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap
        anchors.right: pidText.left
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.text
        elide: Text.ElideMiddle
        font.bold: true
        font.family: Theme.font.family
        horizontalAlignment: Text.AlignLeft
        text: root.name
        textFormat: Text.PlainText
    }
    Text {
        id: pidText
        anchors.right: uptimeText.left
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.muted
        font.family: Theme.numberFamily
        horizontalAlignment: Text.AlignRight
        text: qsTr("pid %1", "process id").arg(root.pid)
        textFormat: Text.PlainText
        width: Theme.digitWidth * 16
    }
    Text {
        id: uptimeText
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.muted
        font.family: Theme.numberFamily
        horizontalAlignment: Text.AlignRight
        text: qsTr("up %1", "time since the program's start").arg(root.uptime)
        textFormat: Text.PlainText
        width: Theme.digitWidth * 16
    }
}
