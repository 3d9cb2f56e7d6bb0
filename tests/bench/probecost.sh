#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What the hooks of readers cost: instructions of a turn, less the kernel's and those of reading the clock, counted by
# callgrind. With a library that has no hooks; that with the smallest callbacks that Qt can be given, the floor under a
# Probe; with nobody there, a Probe, and after one has gone.
#
#   tests/bench/probecost.sh [PRESET]    (bench)
set -euo pipefail
programs=$(dirname "$(readlink -f "$0")")/../../build/${1:-bench}/bin
command -v valgrind > /dev/null || { echo "valgrind is needed (Debian: valgrind)"; exit 1; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# instructions PROGRAM WORK READER TURNS
instructions() {
    valgrind --tool=callgrind --callgrind-out-file="$scratch/out" "$programs/$1" "${@:2}" 2> "$scratch/log" ||
        { cat "$scratch/log" >&2; exit 1; }
    sed -n 's/^summary: //p' "$scratch/out"
}

# What is left of two runs is what the turns cost that one of them has more.
# of_a_turn PROGRAM WORK READER
of_a_turn() {
    local few many
    few=$(instructions "$@" 1000)
    many=$(instructions "$@" 3000)
    echo $(((many - few) / 2000))
}

printf '%-14s %10s %16s %16s %16s %16s\n' work 'no hooks' 'the floor' nobody 'a Probe' 'a former Probe'
for work in queued-chain zero-timer watchers-10 events-p1 ping-pong emissions; do
    without=$(of_a_turn probecost-without-hooks "$work" nobody)
    printf '%-14s %10d' "$work" "$without"
    for reader in bare-callbacks nobody probe former-probe; do
        program=probecost
        [ "$reader" != bare-callbacks ] || program=probecost-without-hooks
        with=$(of_a_turn "$program" "$work" "$reader")
        printf ' %7d %+6.1f %%' "$with" "$(awk "BEGIN { print 100 * ($with - $without) / $without }")"
    done
    echo
done
