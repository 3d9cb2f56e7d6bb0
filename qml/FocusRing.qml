// SPDX-License-Identifier: MIT
import QtQuick
import Signalbox.Inspector

//! Two pixels around what the keyboard acts on.
Rectangle {
    anchors.fill: parent
    border.color: Theme.accent
    border.width: 2
    color: "transparent"
    radius: Theme.radius
}
