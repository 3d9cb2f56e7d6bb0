// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls.Fusion
import QtQuick.Layouts
import Signalbox.Inspector

//! Everything about the current row; the last known state of what is gone.
FocusScope {
    id: root

    //! A pane that was opened over a small window can be closed.
    property bool closable: false
    required property DetailModel detail
    //! Of what is shown, tasks can be cancelled.
    property bool hasTasks: false
    //! The room is for the fields; what can be done is in the heading.
    readonly property bool low: height < Theme.rowHeight * 10
    //! Why they cannot be now; empty where they can.
    property string whyNoCancel

    signal cancelRequested
    signal closeRequested
    signal copyRequested(string text)
    signal followed(int field)

    Accessible.name: qsTr("Detail")
    Accessible.role: Accessible.Pane

    Keys.onEscapePressed: event => {
        event.accepted = closable;
        if (closable)
            closeRequested();
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.window
    }
    RowLayout {
        id: heading
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap + 4
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap
        height: Theme.buttonHeight + 12
        spacing: Theme.gap
        visible: !root.detail.isEmpty

        Text {
            id: title
            Accessible.name: text
            Accessible.role: Accessible.Heading
            Layout.fillWidth: true
            color: Theme.text
            elide: Text.ElideMiddle
            font.bold: true
            font.family: Theme.font.family
            horizontalAlignment: Text.AlignLeft
            text: root.detail.title
            textFormat: Text.PlainText

            HoverHandler {
                id: hover
            }
            HoverTip {
                text: title.text
                visible: hover.hovered && title.truncated
            }
        }
        Rectangle {
            Accessible.name: qsTr("This object is gone; its last known state is shown.")
            Accessible.role: Accessible.StaticText
            Layout.preferredHeight: Theme.textHeight + 6
            Layout.preferredWidth: goneText.implicitWidth + 16
            color: Theme.warningFill
            radius: height / 2
            visible: root.detail.isGone

            Text {
                id: goneText
                anchors.centerIn: parent
                color: Theme.warning
                font.family: Theme.font.family
                text: qsTr("gone", "the object of the detail does not exist any more")
                textFormat: Text.PlainText
            }
        }
        BarButton {
            Accessible.description: root.whyNoCancel.length > 0 ? root.whyNoCancel : hint
            enabled: root.whyNoCancel.length === 0
            hint: qsTr("Del", "key")
            showsText: false
            sign: Glyph.Octagon
            text: qsTr("Cancel the task …")
            visible: root.low && root.hasTasks && !root.detail.isGone

            onClicked: root.cancelRequested()
        }
        BarButton {
            showsText: false
            sign: Glyph.Copy
            text: qsTr("Copy the detail")

            onClicked: root.copyRequested(root.detail.toText())
        }
        BarButton {
            hint: qsTr("Esc", "key")
            showsText: false
            sign: Glyph.Cross
            text: qsTr("Close the detail")
            visible: root.closable

            onClicked: root.closeRequested()
        }
    }
    Rectangle {
        id: rule
        anchors.top: heading.bottom
        color: Theme.line
        height: 1
        visible: heading.visible
        width: parent.width
    }
    ListView {
        id: list
        function goOn(step: int) {
            const next = root.detail.nextLink(currentIndex, step);
            if (next !== currentIndex)
                currentIndex = next;
            else
                contentY = Math.max(0, Math.min(contentHeight - height, contentY + step * Theme.rowHeight));
        }

        Accessible.name: qsTr("Fields")
        Accessible.role: Accessible.List
        activeFocusOnTab: true
        anchors.bottom: actions.visible ? actions.top : parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: rule.bottom
        anchors.topMargin: 4
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        currentIndex: -1
        focus: true
        model: root.detail
        visible: heading.visible

        ScrollBar.vertical: ScrollBar {
            policy: list.contentHeight > list.height + 1 ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
        }
        delegate: DetailField {
        }

        // From link to link, and where there is no other, by lines.
        Keys.onDownPressed: goOn(1)
        Keys.onEnterPressed: root.followed(currentIndex)
        Keys.onReturnPressed: root.followed(currentIndex)
        Keys.onUpPressed: goOn(-1)

        TapHandler {
            onTapped: eventPoint => root.followed(list.indexAt(eventPoint.position.x, eventPoint.position.y + list.contentY))
        }
    }
    ColumnLayout {
        id: actions
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Theme.gap
        anchors.right: parent.right
        spacing: 4
        visible: heading.visible && root.hasTasks && !root.low && !root.detail.isGone

        BarButton {
            Accessible.description: root.whyNoCancel.length > 0 ? root.whyNoCancel : hint
            enabled: root.whyNoCancel.length === 0
            hint: qsTr("Del", "key")
            sign: Glyph.Cross
            text: qsTr("Cancel the task …")

            onClicked: root.cancelRequested()
        }
        Text {
            Accessible.name: text
            Accessible.role: Accessible.StaticText
            Layout.fillWidth: true
            color: Theme.muted
            font.family: Theme.font.family
            horizontalAlignment: Text.AlignLeft
            text: root.whyNoCancel
            textFormat: Text.PlainText
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
    }
    FocusRing {
        radius: 0
        visible: list.activeFocus
    }
    Text {
        Accessible.name: text
        Accessible.role: Accessible.StaticText
        anchors.centerIn: parent
        color: Theme.muted
        font.family: Theme.font.family
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("Select a row to see everything about it.")
        textFormat: Text.PlainText
        visible: !heading.visible
        width: parent.width - 32
        wrapMode: Text.Wrap
    }
}
