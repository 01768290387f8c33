"""Letters of other alphabets, words and names of operators."""

from __future__ import annotations

import re

from scripts.transcript.formula.tex.setting import accents, lists, words
from scripts.transcript.formula.tex.setting.lists import group, set_list
from scripts.transcript.formula.tex.setting.nodes import Noad, Node, Space
from scripts.transcript.formula.tex.setting.reader import Reader, UnsettableError, made
from scripts.transcript.formula.tex.setting.symbols import symbol

ALPHABETS = {r"\mathbf": "cmbx", r"\mathrm": "cmr", r"\mathsf": "cmss", r"\mathtt": "cmtt", r"\mathit": "cmti",
             r"\mathbb": "msbm", r"\mathcal": "cmsy", r"\mathfrak": "eufm", r"\mathscr": "rsfs"}  # fmt: skip
TEXTS = {r"\text": "cmr", r"\textrm": "cmr", r"\textbf": "cmbx", r"\textsf": "cmss", r"\texttt": "cmtt",
         r"\textit": "cmti", r"\mbox": "cmr"}  # fmt: skip
BOLD = {"cmmi": "cmmib", "cmsy": "cmbsy", "cmr": "cmbx", "msbm": "msbm"}


def alphabet(reader: Reader, token: str) -> list[Node]:
    stem = ALPHABETS[token]
    if reader.peek() != "{":
        return [_letter(stem, reader.take())]
    text = reader.raw()
    accented = re.fullmatch(r"(\\[a-z]+)\s*\{([A-Za-z])\}", text)
    if accented and accented[1] in accents.ACCENTS and stem == "cmbx":
        base = [_letter(stem, accented[2])]
        return [Noad("ord", make=lambda fonts, style: lists.accent(accented[1], base, fonts, style, own=stem),
                     accent=accented[1], wraps=tuple(base))]  # fmt: skip
    if stem in ("cmr", "cmbx", "cmss", "cmtt", "cmti") and not re.fullmatch(r"[A-Za-z0-9]", text):
        return [group(_upright(stem, text))]
    nodes = [_letter(stem, letter) for letter in text if not letter.isspace()]
    return [group(nodes)] if len(nodes) != 1 else nodes


def _upright(stem: str, text: str) -> list[Node]:
    if not re.fullmatch(r"[A-Za-z0-9 ]*", text):
        raise UnsettableError(text)
    return [made(words.words(text, stem, keeps_spaces=False))]


def _letter(stem: str, letter: str) -> Noad:
    if not (letter.isascii() and letter.isalnum()):
        found = symbol(letter)
        if found is None or stem not in ("cmbx", "cmr") or found[1] != "cmr":
            raise UnsettableError(letter)
        return Noad("ord", stem, found[2])
    return Noad("ord", stem, ord(letter))


def bold(reader: Reader, token: str) -> list[Node]:
    nodes = reader.argument()
    made: list[Node] = []
    for node in nodes:
        if not isinstance(node, Noad) or node.make is not None or node.stem not in BOLD or node.sup or node.sub:
            raise UnsettableError(token)
        made.append(Noad(node.kind, BOLD[node.stem], node.code))
    return [group(made)] if len(made) != 1 else made


def text(reader: Reader, token: str) -> list[Node]:
    text, stem = reader.raw(), TEXTS[token]
    if "$" in text or "\\" in text:
        raise UnsettableError(token)
    try:
        return [made(words.words(re.sub(r"\s+", " ", text.replace("~", " ")), stem, keeps_spaces=True))]
    except KeyError as error:
        raise UnsettableError(str(error)) from None


def operator(reader: Reader, token: str) -> list[Node]:
    text = reader.raw()
    limits = None if token.endswith("*") else False
    parts: list[Node] = []
    for at, part in enumerate(text.split(r"\,")):
        if not re.fullmatch(r"[A-Za-z0-9 ]+", part):
            raise UnsettableError(token)
        parts += ([Space(3.0)] if at else []) + [made(words.words(part, "cmr", keeps_spaces=False))]
    return [Noad("op", make=lambda fonts, style: set_list(parts, fonts, style), limits=limits)]
