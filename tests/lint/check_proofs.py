#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fails when a page names a test that is not there.

usage: check_proofs.py TESTS PAGE…

A test is named as `tst_file::function`, or as `function` behind one of the same row; TESTS is the folder that is searched for them.
"""
import re
import sys
from pathlib import Path

NAME = re.compile(r"`(?:(tst_\w+)(?:\.qml)?::)?([a-z]\w*)`")


def sources(folder):
    found = {}
    for path in [*folder.rglob("tst_*.cpp"), *folder.rglob("tst_*.qml")]:
        found[path.stem] = found.get(path.stem, "") + path.read_text()
    return found


def missing(page, tests):
    for number, line in enumerate(page.read_text().splitlines(), 1):
        file = None
        cell = line.rstrip(" |").rsplit("|", 1)[-1]  # of a row, the last one: what proves it
        for match in NAME.finditer(cell):
            if match[2].startswith("tst_"):  # all of it
                file = match[2]
                if file not in tests:
                    yield f"{page}:{number}: there is no {file}"
                continue
            file = match[1] or file
            if file and not re.search(rf"\b(?:void|function)\s+{match[2]}\(", tests.get(file, "")):
                yield f"{page}:{number}: there is no {file}::{match[2]}"


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    tests = sources(Path(sys.argv[1]))
    complaints = [each for page in sys.argv[2:] for each in missing(Path(page), tests)]
    print("\n".join(complaints) or "all tests that are named are there")
    sys.exit(bool(complaints))


main()
