// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Signalbox

// What a task is at, as long as it has no value: it runs, and may be cancelled; or it has failed, or was cancelled, and may be tried again.
ColumnLayout {
    id: state

    property string doing
    property Task task: null

    signal again

    spacing: 10
    visible: task !== null && task.value === undefined

    BusyIndicator {
        Layout.alignment: Qt.AlignHCenter
        running: visible
        visible: state.task !== null && state.task.isRunning
    }
    Label {
        Layout.fillWidth: true
        color: state.task !== null && state.task.error ? "#b02020" : palette.windowText
        horizontalAlignment: Text.AlignHCenter
        text: state.task === null ? "" : state.task.isRunning ? state.doing : state.task.error || qsTr("Cancelled.")
        wrapMode: Text.Wrap
    }
    Button {
        Layout.alignment: Qt.AlignHCenter
        text: state.task !== null && state.task.isRunning ? qsTr("Cancel") : qsTr("Try again")

        onClicked: state.task.isRunning ? state.task.cancel() : state.again()
    }
}
