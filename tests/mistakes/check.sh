#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# A mistake must not compile, and the compiler must say the sentence that the file's "// says:" line gives.
#
#   check.sh COMPILER FILE FLAGS…
set -u
compiler=$1 file=$2
shift 2
sentence=$(sed -n 's|^// says: ||p' "$file")
[ -n "$sentence" ] || { echo "$file has no line \"// says: …\""; exit 1; }
flags=(-std=c++20 -fPIC -Wall -Wextra -Werror -fsyntax-only "$@")

# Without its mistake it compiles, so that it is the mistake that does not.
if ! "$compiler" "${flags[@]}" -DWITHOUT_MISTAKE "$file"; then
    echo "it does not compile without the mistake either"
    exit 1
fi
if said=$("$compiler" "${flags[@]}" "$file" 2>&1); then
    echo "it compiles"
    exit 1
fi
grep -qF -- "$sentence" <<< "$said" && exit
echo "the compiler does not say: $sentence"
echo "$said"
exit 1
