// SPDX-License-Identifier: MIT
import QtQuick
import Signalbox.Inspector

//! The list of views.
FocusScope {
    id: root

    required property Inspector inspector
    // As high as a row at least: what has no room then is reached by keys, and by scrolling.
    readonly property real itemHeight: Math.max(Theme.rowHeight, Math.min(Theme.rowHeight + 8, Math.floor((height - 12) / items.length) - column.spacing))
    readonly property list<Item> items: [loops, posted, timers, watchers, queues, matchers, events, tasks, warnings, overview]
    property bool narrow: false

    //! Scrolls to \a item.
    function show(item: Item) {
        flickable.contentY = Math.max(Math.min(flickable.contentY, item.y), item.y + item.height - flickable.height, 0);
    }
    function takeFocus() {
        items[inspector.view].forceActiveFocus(Qt.TabFocusReason);
    }

    Accessible.name: qsTr("Views")
    Accessible.role: Accessible.PageTabList

    // As wide as the longest name; these differ by language.
    implicitWidth: narrow ? 44 : Array.from(items).reduce((widest, item) => Math.max(widest, item.implicitWidth + 12), Math.max(176, Theme.digitWidth * 25))

    Rectangle {
        anchors.fill: parent
        color: Theme.bar
    }
    Flickable {
        id: flickable
        anchors.fill: parent
        anchors.margins: 6
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: column.height
        interactive: contentHeight > height

        Column {
            id: column
            spacing: 2
            width: flickable.width

            NavigationItem {
                id: overview
                KeyNavigation.down: loops
                amount: -1
                checked: root.inspector.view === Inspector.OverviewView
                height: root.itemHeight
                localeName: root.inspector.localeName
                narrow: root.narrow
                number: 1
                sign: Glyph.Info
                text: qsTr("Overview")
                width: parent.width

                onActiveFocusChanged: if (activeFocus)
                    root.show(this)
                onClicked: root.inspector.view = Inspector.OverviewView
            }
            NavigationItem {
                id: loops
                KeyNavigation.down: posted
                amount: root.inspector.loopCount
                checked: root.inspector.view === Inspector.LoopsView
                height: root.itemHeight
                localeName: root.inspector.localeName
                narrow: root.narrow
                number: 2
                sign: Glyph.Loop
                text: qsTr("Loops")
                width: parent.width

                onActiveFocusChanged: if (activeFocus)
                    root.show(this)
                onClicked: root.inspector.view = Inspector.LoopsView
            }
            NavigationItem {
                id: posted
                KeyNavigation.down: timers
                amount: root.inspector.postedCount
                checked: root.inspector.view === Inspector.PostedView || root.inspector.view === Inspector.PostsView
                height: root.itemHeight
                localeName: root.inspector.localeName
                narrow: root.narrow
                number: 3
                sign: Glyph.Envelope
                text: qsTr("Posted events")
                width: parent.width

                onActiveFocusChanged: if (activeFocus)
                    root.show(this)
                onClicked: root.inspector.view = Inspector.PostedView
            }
            NavigationItem {
                id: timers
                KeyNavigation.down: watchers
                amount: root.inspector.timerCount
                checked: root.inspector.view === Inspector.TimersView
                height: root.itemHeight
                localeName: root.inspector.localeName
                narrow: root.narrow
                number: 4
                sign: Glyph.Stopwatch
                text: qsTr("Timers")
                width: parent.width

                onActiveFocusChanged: if (activeFocus)
                    root.show(this)
                onClicked: root.inspector.view = Inspector.TimersView
            }
            NavigationItem {
                id: watchers
                KeyNavigation.down: queues
                amount: root.inspector.watcherCount
                checked: root.inspector.view === Inspector.WatchersView
                height: root.itemHeight
                localeName: root.inspector.localeName
                narrow: root.narrow
                number: 5
                sign: Glyph.Eye
                text: qsTr("Watchers")
                width: parent.width

                onActiveFocusChanged: if (activeFocus)
                    root.show(this)
                onClicked: root.inspector.view = Inspector.WatchersView
            }
            NavigationItem {
                id: queues
                KeyNavigation.down: matchers
                amount: root.inspector.queueCount
                checked: root.inspector.view === Inspector.QueuesView
                height: root.itemHeight
                localeName: root.inspector.localeName
                narrow: root.narrow
                number: 6
                sign: Glyph.Stack
                text: qsTr("Queues")
                width: parent.width

                onActiveFocusChanged: if (activeFocus)
                    root.show(this)
                onClicked: root.inspector.view = Inspector.QueuesView
            }
            NavigationItem {
                id: matchers
                KeyNavigation.down: events
                amount: root.inspector.matcherCount
                checked: root.inspector.view === Inspector.MatchersView
                height: root.itemHeight
                localeName: root.inspector.localeName
                narrow: root.narrow
                number: 7
                sign: Glyph.Funnel
                text: qsTr("Matchers")
                width: parent.width

                onActiveFocusChanged: if (activeFocus)
                    root.show(this)
                onClicked: root.inspector.view = Inspector.MatchersView
            }
            NavigationItem {
                id: events
                KeyNavigation.down: tasks
                amount: root.inspector.eventCount
                checked: root.inspector.view === Inspector.EventsView
                height: root.itemHeight
                localeName: root.inspector.localeName
                narrow: root.narrow
                number: 8
                sign: Glyph.Bolt
                text: qsTr("Events")
                width: parent.width

                onActiveFocusChanged: if (activeFocus)
                    root.show(this)
                onClicked: root.inspector.view = Inspector.EventsView
            }
            NavigationItem {
                id: tasks
                KeyNavigation.down: warnings
                amount: root.inspector.taskCount
                checked: root.inspector.view === Inspector.TasksView
                height: root.itemHeight
                localeName: root.inspector.localeName
                narrow: root.narrow
                number: 9
                sign: Glyph.Branch
                text: qsTr("Tasks")
                width: parent.width

                onActiveFocusChanged: if (activeFocus)
                    root.show(this)
                onClicked: root.inspector.view = Inspector.TasksView
            }
            NavigationItem {
                id: warnings
                amount: root.inspector.warningCount
                checked: root.inspector.view === Inspector.WarningsView
                height: root.itemHeight
                localeName: root.inspector.localeName
                narrow: root.narrow
                number: 0
                sign: Glyph.Triangle
                text: qsTr("Warnings")
                width: parent.width

                onActiveFocusChanged: if (activeFocus)
                    root.show(this)
                onClicked: root.inspector.view = Inspector.WarningsView
            }
        }
    }
    Rectangle {
        anchors.right: parent.right
        color: Theme.line
        height: parent.height
        width: 1
    }
}
