// SPDX-License-Identifier: MIT
import QtQuick
import Signalbox.Inspector

//! The titles above a table; one stop for the keyboard, arrows choose the column, Return sorts by it.
Rectangle {
    id: root

    property real contentX: 0
    required property SnapshotModel table

    Accessible.name: qsTr("Columns")
    Accessible.role: Accessible.Row
    LayoutMirroring.childrenInherit: true
    LayoutMirroring.enabled: false // as the columns, which are not mirrored
    activeFocusOnTab: true
    clip: true
    color: Theme.bar
    implicitHeight: Theme.rowHeight + 2

    Keys.onEnterPressed: table.toggleSort(table.columns.marked)
    Keys.onLeftPressed: table.columns.marked = Math.max(0, table.columns.marked - 1)
    Keys.onReturnPressed: table.toggleSort(table.columns.marked)
    Keys.onRightPressed: table.columns.marked = Math.min(cells.count - 1, table.columns.marked + 1)
    onActiveFocusChanged: table.columns.marked = activeFocus ? Math.max(0, table.sortColumn) : -1

    Row {
        x: -root.contentX

        Repeater {
            id: cells
            model: root.table.columns

            delegate: HeaderCell {
            }
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        color: Theme.line
        height: 1
        width: parent.width
    }
}
