#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs a build tree into a scratch prefix, moves it, and builds and runs the consumer against it.
# usage: run.sh BUILD_DIR CXX_COMPILER
set -eu
build=$1 compiler=$2
here=$(dirname "$(readlink -f "$0")")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cmake --install "$build" --prefix "$scratch/first" > "$scratch/install.log"
mv "$scratch/first" "$scratch/prefix" # nothing may remember where it was installed
cmake -S "$here" -B "$scratch/build" -G Ninja -DCMAKE_PREFIX_PATH="$scratch/prefix" \
    -DCMAKE_CXX_COMPILER="$compiler" > "$scratch/configure.log" ||
    { cat "$scratch/configure.log"; exit 1; }
cmake --build "$scratch/build" > "$scratch/build.log" || { cat "$scratch/build.log"; exit 1; }
# Each example finds what it needs in the installed package, if all of that was built.
if [ -x "$scratch/build/network" ] && [ -x "$scratch/build/qml" ]; then
    for example in "$here"/../../examples/[0-9]*/; do
        cmake -S "$example" -B "$scratch/$(basename "$example")" -G Ninja -DCMAKE_PREFIX_PATH="$scratch/prefix" \
            -DCMAKE_CXX_COMPILER="$compiler" > "$scratch/configure.log" 2>&1 ||
            { cat "$scratch/configure.log"; exit 1; }
    done
fi
if grep -rlF -e "$build" "$scratch/prefix/include" "$scratch/prefix/lib"/*/cmake "$scratch/prefix/lib"/cmake 2> /dev/null; then
    echo "the files above name the build tree"
    exit 1
fi
LD_LIBRARY_PATH=$(dirname "$(find "$scratch/prefix" -name 'libSignalboxCore.so')")
export LD_LIBRARY_PATH QT_QPA_PLATFORM=offscreen
"$scratch/build/consumer"
if [ -x "$scratch/build/linked" ]; then
    "$scratch/build/linked"
    "$scratch/build/linkedFirst"
    "$scratch/build/linkedLast"
    if "$scratch/build/unmodified"; then
        echo "a program that knows nothing of Signalbox has its dispatcher without help"
        exit 1
    fi
    env -u LD_LIBRARY_PATH "$scratch/prefix/bin/signalbox" run -- "$scratch/build/unmodified"
fi
[ ! -x "$scratch/build/network" ] || "$scratch/build/network"
if [ -x "$scratch/build/inspectserver" ]; then
    mkdir -m 700 "$scratch/runtime"
    export XDG_RUNTIME_DIR="$scratch/runtime"
    "$scratch/build/inspectserver" "$scratch/prefix/bin/signalbox"
    plugin=$(find "$scratch/prefix" -name libqsignalboxplugin.so)
    env -u LD_LIBRARY_PATH QT_PLUGIN_PATH="${plugin%/generic/*}" QT_QPA_GENERIC_PLUGINS=signalbox:inspect \
        "$scratch/build/guest" "$scratch/prefix/bin/signalbox"
fi
[ ! -x "$scratch/build/qml" ] || "$scratch/build/qml"
[ ! -x "$scratch/build/tst_lamp" ] || "$scratch/build/tst_lamp" -silent
[ ! -x "$scratch/build/inspected" ] || "$scratch/build/inspected"
[ ! -x "$scratch/build/overlay" ] || "$scratch/build/overlay"
