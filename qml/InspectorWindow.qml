// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls.Fusion
import QtQuick.Layouts
import Signalbox.Inspector

/*!
    The window: verdict, where, why, raw; from top to bottom.
*/
ApplicationWindow {
    id: root

    //! Null on the overview, which has none.
    readonly property SnapshotModel currentTable: inspector.model(inspector.view)
    readonly property DataView currentView: inspector.view === Inspector.PostsView ? posts.senders : inspector.view === Inspector.PostedView ? posts.waiting : views.itemAt(inspector.view) as DataView
    //! In a narrow window the detail is shown on request only.
    property bool detailOpen: false
    required property Inspector inspector
    readonly property bool narrow: width < Theme.narrowWidth

    //! The window is another program's, or a list of those that there are.
    function chooseProgram() {
        if (inspector.remote && !inspector.choosing)
            inspector.choose(0);
    }
    function closeDetail() {
        detailOpen = false;
        focusView();
    }
    function copyRows() {
        if (!currentTable) {
            inspector.copy(inspector.overview.toTsv());
            say(qsTr("Copied the overview."));
            return;
        }
        inspector.copy(currentTable.toTsv());
        const rows = currentTable.selectedCount > 0 ? currentTable.selectedCount : currentTable.matched;
        say(qsTr("Copied %n row(s).", "", rows));
    }
    function copySnapshot() {
        inspector.copySnapshot();
        say(qsTr("Copied a snapshot of everything."));
    }
    function findNext(isBackwards: bool) {
        if (currentView && !currentView.findNext(isBackwards))
            say(qsTr("No row has all of these words: %1").arg(currentView.table.sought));
    }
    function focusFilter() {
        if (currentView)
            currentView.focusFilter();
        else
            focusView();
    }
    function focusView() {
        if (inspector.choosing)
            programPage.takeFocus();
        else if (currentView)
            currentView.focusTable();
        else
            overview.takeFocus();
    }
    //! F6: from pane to pane.
    function nextPane() {
        if (navigation.activeFocus)
            focusFilter();
        else if (detail.activeFocus)
            navigation.takeFocus();
        else if (currentView && !currentView.tableHasFocus)
            currentView.focusTable();
        else if (inspector.view === Inspector.PostsView)
            inspector.view = Inspector.PostedView;
        else if (detail.visible)
            detail.forceActiveFocus(Qt.TabFocusReason);
        else
            navigation.takeFocus();
    }
    function say(text: string) {
        statusLine.message = text;
        forget.restart();
    }
    function toggleTheme() {
        Theme.toggle();
    }

    LayoutMirroring.childrenInherit: true
    LayoutMirroring.enabled: inspector.rightToLeft
    color: Theme.window
    font: Theme.font
    height: 720
    minimumHeight: 400
    minimumWidth: 640
    palette.base: Theme.base
    palette.button: Theme.bar
    palette.buttonText: Theme.text
    palette.dark: Theme.line
    palette.highlight: Theme.accent
    palette.highlightedText: Theme.base
    palette.light: Theme.hover
    palette.mid: Theme.line
    palette.placeholderText: Theme.muted
    palette.shadow: Theme.line
    palette.text: Theme.text
    palette.toolTipBase: Theme.bar
    palette.toolTipText: Theme.text
    palette.window: Theme.window
    palette.windowText: Theme.text
    title: inspector.programName.length > 0 ? qsTr("Inspector: %1", "window title; name of the program").arg(inspector.programName) : qsTr("Inspector")
    width: 1280

    Component.onCompleted: focusView()

    Shortcut {
        sequence: "Ctrl+1"

        onActivated: root.inspector.view = Inspector.OverviewView
    }
    Shortcut {
        sequence: "Ctrl+2"

        onActivated: root.inspector.view = Inspector.LoopsView
    }
    Shortcut {
        sequence: "Ctrl+3"

        // Its page has two tables.
        onActivated: root.inspector.view = root.inspector.view === Inspector.PostedView ? Inspector.PostsView : Inspector.PostedView
    }
    Shortcut {
        sequence: "Ctrl+4"

        onActivated: root.inspector.view = Inspector.TimersView
    }
    Shortcut {
        sequence: "Ctrl+5"

        onActivated: root.inspector.view = Inspector.WatchersView
    }
    Shortcut {
        sequence: "Ctrl+6"

        onActivated: root.inspector.view = Inspector.QueuesView
    }
    Shortcut {
        sequence: "Ctrl+7"

        onActivated: root.inspector.view = Inspector.MatchersView
    }
    Shortcut {
        sequence: "Ctrl+8"

        onActivated: root.inspector.view = Inspector.EventsView
    }
    Shortcut {
        sequence: "Ctrl+9"

        onActivated: root.inspector.view = Inspector.TasksView
    }
    Shortcut {
        sequence: "Ctrl+0"

        onActivated: root.inspector.view = Inspector.WarningsView
    }
    Shortcut {
        sequence: "Ctrl+F"

        onActivated: root.focusFilter()
    }
    Shortcut {
        sequence: "F1"

        onActivated: keySheet.open()
    }
    Shortcut {
        sequence: "F3"

        onActivated: root.findNext(false)
    }
    Shortcut {
        sequence: "Shift+F3"

        onActivated: root.findNext(true)
    }
    Shortcut {
        sequence: "Ctrl+C"

        onActivated: root.copyRows()
    }
    Shortcut {
        sequence: "Ctrl+Shift+C"

        onActivated: root.copySnapshot()
    }
    Shortcut {
        sequence: "Alt+Left"

        onActivated: root.inspector.goBack()
    }
    Shortcut {
        enabled: root.inspector.remote
        sequence: "Ctrl+O"

        onActivated: root.chooseProgram()
    }
    Shortcut {
        sequence: "Ctrl+D"

        onActivated: Theme.toggle()
    }
    Shortcut {
        sequence: "F6"

        onActivated: root.nextPane()
    }
    Timer {
        id: forget
        interval: 4000

        onTriggered: statusLine.message = ""
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        // Keys that nobody below wanted: a field takes its spaces and slashes itself, a button its space.
        Keys.onPressed: event => {
            if (event.key === Qt.Key_Space && event.modifiers === Qt.NoModifier)
                root.inspector.paused = !root.inspector.paused;
            else if (event.key === Qt.Key_Slash || event.text === "/")
                root.focusFilter();
            else if (event.text === "?")
                keySheet.open();
            else if (event.key === Qt.Key_Delete && root.inspector.view === Inspector.TasksView)
                root.inspector.canceller.ask();
            else if (event.key === Qt.Key_Escape && root.detailOpen)
                root.closeDetail();
            else
                return;
            event.accepted = true;
        }

        TopBar {
            Layout.fillWidth: true
            inspector: root.inspector
            narrow: root.narrow

            onChooseRequested: root.chooseProgram()
            onCopySnapshotRequested: root.copySnapshot()
            onThemeRequested: Theme.toggle()
        }
        VerdictBar {
            Layout.fillWidth: true
            inspector: root.inspector
        }
        LoopStrips {
            Layout.fillWidth: true
            maximumRows: root.height >= 520 ? 4 : detail.visible ? 1 : 2
            strips: root.inspector.strips
            visible: !root.inspector.choosing
        }
        ProgramPage {
            id: programPage
            Layout.fillHeight: true
            Layout.fillWidth: true
            programs: root.inspector.programs
            visible: root.inspector.choosing

            onChosen: pid => root.inspector.choose(pid)
        }
        RowLayout {
            Layout.fillHeight: true
            Layout.fillWidth: true
            spacing: 0
            visible: !root.inspector.choosing

            Navigation {
                id: navigation
                Layout.fillHeight: true
                inspector: root.inspector
                narrow: root.narrow
            }
            SplitView {
                Layout.fillHeight: true
                Layout.fillWidth: true
                orientation: root.narrow ? Qt.Vertical : Qt.Horizontal

                handle: PaneHandle {
                }

                StackLayout {
                    id: views
                    SplitView.fillHeight: true
                    SplitView.fillWidth: true
                    SplitView.minimumHeight: 90
                    SplitView.minimumWidth: 320
                    currentIndex: root.inspector.view === Inspector.PostsView ? Inspector.PostedView : root.inspector.view

                    DataView {
                        emptyText: qsTr("No loop of this process runs on Signalbox.\nCall Signalbox::install() before the application object is made, and Signalbox::install(thread) before a thread starts.")
                        live: root.inspector.live
                        localeName: root.inspector.localeName
                        table: root.inspector.loops
                        title: qsTr("Loops")

                        onDetailRequested: root.detailOpen = true
                        onMenuRequested: (item, x, y, words) => rowMenu.openAt(item, x, y, words)
                    }
                    PostsPage {
                        id: posts
                        inspector: root.inspector

                        onDetailRequested: root.detailOpen = true
                        onMenuRequested: (item, x, y, words) => rowMenu.openAt(item, x, y, words)
                    }
                    DataView {
                        emptyText: qsTr("No timers are running.\nEvery QTimer and QObject::startTimer() in a loop on Signalbox shows here.")
                        live: root.inspector.live
                        localeName: root.inspector.localeName
                        table: root.inspector.timers
                        title: qsTr("Timers")

                        onDetailRequested: root.detailOpen = true
                        onMenuRequested: (item, x, y, words) => rowMenu.openAt(item, x, y, words)
                    }
                    DataView {
                        emptyText: qsTr("No descriptors are watched.\nEvery enabled QSocketNotifier in a loop on Signalbox shows here; sockets and processes have theirs.")
                        live: root.inspector.live
                        localeName: root.inspector.localeName
                        table: root.inspector.watchers
                        title: qsTr("Watchers")

                        onDetailRequested: root.detailOpen = true
                        onMenuRequested: (item, x, y, words) => rowMenu.openAt(item, x, y, words)
                    }
                    DataView {
                        emptyText: qsTr("No queues of events.\nWhoever sends events by Signalbox::Scheduler has a queue for them; EventQueue::addQueue() adds others.")
                        live: root.inspector.live
                        localeName: root.inspector.localeName
                        table: root.inspector.queues
                        title: qsTr("Queues")

                        onDetailRequested: root.detailOpen = true
                        onMenuRequested: (item, x, y, words) => rowMenu.openAt(item, x, y, words)
                    }
                    DataView {
                        emptyText: qsTr("Nobody waits for events.\nScheduler::on(), EventListener and Wait show here with what they wait for.")
                        live: root.inspector.live
                        localeName: root.inspector.localeName
                        table: root.inspector.matchers
                        title: qsTr("Matchers")

                        onDetailRequested: root.detailOpen = true
                        onMenuRequested: (item, x, y, words) => rowMenu.openAt(item, x, y, words)
                    }
                    DataView {
                        emptyText: qsTr("No event has come in since the inspector began to look.\nWhat Scheduler::send() and RemoteScheduler::send() send shows here, and what became of it.")
                        live: root.inspector.live
                        localeName: root.inspector.localeName
                        table: root.inspector.events
                        title: qsTr("Events")

                        onDetailRequested: root.detailOpen = true
                        onMenuRequested: (item, x, y, words) => rowMenu.openAt(item, x, y, words)
                    }
                    DataView {
                        emptyText: qsTr("No tasks.\nEvery coroutine that a Signalbox::Scope has started shows here with what it waits for, until it ends.")
                        live: root.inspector.live
                        localeName: root.inspector.localeName
                        table: root.inspector.tasks
                        title: qsTr("Tasks")

                        onDetailRequested: root.detailOpen = true
                        onMenuRequested: (item, x, y, words) => rowMenu.openAt(item, x, y, words)
                    }
                    DataView {
                        emptyText: qsTr("Nothing is wrong, as far as can be seen.\nSlow turns, timers and notifiers that spin, full queues, lost tasks and the like show here with what to try.")
                        localeName: root.inspector.localeName
                        table: root.inspector.warnings
                        title: qsTr("Warnings")

                        onDetailRequested: root.detailOpen = true
                        onMenuRequested: (item, x, y, words) => rowMenu.openAt(item, x, y, words)
                    }
                    OverviewPage {
                        id: overview
                        inspector: root.inspector
                    }
                }
                DetailPane {
                    id: detail
                    SplitView.minimumHeight: 80
                    SplitView.minimumWidth: 220
                    SplitView.preferredHeight: Math.round(root.height * 0.28)
                    SplitView.preferredWidth: Math.max(272, Theme.digitWidth * 34)
                    closable: root.narrow
                    detail: (root.currentTable ?? root.inspector.loops).detail
                    hasTasks: root.inspector.view === Inspector.TasksView
                    // The table has the room until there is something to tell.
                    visible: root.currentTable && (root.narrow ? root.detailOpen : !root.currentTable.detail.isEmpty)
                    whyNoCancel: root.inspector.canceller.whyNot

                    onCancelRequested: root.inspector.canceller.ask()
                    onCloseRequested: root.closeDetail()
                    onCopyRequested: text => {
                        root.inspector.copy(text);
                        root.say(qsTr("Copied the detail."));
                    }
                    onFollowed: field => root.inspector.follow(field)
                }
            }
        }
        StatusLine {
            id: statusLine
            Layout.fillWidth: true
            inspector: root.inspector
        }
    }
    KeySheet {
        id: keySheet
        rightToLeft: root.inspector.rightToLeft

        onClosed: root.focusView()
    }
    RowMenu {
        id: rowMenu
        canCancel: root.inspector.view === Inspector.TasksView && root.inspector.canceller.allowed
        detail: (root.currentTable ?? root.inspector.loops).detail
        rightToLeft: root.inspector.rightToLeft

        onCancelRequested: root.inspector.canceller.ask()
        onCopyRequested: root.copyRows()
        onFilterRequested: words => root.currentTable.filter = words
        onFollowed: field => root.inspector.follow(field)
    }
    CancelQuestion {
        canceller: root.inspector.canceller
        rightToLeft: root.inspector.rightToLeft

        onClosed: root.focusView()
    }
    Connections {
        function onTold(sentence: string) {
            root.say(sentence);
        }

        target: root.inspector.canceller
    }
    Connections {
        function onLinkChanged() {
            if (root.inspector.choosing)
                programPage.takeFocus();
            else if (programPage.activeFocus)
                root.focusView();
        }
        function onPausedChanged() {
            root.say(root.inspector.paused ? qsTr("Paused. The program goes on; Space resumes.") : qsTr("Live again."));
        }
        function onViewChanged() {
            if (!root.currentView || !root.currentView.activeFocus) // or is being worked in
                root.focusView();
        }

        target: root.inspector
    }
}
