// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Signalbox.Inspector

//! A hairline that can be grabbed.
Rectangle {
    id: root
    color: T.SplitHandle.pressed || T.SplitHandle.hovered ? Theme.accent : Theme.line
    implicitHeight: 1
    implicitWidth: 1

    containmentMask: Item {
        height: root.height + 8
        width: root.width + 8
        x: -4
        y: -4
    }
}
