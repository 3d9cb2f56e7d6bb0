// SPDX-License-Identifier: MIT
import QtQuick
import Signalbox.Inspector

/*!
    How full a queue of this program's schedulers is, against its limit; with a pause sign and a number while events
    are held, and a watch and a number while senders wait for room. For windows of the program's own.

    \qml
    import Signalbox.Inspector

    QueueStrip { queue: "orders" }
    \endqml

    Properties: queue, thread; read only: found, depth, limit, fill, held, waiting, tone, text, watching, spoken. The
    bar is amber from four fifths of the limit on, red when it is full, and empty where there is no limit. A queue
    that there is not shows "–".

    Cost: that of LoopMeter. Queues of large programs are looked at more rarely, as the inspector does.
*/
WatchedQueue {
    id: root
    Accessible.name: root.spoken
    Accessible.role: Accessible.Graphic
    implicitHeight: Theme.rowHeight
    implicitWidth: Theme.digitWidth * 12 + numbers.width

    Rectangle {
        anchors.fill: parent
        border.color: Theme.line
        color: Theme.base
        radius: 2
    }
    FillBar {
        anchors.left: parent.left
        anchors.leftMargin: 6
        anchors.right: numbers.left
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        fill: root.fill
        tone: root.tone
    }
    Row {
        id: numbers
        anchors.right: parent.right
        anchors.rightMargin: 6
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap

        Text {
            color: Theme.toneColor(root.tone)
            font.family: Theme.numberFamily
            horizontalAlignment: Text.AlignRight
            text: root.text
            textFormat: Text.PlainText
            width: Math.max(implicitWidth, Theme.digitWidth * 9)
        }
        SignedNumber {
            number: root.held
            sign: Glyph.Pause
            visible: root.held > 0
        }
        SignedNumber {
            number: root.waiting
            sign: Glyph.Stopwatch
            tone: Tone.Warning
            visible: root.waiting > 0
        }
    }
}
