#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The check of the translations must fail when there is something to find, and only then.

usage: selftest_translations.py LUPDATE
"""
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

LUPDATE = sys.argv[1]
CHECK = Path(__file__).resolve().parent / "check_translations.py"
FORMS = {"ar": 6, "de": 2, "en": 2, "es": 2, "fr": 2, "ja": 1, "zh_CN": 1}
PAGE = """import QtQuick

Text {
    readonly property string rows: qsTr("%n row(s)", "", 2)
    Accessible.name: qsTr("Hello, %1").arg("#ff0000")
    text: qsTr("Hello, %1").arg(1)
}
"""


def make(project):
    """A project in which all is well."""
    for folder in ("src", "qml", "translations"):
        (project / folder).mkdir()
    (project / "qml" / "Page.qml").write_text(PAGE)
    for language, count in FORMS.items():
        path = project / "translations" / f"signalbox_{language}.ts"
        update = [LUPDATE, "-silent", "-no-obsolete", "-locations", "none", "qml", "-source-language", "en",
                  "-target-language", language, "-ts", path, *(["-pluralonly"] if language == "en" else [])]
        subprocess.run(update, cwd=project, check=True)
        text = path.read_text()
        text = text.replace("<numerusform></numerusform>", "<numerusform>%n x</numerusform>")
        text = text.replace('<translation type="unfinished"></translation>', "<translation>X %1</translation>")
        path.write_text(text.replace(' type="unfinished"', ""))
        assert text.count("<numerusform>") == count, language
        subprocess.run(update, cwd=project, check=True)


def expect(said, file="", old="", new=""):
    """Replacing old by new in file makes the check say this; nothing but "0 complaints" where it is to be content."""
    with tempfile.TemporaryDirectory() as scratch:
        project = Path(shutil.copytree(GOOD, Path(scratch) / "project"))
        if file:
            text = (project / file).read_text()
            assert old in text, (file, old)
            (project / file).write_text(text.replace(old, new, 1))
        done = subprocess.run([sys.executable, CHECK, project, LUPDATE], capture_output=True, text=True)
        if said not in done.stdout or (done.returncode == 0) != (said == " 0 complaints"):
            sys.exit(f"FAIL: “{said}” is not said of {file} with {new!r} for {old!r}:\n{done.stdout}{done.stderr}")


good = tempfile.TemporaryDirectory()
GOOD = Path(good.name)
make(GOOD)
GERMAN = "translations/signalbox_de.ts"
ARABIC = "translations/signalbox_ar.ts"
QML = "qml/Page.qml"
expect(" 0 complaints")
expect("unfinished", GERMAN, "<translation>", '<translation type="unfinished">')
expect("vanished", GERMAN, "<translation>", '<translation type="vanished">')
expect("empty", GERMAN, "X %1", "")
expect("other places", GERMAN, "X %1", "X %2")
expect("other places", GERMAN, "X %1", "X")
expect("plural form 1 has other places", GERMAN, "<numerusform>%n x</numerusform>\n        </translation>",
       "<numerusform>x</numerusform>\n        </translation>")
expect(" 0 complaints", GERMAN, "%n x", "one x")
expect("5 plural forms, not 6", ARABIC, "            <numerusform>%n x</numerusform>\n", "")
expect("of another language", GERMAN, 'language="de"', 'language="fr"')
expect("is missing", QML, 'text: qsTr("Hello, %1").arg(1)', 'text: qsTr("Bye")')
expect("is nowhere in the sources", QML, ' qsTr("%n row(s)", "", 2)', " rows")
expect("is not as lupdate writes it", GERMAN, "    <name>Page</name>", "<name>Page</name>")
expect("is not in qsTr()", QML, 'qsTr("Hello, %1").arg(1)', 'qsTr("Hello, %1").arg("you")')
expect("is not in qsTr()", QML, "Text {", 'Text {\n    title: "Häuser"')
expect(" 0 complaints", QML, "Text {", 'Text {\n    // title: "Page"\n    color: "transparent"')
print("the check of the translations finds what it is for")
