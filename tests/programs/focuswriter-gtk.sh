# SPDX-License-Identifier: MIT
# GTK's own dialogs in a Qt program.
PACKAGES="focuswriter qt6-gtk-platformtheme libgtk-3-0"

prepare() {
    printf 'The signalman pulled the lever.\n' > lever.txt
    touch -d '2024-01-02 03:04:05' lever.txt
}

drive() {
    export QT_QPA_PLATFORMTHEME=gtk3
    launch focuswriter
    window 'Untitled 1'
    sleep 2
    shot start
    keys ctrl+o
    window 'Open File'
    grep -q libgtk-3 "/proc/$pid/maps" || fail "GTK is not loaded"
    shot dialog
    keys ctrl+l
    write "$HOME/lever.txt"
    shot chosen
    keys Return
    window 'lever.txt'
    shot opened
    keys ctrl+End
    write 'And pushed it back.'
    keys ctrl+s
    shot saved
    idle
    threads
    keys ctrl+q
    ended
    cp lever.txt "$shots/result"
}
