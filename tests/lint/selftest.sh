#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The lints must fail when there is something to find, and only then.
set -eu
check=$(dirname "$(readlink -f "$0")")/check_coroutines.py
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# expect COMPLAINTS LINE
expect() {
    printf 'Task<> f()\n{\n    %s\n}\n' "$2" > "$scratch/a.cpp"
    local said
    said=$(python3 "$check" "$scratch/a.cpp") || true
    grep -q ", $1 complaints" <<< "$said" && return
    echo "FAIL: not $1 complaints for: $2"
    echo "$said"
    exit 1
}

expect 1 'co_await run([p] { use(p); });'
expect 1 'co_await run([=] { use(p); });'
expect 1 'co_await run([&, q = std::move(p)] { use(q); });'
expect 1 'co_await [p]() -> Task<> { co_await q; }();'
expect 1 'co_await send(Job{name});'
expect 1 'co_await send({name, 1});'
expect 1 'co_yield Job{name};'
expect 1 'auto x = a ? co_await b : c;'
expect 1 'auto x = a ? c : co_await b;'
expect 0 'auto x = a ? co_await b : 1; // lint: scalar'
expect 0 'co_await (a ? b : c);'
expect 1 'co_await any(sleepFor(1s), send(Job{name}));'
expect 0 'co_await run([&] { use(p); });'
expect 0 'co_await run([this, &p] { use(p); });'
expect 0 'co_await run([this] { if (a) { b({1, 2}); } });'
expect 0 'co_await send(job); // Job{name}'
expect 0 'co_await send("Job{name}");'
expect 0 'co_await values[1];'
expect 0 'if (co_await a) { b({1}); }'
expect 0 'auto job = Job{name}; co_await send(job);'
expect 0 'co_await send(Job{1}); // lint: scalar'
expect 0 'log(co_await a ? "yes" : "no");'
echo "the lint for coroutines finds what it is for"

# The one for proofs.
proofs=$(dirname "$check")/check_proofs.py
echo 'void loopEnds() {}' > "$scratch/tst_loop.cpp"
named() {
    echo "| a | \`b\` | $1 |" > "$scratch/page.md"
    python3 "$proofs" "$scratch" "$scratch/page.md" > /dev/null
}
missing() {
    ! named "$1" && return
    echo "FAIL: nothing is missing of $1"
    exit 1
}
named '`tst_loop::loopEnds`, `tst_loop`'
missing '`tst_loop::loopBegins`'
missing '`tst_loop::loopEnds`, `loopBegins`'
missing '`tst_pool`'
echo "the lint for proofs finds what it is for"
