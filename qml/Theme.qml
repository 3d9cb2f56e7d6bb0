// SPDX-License-Identifier: MIT
pragma Singleton
import QtQuick
import Signalbox.Inspector

/*!
    Every colour and size of the inspector by name. Dark or light follows the system until somebody chooses.
*/
QtObject {
    id: root

    readonly property color accent: dark ? "#79b0ff" : "#1459b3"
    readonly property color bar: dark ? "#23272e" : "#eceef1"
    readonly property color barError: dark ? "#f0604f" : "#cf2f22"
    readonly property real barHeight: Math.max(36, Math.round(textHeight * 2.4))

    // Bars: contrast of 3 and more on base
    readonly property color barNormal: dark ? "#4f8ed8" : "#3b7dc9"
    readonly property color barWarning: dark ? "#d99a2b" : "#b27300"
    readonly property color base: dark ? "#16181c" : "#ffffff"
    readonly property real buttonHeight: Math.max(28, Math.round(textHeight * 1.8))
    property bool choseDark: false
    readonly property bool dark: followsSystem ? systemIsDark : choseDark
    readonly property real digitWidth: Math.ceil(metrics.advanceWidth("0"))
    readonly property color error: dark ? "#ff9488" : "#a81c14"
    readonly property color errorFill: dark ? "#3b1d1b" : "#fde4e1"

    //! False once the user has chosen.
    property bool followsSystem: true

    // Sizes follow the user's font
    readonly property font font: metrics.font
    readonly property real gap: 8
    readonly property real glyphSize: Math.max(16, Math.round(textHeight))
    readonly property color good: dark ? "#6fd39b" : "#0f6b3c"

    // Behind a sentence of that tone
    readonly property color goodFill: dark ? "#16291f" : "#e4f4ea"
    readonly property color hover: dark ? "#2f353e" : "#dfe3e8"
    //! For each level of a tree.
    readonly property real indentWidth: Math.round(digitWidth * 2)
    readonly property color line: dark ? "#343a43" : "#d3d7dd"

    //! Of the application's font, as long as nothing else is said.
    readonly property FontMetrics metrics: FontMetrics {
    }
    readonly property color muted: dark ? "#a3abb6" : "#555d68"
    //! Below this width the navigation shrinks to signs and the detail opens below.
    readonly property real narrowWidth: 900
    //! Digits under digits: the user's font where its digits are of one width, else a fixed one.
    readonly property string numberFamily: metrics.advanceWidth("1111") === metrics.advanceWidth("0000") ? font.family : "monospace"
    readonly property color pressed: dark ? "#343b45" : "#d0d6dd"
    readonly property real radius: 4
    readonly property real rowHeight: Math.max(24, Math.round(textHeight * 1.55))
    readonly property color selection: dark ? "#203c62" : "#d3e4fb"
    readonly property color stripe: dark ? "#1a1d22" : "#f7f8fa"
    readonly property bool systemIsDark: systemPalette.window.hslLightness < systemPalette.windowText.hslLightness
    readonly property SystemPalette systemPalette: SystemPalette {
        colorGroup: SystemPalette.Active
    }

    // Text on any of the surfaces: contrast of 4.5 and more, see tst_theme.qml
    readonly property color text: dark ? "#e6e8eb" : "#1b1f24"
    readonly property real textHeight: Math.ceil(metrics.height)
    readonly property real unitWidth: Math.ceil(metrics.advanceWidth("min"))
    readonly property color warning: dark ? "#f2b95c" : "#7d4e00"
    readonly property color warningFill: dark ? "#33290f" : "#fdf0d2"

    // Surfaces
    readonly property color window: dark ? "#1c1f24" : "#f4f5f7"

    //! The other of dark and light, from now on whatever the system says.
    function toggle() {
        choseDark = !dark;
        followsSystem = false;
    }
    function toneColor(tone: int): color {
        switch (tone) {
        case Tone.Muted:
            return muted;
        case Tone.Good:
            return good;
        case Tone.Warning:
            return warning;
        case Tone.Error:
            return error;
        }
        return text;
    }
    function toneFill(tone: int): color {
        switch (tone) {
        case Tone.Good:
            return goodFill;
        case Tone.Warning:
            return warningFill;
        case Tone.Error:
            return errorFill;
        }
        return bar;
    }
}
