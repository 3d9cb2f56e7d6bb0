# SPDX-License-Identifier: MIT
# Sourced, after packages.sh, by what tries signalbox on programs of others: sees to the command $SIGNALBOX.

need_signalbox() {
    [ -n "${SIGNALBOX:-}" ] || build_signalbox
    export SIGNALBOX
}

build_signalbox() {
    local tree=build/signalbox
    use_ccache
    mkdir -p "$tree"
    echo "Building signalbox"
    {
        cmake --preset release -B "$tree/tree" -DSIGNALBOX_BUILD_TESTS=OFF -DSIGNALBOX_BUILD_EXAMPLES=OFF \
            -DSIGNALBOX_BUILD_INSPECTOR=OFF && cmake --build "$tree/tree"
    } > "$tree/build.log" 2>&1 || { tail -40 "$tree/build.log"; exit 1; }
    SIGNALBOX=$PWD/$tree/tree/bin/signalbox
}
