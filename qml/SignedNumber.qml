// SPDX-License-Identifier: MIT
import QtQuick
import Signalbox.Inspector

//! A number behind the sign that says what it counts.
Row {
    id: root

    property int number: 0
    property int sign: Glyph.None
    property int tone: Tone.Normal

    spacing: 3

    Glyph {
        anchors.verticalCenter: parent.verticalCenter
        color: text.color
        height: Theme.glyphSize
        sign: root.sign
        width: Theme.glyphSize
    }
    Text {
        id: text
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.toneColor(root.tone)
        font.family: Theme.numberFamily
        text: root.number
        textFormat: Text.PlainText
    }
}
