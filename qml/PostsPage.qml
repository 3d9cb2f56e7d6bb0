// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls.Fusion
import Signalbox.Inspector

//! Who posts to whom, and below it what waits to be delivered. The view is the table that was worked in last.
FocusScope {
    id: root

    required property Inspector inspector
    //! There is room for one of the two only.
    readonly property bool low: height < Theme.rowHeight * 12
    readonly property DataView senders: edges
    readonly property DataView waiting: pending

    signal detailRequested
    signal menuRequested(Item item, real x, real y, string words)

    SplitView {
        anchors.fill: parent
        orientation: Qt.Vertical

        handle: PaneHandle {
        }

        DataView {
            id: edges
            SplitView.minimumHeight: 60
            SplitView.preferredHeight: Math.round(root.height * 0.45)
            emptyText: qsTr("No thread has posted to another one since the inspector began to look.\nWhat a thread posts to itself is not counted.")
            live: root.inspector.live
            localeName: root.inspector.localeName
            table: root.inspector.postEdges
            title: qsTr("Posts")
            visible: !root.low || root.inspector.view === Inspector.PostsView

            onActiveFocusChanged: {
                if (activeFocus)
                    root.inspector.view = Inspector.PostsView;
            }
            onDetailRequested: root.detailRequested()
            onMenuRequested: (item, x, y, words) => root.menuRequested(item, x, y, words)
        }
        DataView {
            id: pending
            SplitView.fillHeight: true
            SplitView.minimumHeight: 60
            emptyText: qsTr("No posted events are waiting.\nWhat QCoreApplication::postEvent(), deleteLater() and queued signals send shows here until it is delivered.")
            live: root.inspector.live
            localeName: root.inspector.localeName
            table: root.inspector.posted
            title: qsTr("Posted events")
            visible: !root.low || root.inspector.view !== Inspector.PostsView

            onActiveFocusChanged: {
                if (activeFocus)
                    root.inspector.view = Inspector.PostedView;
            }
            onDetailRequested: root.detailRequested()
            onMenuRequested: (item, x, y, words) => root.menuRequested(item, x, y, words)
        }
    }
}
