# SPDX-License-Identifier: MIT
# What a person does in front of a program, for the scripts of this folder; sourced by desktop.sh.
# shellcheck shell=bash disable=SC2154

# launch PROGRAM [ARGUMENT…]: as asked for, with $pid
launch() {
    local words=("$@")
    [ "$mode" = stock ] || words=("$signalbox" run -- "$@")
    "${words[@]}" > "$shots/stdout.raw" 2> "$shots/stderr.raw" < /dev/null &
    pid=$!
}

fail() {
    echo "$program  $mode  $*"
    import -window root "$shots/failed.png"
    exit 1
}

# within SECONDS COMMAND…: until it succeeds
within() {
    local until=$((SECONDS + $1))
    shift
    until "$@" > /dev/null 2>&1; do
        [ "$SECONDS" -lt "$until" ] || return 1
        sleep 0.1
    done
}

# As the window manager lists them: xdotool's own search misses some.
find_window() {
    local candidate
    for candidate in $(xprop -root _NET_CLIENT_LIST | grep -o '0x[0-9a-f]*'); do
        if [[ $(xprop -id "$candidate" _NET_WM_NAME) =~ $1 ]]; then
            window=$candidate
            return 0
        fi
    done
    return 1
}

# window PATTERN: waits for one with such a title; it is $window then, and active
window() {
    local until=$((SECONDS + 60))
    until find_window "$1" 2> /dev/null; do
        kill -0 "$pid" 2> /dev/null || fail "ended, and no window \"$1\""
        [ "$SECONDS" -lt "$until" ] || fail "no window \"$1\""
        sleep 0.1
    done
    within 5 is_active || xdotool windowactivate "$window" || true
    settle
}
is_active() { [ "$(xdotool getactivewindow)" = $((window)) ]; }

# gone PATTERN: waits until there is no such window
gone() {
    within 30 is_gone "$1" || fail "window \"$1\" stays"
}

is_gone() { ! find_window "$1"; }

# settle [SECONDS]: until nothing has changed for a while
settle() {
    local before='' now quiet=0 until=$((SECONDS + ${1:-8}))
    while [ "$quiet" -lt 3 ] && [ "$SECONDS" -lt "$until" ]; do
        now=$(xwd -root -silent 2> /dev/null | md5sum) || true # a window may go meanwhile
        if [ "$now" = "$before" ]; then quiet=$((quiet + 1)); else quiet=0; fi
        before=$now
        sleep 0.1
    done
}

# place X Y WIDTH HEIGHT: of $window
place() {
    xdotool windowsize --sync "$window" "$3" "$4" windowmove "$window" "$1" "$2"
    settle
}

# click X Y [BUTTON]: in $window
click() {
    xdotool mousemove --window "$window" "$1" "$2" sleep 0.05 click "${3:-1}"
    settle
}
double_click() {
    xdotool mousemove --window "$window" "$1" "$2" sleep 0.05 click --repeat 2 --delay 60 1
    settle
}
# click_screen X Y [BUTTON]
click_screen() {
    xdotool mousemove "$1" "$2" sleep 0.05 click "${3:-1}"
    settle
}
keys() {
    xdotool key --delay 40 "$@"
    settle
}
write() {
    xdotool type --delay 15 "$*"
    settle
}

# shot NAME [moving]: a picture of the screen. Cursors blink: the second run waits a moment for the phase of the first.
shot() {
    local try
    capture "$1.png"
    [ -z "${2:-}" ] && [ "$mode" = ours ] && [ -f "$folder/stock/$1.png" ] || return 0
    for try in $(seq 12); do
        capture now.png
        is_closer "$1" && mv "$shots/now.png" "$shots/$1.png"
        [ "$(pixels "$1.png" "$1")" != 0 ] || break
        sleep 0.1
    done
    rm -f "$shots/now.png"
}
# A window that goes meanwhile is an error for import.
capture() { within 10 import -window root "$shots/$1"; }
pixels() { compare -metric AE "$shots/$1" "$folder/stock/$2.png" null: 2>&1; }
is_closer() { awk "BEGIN { exit !($(pixels now.png "$1") < $(pixels "$1.png" "$1")) }"; }

# Ticks on a processor, and how often each thread slept
consumption() {
    awk '{ print "ticks", $14 + $15 }' "/proc/$pid/stat"
    awk '/^Pid/ { thread = $2 } /^voluntary_ctxt/ { print thread, $2 }' /proc/"$pid"/task/*/status
}

# idle [SECONDS]: what the program costs while nobody touches it; of the threads that live all that time
idle() {
    local seconds=${1:-10}
    sleep 3
    consumption > "$shots/idle.before"
    sleep "$seconds"
    consumption | awk -v s="$seconds" -v tick="$(getconf CLK_TCK)" -v before="$shots/idle.before" '
        BEGIN { while ((getline line < before) > 0) { split(line, word, " "); was[word[1]] = word[2] } }
        $1 == "ticks" { ms = ($2 - was[$1]) * 1000 / tick; next }
        $1 in was { woken += $2 - was[$1] }
        END { printf "idle for %d s: %d ms, woken %d times\n", s, ms, woken }' > "$shots/idle"
}

# threads: the dispatcher of every thread of Qt
threads() {
    local try
    for try in 1 2 3; do # gdb 13 sometimes fails an assertion of its own when a thread ends meanwhile
        DEBUGINFOD_URLS='' gdb -nx -batch -p "$pid" -x "$here/threads.py" > "$shots/gdb.log" 2>&1 < /dev/null || true
        sed -n 's/^threads: //p' "$shots/gdb.log" > "$shots/threads"
        [ ! -s "$shots/threads" ] || return 0
        sleep "$try"
    done
    fail "gdb: see $shots/gdb.log"
}

# ended [SECONDS]: the program is to end, by itself
ended() {
    local status=0
    within "${1:-30}" has_ended || fail "does not end"
    wait "$pid" || status=$?
    echo "$status" > "$shots/status"
    pid=
}
has_ended() { [ ! -e /proc/"$pid" ] || grep -q '^State:.Z' /proc/"$pid"/status; }
