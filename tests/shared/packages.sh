# SPDX-License-Identifier: MIT
# Sourced by the scripts that build something: installs the Debian or Ubuntu packages that are missing, and says which.

BUILD_PACKAGES="g++ cmake ninja-build pkg-config qt6-base-dev qt6-base-private-dev libgl-dev libxkbcommon-dev
    qt6-declarative-dev qt6-declarative-dev-tools qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
    qml6-module-qtquick qml6-module-qtquick-controls qml6-module-qtquick-templates qml6-module-qtquick-layouts
    qml6-module-qtquick-window qml6-module-qtqml qml6-module-qtqml-models qml6-module-qtqml-workerscript
    fonts-dejavu-core"
# xvfb and openbox, weston and qt6-wayland: a desktop of each kind for the tests of windows. qt6-gtk-platformtheme: GTK's
# dialogs, and its sources in the main loop. clang-14 and its runtime: the thread sanitizer.
TEST_PACKAGES="xvfb xauth xdotool openbox weston qt6-wayland strace python3 qml6-module-qttest libglib2.0-dev
    qt6-gtk-platformtheme clang-14 libclang-rt-14-dev"

need_packages() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2> /dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    echo "Installing: ${missing[*]}"
    local sudo=()
    [ "$(id -u)" = 0 ] || sudo=(sudo)
    export DEBIAN_FRONTEND=noninteractive
    "${sudo[@]}" apt-get install -qq -y --no-install-recommends "${missing[@]}" > /dev/null 2>&1 && return 0
    "${sudo[@]}" apt-get update -qq
    "${sudo[@]}" apt-get install -qq -y --no-install-recommends "${missing[@]}" > /dev/null
}

use_ccache() {
    if [ -z "${SIGNALBOX_CXX_LAUNCHER:-}" ] && command -v ccache > /dev/null; then
        export SIGNALBOX_CXX_LAUNCHER=ccache
    fi
}
