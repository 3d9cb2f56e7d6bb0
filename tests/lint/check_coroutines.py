#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fails on what g++ 12 gets wrong within a co_await or co_yield expression (docs/decisions/0007-tasks.md).

usage: check_coroutines.py FILE|DIRECTORY…

It looks at C++ files, and at the C++ in Markdown. Within such an expression it complains of
  - a lambda that captures anything but this and references: what it has captured is destroyed twice;
  - a braced initialiser, as in f({a, b}), Job{name} or new Job{name}: so is what it makes;
  - a ?: with an awaited operand: so is its result, if it is of a class.
Name it on a line of its own, in front. "// lint: scalar" on a line excuses it: what is made there owns nothing.
"""
import re
import sys
from pathlib import Path

KEYWORD = re.compile(r"\bco_(await|yield)\b")
LAMBDA = re.compile(r"(?<![\w\])])\[(?!\[)([^\[\]]*)\]")
CAPTURE_IS_FINE = re.compile(r"\s*(this|&|&\s*\w+)?\s*$")
BRACES = re.compile(r"(\w|>|\(|,|=)\s*\{")
AWAITED_OPERAND = re.compile(r"\?[^;{}?]*\bco_await\b")
CODE_BLOCK = re.compile(r"^```(?:cpp|c\+\+)\n(.*?)^```", re.M | re.S)


def without_strings(text):
    """The same length, with the insides of comments, strings and characters blanked."""
    pattern = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)
    return pattern.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)


def bodies(text):
    """Ranges of the bodies of lambdas: what stands in one is an expression of its own."""
    for opening in LAMBDA.finditer(text):
        match = re.compile(r"\s*(\([^()]*(?:\([^()]*\)[^()]*)*\))?\s*(mutable|noexcept)?\s*(->[^{;]*)?\{").match(
            text, opening.end())
        if not match:
            continue
        depth, end = 1, match.end()
        while end < len(text) and depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        yield match.end() - 1, end


def expression(text, start):
    """The end of the expression that starts at `start`: an unbalanced closing bracket, or a semicolon."""
    depth = 0
    for index in range(start, len(text)):
        if text[index] in "([{":
            depth += 1
        elif text[index] in ")]}":
            if depth == 0:
                return index
            depth -= 1
        elif text[index] == ";" and depth == 0:
            return index
    return len(text)


def complaints(text):
    """Pairs of a line's number and what is wrong there."""
    lines = text.splitlines()
    code = without_strings(text)
    insides = list(bodies(code))
    for keyword in KEYWORD.finditer(code):
        end = expression(code, keyword.end())
        part = code[keyword.end():end]
        for begin, stop in insides:
            if keyword.end() < begin and stop <= end:
                part = part[:begin - keyword.end()] + " " * (stop - begin) + part[stop - keyword.end():]
        found = []
        for match in LAMBDA.finditer(part):
            if not all(CAPTURE_IS_FINE.match(capture) for capture in match[1].split(",")):
                found.append((match.start(), f"a lambda that captures by value: [{match[1]}]"))
        found += [(match.start(), "a braced initialiser") for match in BRACES.finditer(part)]
        for offset, what in found:
            number = code.count("\n", 0, keyword.end() + offset) + 1
            if "// lint: scalar" not in lines[number - 1]:
                yield number, f"{what} within {keyword[0]}: g++ 12 destroys it twice"
    for match in AWAITED_OPERAND.finditer(code):
        number = code.count("\n", 0, match.end()) + 1
        if "// lint: scalar" not in lines[number - 1]:
            yield number, "an awaited operand of ?: : g++ 12 destroys the result twice, if it is of a class"


def sources(arguments):
    for argument in map(Path, arguments):
        files = sorted(argument.rglob("*")) if argument.is_dir() else [argument]
        yield from (file for file in files if file.suffix in (".h", ".cpp", ".md") and file.is_file())


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    count = looked_at = 0
    for file in sources(sys.argv[1:]):
        looked_at += 1
        text = file.read_text()
        if file.suffix == ".md":  # keep the numbers of the lines
            blocks = [(m.start(1), m.end(1)) for m in CODE_BLOCK.finditer(text)]
            text = "".join(c if c == "\n" or any(a <= i < b for a, b in blocks) else " " for i, c in enumerate(text))
        for number, what in complaints(text):
            print(f"{file}:{number}: {what}")
            count += 1
    print(f"{looked_at} files looked at, {count} complaints")
    sys.exit(1 if count or not looked_at else 0)


main()
