#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Runs a program on a Wayland compositor of its own: Weston.
#
#   with-wayland.sh x11 PROGRAM…        in a window of an X server of its own: what xdotool does there is real input
#   with-wayland.sh headless PROGRAM…   without a display, and so without mouse and keyboard
#
# SIGNALBOX_WAYLAND_SIZE=1800x1000 is the size of the screen; 1024x768 unless it says otherwise.
set -u
size=${SIGNALBOX_WAYLAND_SIZE:-1024x768} width=${size%x*} height=${size#*x}
if [ "$1" = x11 ] && [ -z "${SIGNALBOX_WAYLAND_INSIDE:-}" ]; then
    export SIGNALBOX_WAYLAND_INSIDE=1
    exec xvfb-run -a -s "-screen 0 $((width + 100))x$((height + 100))x24 -nolisten tcp -noreset" "$0" "$@"
fi
backend=$1
shift

fail() {
    echo "with-wayland: $1" >&2
    [ ! -f "$scratch/weston.log" ] || cat "$scratch/weston.log" >&2
    exit 1
}
weston='' scratch=$(mktemp -d)
trap '[ -z "$weston" ] || { kill "$weston" && wait "$weston"; } 2> /dev/null; rm -rf "$scratch"' EXIT
command -v weston > /dev/null || fail "there is no weston: tests/shared/packages.sh names the packages of the tests"

export XDG_RUNTIME_DIR=$scratch # the socket's place; Weston asks for one that nobody else can write to
cat > "$scratch/weston.ini" << 'INI'
[core]
idle-time=0
[shell]
animation=none
startup-animation=none
close-animation=none
locking=false
panel-position=none
INI
# Weston counts the mouse's steps from where it came into the window: it must come in, and not be there already.
[ "$backend" != x11 ] || xdotool mousemove $((width + 76)) $((height + 82))
weston --backend="$backend-backend.so" --use-pixman --width="$width" --height="$height" --socket=signalbox \
    --config="$scratch/weston.ini" --log="$scratch/weston.log" > /dev/null 2>&1 &
weston=$!
# There is no window manager, so the window stands at the screen's corner, and the focus has to be given to it.
ready() {
    local window
    [ -S "$scratch/signalbox" ] || return 1
    [ "$backend" = x11 ] || return 0
    window=$(xdotool search --onlyvisible --class weston 2> /dev/null) || return 1
    xdotool windowfocus "$window" mousemove $((width / 2)) $((height / 2)) 2> /dev/null
    [ "$(xdotool getwindowfocus 2> /dev/null)" = "$window" ]
}
for _ in $(seq 200); do
    ready && break
    kill -0 "$weston" 2> /dev/null || fail "Weston has ended"
    sleep 0.05
done
ready || fail "Weston does not come up"
WAYLAND_DISPLAY=signalbox "$@"
