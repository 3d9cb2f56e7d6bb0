# SPDX-License-Identifier: MIT
# For gdb: which event dispatcher has each thread of Qt? It asks Qt in the threads themselves, and only in those that
# Qt knows: the main thread, those that begin in Qt Core, and those with an event loop.
from collections import Counter

import gdb

gdb.execute("set scheduler-locking on")
gdb.execute("set unwindonsignal on")


def frames():
    frame = gdb.newest_frame()
    while frame is not None:
        yield frame
        try:
            frame = frame.older()
        except gdb.error:
            return


def is_known_to_qt(thread):
    if thread.ptid[0] == thread.ptid[1]:
        return True
    stack = list(frames())
    if any("QEventLoop::exec" in (frame.name() or "") for frame in stack):
        return True
    # Outermost: the C library's clone() and start of a thread, our start of a thread, and then Qt's.
    return any("libQt6Core" in (gdb.solib_name(frame.pc()) or "") for frame in stack[-4:])


def call(address, *arguments):
    words = ", ".join(f"(long){argument}" for argument in arguments)
    types = ", ".join("long" for _ in arguments)
    return int(gdb.parse_and_eval(f"((long(*)({types})){address})({words})"))


def address_of(symbol):
    return int(gdb.parse_and_eval(f"(long)&'{symbol}'"))


instance = address_of("_ZN24QAbstractEventDispatcher8instanceEP7QThread")
class_name = address_of("_ZNK11QMetaObject9classNameEv")


def dispatcher():
    found = call(instance, 0)
    if not found:
        return "none"
    meta_object = int(gdb.parse_and_eval(f"**(long **){found}"))  # QObject's first virtual function
    name = call(class_name, call(meta_object, found))
    return gdb.parse_and_eval(f"(const char *){name}").string()


counts = Counter()
others = 0
for thread in sorted(gdb.selected_inferior().threads(), key=lambda t: t.num):
    thread.switch()
    if is_known_to_qt(thread):
        name = dispatcher()
        counts[name] += 1
        print("thread", thread.num, thread.name, name)
    else:
        others += 1
print("threads:", ", ".join(f"{n} with {name}" for name, n in sorted(counts.items())), f"and {others} not Qt's")
