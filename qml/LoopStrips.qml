// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls.Fusion
import Signalbox.Inspector

//! The busy history of each loop, one under the other. Scrolls when there are more than fit.
Rectangle {
    id: root

    property int maximumRows: 4
    required property StripModel strips

    Accessible.name: qsTr("Busy history of each loop")
    Accessible.role: Accessible.Grouping
    color: Theme.base
    implicitHeight: list.count > 0 ? Math.min(list.count, maximumRows) * (Theme.rowHeight + 4) + 7 : 0

    ListView {
        id: list
        anchors.bottomMargin: 4
        anchors.fill: parent
        anchors.topMargin: 3
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        model: root.strips

        ScrollBar.vertical: ScrollBar {
        }
        delegate: StripRow {
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        color: Theme.line
        height: 1
        width: parent.width
    }
}
