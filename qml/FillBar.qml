// SPDX-License-Identifier: MIT
import QtQuick
import Signalbox.Inspector

//! How full something is. The number stands beside it, so it says nothing by itself.
Rectangle {
    id: root

    //! 0 to 1; more is shown as full.
    property real fill: 0
    property int tone: Tone.Normal

    border.color: Theme.line
    border.width: 1
    color: Theme.window
    height: Math.round(Theme.rowHeight * 0.42)
    radius: 2

    Rectangle {
        color: root.tone === Tone.Error ? Theme.barError : root.tone === Tone.Warning ? Theme.barWarning : Theme.barNormal
        height: parent.height
        radius: parent.radius
        visible: root.fill > 0
        width: Math.max(2, Math.round(parent.width * Math.min(1, root.fill)))
    }
}
