# SPDX-License-Identifier: MIT
PACKAGES="focuswriter unzip"

drive() {
    launch focuswriter
    window 'Untitled 1'
    sleep 2
    shot start
    write 'The signalman pulled the lever.'
    keys Return
    write 'Two posts changed their aspect.'
    shot typed
    keys ctrl+f
    window 'Find'
    write 'posts'
    keys Return
    shot found
    keys Escape
    keys ctrl+s
    window 'Save File'
    keys ctrl+a
    write "$HOME/lever.txt"
    shot saving
    keys Return
    window 'lever.txt'
    shot saved
    idle
    threads
    keys ctrl+q
    ended
    unzip -p lever.txt.odt content.xml > "$shots/result"
}
