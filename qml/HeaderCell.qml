// SPDX-License-Identifier: MIT
import QtQuick
import Signalbox.Inspector

//! A column's title: sorts by it, and its right edge changes its width.
Item {
    id: root

    required property real columnWidth
    required property string hint
    required property int index
    //! True where the keyboard is, in a header that has the focus.
    required property bool marked
    required property bool rightAligned
    //! −1 descending, 0 not sorted by, 1 ascending.
    required property int sorted
    required property SnapshotModel table
    required property string title

    Accessible.description: hint
    Accessible.name: sorted > 0 ? qsTr("%1, sorted ascending").arg(title) : sorted < 0 ? qsTr("%1, sorted descending").arg(title) : title
    Accessible.role: Accessible.ColumnHeader
    height: Theme.rowHeight + 2
    width: columnWidth

    Accessible.onPressAction: root.table.toggleSort(root.index)

    Rectangle {
        anchors.fill: parent
        color: tap.pressed ? Theme.pressed : hover.hovered ? Theme.hover : Theme.bar
    }
    Text {
        id: label
        anchors.fill: parent
        anchors.leftMargin: Theme.gap + (root.rightAligned && root.sorted !== 0 ? 12 : 0)
        anchors.rightMargin: Theme.gap + (!root.rightAligned && root.sorted !== 0 ? 12 : 0)
        color: root.sorted !== 0 ? Theme.text : Theme.muted
        elide: Text.ElideRight
        font.bold: root.sorted !== 0
        font.family: Theme.font.family
        horizontalAlignment: root.rightAligned ? Text.AlignRight : Text.AlignLeft
        text: root.title
        textFormat: Text.PlainText
        verticalAlignment: Text.AlignVCenter
    }
    Glyph {
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.text
        height: 12
        sign: root.sorted > 0 ? Glyph.SortUp : root.sorted < 0 ? Glyph.SortDown : Glyph.None
        width: 12
        x: root.rightAligned ? Math.max(2, label.x + label.width - label.paintedWidth - 14) : Math.min(parent.width - 14, label.x + label.paintedWidth + 2)
    }
    HoverHandler {
        id: hover
    }
    TapHandler {
        id: tap
        onTapped: root.table.toggleSort(root.index)
    }
    FocusRing {
        visible: root.marked
    }
    Rectangle {
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.line
        height: parent.height - 10
        width: 1
    }
    MouseArea {
        id: grip

        property real startWidth: 0
        property real startX: 0

        anchors.right: parent.right
        cursorShape: Qt.SplitHCursor
        height: parent.height
        preventStealing: true
        width: 8

        onDoubleClicked: {
            root.table.columns.resetWidth(root.index);
            startWidth = 0;
        }
        onPositionChanged: mouse => {
            if (startWidth > 0)
                root.table.columns.resize(root.index, startWidth + mapToItem(null, mouse.x, 0).x - startX);
        }
        onPressed: mouse => {
            startX = mapToItem(null, mouse.x, 0).x;
            startWidth = root.columnWidth;
        }
    }
    HoverTip {
        text: !label.truncated ? root.hint : root.hint.length > 0 ? "%1\n%2".arg(root.title).arg(root.hint) : root.title
        visible: hover.hovered && text.length > 0
    }
}
