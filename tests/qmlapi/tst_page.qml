// SPDX-License-Identifier: MIT
// The QML of docs/qml.md does what the page says.
import QtQuick
import QtTest
import Signalbox
import Signalbox.Test

TestCase {
    id: test
    function block(number) {
        return createTemporaryQmlObject(program.blocksOfThePage()[number], test);
    }
    function test_allAreTested() {
        compare(program.blocksOfThePage().length, 2);
    }
    function test_orderArrives() {
        const shop = block(0);
        verify(shop.order(3));
        verify(shop.order(4));
        tryCompare(shop, "sum", 7);
        tryVerify(() => Scheduler.statistics().eventsQueued === 0);
    }
    function test_pageIsShown() {
        const view = block(1);
        view.backend = program;
        view.open("first");
        compare(view.text, "Loading…");
        view.open("second");
        tryCompare(view, "isShown", true);
        compare(view.text, "second");
    }

    Program {
        id: program
    }
}
