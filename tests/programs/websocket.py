# SPDX-License-Identifier: MIT
# websocket.py HOST PORT PATH MESSAGE…: says what a server answers to each message. Some lines of RFC 6455.
import os
import socket
import struct
import sys

host, port, path, *messages = sys.argv[1:]
connection = socket.create_connection((host, int(port)), timeout=20)
stream = connection.makefile("rb")
connection.sendall(
    f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: c2lnbmFsbWFuJ3MgbGV2ZXI=\r\nSec-WebSocket-Version: 13\r\n\r\n".encode())
while (line := stream.readline().strip()):
    if not line.startswith(b"Date:"):
        print(line.decode())


def answer():
    _, length = stream.read(2)
    length &= 127
    if length == 126:
        length, = struct.unpack(">H", stream.read(2))
    elif length == 127:
        length, = struct.unpack(">Q", stream.read(8))
    return stream.read(length).decode()


for message in messages:
    data = message.encode()
    mask = os.urandom(4)
    masked = bytes(byte ^ mask[i % 4] for i, byte in enumerate(data))
    connection.sendall(bytes([0x81, 0x80 | len(data)]) + mask + masked)
    while '"msg":"READER"' in (text := answer()):
        pass  # not an answer: it reports readers whenever it finds them
    print(text)
