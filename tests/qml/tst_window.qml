// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Signalbox.Inspector
import Signalbox.Test

Item {
    height: 10
    width: 10

    DemoInspector {
        id: demo
    }
    SignalSpy {
        id: choices
        signalName: "chosen"
        target: demo
    }
    InspectorWindow {
        id: window
        inspector: demo
        visible: true

        TestCase {
            id: testCase
            function cleanup() {
                for (const view of [Inspector.LoopsView, Inspector.PostedView, Inspector.TimersView, Inspector.WatchersView, Inspector.QueuesView, Inspector.MatchersView, Inspector.EventsView, Inspector.TasksView, Inspector.WarningsView, Inspector.PostsView]) {
                    demo.model(view).filter = "";
                    demo.model(view).clearSelection();
                }
                demo.canceller.refuse();
                demo.allowControl(false);
                demo.takeWanted();
                demo.view = Inspector.LoopsView;
                demo.paused = false;
                window.detailOpen = false;
                window.width = 1280;
                window.height = 720;
            }

            //! The visible item below \a root whose \a property is \a value.
            function find(root, property, value) {
                if (root[property] === value && root.visible)
                    return root;
                for (let i = 0; i < root.children.length; ++i) {
                    const found = find(root.children[i], property, value);
                    if (found)
                        return found;
                }
                return null;
            }
            function init() {
                demo.goTo(95);
                window.requestActivate();
                tryCompare(window, "active", true);
                window.currentView.focusTable();
            }
            //! The current row is in sight, in a window that is too low for all.
            function isInSight(): bool {
                const view = tableBelow(window.currentView);
                return view.topRow <= window.currentTable.currentRow && window.currentTable.currentRow <= view.bottomRow;
            }
            //! Ready to cancel the task of row \a row.
            function lookAtTask(row: int) {
                demo.allowControl(true);
                demo.goTo(30);
                demo.view = Inspector.TasksView;
                window.currentTable.select(row);
                waitForRendering(window.contentItem);
            }
            //! In the question.
            function questionText(text: string): Item {
                return find(window.contentItem.parent, "text", text);
            }
            function tableBelow(root: Item): TableView {
                if (root instanceof TableView)
                    return root;
                for (let i = 0; i < root.children.length; ++i) {
                    const found = tableBelow(root.children[i]);
                    if (found)
                        return found;
                }
                return null;
            }
            function test_accessibility(row) {
                demo.view = row.view;
                if (window.currentTable)
                    window.currentTable.select(0);
                compare(demo.accessibilityFaults(window), []);
            }
            function test_accessibility_data() {
                return [{
                        "tag": "loops",
                        "view": Inspector.LoopsView
                    }, {
                        "tag": "posted",
                        "view": Inspector.PostedView
                    }, {
                        "tag": "posts",
                        "view": Inspector.PostsView
                    }, {
                        "tag": "timers",
                        "view": Inspector.TimersView
                    }, {
                        "tag": "watchers",
                        "view": Inspector.WatchersView
                    }, {
                        "tag": "queues",
                        "view": Inspector.QueuesView
                    }, {
                        "tag": "matchers",
                        "view": Inspector.MatchersView
                    }, {
                        "tag": "events",
                        "view": Inspector.EventsView
                    }, {
                        "tag": "tasks",
                        "view": Inspector.TasksView
                    }, {
                        "tag": "warnings",
                        "view": Inspector.WarningsView
                    }, {
                        "tag": "overview",
                        "view": Inspector.OverviewView
                    }];
            }
            function test_anotherProgramIsChosenByKeys() {
                demo.offer(["editor 1", "mail 2"]);
                compare(demo.choosing, true);
                verify(find(window.contentItem, "text", "Which program?"));
                verify(!find(window.contentItem, "text", "Timers")); // no view of what nobody has chosen
                compare(demo.accessibilityFaults(window), []);
                choices.clear();
                waitForRendering(window.contentItem);
                keyClick(Qt.Key_Down);
                keyClick(Qt.Key_F1);
                keyClick(Qt.Key_Escape); // the list has the keyboard again
                demo.offer(["calendar 3", "editor 1", "mail 2"]); // the row keeps what it is about
                waitForRendering(window.contentItem);
                keyClick(Qt.Key_Return);
                compare(choices.count, 1);
                compare(choices.signalArguments[0][0], 2);
            }
            function test_anotherProgramIsChosenByMouse() {
                demo.offer(["editor 1", "mail 2"]);
                choices.clear();
                waitForRendering(window.contentItem);
                mouseClick(find(window.contentItem, "name", "editor"));
                compare(choices.signalArguments[0][0], 1);
            }
            function test_cancelAsksForTheTaskAndIsDoneOnYes() {
                lookAtTask(1);
                verify(find(window.contentItem, "text", "Control"));
                keyClick(Qt.Key_Delete);
                tryVerify(() => questionText("Cancel the task “search” (2)?"));
                compare(demo.canceller.asking, true);
                verify(demo.canceller.consequence.startsWith("It waits for SearchField::textEdited of 0x55d0c2a81f40, in searchAsYouType (search.cpp:27).\nIt does not go on"));
                verify(questionText(demo.canceller.consequence));
                compare(demo.accessibilityFaults(window), []);
                window.currentTable.select(2); // whatever is current by the answer
                tryVerify(() => questionText("Let it go on").activeFocus);
                keyClick(Qt.Key_Tab);
                compare(questionText("Cancel the task").activeFocus, true);
                compare(demo.takeWanted(), []);
                keyClick(Qt.Key_Return);
                compare(demo.takeWanted(), ["4242 2"]);
                tryVerify(() => !questionText("Cancel the task"));
                tryCompare(window.currentView, "tableHasFocus", true);
            }
            function test_cancelIsNotDoneOnNo(row) {
                lookAtTask(1);
                mouseClick(find(window.contentItem, "text", "Cancel the task …"));
                tryVerify(() => questionText("Let it go on") && questionText("Let it go on").activeFocus);
                row.answer();
                compare(demo.canceller.asking, false);
                compare(demo.takeWanted(), []);
                tryVerify(() => !questionText("Cancel the task"));
                tryCompare(window.currentView, "tableHasFocus", true);
                keyClick(Qt.Key_Delete); // and it can be asked again
                tryVerify(() => questionText("Cancel the task “search” (2)?"));
            }
            function test_cancelIsNotDoneOnNo_data() {
                return [{
                        "tag": "return",
                        "answer": () => keyClick(Qt.Key_Return)
                    }, {
                        "tag": "space",
                        "answer": () => keyClick(Qt.Key_Space)
                    }, {
                        "tag": "escape",
                        "answer": () => keyClick(Qt.Key_Escape)
                    }, {
                        "tag": "mouse",
                        "answer": () => mouseClick(questionText("Let it go on"))
                    }];
            }
            function test_cancelIsOffWhereOneMayLookOnly() {
                demo.view = Inspector.TasksView;
                window.currentTable.select(1);
                waitForRendering(window.contentItem);
                const why = "Tasks are cancelled in the control role only: start the program with SIGNALBOX_INSPECT=control, or by “signalbox run --inspect --control”.";
                const button = find(window.contentItem, "text", "Cancel the task …");
                compare(button.enabled, false);
                compare(button.Accessible.description, why);
                verify(find(window.contentItem, "text", why));
                verify(!find(window.contentItem, "text", "Control"));
                keyClick(Qt.Key_Delete);
                compare(demo.canceller.asking, false);
                verify(find(window.contentItem, "message", why));
                demo.view = Inspector.TimersView;
                window.currentTable.select(1);
                verify(!find(window.contentItem, "text", "Cancel the task …"));
            }
            function test_cancelLeavesRoomInALowDetail() {
                lookAtTask(1);
                window.width = 640;
                window.height = 400;
                window.detailOpen = true;
                tryVerify(() => find(window.contentItem, "low", true));
                waitForRendering(window.contentItem);
                const list = find(find(window.contentItem, "low", true), "count", demo.tasks.detail.rowCount());
                verify(list.height >= 50);
                mouseClick(find(window.contentItem, "text", "Cancel the task …"));
                compare(demo.canceller.asking, true);
            }
            function test_cancelNeedsATask() {
                lookAtTask(1);
                window.currentTable.clearSelection();
                keyClick(Qt.Key_Delete);
                compare(demo.canceller.asking, false);
                verify(find(window.contentItem, "message", "Select the task that is to be cancelled."));
            }
            function test_cancelOfALostProgramIsTakenBack() {
                lookAtTask(1);
                demo.canceller.ask();
                compare(demo.canceller.asking, true);
                demo.loseLink(5, "");
                compare(demo.canceller.asking, false);
                compare(demo.canceller.whyNot, "The program does not answer.");
                demo.canceller.confirm();
                compare(demo.takeWanted(), []);
            }
            function test_controlClickAddsARow() {
                demo.view = Inspector.TimersView;
                waitForRendering(window.contentItem);
                const cellOf = row => find(window.currentView, "text", demo.timers.data(demo.timers.index(row, 1)));
                mouseClick(cellOf(1));
                mouseClick(cellOf(3), 5, 5, Qt.LeftButton, Qt.ControlModifier);
                compare(demo.timers.currentRow, 3);
                compare(demo.timers.selectedCount, 2);
                mouseClick(cellOf(3), 5, 5, Qt.LeftButton, Qt.ControlModifier);
                compare(demo.timers.selectedCount, 1);
                mouseClick(cellOf(5), 5, 5, Qt.LeftButton, Qt.ShiftModifier);
                compare(demo.timers.selectedCount, 3);
            }
            function test_copyRows() {
                keyClick(Qt.Key_Down);
                keyClick(Qt.Key_C, Qt.ControlModifier);
                const lines = demo.clipboard().split("\n");
                compare(lines.length, 3);
                verify(lines[0].startsWith("Loop\tState"));
                verify(lines[1].startsWith("main\t"));
                keyClick(Qt.Key_A, Qt.ControlModifier);
                keyClick(Qt.Key_C, Qt.ControlModifier);
                compare(demo.clipboard().split("\n").length, 6);
            }
            function test_copySnapshot() {
                keyClick(Qt.Key_C, Qt.ControlModifier | Qt.ShiftModifier);
                verify(demo.clipboard().startsWith("shop, pid 4242"));
            }
            function test_detailLeadsToWhatItNames(row) {
                demo.view = row.view;
                const table = window.currentTable;
                table.filter = row.filter;
                table.select(table.shown - table.matched); // behind what is above it
                waitForRendering(window.contentItem);
                const detail = table.detail;
                let field = -1;
                for (let next = detail.nextLink(field); next !== field; next = detail.nextLink(next)) {
                    field = next;
                    if (detail.data(detail.index(field, 0), DetailModel.LabelRole) === row.field)
                        break;
                }
                compare(detail.data(detail.index(field, 0), DetailModel.LabelRole), row.field);
                demo.follow(field);
                compare(demo.view, row.to);
                compare(window.currentTable.detail.title, row.title);
                compare(window.currentTable.filter, "");
                keyClick(Qt.Key_Left, Qt.AltModifier);
                compare(demo.view, row.view);
                compare(demo.canGoBack, false);
                table.select(0); // where the next one begins
            }
            function test_detailLeadsToWhatItNames_data() {
                return [{
                        "tag": "loop of a timer",
                        "view": Inspector.TimersView,
                        "filter": "network",
                        "field": "Loop",
                        "to": Inspector.LoopsView,
                        "title": "network"
                    }, {
                        "tag": "loop of a watcher",
                        "view": Inspector.WatchersView,
                        "filter": "network",
                        "field": "Loop",
                        "to": Inspector.LoopsView,
                        "title": "network"
                    }, {
                        "tag": "task of a task",
                        "view": Inspector.TasksView,
                        "filter": "search",
                        "field": "Belongs to",
                        "to": Inspector.TasksView,
                        "title": "session"
                    }, {
                        "tag": "queue of a queue",
                        "view": Inspector.QueuesView,
                        "filter": "express",
                        "field": "Below",
                        "to": Inspector.QueuesView,
                        "title": "orders"
                    }, {
                        "tag": "queue of an event",
                        "view": Inspector.EventsView,
                        "filter": "thumbnails",
                        "field": "Queue",
                        "to": Inspector.QueuesView,
                        "title": "thumbnails"
                    }, {
                        "tag": "receiver of posts",
                        "view": Inspector.PostsView,
                        "filter": "camera",
                        "field": "To",
                        "to": Inspector.LoopsView,
                        "title": "database"
                    }, {
                        "tag": "loop of a posted event",
                        "view": Inspector.PostedView,
                        "filter": "main",
                        "field": "Loop",
                        "to": Inspector.LoopsView,
                        "title": "main"
                    }];
            }
            function test_detailTakesNoRoomForNothing() {
                const isWide = () => window.currentView.width > window.width * 0.75;
                tryVerify(isWide);
                keyClick(Qt.Key_Down);
                tryVerify(() => !isWide());
                keyClick(Qt.Key_Escape);
                tryVerify(isWide);
                compare(window.currentView.tableHasFocus, true);
            }
            function test_emptyProgramIsExplained() {
                demo.showNothing();
                verify(find(window.contentItem, "text", "No loop of this process runs on Signalbox"));
                compare(window.currentTable.shown, 0);
                demo.goTo(95);
                compare(window.currentTable.shown, 4);
            }
            function test_escapeClearsFilterThenSelection() {
                demo.view = Inspector.TimersView;
                keyClick(Qt.Key_F, Qt.ControlModifier);
                keyClick("h");
                keyClick("t");
                keyClick("t");
                keyClick("p");
                compare(demo.timers.filter, "http");
                verify(demo.timers.shown > 0 && demo.timers.shown < demo.timers.total);
                keyClick(Qt.Key_Return); // to the table
                keyClick(Qt.Key_Down);
                compare(demo.timers.currentRow, 0);
                keyClick(Qt.Key_Escape);
                compare(demo.timers.filter, "");
                verify(demo.timers.currentRow >= 0); // selection kept
                keyClick(Qt.Key_Escape);
                compare(demo.timers.currentRow, -1);
            }
            function test_f3FindsAndHidesNothing() {
                demo.view = Inspector.TimersView;
                keyClick(Qt.Key_F3); // no words so far
                verify(!window.currentView.tableHasFocus);
                keyClick("h");
                keyClick("t");
                keyClick("t");
                keyClick("p");
                const found = demo.timers.shown;
                verify(found > 1 && found < demo.timers.total);
                keyClick(Qt.Key_F3);
                compare(demo.timers.filter, "");
                compare(demo.timers.shown, demo.timers.total);
                compare(window.currentView.tableHasFocus, true);
                const rows = new Set();
                for (let i = 0; i < found; ++i) {
                    rows.add(demo.timers.currentRow);
                    keyClick(Qt.Key_F3);
                }
                compare(rows.size, found);
                verify(rows.has(demo.timers.currentRow)); // round
                const row = demo.timers.currentRow;
                keyClick(Qt.Key_F3, Qt.ShiftModifier);
                verify(demo.timers.currentRow !== row);
                verify(rows.has(demo.timers.currentRow));
            }
            // The rows that a filter had hidden were not laid out so far.
            function test_f3ScrollsToWhatItFinds() {
                window.height = 400;
                demo.view = Inspector.TimersView;
                demo.timers.clearSelection();
                demo.timers.filter = "http";
                waitForRendering(window.contentItem);
                keyClick(Qt.Key_F3, Qt.ShiftModifier); // the last one
                verify(demo.timers.currentRow > 8);
                verify(isInSight());
                keyClick(Qt.Key_Home); // where the next one begins
            }
            function test_f6GoesRoundThePanes() {
                keyClick(Qt.Key_Down); // there is a detail then
                const seen = new Set();
                for (let i = 0; i < 4; ++i) {
                    keyClick(Qt.Key_F6);
                    verify(window.activeFocusItem);
                    seen.add(window.activeFocusItem);
                }
                compare(seen.size, 4);
                compare(window.currentView.tableHasFocus, true);
            }
            //! What is above a match is shown, and not counted.
            function test_filterKeepsATreeTogether() {
                demo.goTo(30);
                demo.view = Inspector.TasksView;
                demo.tasks.filter = "ordermodel";
                compare(demo.tasks.shown, 2);
                verify(find(window.contentItem, "text", "1 / %1".arg(demo.tasks.total)));
                waitForRendering(window.contentItem);
                const above = find(window.currentView, "text", "session");
                compare(above.tone, Tone.Muted);
                compare(find(window.currentView, "text", "open orders").indent, 1);
                keyClick(Qt.Key_C, Qt.ControlModifier);
                compare(demo.clipboard().split("\n").length, 3); // the head, the match, and the end
                verify(find(window.contentItem, "message", "Copied 1 row."));
            }
            function test_filterShowsThatItHides() {
                demo.view = Inspector.WatchersView;
                demo.watchers.filter = "socket 443";
                verify(find(window.contentItem, "text", "%1 / 15".arg(demo.watchers.shown)));
                demo.watchers.filter = "no such thing";
                const clear = find(window.currentView, "text", "Clear the filter");
                verify(clear);
                mouseClick(clear);
                compare(demo.watchers.shown, 15);
            }
            function test_headerSorts() {
                demo.view = Inspector.TimersView;
                waitForRendering(window.contentItem);
                const fired = find(window.currentView, "title", "Fired");
                mouseClick(fired);
                compare(demo.timers.sortColumn, fired.index);
                compare(fired.sorted, 1);
                mouseClick(fired);
                compare(fired.sorted, -1);
                demo.timers.sort(0, Qt.AscendingOrder);
            }
            function test_keyboardReachesTheHeader() {
                keyClick(Qt.Key_Tab, Qt.ShiftModifier);
                const header = window.activeFocusItem;
                compare(demo.loops.columns.marked, 0);
                keyClick(Qt.Key_Right);
                keyClick(Qt.Key_Return);
                compare(demo.loops.sortColumn, 1);
                demo.loops.sort(-1);
                window.currentView.focusTable();
                compare(demo.loops.columns.marked, -1);
            }
            function test_keysAreListed(row) {
                row.open();
                tryVerify(() => questionText("Keys"));
                verify(questionText("Ctrl+C, Ctrl+Shift+C"));
                compare(demo.accessibilityFaults(window), []);
                keyClick(row.close);
                tryVerify(() => !questionText("Keys"));
                compare(window.currentView.tableHasFocus, true);
            }
            function test_keysAreListed_data() {
                return [{
                        "tag": "F1",
                        "open": () => keyClick(Qt.Key_F1),
                        "close": Qt.Key_Escape
                    }, {
                        "tag": "question mark",
                        "open": () => keyClick("?"),
                        "close": Qt.Key_F1
                    }];
            }
            function test_linkScrollsToWhereItLeads() {
                window.height = 400;
                demo.view = Inspector.TimersView;
                demo.timers.select(demo.timers.total - 1);
                const row = demo.timers.currentRow;
                demo.follow(demo.timers.detail.nextLink(-1)); // away
                verify(demo.view !== Inspector.TimersView);
                demo.timers.filter = "http"; // which hides it
                waitForRendering(window.contentItem);
                keyClick(Qt.Key_Left, Qt.AltModifier);
                compare(demo.timers.currentRow, row);
                tryVerify(isInSight);
                keyClick(Qt.Key_Home); // where the next one begins
            }
            function test_listOfProgramsIsOneKeyAway() {
                demo.loseLink(3, ""); // connected
                choices.clear();
                verify(find(window.contentItem, "text", "Programs"));
                keyClick(Qt.Key_O, Qt.ControlModifier);
                compare(choices.signalArguments[0][0], 0);
                demo.goTo(95); // the inspector of its own program has no others
                verify(!find(window.contentItem, "text", "Programs"));
                keyClick(Qt.Key_O, Qt.ControlModifier);
                compare(choices.count, 1);
            }
            function test_lostProgramIsStillShown(row) {
                demo.loseLink(row.state, row.reason);
                verify(find(window.contentItem, "words", row.words));
                verify(find(window.contentItem, "text", row.verdict));
                compare(demo.live, false);
                compare(window.currentTable.shown, 4); // the last that was seen
                demo.goTo(96);
                compare(demo.live, true);
                verify(!find(window.contentItem, "words", row.words));
            }
            function test_lostProgramIsStillShown_data() {
                return [{
                        "tag": "connecting",
                        "state": 2,
                        "reason": "nobody listens",
                        "words": "Connecting",
                        "verdict": "Connecting to shop (pid 4242): nobody listens"
                    }, {
                        "tag": "silent",
                        "state": 4,
                        "reason": "",
                        "words": "No answer",
                        "verdict": "shop (pid 4242) has not answered for 00:00:07: it is stopped, or has no processor"
                    }, {
                        "tag": "ended",
                        "state": 5,
                        "reason": "",
                        "words": "Ended",
                        "verdict": "shop (pid 4242) has ended: this is the last that was seen of it"
                    }, {
                        "tag": "refused",
                        "state": 6,
                        "reason": "4 look at it",
                        "words": "Refused",
                        "verdict": "shop (pid 4242) cannot be looked at: 4 look at it"
                    }];
            }
            function test_lowWindowHasRoomForOneOfThem() {
                demo.view = Inspector.PostedView;
                const waiting = window.currentView;
                window.width = 640;
                window.height = 400;
                keyClick(Qt.Key_3, Qt.ControlModifier);
                const senders = window.currentView;
                tryCompare(waiting, "visible", false);
                verify(senders.visible && senders.tableHasFocus);
                keyClick(Qt.Key_F6);
                compare(demo.view, Inspector.PostedView);
                tryCompare(senders, "visible", false);
                verify(waiting.visible && waiting.tableHasFocus);
                window.height = 720;
                tryCompare(senders, "visible", true);
                compare(demo.view, Inspector.PostedView);
            }
            function test_menuActsOnItsRow(row) {
                lookAtTask(0);
                demo.allowControl(row.control);
                demo.goTo(30);
                waitForRendering(window.contentItem);
                const cell = find(window.currentView, "text", "report of the month");
                verify(cell);
                mouseClick(cell, 20, 5, Qt.RightButton);
                compare(demo.tasks.detail.title, "report of the month");
                tryVerify(() => questionText("Copy"));
                const entry = questionText(row.text);
                verify(entry);
                waitForRendering(entry); // it has its place then
                mouseClick(entry);
                tryVerify(() => !questionText("Copy"));
                verify(row.done());
                compare(demo.accessibilityFaults(window), []);
            }
            function test_menuActsOnItsRow_data() {
                return [{
                        "tag": "copy",
                        "text": "Copy",
                        "control": false,
                        "done": () => demo.clipboard().includes("\nreport of the month\t")
                    }, {
                        "tag": "filter",
                        "text": "Filter by “report of the month”",
                        "control": false,
                        "done": () => demo.tasks.filter === "report of the month" && demo.tasks.matched === 1
                    }, {
                        "tag": "what it waits for",
                        "text": "Go to Waits for: the task render",
                        "control": false,
                        "done": () => demo.tasks.detail.title === "render" && demo.canGoBack
                    }, {
                        "tag": "its loop",
                        "text": "Go to Loop: database",
                        "control": false,
                        "done": () => demo.view === Inspector.LoopsView && demo.loops.detail.title === "database"
                    }, {
                        "tag": "cancel",
                        "text": "Cancel the task …",
                        "control": true,
                        "done": () => demo.canceller.asking
                    }];
            }
            function test_menuByKeys() {
                demo.view = Inspector.TimersView;
                keyClick(Qt.Key_Menu); // the first key goes to a row
                tryVerify(() => questionText("Copy"));
                verify(demo.timers.currentRow >= 0);
                keyClick(Qt.Key_Escape);
                tryVerify(() => !questionText("Copy"));
                compare(window.currentView.tableHasFocus, true);
                keyClick(Qt.Key_F10, Qt.ShiftModifier);
                tryVerify(() => questionText("Copy"));
                keyClick(Qt.Key_Down);
                keyClick(Qt.Key_Return);
                tryVerify(() => !questionText("Copy"));
                compare(demo.clipboard().split("\n").length, 3);
            }
            function test_menuCancelsInTheControlRoleOnly() {
                demo.goTo(30);
                demo.view = Inspector.TasksView;
                window.currentTable.select(0);
                waitForRendering(window.contentItem);
                window.currentView.focusTable();
                keyClick(Qt.Key_Menu);
                tryVerify(() => questionText("Copy"));
                const overlay = questionText("Copy").parent;
                verify(!find(overlay, "text", "Cancel the task …"));
                keyClick(Qt.Key_Escape);
                tryVerify(() => !questionText("Copy"));
            }
            function test_mouseSelects() {
                demo.view = Inspector.TimersView;
                waitForRendering(window.contentItem);
                const cell = find(window.currentView, "text", demo.timers.data(demo.timers.index(3, 1)));
                verify(cell);
                mouseClick(cell);
                compare(demo.timers.currentRow, 3);
                compare(demo.timers.detail.isEmpty, false);
            }
            function test_narrowWindowOpensDetailOnRequest() {
                window.width = 640;
                window.height = 400;
                tryCompare(window, "narrow", true);
                const detail = find(window.contentItem, "closable", true);
                verify(!detail);
                keyClick(Qt.Key_Down);
                keyClick(Qt.Key_Return);
                compare(window.detailOpen, true);
                verify(find(window.contentItem, "closable", true));
                keyClick(Qt.Key_F6);
                keyClick(Qt.Key_Escape);
                compare(window.detailOpen, false);
                compare(window.currentView.tableHasFocus, true);
                keyClick(Qt.Key_Return);
                compare(window.detailOpen, true);
                keyClick(Qt.Key_Escape); // from the table: the selection first
                keyClick(Qt.Key_Escape);
                compare(window.detailOpen, false);
            }
            function test_navigationByKeys() {
                keyClick(Qt.Key_4, Qt.ControlModifier);
                compare(demo.view, Inspector.TimersView);
                compare(window.currentView.table, demo.timers);
                compare(window.currentView.tableHasFocus, true);
                keyClick(Qt.Key_2, Qt.ControlModifier);
                compare(demo.view, Inspector.LoopsView);
            }
            function test_navigationByMouse() {
                mouseClick(find(window.contentItem, "number", 5));
                compare(demo.view, Inspector.WatchersView);
            }
            function test_overviewByKeys() {
                keyClick(Qt.Key_1, Qt.ControlModifier);
                compare(demo.view, Inspector.OverviewView);
                verify(!find(window.contentItem, "closable", true)); // nothing has a detail here
                keyClick(Qt.Key_C, Qt.ControlModifier);
                compare(demo.clipboard().split("\n")[0], "Busiest loop\t66 %\tmain");
                keyClick(Qt.Key_Right);
                keyClick(Qt.Key_Return); // the longest turn
                compare(demo.view, Inspector.LoopsView);
                compare(demo.loops.detail.title, "main");
                keyClick(Qt.Key_Left, Qt.AltModifier);
                compare(demo.view, Inspector.OverviewView);
                keyClick(Qt.Key_F6);
                verify(find(window.contentItem, "number", 1).activeFocus);
                keyClick(Qt.Key_F6);
                keyClick(Qt.Key_Slash); // there is nothing to filter, and no key is lost
                keyClick(Qt.Key_Escape);
                keyClick(Qt.Key_Space);
                compare(demo.paused, true);
            }
            function test_overviewByMouse() {
                demo.view = Inspector.OverviewView;
                waitForRendering(window.contentItem);
                mouseClick(find(window.contentItem, "title", "Timers"));
                compare(demo.view, Inspector.TimersView);
                demo.goBack();
            }
            //! The view is the one of both tables that was worked in last.
            function test_postsAndWhatWaitsAreOnePage() {
                keyClick(Qt.Key_3, Qt.ControlModifier);
                compare(demo.view, Inspector.PostedView);
                keyClick(Qt.Key_3, Qt.ControlModifier);
                compare(demo.view, Inspector.PostsView);
                verify(demo.postEdges.shown > 0);
                verify(demo.posted.shown > 0);
                const senders = window.currentView;
                verify(senders.tableHasFocus);
                keyClick(Qt.Key_F6);
                compare(demo.view, Inspector.PostedView);
                const waiting = window.currentView;
                verify(waiting.tableHasFocus && waiting.visible && senders.visible && waiting !== senders);
                mouseClick(senders, senders.width / 2, senders.height - 20);
                compare(demo.view, Inspector.PostsView);
                verify(senders.tableHasFocus);
                waiting.focusFilter();
                compare(demo.view, Inspector.PostedView);
                verify(!waiting.tableHasFocus); // it is being typed in
            }
            function test_resizedColumnKeepsItsWidth() {
                demo.view = Inspector.TimersView;
                waitForRendering(window.contentItem);
                const cell = find(window.currentView, "title", "Interval");
                const before = cell.columnWidth;
                const x = cell.width - 3;
                mousePress(cell, x, 5);
                mouseMove(cell, x + 10, 5);
                mouseMove(cell, x + 40, 5);
                mouseRelease(cell, x + 40, 5);
                compare(cell.columnWidth, before + 40);
                compare(demo.timers.sortColumn, 0); // a drag is not a click
                waitForRendering(window.contentItem); // the other titles make room
                mouseDoubleClickSequence(cell, cell.width - 3, 5);
                compare(cell.columnWidth, before);
                compare(demo.timers.sortColumn, 0);
            }
            function test_slashFindsTheFilter() {
                keyClick("/");
                keyClick("x");
                compare(demo.loops.filter, "x");
                keyClick(Qt.Key_Space); // a word ends, nothing is paused
                compare(demo.paused, false);
                keyClick(Qt.Key_Escape);
                compare(demo.loops.filter, "");
            }
            function test_spacePausesAndKeepsRows() {
                demo.view = Inspector.TimersView;
                keyClick(Qt.Key_Space);
                compare(demo.paused, true);
                const row = demo.timers.data(demo.timers.index(0, 0));
                demo.goTo(97);
                compare(demo.timers.data(demo.timers.index(0, 0)), row);
                keyClick(Qt.Key_Space);
                compare(demo.paused, false);
            }
            function test_verdictLeadsToTheLoop() {
                demo.goTo(99);
                demo.view = Inspector.PostedView;
                const button = find(window.contentItem, "text", "Show loop");
                verify(button);
                mouseClick(button);
                compare(demo.view, Inspector.LoopsView);
                compare(demo.loops.currentRow, 0);
            }
            function test_verdictLeadsToTheQueue() {
                const queue = demo.fillAQueue();
                demo.view = Inspector.PostedView;
                verify(!find(window.contentItem, "text", "Show loop"));
                const button = find(window.contentItem, "text", "Show queue");
                verify(button);
                mouseClick(button);
                compare(demo.view, Inspector.QueuesView);
                compare(demo.queues.detail.data(demo.queues.detail.index(demo.queues.detail.rowCount() - 1, 0), DetailModel.TextRole), String(queue));
            }
            function test_whatBecameOfACancelIsTold(row) {
                lookAtTask(1);
                demo.canceller.ask();
                demo.canceller.confirm();
                demo.report(97, row.number, 2, 0, false, "");
                verify(!find(window.contentItem, "message", row.text)); // not before it is known
                demo.report(98, row.number, 2, row.outcome, row.late, row.error);
                verify(find(window.contentItem, "message", row.text));
                window.say("");
                demo.report(99, row.number, 2, row.outcome, row.late, row.error); // once
                verify(!find(window.contentItem, "message", row.text));
            }
            function test_whatBecameOfACancelIsTold_data() {
                const rows = [["waiting", 0, "The loop of the task “search” is busy or stuck, and cancels it when it goes on."], ["requested", 1, "The task “search” was cancelled."], ["deferred", 2, "The task “search” was cancelled, and ends when what it is in allows that."], ["no such", 3, "The task “search” has ended before."], ["already", 4, "The task “search” was cancelled before, and has not come to its end."], ["loop ended", 5, "The task “search” has ended with its loop."], ["too many", 6, "The task “search” was not cancelled: too many wait for that already."], ["refused", 0, "The task “search” was not cancelled: it lets others look only"]];
                return rows.map((row, index) => Object.assign({
                                "tag": row[0],
                                "outcome": row[1],
                                "text": row[2],
                                "number": index + 1,
                                "late": row[0] === "waiting",
                                "error": row[0] === "refused" ? "it lets others look only" : ""
                            }));
            }

            name: "Window"
            when: windowShown
        }
    }
}
