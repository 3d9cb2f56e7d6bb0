// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Layouts
import Signalbox.Inspector

//! The one sentence.
Rectangle {
    id: root

    required property Inspector inspector
    readonly property color textColor: Theme.toneColor(inspector.verdictTone)

    //! Where the button leads.
    function wayText(): string {
        switch (inspector.verdictView) {
        case Inspector.TimersView:
            return qsTr("Show timer");
        case Inspector.WatchersView:
            return qsTr("Show watcher");
        case Inspector.QueuesView:
            return qsTr("Show queue");
        case Inspector.TasksView:
            return qsTr("Show task");
        default:
            return qsTr("Show loop");
        }
    }

    Accessible.name: inspector.verdict
    Accessible.role: Accessible.AlertMessage
    color: Theme.toneFill(inspector.verdictTone)
    implicitHeight: Theme.barHeight - 2

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap + 4
        anchors.rightMargin: Theme.gap
        spacing: Theme.gap

        Glyph {
            Layout.preferredHeight: Theme.glyphSize + 2
            Layout.preferredWidth: Theme.glyphSize + 2
            color: root.textColor
            sign: root.inspector.verdictTone === Tone.Error ? Glyph.Octagon : root.inspector.verdictTone === Tone.Warning ? Glyph.Triangle : root.inspector.verdictTone === Tone.Good ? Glyph.Check : Glyph.Info
        }
        Text {
            id: sentence
            Layout.fillWidth: true
            color: root.textColor
            elide: Text.ElideRight
            font.bold: root.inspector.verdictTone === Tone.Error
            font.family: Theme.font.family
            text: root.inspector.hasSample ? root.inspector.verdict : qsTr("Waiting for the first sample …")
            textFormat: Text.PlainText

            HoverHandler {
                id: hover
            }
            HoverTip {
                text: sentence.text
                visible: hover.hovered && sentence.truncated
            }
        }
        BarButton {
            text: root.wayText()
            visible: root.inspector.verdictHasRow

            onClicked: root.inspector.showVerdict()
        }
    }
}
