// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls.Fusion

//! A hairline that can be grabbed.
Rectangle {
    id: root

    color: SplitHandle.pressed || SplitHandle.hovered ? Theme.accent : Theme.line
    implicitHeight: 1
    implicitWidth: 1

    containmentMask: Item {
        height: root.height + 8
        width: root.width + 8
        x: -4
        y: -4
    }
}
