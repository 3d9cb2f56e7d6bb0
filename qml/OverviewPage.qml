// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls.Fusion
import Signalbox.Inspector

//! The program in a few tiles; each leads to the page that has more of it.
FocusScope {
    id: root

    required property Inspector inspector

    function takeFocus() {
        tiles.forceActiveFocus(Qt.TabFocusReason);
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.base
    }
    GridView {
        id: tiles

        // Three by three, where there is room: what belongs together stands in one row.
        readonly property int columns: Math.max(1, Math.min(3, Math.floor(width / (Theme.digitWidth * 26))))

        Accessible.name: qsTr("Overview")
        Accessible.role: Accessible.List
        activeFocusOnTab: true
        anchors.fill: parent
        anchors.margins: Theme.gap / 2
        boundsBehavior: Flickable.StopAtBounds
        cellHeight: Math.round(Theme.textHeight * 5.6)
        cellWidth: Math.floor(width / columns)
        clip: true
        focus: true
        keyNavigationEnabled: true
        model: root.inspector.overview

        ScrollBar.vertical: ScrollBar {
        }
        delegate: OverviewTile {
        }

        Keys.onEnterPressed: root.inspector.openTile(currentIndex)
        Keys.onReturnPressed: root.inspector.openTile(currentIndex)

        TapHandler {
            onTapped: eventPoint => root.inspector.openTile(tiles.indexAt(eventPoint.position.x, eventPoint.position.y + tiles.contentY))
        }
    }
}
