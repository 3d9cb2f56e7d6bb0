// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Signalbox.Inspector
import Signalbox.Test

//! The items for a program's own windows, on made-up data: see SIGNALBOX_INSPECTOR_DEMO in tst_qml.cpp.
Item {
    id: root
    height: 200
    width: 700

    DemoInspector {
        id: demo
    }
    Column {
        LoopMeter {
            id: meter
        }
        QueueStrip {
            id: strip
            queue: "reports"
        }
        QueueStrip {
            id: unlimited
        }
    }
    InspectorOverlay {
        id: overlay
    }
    TestCase {
        function test_aQueueWithoutLimitHasNoBar() {
            unlimited.queue = "";
            tryCompare(unlimited, "found", true);
            compare(unlimited.limit, -1);
            compare(unlimited.fill, 0);
            compare(unlimited.tone, Tone.Normal);
            compare(unlimited.text, String(unlimited.depth));
        }
        function test_defaults() {
            compare(meter.thread, "main");
            compare(strip.thread, "");
            compare(overlay.thread, "main");
            compare(overlay.corner, Qt.TopRightCorner);
            compare(overlay.toggleSequence, "Ctrl+Shift+F12");
            compare(overlay.shown, true);
            compare(overlay.activeFocusOnTab, false);
        }
        function test_everythingHasAName() {
            tryVerify(() => meter.spoken.startsWith("Loop main: busy "));
            compare(meter.Accessible.role, Accessible.Graphic);
            compare(meter.Accessible.name, meter.spoken);
            tryVerify(() => strip.spoken.startsWith("Queue reports: "));
            tryVerify(() => overlay.spoken.startsWith("Inspector: frames per second "));
            compare(overlay.Accessible.name, overlay.spoken);
        }
        function test_fullQueueShowsWhoWaits() {
            tryCompare(strip, "found", true);
            compare(strip.limit, 16);
            compare(strip.held, 2);
            compare(strip.text, "%1 / 16".arg(strip.depth));
            compare(strip.fill, strip.depth / 16);
        }
        function test_hiddenItemsDoNotWatch() {
            compare(overlay.watching, true);
            overlay.shown = false;
            compare(overlay.visible, false);
            compare(overlay.watching, false);
            compare(meter.watching, true);
            root.visible = false;
            compare(meter.watching, false);
            compare(strip.watching, false);
            root.visible = true;
            compare(meter.watching, true);
            overlay.shown = true;
            compare(overlay.watching, true);
        }
        function test_overlayCounts() {
            tryVerify(() => overlay.taskCount > 0);
            tryVerify(() => overlay.framesPerSecond >= 0);
            verify(overlay.warningCount >= 0);
        }

        name: "Items"
        when: windowShown
    }
}
