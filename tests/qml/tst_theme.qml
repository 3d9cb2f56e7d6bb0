// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Signalbox.Inspector

TestCase {
    function channel(value) {
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
    function check(foreground, background, least) {
        const ratio = contrast(Theme[foreground], Theme[background]);
        verify(ratio >= least, "%1 on %2, %3: %4".arg(foreground).arg(background).arg(Theme.dark ? "dark" : "light").arg(ratio.toFixed(2)));
    }
    function cleanup() {
        Theme.followsSystem = true;
    }

    //! Of the Web Content Accessibility Guidelines.
    function contrast(a, b) {
        const light = c => 0.2126 * channel(c.r) + 0.7152 * channel(c.g) + 0.0722 * channel(c.b);
        const high = Math.max(light(a), light(b));
        const low = Math.min(light(a), light(b));
        return (high + 0.05) / (low + 0.05);
    }
    function test_textCanBeRead(row) {
        Theme.choseDark = row.dark;
        Theme.followsSystem = false;
        for (const text of ["text", "muted", "accent", "good", "warning", "error"]) {
            for (const surface of ["window", "bar", "base", "stripe", "selection"])
                check(text, surface, 4.5);
        }
        for (const text of ["text", "muted"]) {
            for (const surface of ["hover", "pressed"])
                check(text, surface, 4.5);
        }
        check("good", "goodFill", 4.5);
        check("warning", "warningFill", 4.5);
        check("error", "errorFill", 4.5);
        for (const bar of ["barNormal", "barWarning", "barError"])
            check(bar, "base", 3);
    }
    function test_textCanBeRead_data() {
        return [{
                "tag": "light",
                "dark": false
            }, {
                "tag": "dark",
                "dark": true
            }];
    }
    function test_toggleLeavesTheSystem() {
        Theme.followsSystem = true;
        const before = Theme.dark;
        Theme.toggle();
        compare(Theme.dark, !before);
        verify(!Theme.followsSystem);
        Theme.toggle();
        compare(Theme.dark, before);
    }

    name: "Theme"
}
