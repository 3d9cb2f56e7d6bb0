# SPDX-License-Identifier: MIT
# Called back by threads of another library, told over D-Bus to start and stop, and with a dialog of GTK's.
PACKAGES="qjackctl jackd2 qt6-gtk-platformtheme libgtk-3-0"

prepare() {
    mkdir -p "$XDG_CONFIG_HOME/rncbc.org"
    printf '[Options]\nAlsaSeqEnabled=false\nDBusEnabled=true\n' > "$XDG_CONFIG_HOME/rncbc.org/QjackCtl.conf"
    mkdir yard
    printf '<!DOCTYPE qjackctlSession>\n<session name="yard"/>\n' > yard/session.xml
    touch -d '2024-01-02 03:04:05' yard/session.xml yard
    jackd -r -n "$program" -d dummy > "$shots/jackd.log" 2>&1 &
    started+=($!)
    # It listens on the system's bus.
    export JACK_DEFAULT_SERVER=$program DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS
}

drive() {
    export QT_QPA_PLATFORMTHEME=gtk3
    launch qjackctl
    window 'JACK Audio'
    xdotool windowmove --sync "$window" 760 660
    local main=$window
    sleep 3
    shot start moving
    click 294 81 # roll
    sleep 2
    click 151 49 # session
    window 'Session'
    shot rolling moving
    click 40 17 # load
    window 'Load Session'
    grep -q libgtk-3 "/proc/$pid/maps" || fail "GTK is not loaded"
    xdotool windowmove "$window" -420 20 # aside
    settle 3
    # The clock goes on behind the dialog.
    local i clocks=()
    for i in 1 2 3; do
        shot "behind$i" moving
        clocks+=("$(xwd -silent -id "$main" | md5sum)")
        sleep 1
    done
    echo "times on the clock: $(printf '%s\n' "${clocks[@]}" | sort -u | wc -l)" > "$shots/result"
    keys ctrl+l
    write "$HOME/yard"
    keys Return
    gone 'Load Session'
    sleep 2
    shot loaded moving
    window='' && find_window 'JACK Audio'
    xprop -id "$window" _NET_WM_NAME | grep -o 'Active\|Inactive\|Stopped' >> "$shots/result"
    dbus-send --system --type=signal / org.rncbc.qjackctl.stop
    sleep 4
    find_window 'JACK Audio'
    xprop -id "$window" _NET_WM_NAME | grep -o 'Active\|Inactive\|Stopped' >> "$shots/result"
    shot stopped moving
    threads
    idle
    xdotool windowactivate "$window"
    click 433 18 # quit
    window 'Warning'
    keys alt+o
    ended
}
