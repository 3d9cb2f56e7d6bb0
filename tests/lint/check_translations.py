#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fails on a text that some language does not have, or that no language can have.

usage: check_translations.py PROJECT_DIR LUPDATE

Every .ts file has each text that LUPDATE finds in src/ and qml/, and no other; all are finished, with as many plural
forms as the language has, and with the same places (%1, %n) as the English text. No file of qml/ has a text for
people outside qsTr().
"""
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

# The plural forms of each language, and which of them stand for one number each: these may name it in a word.
FORMS = {
    "ar": (6, {0, 1, 2}),
    "de": (2, {0}),
    "en": (2, {0}),
    "es": (2, {0}),
    "fr": (2, set()),
    "ja": (1, set()),
    "zh_CN": (1, set()),
}
OPTIONS = {"en": ["-pluralonly"]}
PLACE = re.compile(r"%(?:L?\d+|n)")
TRANSLATED = re.compile(r'qsTr\("(?:[^"\\]|\\.)*"(?:, "(?:[^"\\]|\\.)*")?')
MEASURED = re.compile(r'advanceWidth\("[^"]*"\)')  # seen by nobody
LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')
# What is no text: a binding of this name, or a literal like this.
DATA_BINDING = re.compile(r"^\s*(?:sequence|property|import|family|readonly property string \w*[fF]amily)\b")
DATA_LITERAL = re.compile(r"^(?:#[0-9a-f]{6,8}|transparent)$")


def places(text):
    return sorted(PLACE.findall(text))


def message_complaints(language, message):
    """What is wrong with the translation of one message."""
    source = message.findtext("source")
    translation = message.find("translation")
    if translation is None or translation.get("type"):
        yield "unfinished" if translation is None else translation.get("type")
        return
    if message.get("numerus") != "yes":
        if not translation.text:
            yield "empty"
        elif places(translation.text) != places(source):
            yield f"has other places than the source: {translation.text}"
        return
    count, alone = FORMS[language]
    forms = [form.text or "" for form in translation.findall("numerusform")]
    if len(forms) != count:
        yield f"{len(forms)} plural forms, not {count}"
    for index, form in enumerate(forms):
        if not form:
            yield f"plural form {index} is empty"
            continue
        wanted, found = places(source), places(form)
        if index in alone and "%n" not in found:
            wanted.remove("%n")
        if found != wanted:
            yield f"plural form {index} has other places than the source: {form}"


def messages(path):
    for context in xml.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name"), message


def keys(path):
    return {(context, message.findtext("source"), message.findtext("comment") or "") for context, message in messages(path)}


def file_complaints(path, project, lupdate):
    language = path.stem.removeprefix("signalbox_")
    if language not in FORMS:
        yield f"{path.name}: the language '{language}' has no line in the table of {Path(__file__).name}"
        return
    if xml.parse(path).getroot().get("language") != language:
        yield f"{path.name}: says that it is of another language"
    for context, message in messages(path):
        for complaint in message_complaints(language, message):
            yield f"{path.name}: {context}: “{message.findtext('source')}”: {complaint}"
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(shutil.copy(path, scratch))
        done = subprocess.run(
            [lupdate, *OPTIONS.get(language, []), "-silent", "-no-obsolete", "-locations", "none", "-extensions",
             "cpp,h,qml", "src", "qml", "-ts", copy], cwd=project, capture_output=True, text=True)
        if done.returncode != 0:
            yield f"{path.name}: lupdate fails: {done.stderr}"
            return
        before, after = keys(path), keys(copy)
        for context, source, _ in sorted(after - before):
            yield f"{path.name}: {context}: “{source}” is missing"
        for context, source, _ in sorted(before - after):
            yield f"{path.name}: {context}: “{source}” is nowhere in the sources"
        if before == after and path.read_text() != copy.read_text():
            yield f"{path.name}: is not as lupdate writes it; build the target update_translations"


def literal_complaints(path):
    """Texts for people that nobody can translate."""
    comment = re.compile(r"/\*.*?\*/", re.DOTALL)
    text = comment.sub(lambda found: "\n" * found[0].count("\n"), path.read_text())
    for number, line in enumerate(text.splitlines(), 1):
        if DATA_BINDING.match(line):
            continue
        code = MEASURED.sub("", TRANSLATED.sub("", re.sub(r"(^|\s)//.*", "", line)))
        for literal in LITERAL.findall(code):
            if re.search(r"[^\W\d_]{2}", literal) and not DATA_LITERAL.match(literal):
                yield f"{path.name}:{number}: “{literal}” is not in qsTr()"


def complaints(project, lupdate):
    for path in sorted((project / "translations").glob("*.ts")):
        yield from file_complaints(path, project, lupdate)
    present = {path.stem.removeprefix("signalbox_") for path in (project / "translations").glob("*.ts")}
    for language in sorted(set(FORMS) - present):
        yield f"translations: there is no file for '{language}'"
    for path in sorted((project / "qml").glob("*.qml")):
        yield from literal_complaints(path)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    found = list(complaints(Path(sys.argv[1]).resolve(), sys.argv[2]))
    for complaint in found:
        print(complaint)
    print(f"{len(FORMS)} languages, {len(found)} complaints")
    sys.exit(1 if found else 0)


main()
