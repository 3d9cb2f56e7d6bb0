#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Runs a program on an X server of its own, with a window manager. The server starts anew whenever its last client leaves,
# unless told not to: xdotool may come and go while openbox is on its way in, which then ends.
# shellcheck disable=SC2016
exec xvfb-run -a -s "-screen 0 ${DISPLAY_SIZE:-1024x768}x24 -nolisten tcp -noreset" bash -c '
    openbox > /dev/null 2>&1 &
    wm=$!
    for _ in $(seq 200); do # a window that comes before its manager may never become active
        xdotool get_num_desktops > /dev/null 2>&1 && break
        sleep 0.05
    done
    "$@"
    result=$?
    kill "$wm" 2> /dev/null
    exit "$result"' with-display "$@"
