// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Signalbox
import Signalbox.Test

TestCase {
    id: test

    property var log: []
    property Task page: null

    function init() {
        log = [];
        page = null;
    }
    function note(text) {
        log.push(text);
        logChanged();
    }
    function test_bindingsFollowTheTask() {
        page = program.load("index");
        compare(label.text, "Loading…");
        verify(page.isRunning);
        compare(page.value, undefined);
        tryCompare(label, "text", "index");
        verify(!page.isRunning);
        compare(page.error, "");
    }
    function test_cancelledTaskCallsNothing() {
        page = program.wait();
        page.then(() => note("finished"), () => note("failed"));
        tryVerify(() => program.waitingTasks() === 1);
        page.cancel();
        tryVerify(() => page.isCancelled);
        compare(program.waitingTasks(), 0);
        compare(log, []);
        page.cancel(); // again: nothing
    }
    function test_errorIsText() {
        page = program.fail();
        page.then(() => note("finished"), error => note("failed: " + error));
        tryCompare(test, "log", ["failed: no such page"]);
        compare(page.error, "no such page");
        compare(label.text, "no such page");
    }
    function test_failureWithoutWordsIsNoValue() {
        program.failWithoutWords().then(() => note("finished"), error => note("failed: " + error));
        tryCompare(test, "log", ["failed: an exception that says nothing"]);
    }
    function test_functionIsCalledWithTheValue() {
        program.load("index").then(value => note(value)).then(() => note("and again"));
        tryCompare(test, "log", ["index", "and again"]);
    }
    function test_functionMayDeleteTheObjectOfTheTask() {
        page = program.loadForAnOwner();
        page.then(value => {
                note(value);
                program.deleteOwner();
                note("goes on");
            }).then(() => note("never"));
        tryCompare(test, "page", null);
        compare(log, ["index", "goes on"]);
    }
    function test_functionMayDeleteTheTask() {
        ignoreWarning(/A function of then\(\) threw Error: no/);
        page = program.load("index");
        tryVerify(() => !page.isRunning);
        const returned = page.then(value => {
                note(value);
                program.deleteTask(page);
                note("goes on");
                throw new Error("no");
            });
        compare(returned, null);
        compare(page, null);
        compare(log, ["index", "goes on"]);
    }
    function test_functionOfATaskThatHasEndedIsCalledAtOnce() {
        page = program.load("index");
        tryVerify(() => !page.isRunning);
        page.then(value => note(value));
        compare(log, ["index"]);
    }
    function test_functionThatThrowsIsWarnedOf() {
        ignoreWarning(/A function of then\(\) threw Error: no/);
        program.load("index").then(() => {
                throw new Error("no");
            });
        program.load("index").then(value => note(value));
        tryCompare(test, "log", ["index"]);
    }
    function test_handlerMayDeleteTheObjectOfTheTask() {
        page = program.loadForAnOwner();
        page.ended.connect(() => {
                note("ended");
                program.deleteOwner();
            });
        page.ended.connect(() => note("ended, too"));
        tryCompare(test, "page", null);
        compare(log[0], "ended");
    }
    function test_nothingMayBeCalled() {
        page = program.load("index");
        page.then(undefined, null).then(null).then(value => note(value));
        tryCompare(test, "log", ["index"]);
    }
    function test_objectMayGoAtTheEndOfItsTask() {
        page = program.loadForAnObjectThatGoes();
        page.then(value => note(value));
        tryCompare(test, "log", ["index"]);
        tryCompare(test, "page", null);
    }
    function test_onlyFunctionsCanBeCalled(data) {
        page = program.load("index");
        let error = null;
        try {
            page.then(data.finished, data.failed);
        } catch (thrown) {
            error = thrown;
        }
        compare(String(error), "TypeError: Task.then(): " + data.said + " is not a function");
        tryVerify(() => !page.isRunning);
    }
    function test_onlyFunctionsCanBeCalled_data() {
        return [{
                "tag": "number",
                "finished": 5,
                "said": "5"
            }, {
                "tag": "result of a call",
                "finished": "done",
                "said": "done"
            }, {
                "tag": "second",
                "failed": {},
                "said": "[object Object]"
            },];
    }
    function test_runningTaskIsNotCollected() {
        program.load("index").then(value => note(value));
        gc();
        gc();
        tryCompare(test, "log", ["index"]);
        gc();
    }

    Program {
        id: program
    }
    Text {
        id: label
        text: test.page === null ? "" : test.page.isRunning ? "Loading…" : test.page.error || String(test.page.value)
    }
}
