#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fails on an #include that points up, or into a room that the table does not allow.

usage: check_layers.py PROJECT_DIR

Only our own headers count: "layer/file.h", or a relative path in a public header; and Qt's private ones, which a file
may include if a record in docs/decisions says so: its paragraph "**Private headers.**" names headers and files.
"""
import re
import sys
from pathlib import Path

# Who may include whom. Every layer may include itself.
ALLOWED = {
    "core": set(),
    "probe": {"core"},
    "loop": {"core", "probe"},
    "events": {"core", "probe"},
    "dispatch": {"core", "probe", "loop"},
    "scheduler": {"core", "probe", "loop", "events"},
    "tasks": {"core", "probe", "events", "scheduler"},
    "network": {"core", "scheduler", "tasks"},
    "qmlapi": {"core", "events", "scheduler", "tasks"},
    "findings": {"core", "probe"},
    "inspectorui": {"core", "probe", "findings"},
    "testkit": {"core", "loop", "dispatch"},
    "inspect": {"core", "probe"},
    "inspectorapp": {"core", "probe", "inspect", "inspectorui", "dispatch"},
    "preload": set(),
    "guestplugin": {"dispatch", "scheduler"},
    "tools": {"core", "probe", "inspect"},
}
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]')
PRIVATE = re.compile(r"^(private/|Qt\w+/private/|Qt\w+/[\d.]+/|qpa/)")


def included_layer(source, layer, target, src):
    """The layer that `target` is in, or None for a header that is not ours."""
    if (source.parent / target).exists():
        return (source.parent / target).resolve().relative_to(src).parts[0]
    if (src / target).exists():
        return Path(target).parts[0]
    return None


def allowed_private(project):
    """What the decision records allow: pairs of a file below src/ and the private header that it may include."""
    allowed = set()
    for record in sorted((project / "docs" / "decisions").glob("*.md")):
        for paragraph in record.read_text().split("\n\n"):
            if not paragraph.startswith("**Private headers.**"):
                continue
            named = re.findall(r"`([^`]+)`", paragraph)
            files = [name for name in named if name.endswith(".cpp")]
            allowed.update((file, header) for file in files for header in named if header.endswith(".h"))
    return allowed


def complaints(project):
    src = project / "src"
    allowed = allowed_private(project)
    used = set()
    for source in sorted(src.rglob("*")):
        if source.suffix not in (".h", ".cpp") or not source.is_file():
            continue
        layer = source.relative_to(src).parts[0]
        if layer not in ALLOWED:
            yield f"{source}: the layer '{layer}' has no line in the table of {Path(__file__).name}"
            continue
        for number, line in enumerate(source.read_text().splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            where = f"{source}:{number}"
            if PRIVATE.match(match[2]):
                used.add((str(source.relative_to(src)), match[2]))
                if (str(source.relative_to(src)), match[2]) not in allowed:
                    yield f"{where}: private Qt header {match[2]}, which no record in docs/decisions allows here"
            target = included_layer(source, layer, match[2], src)
            if target and target != layer and target not in ALLOWED[layer]:
                yield f"{where}: '{layer}' must not include '{target}' ({match[2]})"
            if source.name.endswith("_p.h") or source.suffix == ".cpp" or match[1] == "<":
                continue
            if match[2].endswith("_p.h"):
                yield f"{where}: a public header includes the private {match[2]}"
    for layer in ALLOWED:
        if not (src / layer).is_dir():
            yield f"{Path(__file__).name}: the table has a line for '{layer}', which does not exist"
    for file, header in sorted(allowed - used):
        yield f"docs/decisions: a record allows {header} in {file}, which does not include it"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    project = Path(sys.argv[1]).resolve()
    found = list(complaints(project))
    for complaint in found:
        print(complaint)
    count = sum(1 for f in (project / "src").rglob("*") if f.suffix in (".h", ".cpp"))
    print(f"{count} files looked at, {len(found)} complaints")
    sys.exit(1 if found or count == 0 else 0)


if __name__ == "__main__":
    main()
