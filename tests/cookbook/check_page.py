#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fails unless the recipes of the cookbook's page are those that are compiled and run.

usage: check_page.py PAGE DIRECTORY [--write]

A recipe stands between two lines "//! [name]" in a C++ file of DIRECTORY, and in PAGE as a block of C++ behind a line "<!-- name -->". It
complains of
  - a recipe that differs, indentation of the whole aside, or is in one of the two only, or twice;
  - a block of C++ without a name;
  - a recipe of more than 25 lines, which is not short;
  - a recipe without a test function of its name in a tst_*.cpp;
  - an #include of what an installed package does not have.
With --write, it copies the recipes into the page first.
"""
import re
import sys
import textwrap
from pathlib import Path

MARK = re.compile(r"^[ \t]*//! \[(\w+)\]\n", re.M)
BLOCK = re.compile(r"^(?:<!-- (\w+) -->\n)?```cpp\n(.*?)^```$", re.M | re.S)
INNER_INCLUDE = re.compile(r'^#include "[^"]*/[^"]*"', re.M)
MOST_LINES = 25


def recipes_of(file, text):
    """Pairs of a name and a recipe."""
    marks = list(MARK.finditer(text))
    for begin, end in zip(marks[::2], marks[1::2]):
        if begin[1] != end[1]:
            sys.exit(f"{file}: [{begin[1]}] is followed by [{end[1]}]")
        yield begin[1], textwrap.dedent(text[begin.end():end.start()])
    if len(marks) % 2:
        sys.exit(f"{file}: [{marks[-1][1]}] has no end")


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--write"]
    if len(arguments) != 2:
        sys.exit(__doc__)
    page, directory = map(Path, arguments)
    complaints, recipes, tests = [], {}, set()
    for file in sorted([*directory.glob("*.h"), *directory.glob("*.cpp")]):
        text = file.read_text()
        for name, recipe in recipes_of(file, text):
            if name in recipes:
                complaints.append(f"{file}: [{name}] is there twice")
            recipes[name] = recipe
        complaints += [f"{file}: {match[0]} is not installed" for match in INNER_INCLUDE.finditer(text)]
        if file.name.startswith("tst_"):
            tests.update(re.findall(r"void (\w+)\(\)", text))

    shown = page.read_text()
    if "--write" in sys.argv:
        shown = BLOCK.sub(lambda m: f"<!-- {m[1]} -->\n```cpp\n{recipes.get(m[1], m[2])}```" if m[1] else m[0], shown)
        page.write_text(shown)
    seen = set()
    for match in BLOCK.finditer(shown):
        name = match[1]
        place = f"{page}:{shown.count(chr(10), 0, match.start()) + 1}"
        if not name:
            complaints.append(f"{place}: a block of C++ that is no recipe")
        elif name in seen:
            complaints.append(f"{place}: {name} is there twice")
        elif name not in recipes:
            complaints.append(f"{place}: {name} is not in {directory}")
        elif match[2] != recipes[name]:
            complaints.append(f"{place}: {name} differs from what is compiled (--write copies it)")
        seen.add(name)
    for name, recipe in recipes.items():
        if name not in seen:
            complaints.append(f"{page}: {name} is missing")
        if recipe.count("\n") > MOST_LINES:
            complaints.append(f"{directory}: {name} has {recipe.count(chr(10))} lines")
        if name not in tests:
            complaints.append(f"{directory}: {name} has no test")
    print(*complaints, sep="\n", end="\n" if complaints else "")
    print(f"{len(recipes)} recipes, {len(complaints)} complaints")
    sys.exit(1 if complaints or not recipes else 0)


main()
