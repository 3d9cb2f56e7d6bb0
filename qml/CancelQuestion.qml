// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls.Fusion
import QtQuick.Layouts
import Signalbox.Inspector

//! Is that task to be cancelled? Nothing is done without a yes, and the keyboard begins at the no.
Popup {
    id: root

    required property TaskCanceller canceller
    property bool rightToLeft: false

    anchors.centerIn: parent
    closePolicy: Popup.CloseOnEscape
    contentHeight: column.implicitHeight
    focus: true
    modal: true
    padding: Theme.gap * 2
    visible: canceller.asking
    width: Math.min(Theme.digitWidth * 64, parent ? parent.width - Theme.gap * 4 : Theme.digitWidth * 64)

    background: Rectangle {
        border.color: Theme.line
        color: Theme.window
        radius: Theme.radius
    }

    onAboutToShow: no.forceActiveFocus(Qt.TabFocusReason)
    onClosed: canceller.refuse() // by Escape; nothing where there was an answer
    onOpened: no.forceActiveFocus(Qt.TabFocusReason)

    ColumnLayout {
        id: column
        Accessible.name: question.text
        Accessible.role: Accessible.Dialog
        LayoutMirroring.childrenInherit: true
        LayoutMirroring.enabled: root.rightToLeft
        spacing: Theme.gap * 1.5
        width: root.availableWidth

        Text {
            id: question
            Accessible.name: text
            Accessible.role: Accessible.Heading
            Layout.fillWidth: true
            color: Theme.text
            font.bold: true
            font.family: Theme.font.family
            horizontalAlignment: Text.AlignLeft
            text: root.canceller.question
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
        }
        Text {
            Accessible.name: text
            Accessible.role: Accessible.StaticText
            Layout.fillWidth: true
            color: Theme.text
            font.family: Theme.font.family
            horizontalAlignment: Text.AlignLeft
            text: root.canceller.consequence
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.gap

            BarButton {
                id: no
                KeyNavigation.right: yes
                KeyNavigation.tab: yes
                focus: true
                sign: Glyph.Back
                text: qsTr("Let it go on")

                Keys.onEnterPressed: clicked()
                Keys.onReturnPressed: clicked()
                onClicked: root.canceller.refuse()
            }
            BarButton {
                id: yes
                KeyNavigation.tab: no
                sign: Glyph.Cross
                text: qsTr("Cancel the task")

                Keys.onEnterPressed: clicked()
                Keys.onReturnPressed: clicked()
                onClicked: root.canceller.confirm()
            }
        }
    }
}
