// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls.Fusion
import QtQuick.Layouts
import Signalbox.Inspector

//! A table with its filter, header, count, and a sentence for when it is empty.
FocusScope {
    id: root

    //! What would be here, and what makes it be.
    required property string emptyText
    //! Is it known that nothing is there?
    property bool live: true
    //! How numbers are written.
    required property string localeName
    required property SnapshotModel table
    readonly property bool tableHasFocus: view.activeFocus
    required property string title

    signal detailRequested
    //! For the current row, at \a x, \a y of \a item; \a words are a filter for its like.
    signal menuRequested(Item item, real x, real y, string words)

    //! F3. False: there is no such row.
    function findNext(isBackwards: bool): bool {
        if (table.filter.trim().length === 0 && table.sought.length === 0) {
            focusFilter();
            return true;
        }
        const isFound = table.findNext(isBackwards);
        focusTable();
        view.show(table.currentRow);
        return isFound;
    }
    function focusFilter() {
        filterField.forceActiveFocus(Qt.ShortcutFocusReason);
        filterField.selectAll();
    }
    function focusTable() {
        view.forceActiveFocus(Qt.TabFocusReason);
    }
    function numberText(number: int): string {
        return number.toLocaleString(Qt.locale(localeName), "f", 0);
    }
    //! Escape: the filter goes first, then the selection. False when there was nothing to undo.
    function stepBack(): bool {
        if (table.filter.length > 0) {
            filterField.clear();
            return true;
        }
        if (table.currentRow >= 0 || table.selectedCount > 0) {
            table.clearSelection();
            return true;
        }
        return false;
    }

    RowLayout {
        id: tools
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap + 4
        height: Theme.buttonHeight + 12
        spacing: Theme.gap

        Text {
            Accessible.name: text
            Accessible.role: Accessible.Heading
            color: Theme.text
            font.bold: true
            font.family: Theme.font.family
            leftPadding: 4
            text: root.title
            textFormat: Text.PlainText
            visible: root.width > 420
        }
        FilterField {
            id: filterField
            Layout.fillWidth: true
            Layout.leftMargin: 8
            Layout.maximumWidth: 420
            sought: root.table.sought

            onLeaveRequested: root.focusTable()
            onTextChanged: root.table.filter = text

            Connections {
                function onFilterChanged() {
                    filterField.text = root.table.filter;
                }

                target: root.table
            }
        }
        Item {
            Layout.fillWidth: true
        }
        Text {
            Accessible.name: qsTr("%1 of %2 rows shown").arg(root.numberText(root.table.matched)).arg(root.numberText(root.table.total))
            Accessible.role: Accessible.StaticText
            color: root.table.matched < root.table.total ? Theme.text : Theme.muted
            font.family: Theme.numberFamily
            text: qsTr("%1 / %2", "rows shown, rows there are").arg(root.numberText(root.table.matched)).arg(root.numberText(root.table.total))
            textFormat: Text.PlainText
        }
    }
    TableHeader {
        id: header
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: tools.bottom
        contentX: view.contentX
        table: root.table
    }
    Rectangle {
        // File and line, class names and numbers read from left to right, and so do their columns.
        LayoutMirroring.childrenInherit: true
        LayoutMirroring.enabled: false
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: header.bottom
        color: Theme.base

        TableView {
            id: view

            //! Somebody has come to it from another page; −1: it is in sight.
            property int awaitedRow: -1
            readonly property int pageRows: Math.max(1, Math.floor(height / Theme.rowHeight) - 1)

            function columnAt(x: real): int {
                let column = 0;
                for (let end = columnWidth(column); x >= end && column < columns - 1; end += columnWidth(column))
                    ++column;
                return column;
            }
            function columnWidth(column: int): real {
                return root.table.columns.width(column);
            }
            function keepCurrentVisible() {
                if (root.table.currentRow >= 0)
                    positionViewAtRow(root.table.currentRow, TableView.Contain);
            }
            //! By a key: below the row.
            function openMenu() {
                if (root.table.currentRow < 0)
                    root.table.moveCurrent(0);
                if (root.table.currentRow < 0)
                    return;
                keepCurrentVisible();
                root.menuRequested(contentItem, contentX + Theme.gap, (root.table.currentRow + 1) * Theme.rowHeight, root.table.filterFor(root.table.currentRow, 0));
            }
            //! Also where the rows have changed just now, as those of a filter that has gone.
            function show(row: int) {
                forceLayout();
                if (row >= 0)
                    positionViewAtRow(row, TableView.Contain);
            }
            function showAwaited() {
                if (!visible || awaitedRow < 0)
                    return;
                show(awaitedRow);
                awaitedRow = -1;
            }

            Accessible.name: root.title
            Accessible.role: Accessible.Table
            ScrollBar.horizontal: horizontalBar
            ScrollBar.vertical: verticalBar
            activeFocusOnTab: true
            anchors.bottom: parent.bottom
            anchors.bottomMargin: horizontalBar.visible ? horizontalBar.height : 0
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            columnWidthProvider: column => columnWidth(column)
            focus: true
            keyNavigationEnabled: false
            model: root.table
            pointerNavigationEnabled: false
            reuseItems: true
            rowHeightProvider: () => Theme.rowHeight

            delegate: TableCell {
            }

            Keys.onEscapePressed: event => event.accepted = root.stepBack()
            Keys.onPressed: event => {
                const extend = (event.modifiers & Qt.ShiftModifier) !== 0;
                switch (event.key) {
                case Qt.Key_Down:
                    root.table.moveCurrent(1, extend);
                    break;
                case Qt.Key_Up:
                    root.table.moveCurrent(-1, extend);
                    break;
                case Qt.Key_PageDown:
                    root.table.moveCurrent(pageRows, extend);
                    break;
                case Qt.Key_PageUp:
                    root.table.moveCurrent(-pageRows, extend);
                    break;
                case Qt.Key_Home:
                    root.table.moveCurrent(-root.table.shown, extend);
                    break;
                case Qt.Key_End:
                    root.table.moveCurrent(root.table.shown, extend);
                    break;
                case Qt.Key_Left:
                    contentX = Math.max(0, contentX - 40);
                    break;
                case Qt.Key_Right:
                    contentX = Math.max(0, Math.min(contentWidth - width, contentX + 40));
                    break;
                case Qt.Key_Return:
                case Qt.Key_Enter:
                    if (root.table.currentRow < 0)
                        root.table.moveCurrent(0);
                    root.detailRequested();
                    break;
                case Qt.Key_Menu:
                    openMenu();
                    break;
                case Qt.Key_F10:
                    if (!extend)
                        return;
                    openMenu();
                    break;
                case Qt.Key_A:
                    if (!(event.modifiers & Qt.ControlModifier))
                        return;
                    root.table.selectAll();
                    break;
                default:
                    return;
                }
                event.accepted = true;
                keepCurrentVisible();
            }
            onBottomRowChanged: root.table.watchRows(topRow, bottomRow)
            onTopRowChanged: root.table.watchRows(topRow, bottomRow)
            onVisibleChanged: showAwaited()
            onWidthChanged: forceLayout()

            TapHandler {
                acceptedModifiers: Qt.NoModifier

                onDoubleTapped: root.detailRequested()
                onTapped: eventPoint => {
                    view.forceActiveFocus(Qt.MouseFocusReason);
                    root.table.select(Math.floor(eventPoint.position.y / Theme.rowHeight));
                }
            }
            TapHandler {
                acceptedModifiers: Qt.ShiftModifier

                onTapped: eventPoint => {
                    view.forceActiveFocus(Qt.MouseFocusReason);
                    root.table.select(Math.floor(eventPoint.position.y / Theme.rowHeight), true);
                }
            }
            TapHandler {
                acceptedModifiers: Qt.ControlModifier

                onTapped: eventPoint => {
                    view.forceActiveFocus(Qt.MouseFocusReason);
                    root.table.toggle(Math.floor(eventPoint.position.y / Theme.rowHeight));
                }
            }
            TapHandler {
                id: pointer
                acceptedButtons: Qt.RightButton

                onTapped: eventPoint => {
                    const row = Math.floor(eventPoint.position.y / Theme.rowHeight);
                    if (row >= root.table.shown)
                        return;
                    view.forceActiveFocus(Qt.MouseFocusReason);
                    root.table.pointAt(row);
                    root.menuRequested(pointer.parent as Item, eventPoint.position.x, eventPoint.position.y, root.table.filterFor(row, view.columnAt(eventPoint.position.x)));
                }
            }
            Connections {
                function onWidthsChanged() {
                    view.forceLayout();
                }

                target: root.table.columns
            }
            Connections {
                function onReached(row) {
                    view.awaitedRow = row;
                    view.showAwaited();
                }

                target: root.table
            }
        }
        ScrollBar {
            id: horizontalBar
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: view.right
            orientation: Qt.Horizontal
            policy: ScrollBar.AlwaysOn
            visible: root.table.columns.totalWidth > view.width + 1
        }
        ScrollBar {
            id: verticalBar
            anchors.bottom: view.bottom
            anchors.right: parent.right
            anchors.top: parent.top
            orientation: Qt.Vertical
            policy: ScrollBar.AlwaysOn
            visible: root.table.shown * Theme.rowHeight > view.height + 1
        }
        Column {
            anchors.centerIn: parent
            spacing: Theme.gap
            visible: root.table.isFilled && root.table.shown === 0 && (root.live || root.table.total > 0)
            width: Math.min(parent.width - 32, Theme.digitWidth * 60)

            Text {
                Accessible.name: text
                Accessible.role: Accessible.StaticText
                color: Theme.muted
                font.family: Theme.font.family
                horizontalAlignment: Text.AlignHCenter
                text: root.table.total > 0 ? qsTr("No row has all of these words: %1").arg(root.table.filter) : root.emptyText
                textFormat: Text.PlainText
                width: parent.width
                wrapMode: Text.Wrap
            }
            BarButton {
                anchors.horizontalCenter: parent.horizontalCenter
                hint: qsTr("Esc", "key")
                sign: Glyph.Cross
                text: qsTr("Clear the filter")
                visible: root.table.total > 0

                onClicked: filterField.clear()
            }
        }
        Rectangle {
            anchors.left: parent.left
            anchors.right: parent.right
            color: Theme.accent
            height: 2
            visible: view.activeFocus && root.table.currentRow < 0
        }
    }
    Binding {
        property: "availableWidth"
        target: root.table.columns
        value: view.width
    }
    Binding {
        property: "digitWidth"
        target: root.table.columns
        value: Theme.digitWidth
    }
    Binding {
        property: "padding"
        target: root.table.columns
        value: Theme.gap * 2
    }
}
