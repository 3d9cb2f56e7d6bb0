// SPDX-License-Identifier: MIT
import QtQuick
import Signalbox.Inspector

//! The list of views.
FocusScope {
    id: root

    required property Inspector inspector
    readonly property list<Item> items: [loops, posted, timers, watchers, queues, matchers, events, tasks, warnings]
    property bool narrow: false

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
    Column {
        anchors.left: parent.left
        anchors.margins: 6
        anchors.right: parent.right
        anchors.top: parent.top
        spacing: 2

        NavigationItem {
            id: loops
            KeyNavigation.down: posted
            amount: root.inspector.loopCount
            checked: root.inspector.view === Inspector.LoopsView
            localeName: root.inspector.localeName
            narrow: root.narrow
            number: 1
            sign: Glyph.Loop
            text: qsTr("Loops")
            width: parent.width

            onClicked: root.inspector.view = Inspector.LoopsView
        }
        NavigationItem {
            id: posted
            KeyNavigation.down: timers
            amount: root.inspector.postedCount
            checked: root.inspector.view === Inspector.PostedView || root.inspector.view === Inspector.PostsView
            localeName: root.inspector.localeName
            narrow: root.narrow
            number: 2
            sign: Glyph.Envelope
            text: qsTr("Posted events")
            width: parent.width

            onClicked: root.inspector.view = Inspector.PostedView
        }
        NavigationItem {
            id: timers
            KeyNavigation.down: watchers
            amount: root.inspector.timerCount
            checked: root.inspector.view === Inspector.TimersView
            localeName: root.inspector.localeName
            narrow: root.narrow
            number: 3
            sign: Glyph.Stopwatch
            text: qsTr("Timers")
            width: parent.width

            onClicked: root.inspector.view = Inspector.TimersView
        }
        NavigationItem {
            id: watchers
            KeyNavigation.down: queues
            amount: root.inspector.watcherCount
            checked: root.inspector.view === Inspector.WatchersView
            localeName: root.inspector.localeName
            narrow: root.narrow
            number: 4
            sign: Glyph.Eye
            text: qsTr("Watchers")
            width: parent.width

            onClicked: root.inspector.view = Inspector.WatchersView
        }
        NavigationItem {
            id: queues
            KeyNavigation.down: matchers
            amount: root.inspector.queueCount
            checked: root.inspector.view === Inspector.QueuesView
            localeName: root.inspector.localeName
            narrow: root.narrow
            number: 5
            sign: Glyph.Stack
            text: qsTr("Queues")
            width: parent.width

            onClicked: root.inspector.view = Inspector.QueuesView
        }
        NavigationItem {
            id: matchers
            KeyNavigation.down: events
            amount: root.inspector.matcherCount
            checked: root.inspector.view === Inspector.MatchersView
            localeName: root.inspector.localeName
            narrow: root.narrow
            number: 6
            sign: Glyph.Funnel
            text: qsTr("Matchers")
            width: parent.width

            onClicked: root.inspector.view = Inspector.MatchersView
        }
        NavigationItem {
            id: events
            KeyNavigation.down: tasks
            amount: root.inspector.eventCount
            checked: root.inspector.view === Inspector.EventsView
            localeName: root.inspector.localeName
            narrow: root.narrow
            number: 7
            sign: Glyph.Bolt
            text: qsTr("Events")
            width: parent.width

            onClicked: root.inspector.view = Inspector.EventsView
        }
        NavigationItem {
            id: tasks
            KeyNavigation.down: warnings
            amount: root.inspector.taskCount
            checked: root.inspector.view === Inspector.TasksView
            localeName: root.inspector.localeName
            narrow: root.narrow
            number: 8
            sign: Glyph.Branch
            text: qsTr("Tasks")
            width: parent.width

            onClicked: root.inspector.view = Inspector.TasksView
        }
        NavigationItem {
            id: warnings
            amount: root.inspector.warningCount
            checked: root.inspector.view === Inspector.WarningsView
            localeName: root.inspector.localeName
            narrow: root.narrow
            number: 0
            sign: Glyph.Triangle
            text: qsTr("Warnings")
            width: parent.width

            onClicked: root.inspector.view = Inspector.WarningsView
        }
    }
    Rectangle {
        anchors.right: parent.right
        color: Theme.line
        height: parent.height
        width: 1
    }
}
