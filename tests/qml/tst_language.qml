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
    InspectorWindow {
        id: window
        inspector: demo
        visible: true

        TestCase {
            id: testCase

            //! Columns of names, and of what the program and the system say.
            readonly property list<string> ofTheProgram: ["Event", "From", "In", "Loop", "Matcher", "Owner", "Path or peer", "Queue", "Receiver", "Target", "Task", "To", "Where", "Who waits"]

            function cleanup() {
                demo.stopPseudo();
                demo.speak("");
                demo.canceller.refuse();
                demo.allowControl(false);
                demo.view = Inspector.LoopsView;
            }

            //! The visible item below \a root whose text is \a text.
            function find(root, text) {
                if (root.text === text && root.visible)
                    return root;
                for (let i = 0; i < root.children.length; ++i) {
                    const found = find(root.children[i], text);
                    if (found)
                        return found;
                }
                return null;
            }
            //! The visible item below \a root whose text \a pattern finds.
            function findText(root, pattern) {
                if (root.visible && pattern.test(root.text))
                    return root;
                for (let i = 0; i < root.children.length; ++i) {
                    const found = findText(root.children[i], pattern);
                    if (found)
                        return found;
                }
                return null;
            }
            function init() {
                demo.goTo(95);
            }
            function middleOf(text) {
                const item = find(window.contentItem, text);
                verify(item, text);
                return item.mapToItem(null, item.width / 2, 0).x;
            }
            function test_arabicReadsFromTheRight() {
                verify(middleOf("Timers") < window.width / 2);
                verify(middleOf("State") < middleOf("Turns/s"));
                demo.speak("ar");
                tryVerify(() => middleOf("المؤقّتات") > window.width / 2);
                verify(middleOf("الحالة") < middleOf("دورة/ث")); // the columns stay
                demo.speak("");
                tryVerify(() => middleOf("Timers") < window.width / 2);
            }
            //! One page has digits of one kind, but for what is a name: a line, a process.
            function test_digitsAreThoseOfTheLanguage() {
                demo.goTo(95);
                demo.view = Inspector.TasksView;
                verify(/\d:\d\d/.test(demo.tasks.toTsv()));
                demo.speak("ar");
                verify(/[٠-٩]/.test(demo.uptime) && !/[0-9]/.test(demo.uptime), demo.uptime);
                verify(/[٠-٩]:[٠-٩][٠-٩]/.test(demo.tasks.toTsv()));
                verify(!/\d:\d\d/.test(demo.tasks.toTsv()));
                const shown = Number(demo.tasks.total).toLocaleString(Qt.locale("ar"), "f", 0);
                verify(find(window.contentItem, "\u2068%1\u2069 / \u2068%1\u2069".arg(shown)) || find(window.contentItem, "%1 / %1".arg(shown)));
                demo.loseLink(4, "");
                verify(!/\d\d:/.test(demo.verdict), demo.verdict);
                demo.offer(["editor 1"]);
                verify(!/[0-9]/.test(demo.programs.data(demo.programs.index(0, 0), ProgramModel.UptimeRole)));
            }
            //! Each key stands beside what it does, also where one reads from the right.
            function test_keysStandWithWhatTheyDo() {
                const line = /^\u200f(\u2067[^\u2067\u2069]+\u2069 {3}){5}\u2067F\d [^\u2067\u2069]+\u2069$/;
                verify(!findText(window.contentItem, line));
                demo.speak("ar");
                const legend = findText(window.contentItem, line);
                verify(legend);
                compare(legend.horizontalAlignment, Text.AlignRight);
            }
            function test_languageChangesWhileShown() {
                verify(find(window.contentItem, "Timers"));
                const verdict = demo.verdict;
                demo.speak("de");
                verify(find(window.contentItem, "Wächter")); // said in QML
                verify(find(window.contentItem, "Zustand")); // a column
                verify(find(window.contentItem, "● läuft")); // a cell
                verify(demo.verdict !== verdict);
                verify(!find(window.contentItem, "Watchers"));
                demo.speak("");
                verify(find(window.contentItem, "Watchers"));
                verify(find(window.contentItem, "State"));
                verify(find(window.contentItem, "● running"));
                compare(demo.verdict, verdict);
            }
            function test_languageIsThere(row) {
                demo.speak(row.tag);
                verify(find(window.contentItem, row.views), row.views);
                verify(!find(window.contentItem, "Tasks"));
            }
            function test_languageIsThere_data() {
                return [{
                        "tag": "ar",
                        "views": "المهام"
                    }, {
                        "tag": "de_AT",
                        "views": "Aufgaben"
                    }, {
                        "tag": "es",
                        "views": "Tareas"
                    }, {
                        "tag": "fr_CA",
                        "views": "Tâches"
                    }, {
                        "tag": "ja",
                        "views": "タスク"
                    }, {
                        "tag": "zh_CN",
                        "views": "任务"
                    }, {
                        "tag": "zh_SG",
                        "views": "任务"
                    }];
            }
            function test_languageThatIsNotThereIsEnglish() {
                demo.speak("he");
                verify(middleOf("Timers") < window.width / 2);
                demo.speak("zh_TW");
                verify(find(window.contentItem, "Timers"));
            }
            function test_listOfProgramsIsTranslated() {
                demo.offer(["editor 1", "mail 2"]);
                verify(demo.speakPseudo());
                waitForRendering(window.contentItem);
                compare(demo.untranslated(window).filter(text => !["editor", "mail"].includes(text)), []);
                compare(demo.truncated(window), []);
            }
            function test_nothingEscapesTranslation(row) {
                demo.view = row.view;
                if (row.asks) {
                    demo.allowControl(true);
                    demo.goTo(96);
                }
                if (window.currentTable)
                    window.currentTable.select(0);
                if (row.asks)
                    demo.canceller.ask();
                verify(demo.speakPseudo());
                waitForRendering(window.contentItem);
                verify(find(window.contentItem, "[Tîmérš~~]"));
                compare(demo.canceller.asking, row.asks === true);
                const data = [demo.programName, window.currentTable ? window.currentTable.detail.title : "", "main", "520 ms"];
                compare(demo.untranslatedCells(window, ofTheProgram), []);
                compare(demo.untranslated(window).filter(text => !data.includes(text)), []);
                if (row.view !== Inspector.OverviewView) // see below
                    compare(demo.truncated(window).filter(text => !data.includes(text)), []);
            }
            function test_nothingEscapesTranslation_data() {
                return [{
                        "tag": "loops",
                        "view": Inspector.LoopsView
                    }, {
                        "tag": "posted",
                        "view": Inspector.PostedView
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
                    }, {
                        "tag": "posts",
                        "view": Inspector.PostsView
                    }, {
                        "tag": "the question before a task is cancelled",
                        "view": Inspector.TasksView,
                        "asks": true
                    }];
            }
            function test_numbersAreWrittenAsInTheLanguage() {
                verify(/\d\.\d/.test(demo.loops.toTsv()));
                demo.speak("de");
                verify(!/\d\.\d/.test(demo.loops.toTsv()));
                verify(/\d,\d/.test(demo.loops.toTsv()));
            }
            //! A third more than in English is more than a tile of the overview has room for: the languages that there are have it.
            function test_overviewHasRoomForTheLanguages(row) {
                demo.view = Inspector.OverviewView;
                demo.speak(row.tag);
                waitForRendering(window.contentItem);
                compare(demo.truncated(window), []);
            }
            function test_overviewHasRoomForTheLanguages_data() {
                return ["ar", "de", "es", "fr", "ja", "zh_CN"].map(language => ({
                                "tag": language
                            }));
            }
            //! What is not known stays as the other side says it.
            function test_reasonIsSaidInTheLanguage() {
                verify(demo.speakPseudo());
                demo.refuse(0);
                verify(demo.verdict.includes(": why"), demo.verdict);
                for (let fault = 1; demo.refuse(fault); ++fault)
                    verify(/: \[.*\]~*\]$/.test(demo.verdict), demo.verdict);
            }

            name: "Language"
            when: windowShown
        }
    }
}
