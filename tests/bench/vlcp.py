#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""VLCP's own speed at P1, P1b, P1c, P2 and P4 on this machine, beside what docs/benchmarks.md says of it.

usage: vlcp.py CHECKOUT [P1 P1b P1c P2 P4] [--runs N]

CHECKOUT is VLCP's source tree, unmodified. Prints the name of the work and events (P4: switches) a second, the median of N runs,
by CPU time.
"""
import argparse
import asyncio
import logging
import statistics
import sys
import types
from time import process_time

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("checkout")
parser.add_argument("works", nargs="*", default=["P1", "P1b", "P1c", "P2", "P4"])
parser.add_argument("--runs", type=int, default=3)
options = parser.parse_args()
sys.path.insert(0, options.checkout)
if not hasattr(asyncio, "coroutine"):  # since Python 3.11
    asyncio.coroutine = types.coroutine

from vlcp.event.core import Scheduler  # noqa: E402
from vlcp.event.event import Event, withIndices  # noqa: E402
from vlcp.event.runnable import RoutineContainer  # noqa: E402

logging.disable(logging.CRITICAL)
EVENTS = 200_000
KEYS = 10_000
ROUNDS = 100_000


@withIndices("key")
class Ev(Event):
    pass


@withIndices("key")
class Ping(Event):
    pass


@withIndices("key")
class Pong(Event):
    pass


class Works:
    """Each returns how many it did, and in how many seconds."""

    def __init__(self):
        self.scheduler = Scheduler()
        self.container = RoutineContainer(self.scheduler)
        self.end = None

    def measured(self, *routines):
        for routine in routines:
            self.container.subroutine(routine)
        self.scheduler.main()
        return self.end

    def send(self, count, key):
        for number in range(count):
            self.scheduler.emergesend(Ev(key(number)))

    def p1(self, fresh=False):
        async def receiver():
            matcher = Ev.createMatcher("k")
            for _ in range(EVENTS):
                if fresh:
                    matcher = Ev.createMatcher("k")
                await matcher
            self.end = process_time()

        begin = process_time()
        self.send(EVENTS, lambda number: "k")
        return EVENTS, self.measured(receiver()) - begin

    def p1c(self):
        return self.p1(fresh=True)

    def p1b(self):
        async def loop():
            matcher = Ev.createMatcher("k")
            for _ in range(EVENTS):
                await self.container.wait_for_send(Ev("k"))
                await matcher
            self.end = process_time()

        begin = process_time()
        return EVENTS, self.measured(loop()) - begin

    def p2(self):
        left = EVENTS

        async def receiver(key):
            nonlocal left
            matcher = Ev.createMatcher(key)
            while True:
                await matcher
                left -= 1
                if not left:
                    self.end = process_time()
                    self.scheduler.emergesend(Ev("done"))

        async def begin_sending():
            self.begin = process_time()
            self.send(EVENTS, lambda number: number * 7919 % KEYS)
            await Ev.createMatcher("done")

        for key in range(KEYS):
            self.container.subroutine(receiver(key), daemon=True)
        self.measured(begin_sending())
        return EVENTS, self.end - self.begin

    def p4(self):
        def player(sent, awaited, begins):
            async def play():
                matcher = awaited.createMatcher("x")
                for _ in range(ROUNDS):
                    if begins:
                        await self.container.wait_for_send(sent("x"))
                    await matcher
                    if not begins:
                        await self.container.wait_for_send(sent("x"))
                self.end = process_time()

            return play()

        begin = process_time()
        return 2 * ROUNDS, self.measured(player(Pong, Ping, False), player(Ping, Pong, True)) - begin


for work in options.works:
    speeds = []
    for _ in range(options.runs):
        count, seconds = getattr(Works(), work.lower())()
        speeds.append(count / seconds)
    print(f"{work} {statistics.median(speeds):.0f}", flush=True)
