#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Makes the pictures of docs/inspector.md and those of the README that show the inspector, on an X server of its own. Each is taken of a program that
# is in the state that its caption tells of, before and behind the picture; so this fails rather than make a picture of something else.
#
#   tests/inspectorapp/pictures.sh [BIN_DIRECTORY [IMAGE_DIRECTORY [NAME…]]]
#
# From build/dev/bin into docs/images; names are those of the pictures, all of them by default. It takes some three minutes, and says what it made.
# Look at them then.
set -eu
here=$(dirname "$(readlink -f "$0")")
root=$(readlink -f "$here/../..")
# shellcheck source=tests/shared/packages.sh
. "$here/../shared/packages.sh"
if [ -z "${PICTURES_INSIDE-}" ]; then
    need_packages xvfb xauth xdotool openbox imagemagick dbus fonts-dejavu-core python3 qt6-tools-dev-tools focuswriter qjackctl
    bin=$(readlink -f "${1:-$root/build/dev/bin}") images=$(readlink -f "${2:-$root/docs/images}")
    for program in signalbox signalbox-inspector harbour jobs quay; do
        [ -x "$bin/$program" ] || { echo "There is no $bin/$program: build it first"; exit 2; }
    done
    shift $(($# < 2 ? $# : 2))
    DISPLAY_SIZE=1800x1000 PICTURES_INSIDE=1 exec dbus-run-session -- "$here/../gui/with-display.sh" "$0" "$bin" "$images" "$@"
fi
bin=$1 images=$2
shift 2
names=" $* "
scratch=$(mktemp -d)
export XDG_RUNTIME_DIR=$scratch/runtime HOME=$scratch TMPDIR=$scratch SIGNALBOX_LANGUAGE=en
export LIBGL_ALWAYS_SOFTWARE=1
unset XDG_CONFIG_HOME XDG_CACHE_HOME XDG_DATA_HOME
mkdir -m 0700 "$XDG_RUNTIME_DIR"
mkdir -p "$images/inspect"
started=()
made=()
xdotool mousemove 1799 999 # over nothing

stop() {
    local pid
    for pid in "${started[@]}"; do
        kill -CONT "$pid" 2> /dev/null || true
        kill -KILL "$pid" 2> /dev/null || true
        wait "$pid" 2> /dev/null || true
    done
    started=()
}
trap 'stop; rm -rf "$scratch"' EXIT

fail() {
    echo "pictures.sh: $*" >&2
    exit 1
}

# wanted NAME…: is one of these to be made?
wanted() {
    local name
    [ "$names" != "  " ] || return 0
    for name in "$@"; do
        [[ $names != *" $name "* ]] || return 0
    done
    return 1
}

# begin PROGRAM [ARGUMENT…]: one that has Signalbox, so that it can be looked at; its number is in $program
begin() {
    SIGNALBOX_INSPECT=1 "$@" > "$scratch/output" 2>&1 &
    begun
}

# begin_foreign PROGRAM [ARGUMENT…]: the same with one that knows nothing of it
begin_foreign() {
    "$bin/signalbox" run --inspectable -- "$@" > "$scratch/output" 2>&1 &
    begun
}

begun() {
    program=$!
    started+=("$program")
    wait_for "$program" True
}

# holds PID CONDITION: of what the program's dump has, in Python: main, loops, every("timers")
holds() {
    "$bin/signalbox" dump --json "$1" 2> /dev/null > "$scratch/dump" || return 1
    python3 - "$2" "$scratch/dump" << 'END'
import json
import sys

loops = json.load(open(sys.argv[2]))["loops"]
main = next((loop for loop in loops if loop["isMainThread"]), None)


def every(kind):
    return [row for loop in loops for row in loop[kind]]


def held_in(slot):
    return any(slot in handler["what"] for handler in main["handlers"])


sys.exit(main is None or not eval(sys.argv[1]))
END
}

wait_for() {
    for _ in $(seq 150); do
        holds "$@" && return 0
        sleep 0.2
    done
    fail "it never came to this, in $(ps -o comm= "$1" || echo 'a program that has ended'): $2"
}

# shoot NAME PID CONDITION [OPTION…]: by the inspector itself, which does so three seconds after it was started; $then: another condition for
# what is behind it
shoot() {
    local name=$1 pid=$2 condition=$3 then=${then:-$3}
    shift 3
    wanted "${name##*/}" || return 0
    for _ in 1 2 3 4 5; do
        wait_for "$pid" "$condition"
        "$bin/signalbox" inspect --screenshot "$scratch/picture.png" "$@" "$pid" 2> "$scratch/errors" ||
            fail "no picture $name: $(cat "$scratch/errors")"
        if holds "$pid" "$then"; then
            keep "$name"
            return
        fi
    done
    fail "while the picture $name was made, this did not last: $then"
}

keep() {
    mv "$scratch/picture.png" "$images/$1.png"
    made+=("$images/$1.png")
    echo "made $1.png"
}

# ---- what the demonstration shows in the window beside it

# beside NAME [OPTION…]: the whole screen, some seconds after its slot has held the loop for three
beside() {
    local name=$1
    shift
    wanted "$name" || return 0
    begin "$bin/harbour" --inspector "$@"
    sleep 25 # its charts and the strips have a past then
    xdotool mousemove 121 53 click 1 # Hold for 3 s
    wait_for "$program" 'held_in("holdLoop")'
    xdotool mousemove 1799 999
    wait_for "$program" 'not held_in("holdLoop")'
    sleep 3
    holds "$program" 'main["longestTurn"] > 2.9e9 and "holdLoop" in main["longestTurnCulprit"]' ||
        fail "the loop was not held: $(grep longestTurn "$scratch/dump")"
    import -silent -window root -strip "$scratch/picture.png"
    keep "$name"
    stop
}
beside inspector
beside inspector-dark --dark

# ---- a loop that is held, and a program that is stopped

if wanted stuck loops; then
    begin "$bin/harbour" --hold 25
    # Before it is in it for long, and then in the same one.
    begins='held_in("holdLoop") and main["handlers"][0]["runningFor"] < 5e9'
    lasts='held_in("holdLoop") and main["handlers"][0]["runningFor"] > 3e9'
    then=$lasts shoot inspect/loops "$program" "$begins" --page loops
    then=$lasts shoot inspect/stuck "$program" "$begins"
    stop
fi
if wanted stopped; then
    begin "$bin/harbour"
    "$bin/signalbox" inspect --screenshot "$scratch/picture.png" "$program" &
    shooting=$!
    sleep 1.5 # it is connected, and then the program is stopped
    kill -STOP "$program"
    wait "$shooting"
    grep -q '^State:.T' "/proc/$program/status" || fail 'the program is not stopped'
    keep inspect/stopped
    stop
fi

# ---- where events and tasks wait

if wanted queues; then
    begin "$bin/jobs"
    shoot inspect/queues "$program" 'sum(0 < (row["limit"] or 0) <= row["depth"] for row in every("queues")) >= 2' \
        --page queues
    stop
fi
if wanted events matchers tasks; then
    begin "$bin/quay"
    shoot inspect/matchers "$program" 'len(every("waits")) >= 8' --page matchers
    shoot inspect/tasks "$program" \
        'any(task["level"] for task in main["tasks"]) and any("event" in task["waitsFor"] for task in main["tasks"])' \
        --page tasks
    shoot inspect/events "$program" 'main["eventCount"] > 50' --page events
    stop
fi

# ---- a program with trouble

if wanted programs overview timers watchers warnings arabic; then
    begin "$bin/quay"
    begin "$bin/jobs"
    begin "$bin/harbour" --provoke held-event --provoke queue-at-limit --provoke lost-waker --provoke late-timers \
        --provoke closed-descriptor
    troubled='len(every("watchers")) > 500 and any(row["held"] for row in every("queues"))'
    if wanted programs; then
        "$bin/signalbox" inspect --screenshot "$scratch/picture.png"
        [ "$("$bin/signalbox" ps --json | grep -c '"pid"')" = 3 ] || fail 'three programs are to be offered'
        keep inspect/programs
    fi
    for page in overview timers watchers warnings; do
        shoot "inspect/$page" "$program" "$troubled" --page "$page"
    done
    SIGNALBOX_LANGUAGE="ar" shoot inspect/arabic "$program" "$troubled" --page timers
    stop
fi
if wanted posted; then
    begin "$bin/harbour" --provoke posts-outrun
    shoot inspect/posted "$program" 'sum(loop["postedCount"] for loop in loops) > 1000' --page posted-events
    stop
fi

# ---- programs that know nothing of it

if wanted designer; then
    begin_foreign /usr/lib/qt6/bin/designer
    shoot inspect/designer "$program" 'any("Timer" in row["what"] for row in main["handlers"])' --page loops
    stop
fi
if wanted focuswriter; then
    begin_foreign focuswriter
    shoot inspect/focuswriter "$program" 'len(every("timers")) >= 5' --page timers
    stop
fi
if wanted qjackctl; then
    begin_foreign qjackctl
    shoot inspect/qjackctl "$program" 'len(every("watchers")) >= 4' --page watchers
    stop
fi

[ ${#made[@]} -gt 0 ] || fail "no picture has one of the names$names"
printf '\nLook at these %s:\n' "${#made[@]}"
printf '%s\n' "${made[@]}"
