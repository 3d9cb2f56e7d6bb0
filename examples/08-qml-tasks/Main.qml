// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import LoanDesk
import Signalbox

ApplicationWindow {
    id: window

    property Task book: null
    property var borrowed: []
    property Task catalogue: null
    property Task loan: null

    // Whatever the page shows when the answer comes.
    function borrow() {
        const title = book.value.title;
        loan = Library.lend(list.currentIndex);
        loan.then(() => borrowed = [...borrowed, title]);
    }
    function choose(number) {
        list.currentIndex = number;
    }
    function load() {
        catalogue = Library.catalogue();
    }
    // Who looks at another book no longer waits for the last one.
    function open() {
        if (book !== null)
            book.cancel();
        book = Library.open(list.currentIndex);
        loan = null; // it goes on: a loan is a loan
    }

    height: 320
    title: qsTr("Loan desk")
    visible: true
    width: 520

    footer: Label {
        bottomPadding: 10
        leftPadding: 12
        text: window.borrowed.length ? qsTr("Borrowed: %1").arg(window.borrowed.join(", ")) : qsTr("Nothing borrowed yet")
    }

    Component.onCompleted: load()

    RowLayout {
        anchors.fill: parent
        anchors.margins: 12
        spacing: 12

        Frame {
            Layout.fillHeight: true
            Layout.preferredWidth: 200
            padding: 1

            background: Rectangle {
                border.color: palette.mid
                color: palette.base
            }

            ListView {
                id: list
                anchors.fill: parent
                clip: true
                currentIndex: -1
                model: window.catalogue === null || window.catalogue.value === undefined ? [] : window.catalogue.value

                delegate: ItemDelegate {
                    id: item

                    required property int index
                    required property var modelData

                    highlighted: ListView.isCurrentItem
                    width: ListView.view.width

                    contentItem: Column {
                        spacing: 2

                        Label {
                            color: item.highlighted ? item.palette.highlightedText : item.palette.text
                            text: item.modelData.title
                        }
                        Label {
                            color: item.highlighted ? item.palette.highlightedText : item.palette.placeholderText
                            font.pointSize: 8
                            text: item.modelData.author
                        }
                    }

                    onClicked: ListView.view.currentIndex = index
                }

                onCurrentIndexChanged: window.open()
            }
            TaskState {
                anchors.centerIn: parent
                doing: qsTr("Reading the catalogue…")
                task: window.catalogue
                width: parent.width - 24

                onAgain: window.load()
            }
        }
        Frame {
            Layout.fillHeight: true
            Layout.fillWidth: true
            padding: 16

            Label {
                anchors.centerIn: parent
                color: palette.placeholderText
                text: qsTr("Choose a book.")
                visible: window.book === null
            }
            TaskState {
                anchors.centerIn: parent
                doing: qsTr("Fetching the book…")
                task: window.book
                width: parent.width

                onAgain: window.open()
            }
            ColumnLayout {
                id: page

                readonly property var shown: window.book === null ? undefined : window.book.value

                anchors.fill: parent
                spacing: 6
                visible: shown !== undefined

                Label {
                    font.bold: true
                    font.pointSize: 14
                    text: page.shown ? page.shown.title : ""
                }
                Label {
                    text: page.shown ? qsTr("%1, %2").arg(page.shown.author).arg(page.shown.year) : ""
                }
                Label {
                    Layout.fillHeight: true
                    Layout.fillWidth: true
                    Layout.topMargin: 10
                    font.italic: true
                    text: page.shown ? page.shown.beginning : ""
                    wrapMode: Text.Wrap
                }
                RowLayout {
                    spacing: 12

                    Button {
                        enabled: window.loan === null || !window.loan.isRunning
                        text: qsTr("Borrow")

                        onClicked: window.borrow()
                    }
                    Label {
                        Layout.fillWidth: true
                        color: window.loan !== null && window.loan.error ? "#b02020" : palette.windowText
                        text: window.loan === null ? "" : window.loan.isRunning ? qsTr("Asking…") : window.loan.error || qsTr("Yours for %1 days.").arg(window.loan.value)
                        wrapMode: Text.Wrap
                    }
                }
            }
        }
    }
}
