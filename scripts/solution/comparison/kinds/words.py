"""Lists of words, such as tokens of a text: held against each other letter by letter, since they are no formulas."""

from __future__ import annotations

import re

from scripts.solution.comparison.latex.tokens import function_named
from scripts.solution.comparison.latex.vocabulary import GREEK
from scripts.solution.comparison.model import Comparison, Unparsed
from scripts.solution.comparison.symbols import Symbols

_QUOTED = re.compile(r"\"([^\"]*)\"|“([^”]*)”|(?<![A-Za-z])'([^']*)'(?![A-Za-z])|``([^']*)''")
_TEXT = re.compile(r"\\(?:text|texttt|textbf|mathrm|mathtt)\s*\{([^{}]*)\}")
_HEAD = re.compile(r"^\s*(?:[A-Za-z_\\{}]+\s*(?:=|:)\s+|(?:tokens|output|result)\s*:?\s+)", re.IGNORECASE)
_TUPLE = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_SPECIAL = re.compile(r"^[\[<|]+\s*([A-Z]{2,5}\d?)\s*[\]>|]+$")
_MARKED = re.compile(r"</?\w+>|##|^[Ġ▁]|^\[[A-Z]+\]$|^<\|?\w+\|?>$")
_WORD = re.compile(r"[^\s\\=+^{}$]+")
_ENCLOSED = {"[": "]", "(": ")", "{": "}"}


def compare_words(reference: str, claim: str, symbols: Symbols, *, ordered: bool) -> Comparison | None:
    """The verdict on two lists of words; None where the reference lists no words."""
    expected = _items(reference)
    if not _are_words(f"{reference} {claim}", expected, symbols):
        return None
    stated = _items(claim)
    if "##" not in reference:
        stated = tuple(item.removeprefix("##") for item in stated)  # tells that a word goes on
    if not stated or not all(_WORD.fullmatch(item.replace(" ", "")) for item in stated):
        raise Unparsed("it is no list of words")
    if not ordered:
        expected, stated = tuple(sorted(set(expected))), tuple(sorted(set(stated)))
    if expected == stated:
        return Comparison("equal", "words", f"All {len(expected)} words agree.")
    return Comparison("different", "words", _reason(expected, stated))


def _reason(expected: tuple[str, ...], stated: tuple[str, ...]) -> str:
    if sorted(expected) == sorted(stated):
        return "The words are right and stand in another order."
    if len(expected) != len(stated):
        return f"The answer has {len(stated)} words and the reference {len(expected)}."
    places = [place for place, pair in enumerate(zip(expected, stated, strict=True)) if pair[0] != pair[1]]
    first = places[0]
    return f"Word {first + 1} is “{stated[first][:30]}” and should be “{expected[first][:30]}”."


def _are_words(text: str, items: tuple[str, ...], symbols: Symbols) -> bool:
    if not items or not all(item and _WORD.fullmatch(item.replace(" ", "")) for item in items):
        return False
    return bool(_QUOTED.search(text)) or any(_is_word(part, symbols) for item in items for part in item.split(" "))


def _is_word(item: str, symbols: Symbols) -> bool:
    """Whether an item is a word for sure: marked as a token, or letters that no formula would have."""
    known = item in symbols.context.names or item in GREEK or function_named(item) is not None or item == "infty"
    least = 3 if symbols.stated else 2
    return bool(_MARKED.search(item)) or (item.isalpha() and item.isascii() and len(item) >= least and not known)


def _items(text: str) -> tuple[str, ...]:
    """The items of a list, tuples inside it as their parts with a space between."""
    text = _TEXT.sub(r"\1", text.strip().strip("$").rstrip(" .").replace("\\_", "_").replace("\\#", "#")).strip()
    text = re.sub(r",?\s+and\s+", ", ", _inside(_HEAD.sub("", text)))
    if _QUOTED.search(text):
        tuples = _TUPLE.findall(text)
        if tuples and not re.sub(r"[,;\s]", "", _TUPLE.sub("", text)):
            return tuple(" ".join(_quoted(part)) for part in tuples)
        return tuple(_quoted(text)) if not re.sub(r"[\[\](){}\\,;|→\s]|->|and", "", _QUOTED.sub("", text)) else ()
    tuples = re.findall(r"\(([^()]*,[^()]*)\)", text)
    if tuples and not re.sub(r"[,;\s]", "", re.sub(r"\([^()]*\)", "", text)):
        return tuple(" ".join(part.strip() for part in inner.split(",")) for inner in tuples)
    separator = next((sign for sign in (r",", r"\s\|\s", r"→|->|\\to\b") if re.search(sign, text)), r"\s+")
    return tuple(_normal(item) for item in re.split(separator, text) if item.strip())


def _quoted(text: str) -> list[str]:
    return [_normal(next(group for group in found.groups() if group is not None)) for found in _QUOTED.finditer(text)]


def _normal(item: str) -> str:
    """A token without the marks that only show what it is: `[CLS]` and `CLS` are one."""
    item = item.strip().strip("`")
    found = _SPECIAL.match(item)
    return found[1] if found else re.sub(r"^[Ġ▁]", "▁", item)


def _inside(text: str) -> str:
    """What stands inside the brackets around a whole text."""
    text = text.replace("\\left", "").replace("\\right", "").replace("\\{", "{").replace("\\}", "}").strip()
    if not text or text[0] not in _ENCLOSED or text[-1] != _ENCLOSED[text[0]]:
        return text
    depth = 0
    for place, letter in enumerate(text):
        depth += (letter == text[0]) - (letter == _ENCLOSED[text[0]])
        if depth == 0:
            return text[1:-1].strip() if place == len(text) - 1 and not re.fullmatch(r"\[[A-Z]+\]", text) else text
    return text
