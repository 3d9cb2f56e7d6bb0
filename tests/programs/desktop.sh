#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# desktop.sh MODE PROGRAM FOLDER: a desktop and a home of its own, and in it what PROGRAM.sh says; called by run.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
mode=$1 program=$2 folder=$3
shots=$folder/$mode
# shellcheck source=tests/programs/actions.sh
. "$here/actions.sh"
# shellcheck disable=SC1090
. "$here/$program.sh"

unset "${!SIGNALBOX_@}" QT_NO_GLIB QT_QPA_PLATFORM QT_QPA_PLATFORMTHEME QT_STYLE_OVERRIDE WAYLAND_DISPLAY
signalbox=$(command -v "$SIGNALBOX")
unset SIGNALBOX
export HOME=/tmp/signalbox-home-$program LANG=C.UTF-8 LC_ALL=C.UTF-8 TZ=UTC QT_LOGGING_TO_CONSOLE=1 LIBGL_ALWAYS_SOFTWARE=1 NO_AT_BRIDGE=1
# A short path that is the same in all pictures.
export XDG_RUNTIME_DIR=$folder/runtime XDG_CONFIG_HOME=$HOME/.config XDG_DATA_HOME=$HOME/.local/share
rm -rf "$HOME" "$XDG_RUNTIME_DIR"
mkdir -p "$XDG_CONFIG_HOME" "$XDG_DATA_HOME"
mkdir -m 700 "$XDG_RUNTIME_DIR"
cd "$HOME"

started=()
finish() {
    local pid
    for pid in "${pid:-}" "${started[@]}"; do
        [ -z "$pid" ] || kill "$pid" 2> /dev/null || true
    done
}
trap finish EXIT

exec 3> "$shots/display"
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp > "$shots/xvfb.log" 2>&1 &
started+=($!)
exec 3>&-
until [ -s "$shots/display" ]; do sleep 0.05; done
DISPLAY=:$(cat "$shots/display")
export DISPLAY
openbox > "$shots/openbox.log" 2>&1 &
started+=($!)
until xdotool get_num_desktops > /dev/null 2>&1; do sleep 0.05; done
xdotool mousemove 1279 799

! declare -F prepare > /dev/null || prepare
drive
