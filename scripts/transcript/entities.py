"""Text of a PDF as HTML text in which no character is active for anything that reads the page later."""

from __future__ import annotations

import unicodedata

# Controls that change the direction of the text around them, or hide (Unicode 16, categories Cc, Cf, Co, Cs, Cn).
HIDDEN = frozenset(("Cc", "Cf", "Co", "Cs", "Cn"))
REPLACEMENT = "&#65533;"
LINE_BREAK = "&#10;"
# Inactive wherever they stand inside an element, and left as they are so that a change of the page can be read.
PLAIN = frozenset(" ,.")


def neutral(text: str, *, line_break: str = LINE_BREAK) -> str:
    """Letters, digits, spaces, commas and full stops as they are, and everything else as a numeric entity."""
    return "".join(_neutral_character(character, line_break) for character in text)


def _neutral_character(character: str, line_break: str) -> str:
    if character.isalnum() and character.isprintable():
        return character if character.isascii() or unicodedata.category(character)[0] == "L" else f"&#{ord(character)};"
    if character in PLAIN:
        return character
    if character == "\n":
        return line_break
    if unicodedata.category(character) in HIDDEN:
        return REPLACEMENT
    return f"&#{ord(character)};"
