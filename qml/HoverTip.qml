// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls.Fusion
import Signalbox.Inspector

//! A tool tip in our colours.
ToolTip {
    id: root
    delay: 600
    font: Theme.font
    padding: 6

    background: Rectangle {
        border.color: Theme.line
        color: Theme.bar
        radius: Theme.radius
    }
    contentItem: Text {
        color: Theme.text
        font: root.font
        text: root.text
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
    }
}
