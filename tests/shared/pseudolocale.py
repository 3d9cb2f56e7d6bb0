#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes a language for tests: English in brackets, a third longer, with accents on its letters.

usage: pseudolocale.py TEMPLATE.ts OUT.ts

TEMPLATE is any complete .ts file. What is on the screen without brackets cannot be translated; what lacks the closing
one was cut off. Places (%1, %n) and lines stay as they are.
"""
import re
import sys
import xml.etree.ElementTree as xml

ACCENTS = str.maketrans("AEIOUaeiouCcNnSsYy", "ÅÉÎÖÜåéîöüÇçÑñŠšÝý")
PLACE = re.compile(r"(%(?:L?\d+|n))")


def pseudo(text):
    parts = PLACE.split(text)
    spoken = "".join(part if PLACE.fullmatch(part) else part.translate(ACCENTS) for part in parts)
    longer = (len(text) + 2) // 3
    return f"[{spoken}{'~' * longer}]"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    tree = xml.parse(sys.argv[1])
    tree.getroot().set("language", "en_ZZ")
    for message in tree.getroot().iter("message"):
        translation = message.find("translation")
        said = pseudo(message.findtext("source"))
        translation.clear()
        if message.get("numerus") == "yes":
            for _ in range(2):
                xml.SubElement(translation, "numerusform").text = said
        else:
            translation.text = said
    tree.write(sys.argv[2], encoding="utf-8", xml_declaration=True)


main()
