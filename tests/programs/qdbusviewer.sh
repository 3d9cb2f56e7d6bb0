# SPDX-License-Identifier: MIT
PACKAGES="qt6-tools-dev-tools python3-dbus python3-gi"

drive() {
    /usr/bin/python3 "$here/lamp.py" > "$shots/lamp.log" 2>&1 &
    started+=($!)
    within 20 grep -q lit "$shots/lamp.log" || fail 'no lamp'
    launch /usr/lib/qt6/bin/qdbusviewer
    window QDBusViewer
    place 40 40 1100 680
    shot start
    click_screen 130 118
    write Lamp
    shot found
    keys Return
    sleep 2
    click_screen 650 118
    keys asterisk
    sleep 1
    keys asterisk
    sleep 1
    shot expanded
    xdotool mousemove 702 175 sleep 0.1 click --repeat 2 --delay 60 1 # the method Aspect
    sleep 1
    shot called
    xdotool mousemove 702 204 sleep 0.1 click --repeat 2 --delay 60 1 # the signal Changed
    sleep 1
    settle
    shot connected
    xdotool mousemove 702 189 sleep 0.1 click --repeat 2 --delay 60 1 # the method Show
    sleep 1
    settle
    write green
    shot argument
    click_screen 656 488
    sleep 1
    settle
    shot changed
    threads
    idle
    keys ctrl+q
    ended
}
