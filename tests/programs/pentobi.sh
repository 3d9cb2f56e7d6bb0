# SPDX-License-Identifier: MIT
PACKAGES="pentobi"

drive() {
    launch /usr/games/pentobi --seed 1 --nobook
    window Pentobi
    settle
    shot start
    click_screen 195 86 # the computer plays
    sleep 2
    settle
    shot violet
    click_screen 195 86
    sleep 2
    settle
    shot orange
    threads # soon, as threads of a pool go home after half a minute
    click_screen 700 168 # a person takes a piece
    sleep 1
    shot taken
    keys Right # slides, and the next one starts from where it is then
    sleep 1
    keys Right
    sleep 1
    shot piece
    keys Escape
    click_screen 1205 86
    shot menu
    click_screen 1110 138
    sleep 1
    shot computer
    keys Escape Escape Escape
    click_screen 134 86 # undo
    sleep 1
    shot undone
    idle
    keys ctrl+q
    ended
}
