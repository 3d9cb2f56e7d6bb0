# SPDX-License-Identifier: MIT
# A server on 127.0.0.1:24727 for HTTP and WebSocket, behind a window of Qt Quick.
PACKAGES="ausweisapp2 curl"
LOG="unordered"
# The name of its log file; when it found readers; what Qt Quick measures of the display.
NOISE="AusweisApp2\.[A-Za-z0-9]*\.log|\"msg\":\"READER\"|qt\.scenegr"

# Answers of the server, without what is of the moment
ask() {
    local i
    curl -s --max-time 20 'http://127.0.0.1:24727/eID-Client?Status' | grep -v 'Server-Version'
    for i in $(seq 200); do
        curl -s --max-time 20 -o /dev/null -w '%{http_code}\n' 'http://127.0.0.1:24727/eID-Client?ShowUI'
    done | sort | uniq -c
    python3 "$here/websocket.py" 127.0.0.1 24727 /eID-Kernel '{"cmd": "GET_INFO"}' '{"cmd": "GET_API_LEVEL"}' \
        '{"cmd": "GET_READER_LIST"}' '{"cmd": "nonsense"}'
}

drive() {
    launch AusweisApp2
    window 'Setup Assistant'
    sleep 3
    shot start
    click_screen 640 700
    click_screen 320 700
    sleep 3
    shot history
    click_screen 409 660
    sleep 3
    shot reader
    click_screen 409 660
    sleep 3
    shot done
    click_screen 320 700
    sleep 3
    shot begin
    ask > "$shots/result" 2>&1
    sleep 2
    shot asked
    threads
    idle
    keys ctrl+q
    sleep 2
    shot closing
    kill "$pid"
    ended
}
