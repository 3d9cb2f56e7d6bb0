#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The layers test must fail when there is something to find.
set -eu
check=$(dirname "$(readlink -f "$0")")/check_layers.py
rooms=$(cd "$(dirname "$check")" && python3 -B -c 'import check_layers; print(*check_layers.ALLOWED)')
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

record='# 1. No private headers'

# expect RESULT WORDS FILE TEXT: the check of a tree with that one file ends with RESULT and says WORDS
expect() {
    rm -rf "$scratch/src"
    mkdir -p "$scratch/docs/decisions"
    echo "$record" > "$scratch/docs/decisions/0001-look-inside.md"
    for room in $rooms; do mkdir -p "$scratch/src/$room"; done
    mkdir -p "$scratch/src/$(dirname "$3")"
    [ -z "${missing-}" ] || rmdir "$scratch/src/$missing"
    echo '// empty' | tee "$scratch/src/core/a.h" "$scratch/src/core/a_p.h" "$scratch/src/loop/b_p.h" > /dev/null
    printf '%s\n' "$4" > "$scratch/src/$3"
    local said result=0
    said=$(python3 "$check" "$scratch") || result=$?
    if [ "$result" != "$1" ] || ! grep -q "$2" <<< "$said"; then
        echo "FAIL: $3 with $4: ended with $result and said:"
        echo "$said"
        exit 1
    fi
}

expect 0 ' 0 complaints' loop/ok.cpp '#include "core/a.h"'
expect 1 "'core' must not include 'loop'" core/up.cpp '#include "loop/b_p.h"'
expect 1 "'core' must not include 'loop'" core/up.h '#include "../loop/b_p.h"'
expect 1 "'events' must not include 'loop'" events/sideways.cpp '#include "loop/b_p.h"'
expect 1 'private Qt header' loop/private.cpp '#include <private/qobject_p.h>'
expect 1 'private Qt header' dispatch/private.cpp '#include <private/qobject_p.h>'
expect 1 'private Qt header' dispatch/private.cpp '#include <QtCore/private/qobject_p.h>'
expect 1 'includes the private' core/public.h '#include "a_p.h"'
expect 1 'has no line in the table' attic/x.cpp '// a room that nobody knows'
missing=probe expect 1 'which does not exist' loop/ok.cpp '#include "core/a.h"'

record='# 1. Look inside

**Private headers.** `private/qobject_p.h`; in `dispatch/private.cpp` only.'
expect 0 ' 0 complaints' dispatch/private.cpp '#include <private/qobject_p.h>'
expect 1 'private Qt header' dispatch/private.cpp '#include <private/qthread_p.h>'
expect 1 'private Qt header' dispatch/other.cpp '#include <private/qobject_p.h>'
expect 1 'private Qt header' loop/private.cpp '#include <private/qobject_p.h>'
expect 1 'does not include it' dispatch/private.cpp '// it does not look inside any more'
echo "the layers test finds what it is for"
