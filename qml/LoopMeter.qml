// SPDX-License-Identifier: MIT
import QtQuick
import Signalbox.Inspector

/*!
    The last seconds of one loop of this program as bars, and its longest turn of the last minute as a number; for
    windows of the program's own.

    \qml
    import Signalbox.Inspector

    LoopMeter { thread: "main" }
    \endqml

    Properties: thread; read only: found, busy, worstTurn, worstText, tone, watching, spoken. A bar is a tenth of a
    second: its height is the share that was busy; amber and red are turns that kept the loop from answering. A
    thread without a loop on Signalbox shows no bars, and "–".

    Cost: while it can be seen, looking at this program in a thread of its own, once for all items, and four frames
    a second; otherwise nothing. See docs/inspector.md.
*/
WatchedLoop {
    id: root
    Accessible.name: root.spoken
    Accessible.role: Accessible.Graphic
    implicitHeight: Theme.rowHeight
    implicitWidth: Theme.digitWidth * 24

    Rectangle {
        anchors.fill: parent
        border.color: Theme.line
        color: Theme.base
        radius: 2
    }
    BusyStrip {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: 2
        anchors.right: worst.left
        anchors.top: parent.top
        barColor: Theme.barNormal
        errorColor: Theme.barError
        lineColor: Theme.line
        load: root.load
        warningColor: Theme.barWarning
    }
    Text {
        id: worst
        anchors.right: parent.right
        anchors.rightMargin: 6
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.toneColor(root.tone)
        font.family: Theme.numberFamily
        horizontalAlignment: Text.AlignRight
        text: root.worstText
        textFormat: Text.PlainText
        width: Math.max(implicitWidth, Theme.digitWidth * 8)
    }
}
