// SPDX-License-Identifier: MIT
import QtQuick
import Signalbox.Inspector

//! The programs that can be looked at, for one to be chosen; and how there come to be some.
FocusScope {
    id: root

    required property ProgramModel programs

    signal chosen(int pid)

    function choose(row: int) {
        if (row >= 0)
            chosen(programs.data(programs.index(row, 0), ProgramModel.PidRole));
    }
    function takeFocus() {
        list.forceActiveFocus(Qt.TabFocusReason);
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.base
    }
    Text {
        id: heading
        Accessible.name: text
        Accessible.role: Accessible.Heading
        anchors.left: list.left
        anchors.right: list.right
        anchors.top: parent.top
        anchors.topMargin: Theme.gap * 2
        color: Theme.text
        font.bold: true
        font.family: Theme.font.family
        text: qsTr("Which program?")
        textFormat: Text.PlainText
    }
    ListView {
        id: list
        Accessible.name: heading.text
        Accessible.role: Accessible.List
        activeFocusOnTab: true
        anchors.bottom: hint.top
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.margins: Theme.gap
        anchors.top: heading.bottom
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        focus: true
        model: root.programs
        width: Math.min(parent.width - Theme.gap * 4, Theme.digitWidth * 90)

        delegate: ProgramRow {
        }

        Keys.onEnterPressed: root.choose(currentIndex)
        Keys.onReturnPressed: root.choose(currentIndex)

        TapHandler {
            onTapped: eventPoint => root.choose(list.indexAt(eventPoint.position.x, eventPoint.position.y + list.contentY))
        }
    }
    Text {
        id: hint
        Accessible.name: text
        Accessible.role: Accessible.StaticText
        anchors.bottom: parent.bottom
        anchors.bottomMargin: list.count > 0 ? Theme.gap * 2 : Math.round((parent.height - height) / 2)
        anchors.horizontalCenter: parent.horizontalCenter
        color: Theme.muted
        font.family: Theme.font.family
        horizontalAlignment: Text.AlignHCenter
        text: list.count > 0 ? qsTr("Programs of yours that have an InspectServer, or were started with SIGNALBOX_INSPECT=1.") : qsTr("None of your programs can be looked at.\nStart one with SIGNALBOX_INSPECT=1 in its environment, or, if it knows nothing of Signalbox, by\nsignalbox run --inspect -- PROGRAM")
        textFormat: Text.PlainText
        width: list.width
        wrapMode: Text.Wrap
    }
}
