#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The check of the cookbook's page must fail when there is something to find, and only then.
set -eu
check=$(dirname "$(readlink -f "$0")")/check_page.py
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Of one recipe that is right: $1 is edited by sed's expression $2.
expect() {
    mkdir -p "$scratch/book"
    printf '#include <Signalbox/Task>\n//! [tea]\nTask<> tea();\n//! [tea]\n' > "$scratch/book/recipes.h"
    printf 'void tea()\n' > "$scratch/book/tst_book.cpp"
    printf '# Book\n\n<!-- tea -->\n```cpp\nTask<> tea();\n```\n' > "$scratch/page.md"
    sed -i "$2" "$scratch/$1"
    local said
    said=$(python3 "$check" "$scratch/page.md" "$scratch/book" 2>&1) || true
    grep -qF "$3" <<< "$said" && return
    echo "FAIL: not \"$3\" for $2"
    echo "$said"
    exit 1
}

expect page.md '' '1 recipes, 0 complaints'
expect page.md 's/tea();/coffee();/' 'tea differs from what is compiled'
expect page.md '/<!--/d' 'a block of C++ that is no recipe'
expect page.md '3,$d' 'tea is missing'
expect page.md 's/-- tea/-- coffee/' 'coffee is not in'
expect book/recipes.h 's/();/(int);/' 'tea differs from what is compiled'
expect book/recipes.h '4d' '[tea] has no end'
expect book/recipes.h '4s/tea/coffee/' '[tea] is followed by [coffee]'
expect book/recipes.h 's,<Signalbox/Task>,"tasks/task.h",' 'is not installed'
expect book/tst_book.cpp 's/tea/coffee/' 'tea has no test'
echo "the check of the cookbook finds what it is for"
