// SPDX-License-Identifier: MIT
import QtQuick
import Signalbox.Inspector

//! One cell: digits end at one edge, units begin at another.
Rectangle {
    id: root

    required property int column
    required property int elide
    required property real fill
    required property bool hasUnit
    required property int indent
    required property bool isCurrent
    required property bool isSelected
    required property bool rightAligned
    required property int row
    required property string spoken
    required property string text
    required property int tone
    required property string unit

    Accessible.name: spoken
    Accessible.role: Accessible.Cell
    Accessible.selected: isSelected
    color: isSelected ? Theme.selection : row % 2 === 1 ? Theme.stripe : Theme.base
    implicitHeight: Theme.rowHeight
    implicitWidth: 80

    Text {
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap + root.indent * Theme.indentWidth
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap + (root.hasUnit ? Theme.unitWidth + 4 : 0)
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.toneColor(root.tone)
        elide: root.elide
        font.family: root.rightAligned ? Theme.numberFamily : Theme.font.family
        horizontalAlignment: root.rightAligned ? Text.AlignRight : Text.AlignLeft
        text: root.text
        textFormat: Text.PlainText
    }
    Text {
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        color: root.tone === Tone.Normal ? Theme.muted : Theme.toneColor(root.tone)
        font.family: Theme.font.family
        text: root.unit
        textFormat: Text.PlainText
        visible: root.hasUnit
        width: Theme.unitWidth
    }
    FillBar {
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        fill: root.fill
        tone: root.tone
        visible: root.fill >= 0
        width: root.width - 2 * Theme.gap - Theme.unitWidth - 4 - Theme.digitWidth * 4
    }
    Rectangle {
        color: Theme.accent
        height: parent.height
        visible: root.isCurrent
        width: root.column === 0 ? 3 : 0
    }
}
