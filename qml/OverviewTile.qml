// SPDX-License-Identifier: MIT
import QtQuick
import Signalbox.Inspector

//! One number that matters, what it is of, and whom it is about.
Item {
    id: root

    required property int index
    required property string note
    required property string spoken
    required property string title
    required property int tone
    required property string value

    Accessible.focusable: true
    Accessible.name: spoken
    Accessible.role: Accessible.ListItem
    height: GridView.view ? (GridView.view as GridView).cellHeight : 0
    width: GridView.view ? (GridView.view as GridView).cellWidth : 0

    Accessible.onPressAction: GridView.view.currentIndex = index

    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.gap / 2
        border.color: Theme.line
        color: root.tone === Tone.Error ? Theme.errorFill : root.tone === Tone.Warning ? Theme.warningFill : hover.hovered ? Theme.hover : Theme.window
        radius: Theme.radius

        FocusRing {
            visible: root.GridView.isCurrentItem && root.GridView.view.activeFocus
        }
        Glyph {
            id: glyph
            anchors.left: parent.left
            anchors.leftMargin: Theme.gap + 4
            anchors.verticalCenter: titleText.verticalCenter
            color: root.tone === Tone.Normal ? Theme.muted : Theme.toneColor(root.tone)
            height: Theme.glyphSize
            // Never a colour alone
            sign: root.tone === Tone.Error ? Glyph.Octagon : root.tone === Tone.Warning ? Glyph.Triangle : root.tone === Tone.Good ? Glyph.Check : Glyph.None
            visible: glyph.sign !== Glyph.None
            width: glyph.visible ? Theme.glyphSize : 0
        }
        Text {
            id: titleText
            anchors.left: glyph.right
            anchors.leftMargin: glyph.visible ? Theme.gap : 0
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap
            color: Theme.muted
            elide: Text.ElideRight
            font.family: Theme.font.family
            horizontalAlignment: Text.AlignLeft
            text: root.title
            textFormat: Text.PlainText
            y: Theme.gap
        }
        Text {
            id: valueText
            anchors.left: parent.left
            anchors.leftMargin: Theme.gap + 4
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap
            anchors.top: titleText.bottom
            color: Theme.toneColor(root.tone)
            elide: Text.ElideRight
            font.family: Theme.numberFamily
            font.pixelSize: Math.round(Theme.textHeight * 1.4)
            horizontalAlignment: Text.AlignLeft
            text: root.value
            textFormat: Text.PlainText
        }
        Text {
            id: noteText
            anchors.left: parent.left
            anchors.leftMargin: Theme.gap + 4
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap
            anchors.top: valueText.bottom
            color: Theme.text
            elide: Text.ElideRight
            font.family: Theme.font.family
            horizontalAlignment: Text.AlignLeft
            text: root.note
            textFormat: Text.PlainText
        }
    }
    HoverHandler {
        id: hover
    }
    HoverTip {
        text: root.spoken
        visible: hover.hovered && (titleText.truncated || noteText.truncated)
        width: Math.min(implicitWidth, Theme.digitWidth * 50)
    }
}
