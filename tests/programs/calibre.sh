# SPDX-License-Identifier: MIT
# A program in Python, which loads Qt long after it has started (PyQt6); its jobs are processes of their own.
PACKAGES="calibre"

prepare() {
    printf 'Rules of the line\n\nA train may pass a post that shows a clear aspect.\n' > rules.txt
    touch -d '2024-01-02 03:04:05' rules.txt
}

drive() {
    launch calibre
    window 'Welcome wizard'
    shot wizard
    click_screen 790 598
    click_screen 790 598
    click_screen 790 598
    window 'Calibre Library'
    place 0 20 1270 760
    sleep 3
    shot library
    keys a
    window 'Select books'
    write "$HOME/rules.txt"
    keys Return
    gone 'Select books'
    sleep 6
    settle
    shot added
    window 'Calibre Library'
    keys c
    window 'Convert'
    shot convert
    keys Return
    gone 'Convert'
    within 90 eval 'ls Calibre*/*/*/*.epub | grep -q rules' || fail 'not converted'
    sleep 4
    settle
    shot converted
    threads
    idle
    find Calibre* -type f ! -name '*.db*' | sort > "$shots/result"
    keys ctrl+q
    ended 60
}
