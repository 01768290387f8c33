"""Text to a flat list of tokens. Names, known words and notes are told apart, so the grammar sees only meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.solution.comparison.latex.characters import plain, undressed
from scripts.solution.comparison.latex.vocabulary import (
    APPEARANCE,
    CONDITION_WORDS,
    FONTS,
    FUNCTIONS,
    GREEK,
    GREEK_VARIANTS,
    PLAIN_WORDS,
    TEXTS,
)
from scripts.solution.comparison.limits import LENGTH_CHARACTERS, NUMBER_DIGITS
from scripts.solution.comparison.model import Unparsed

_TOKEN = re.compile(
    r"(?P<space>[\s~]+)"
    r"|(?P<number>(?:\d{1,3}(?:\{,\}\d{3})+|\d+)(?:\.\d+|\.(?!\w))?(?:[eE][+-]?\d+(?![A-Za-z]))?|\.\d+(?:[eE][+-]?\d+)?)"
    r"|\\(?P<command>[A-Za-z]+\*?|.)"
    r"|(?P<letters>[A-Za-z]+)"
    r"|(?P<symbol>\|\||<=|>=|<<|>>|!=|==|:=|\*\*|\.\.\.?|[-+*/^_=<>(){}\[\]|,;:!'&%.])",
    re.DOTALL,
)
_LONGEST_PRODUCT = 4  # letters side by side that still are a product and not a word
_WORD_BELOW = re.compile(r"_([a-z]{3,}|in|ff|kv|qk|lr|fc|up|hi|lo)(?![A-Za-z_])")
# A font is no bracket: in \mathbf{nd}^2, which prints as \mathbf{n}\mathbf{d}^2 does, the script is on the d alone.
_SCRIPTED_LETTERS = re.compile(r"\\(?:mathbf|boldsymbol|bm|pmb|mathit|mathtt)\s*\{\s*([A-Za-z]{2,})\s*\}(?=\s*[\^_])")
_LONGEST_WORD = 24
_LINE_BREAK = re.compile(r"\\\\(?:\s*\[[^\]]*\])?|\\cr\b|\\newline\b")


@dataclass(frozen=True, slots=True)
class Token:
    """kind is number, name, command, symbol, word (if, otherwise, and), text (a note) or break (a new row)."""

    kind: str
    text: str
    spaced: bool = False


def function_named(words: str) -> str | None:
    """The function that a written name means, or None."""
    return FUNCTIONS.get(re.sub(r"[\s.\-_]|\\[,;! ]", "", words).lower())


def _segments(letters: str, names: frozenset[str], *, below: bool) -> Iterator[Token]:
    """A run of letters as declared names, known words and single letters; the longest first at every place."""
    if (
        not below
        and len(letters) >= _LONGEST_PRODUCT
        and letters.islower()
        and not set(letters) <= names
        and not _readable(letters, names)
    ):
        raise Unparsed(f"the word {letters[:30]!r} is not read")
    start = 0
    while start < len(letters):
        for end in range(min(len(letters), start + _LONGEST_WORD), start + 1, -1):
            piece = letters[start:end]
            token = _known(piece, names, whole=end - start == len(letters))
            if token:
                yield token
                start = end
                break
        else:
            yield Token("name", letters[start])
            start += 1


def _readable(letters: str, names: frozenset[str]) -> bool:
    """Whether a run holds a known word or declared name, and so is more than prose."""
    pieces = (
        letters[start:end]
        for start in range(len(letters))
        for end in range(start + 2, min(len(letters), start + 12) + 1)
    )
    return (
        any(piece in names or (piece in PLAIN_WORDS and len(piece) > 2) for piece in pieces)
        or _known(letters, names, whole=True) is not None
    )


def _known(piece: str, names: frozenset[str], *, whole: bool) -> Token | None:
    if piece in names:
        return Token("name", piece)
    if piece in PLAIN_WORDS or (whole and len(piece) > 3 and piece.lower() in PLAIN_WORDS):
        return Token("command", piece.lower())
    if piece in ("Var", "Cov", "Softmax", "ReLU") and whole:
        return Token("command", piece.lower())
    if piece in ("Theta", "Omega") and whole:
        return Token("command", piece)
    if piece in GREEK and whole and not (len(piece) == 2 and set(piece) <= names):
        return Token("name", piece)
    if whole and piece in ("if", "otherwise", "and", "or", "for", "where", "when", "else"):
        return Token("word", CONDITION_WORDS[piece])
    if whole and piece in ("in", "infty", "inf", "infinity", "oo", "le", "ge"):
        return Token("command", {"inf": "infty", "infinity": "infty", "oo": "infty"}.get(piece, piece))
    return None


def _text(words: str, command: str, names: frozenset[str]) -> Token | None:
    stripped = re.sub(r"\\[,;:! ]|[~$]", " ", words).strip()
    key = re.sub(r"[\\{}\s]", "", stripped)
    if not key:
        return None
    if key in names or stripped in names:
        return Token("name", key if key in names else stripped)
    if function := function_named(stripped):
        return Token(
            "command", {"log": "log"}.get(function, stripped.lower().replace(" ", "").replace("-", "").replace(".", ""))
        )
    condition = CONDITION_WORDS.get(stripped.lower().strip(" ,."))
    if condition:
        return Token("word", condition)
    if len(key) == 1 and key.isalnum():
        return Token("number" if key.isdigit() else "name", key)
    if command in ("mathrm", "operatorname", "mathsf") and key.isalpha():
        return (
            Token("name", GREEK_VARIANTS.get(key, key))
            if len(key) < 4 or command == "mathsf"
            else Token("text", stripped)
        )
    return Token("text", stripped)


def _braced(text: str, start: int) -> tuple[str, int]:
    """The content of the braces that open at or after start, and the place behind them."""
    while start < len(text) and text[start].isspace():
        start += 1
    if start >= len(text):
        raise Unparsed("a command at the end lacks its argument")
    if text[start] != "{":
        return text[start], start + 1
    depth = 0
    for place in range(start, len(text)):
        depth += (text[place] == "{") - (text[place] == "}")
        if depth == 0:
            return text[start + 1 : place], place + 1
    raise Unparsed("a brace is not closed")


def _number(digits: str) -> Token:
    if sum(character.isdigit() for character in digits) > NUMBER_DIGITS:
        raise Unparsed(f"a number has more than {NUMBER_DIGITS} digits")
    return Token("number", digits.replace("{,}", ""))


def _scan(text: str, names: frozenset[str]) -> Iterator[Token]:
    place, spaced = 0, False
    while place < len(text):
        if found := _LINE_BREAK.match(text, place):
            place, spaced = found.end(), False
            yield Token("break", r"\\")
            continue
        found = _TOKEN.match(text, place)
        if found is None:
            raise Unparsed(f"the character {text[place]!r} is not read")
        kind, value, place = found.lastgroup, found[found.lastgroup], found.end()
        if kind == "space":
            spaced = True
            continue
        if kind == "command" and value.rstrip("*") in TEXTS:
            words, place = _braced(text, place)
            token = _text(words, value.rstrip("*"), names)
            tokens = [token] if token else []
        elif kind == "command" and value in ("begin", "end"):
            environment, place = _braced(text, place)
            tokens = [Token(value, environment)]
        else:
            tokens = _simple(
                kind, value, names, below=text[max(0, found.start() - 2) : found.start()].endswith(("_", "_{"))
            )
        for token in tokens:
            yield Token(token.kind, token.text, spaced)
            spaced = False


def _simple(kind: str, value: str, names: frozenset[str], *, below: bool) -> list[Token]:
    if kind == "letters":
        return list(_segments(value, names, below=below))
    if kind == "number":
        return [_number(value)]
    if kind == "symbol":
        return [Token("command", "dots") if value.startswith("..") else Token("symbol", {"**": "^"}.get(value, value))]
    value = GREEK_VARIANTS.get(value, value)
    if value in APPEARANCE or value in FONTS:
        return []
    if value in CONDITION_WORDS and value not in ("with", "where", "if", "for"):
        return [Token("word", CONDITION_WORDS[value])]
    if value in GREEK and value not in ("partial", "nabla"):
        return [Token("name", value)]
    return [Token("symbol" if value in "{}%&_" else "command", {"|": "Vert", "{": r"\{", "}": r"\}"}.get(value, value))]


def tokenize(text: str, names: frozenset[str] = frozenset()) -> list[Token]:
    """The tokens of a formula. `names` are the declared names of more than one letter that plain text may hold.

    Raises Unparsed for a character that is not read, an unclosed brace, or a limit that is met.
    """
    if len(text) > LENGTH_CHARACTERS:
        raise Unparsed(f"the text is longer than {LENGTH_CHARACTERS} characters")
    text = plain(undressed(text))
    if len(text) > LENGTH_CHARACTERS:
        raise Unparsed(f"the text is longer than {LENGTH_CHARACTERS} characters when written out")
    return list(_scan(_SCRIPTED_LETTERS.sub(r"\1", _WORD_BELOW.sub(r"_{\1}", text)), names))
