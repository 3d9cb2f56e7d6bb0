// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Layouts
import Signalbox.Inspector

//! The keys, what was just done, and what looking costs.
Rectangle {
    id: root

    required property Inspector inspector
    //! What was just done; shown instead of the keys for a while.
    property string message

    //! The keys of \a keys, each with what it does behind it: a key's name is of Latin letters, and would turn the whole line otherwise.
    function legend(keys: string): string {
        if (!inspector.rightToLeft)
            return keys;
        return "\u200f" + keys.split(/ {3}/).map(key => "\u2067%1\u2069".arg(key)).join("   ");
    }

    color: Theme.bar
    implicitHeight: Theme.rowHeight + 2

    Rectangle {
        color: Theme.line
        height: 1
        width: parent.width
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap + 4
        anchors.rightMargin: Theme.gap + 4
        spacing: Theme.gap * 2

        Text {
            Accessible.name: text
            Accessible.role: root.message.length > 0 ? Accessible.AlertMessage : Accessible.StaticText
            Layout.fillWidth: true
            color: root.message.length > 0 ? Theme.text : Theme.muted
            elide: Text.ElideRight
            font.family: Theme.font.family
            text: root.message.length > 0 ? root.message : root.legend(root.inspector.choosing ? qsTr("Enter look at it   Ctrl+D colours") : qsTr("Ctrl+0…9 views   / filter   Enter detail   Space pause   Ctrl+C copy rows   F1 keys"))
            textFormat: Text.PlainText
        }
        Text {
            Accessible.name: text
            Accessible.role: Accessible.StaticText
            color: Theme.muted
            font.family: Theme.numberFamily
            text: root.inspector.hasSample && root.inspector.live ? qsTr("sample %1", "what taking a sample costs").arg(root.inspector.sampleCost) : ""
            textFormat: Text.PlainText
        }
    }
}
