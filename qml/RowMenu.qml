// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls.Fusion
import Signalbox.Inspector

//! What can be done with the current row.
Menu {
    id: root

    property bool canCancel: false
    required property DetailModel detail
    //! Words for a filter; empty: there are none.
    property string filter
    //! What the fields say that name another row.
    property list<string> linkTexts
    //! Where these fields are in the detail.
    property list<int> links
    property bool rightToLeft: false

    signal cancelRequested
    signal copyRequested
    signal filterRequested(string words)
    signal followed(int field)

    function linkText(field: var): string {
        return qsTr("Go to %1: %2", "field, what it names").arg(detail.data(field, DetailModel.LabelRole)).arg(detail.data(field, DetailModel.TextRole));
    }
    //! At \a x, \a y of \a item.
    function openAt(item: Item, x: real, y: real, words: string) {
        const fields = [];
        for (let field = detail.nextLink(-1); field >= 0 && !fields.includes(field); field = detail.nextLink(field))
            fields.push(field);
        links = fields;
        linkTexts = fields.map(field => linkText(detail.index(field, 0)));
        filter = words;
        popup(item, x, y);
    }

    font: Theme.font
    width: Theme.digitWidth * 44

    background: Rectangle {
        border.color: Theme.line
        color: Theme.bar
        radius: Theme.radius
    }

    MenuEntry {
        LayoutMirroring.childrenInherit: true
        LayoutMirroring.enabled: root.rightToLeft
        hint: qsTr("Ctrl+C", "key")
        text: qsTr("Copy")

        onTriggered: root.copyRequested()
    }
    MenuEntry {
        LayoutMirroring.childrenInherit: true
        LayoutMirroring.enabled: root.rightToLeft
        enabled: root.filter.length > 0
        text: root.filter.length > 0 ? qsTr("Filter by “%1”").arg(root.filter) : qsTr("Filter by this")

        onTriggered: root.filterRequested(root.filter)
    }
    MenuEntry {
        LayoutMirroring.childrenInherit: true
        LayoutMirroring.enabled: root.rightToLeft
        hint: qsTr("Del", "key")
        text: qsTr("Cancel the task …")
        visible: root.canCancel

        onTriggered: root.cancelRequested()
    }
    Instantiator {
        model: root.linkTexts

        delegate: MenuEntry {
            required property string modelData

            LayoutMirroring.childrenInherit: true
            text: modelData
        }

        onObjectAdded: (index, object) => {
            const entry = object as MenuEntry;
            entry.LayoutMirroring.enabled = root.rightToLeft;
            entry.triggered.connect(() => root.followed(root.links[index]));
            root.insertItem(2 + index, entry);
        }
        onObjectRemoved: (index, object) => root.removeItem(object as MenuEntry)
    }
}
