// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Layouts
import Signalbox.Inspector

//! Which program this is, whether the views follow it, and what can be done about that.
Rectangle {
    id: root

    required property Inspector inspector
    property bool narrow: false

    signal chooseRequested
    signal copySnapshotRequested
    signal themeRequested

    color: Theme.bar
    implicitHeight: Theme.barHeight

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap + 4
        anchors.rightMargin: Theme.gap
        spacing: Theme.gap

        BarButton {
            hint: qsTr("Alt+Left", "key")
            showsText: false
            sign: Glyph.Back
            text: qsTr("Back")
            visible: root.inspector.canGoBack

            onClicked: root.inspector.goBack()
        }
        Text {
            Accessible.name: qsTr("Program %1").arg(text)
            Accessible.role: Accessible.StaticText
            Layout.fillWidth: true
            Layout.maximumWidth: implicitWidth
            Layout.minimumWidth: 40
            color: Theme.text
            elide: Text.ElideMiddle
            font.bold: true
            font.family: Theme.font.family
            font.pixelSize: Math.round(Theme.textHeight * 0.95)
            text: root.inspector.programName
            textFormat: Text.PlainText
        }
        Text {
            Accessible.name: text
            Accessible.role: Accessible.StaticText
            Layout.leftMargin: 4
            color: Theme.muted
            font.family: Theme.numberFamily
            text: root.inspector.programPid > 0 ? qsTr("pid %1", "process id").arg(root.inspector.programPid) : ""
            textFormat: Text.PlainText
        }
        Text {
            Accessible.name: text
            Accessible.role: Accessible.StaticText
            color: Theme.muted
            font.family: Theme.numberFamily
            text: root.inspector.programName.length > 0 ? qsTr("up %1", "time since the program's start").arg(root.inspector.uptime) : ""
            textFormat: Text.PlainText
        }
        Item {
            Layout.fillWidth: true
        }
        Text {
            Accessible.name: qsTr("Control role: tasks can be cancelled")
            Accessible.role: Accessible.StaticText
            color: Theme.accent
            font.family: Theme.font.family
            text: qsTr("Control", "role: the user may act on the program")
            textFormat: Text.PlainText
            visible: root.inspector.canceller.allowed

            HoverHandler {
                id: roleHover
            }
            HoverTip {
                text: qsTr("Control role: tasks can be cancelled")
                visible: roleHover.hovered
            }
        }
        Rectangle {
            id: state

            readonly property color ink: !root.inspector.live || root.inspector.paused ? Theme.warning : Theme.good
            readonly property string words: !root.inspector.live ? root.inspector.linkText : root.inspector.paused ? root.inspector.pausedFor.length > 0 ? qsTr("Paused for %1").arg(root.inspector.pausedFor) : qsTr("Paused") : root.inspector.rate.length > 0 ? qsTr("Live, %1", "updates per second").arg(root.inspector.rate) : qsTr("Live")

            Accessible.name: !root.inspector.live ? root.inspector.linkText : root.inspector.paused ? qsTr("Paused") : qsTr("Live")
            Accessible.role: Accessible.Indicator
            Layout.preferredWidth: stateRow.implicitWidth + 20
            color: !root.inspector.live || root.inspector.paused ? Theme.warningFill : Theme.goodFill
            implicitHeight: Theme.textHeight + 8
            radius: height / 2

            Row {
                id: stateRow
                anchors.centerIn: parent
                spacing: 6

                Glyph {
                    anchors.verticalCenter: parent.verticalCenter
                    color: state.ink
                    height: 12
                    sign: !root.inspector.live ? Glyph.Info : root.inspector.paused ? Glyph.Pause : Glyph.Play
                    width: 12
                }
                Text {
                    color: state.ink
                    font.family: Theme.numberFamily
                    text: state.words
                    textFormat: Text.PlainText
                }
            }
        }
        BarButton {
            Layout.leftMargin: 4
            hint: qsTr("Ctrl+O", "key")
            showsText: !root.narrow
            sign: Glyph.Stack
            text: qsTr("Programs")
            visible: root.inspector.remote && !root.inspector.choosing

            onClicked: root.chooseRequested()
        }
        BarButton {
            Layout.leftMargin: 4
            hint: qsTr("Space", "key")
            showsText: !root.narrow
            sign: root.inspector.paused ? Glyph.Play : Glyph.Pause
            text: root.inspector.paused ? qsTr("Resume") : qsTr("Pause")
            visible: !root.inspector.choosing

            onClicked: root.inspector.paused = !root.inspector.paused
        }
        BarButton {
            hint: qsTr("Ctrl+Shift+C", "key")
            showsText: !root.narrow
            sign: Glyph.Copy
            text: qsTr("Copy snapshot")
            visible: !root.inspector.choosing

            onClicked: root.copySnapshotRequested()
        }
        BarButton {
            hint: qsTr("Ctrl+D", "key")
            showsText: false
            sign: Glyph.Contrast
            text: Theme.dark ? qsTr("Light colours") : qsTr("Dark colours")

            onClicked: root.themeRequested()
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        color: Theme.line
        height: 1
        width: parent.width
    }
}
