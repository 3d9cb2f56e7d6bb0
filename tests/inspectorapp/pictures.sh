#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Makes the pictures of docs/inspector.md: the inspector of another process, on an X server of its own.
#
#   tests/inspectorapp/pictures.sh BIN_DIRECTORY PICTURE_DIRECTORY
set -eu
here=$(dirname "$(readlink -f "$0")")
if [ -z "${PICTURES_INSIDE-}" ]; then
    PICTURES_INSIDE=1 exec "$here/../gui/with-display.sh" "$0" "$(readlink -f "$1")" "$(readlink -f "$2")"
fi
bin=$1 out=$2
XDG_RUNTIME_DIR=$(mktemp -d)
export XDG_RUNTIME_DIR
trap 'kill $(jobs -p) 2> /dev/null; wait 2> /dev/null; rm -rf "$XDG_RUNTIME_DIR"' EXIT

# shoot NAME [OPTION…] [PID]
shoot() {
    local name=$1
    shift
    "$bin/signalbox" inspect --screenshot "$out/$name.png" "$@"
}

# look PROGRAM [ARGUMENT…]: begins to run it, where it can be looked at; its number is in $program
look() {
    "$bin/signalbox" run --inspectable -- "$@" > /dev/null 2>&1 &
    program=$!
    sleep 4
}

SIGNALBOX_INSPECT=1 "$bin/harbour" --provoke slow-turn 2> /dev/null &
program=$!
sleep 4
shoot stuck "$program"
shoot stopped "$program" & # it is connected, and then the program is stopped
sleep 1.5
kill -STOP "$program"
wait $!
kill -CONT "$program"
kill "$program"

SIGNALBOX_INSPECT=1 "$bin/harbour" --provoke held-event --provoke queue-at-limit --provoke lost-waker --provoke late-timers 2> /dev/null &
program=$!
look /usr/lib/qt6/bin/designer
shoot programs
for page in overview loops posted-events timers watchers queues matchers events tasks warnings; do
    [ "$page" != warnings ] || sleep 5
    shoot "${page%-events}" --page "$page" "$(pgrep -n -x harbour)"
done
shoot designer --page loops "$program"
SIGNALBOX_LANGUAGE=ar shoot arabic --page timers "$program"
kill "$program"
dbus-run-session -- true 2> /dev/null && look /usr/lib/qt6/bin/qdbusviewer && shoot qdbusviewer --page watchers "$program"
