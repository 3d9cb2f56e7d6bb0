// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls.Fusion
import QtQuick.Layouts
import Signalbox.Inspector

//! A line of a menu: what is done, and the key that does it.
MenuItem {
    id: root

    property string hint

    Accessible.description: hint
    Accessible.name: text
    Accessible.role: Accessible.MenuItem

    // Pictures that nothing shows, and that Qt would start a timer for in the program that is looked at.
    arrow: null
    font: Theme.font
    height: visible ? implicitHeight : 0
    indicator: null
    leftPadding: Theme.gap
    rightPadding: Theme.gap

    background: Rectangle {
        color: root.highlighted ? Theme.selection : "transparent"
        implicitHeight: Theme.rowHeight + 4
    }
    contentItem: RowLayout {
        spacing: Theme.gap * 2

        Text {
            Layout.fillWidth: true
            color: root.enabled ? Theme.text : Theme.muted
            elide: Text.ElideRight
            font: root.font
            horizontalAlignment: Text.AlignLeft
            text: root.text
            textFormat: Text.PlainText
        }
        Text {
            color: Theme.muted
            font: root.font
            text: root.hint
            textFormat: Text.PlainText
        }
    }

    // As in any menu; not all platforms have these keys for buttons.
    Keys.onEnterPressed: triggered()
    Keys.onReturnPressed: triggered()
}
