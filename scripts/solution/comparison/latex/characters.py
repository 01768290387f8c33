"""Unicode mathematics to LaTeX commands, and the dressing around a formula taken off."""

import re

from scripts.solution.comparison.latex.vocabulary import CHARACTERS, GREEK_LETTERS, SUBSCRIPT_DIGITS, SUPERSCRIPT_DIGITS

_TABLE = str.maketrans(
    {
        **{letter: rf" \{name} " for letter, name in GREEK_LETTERS.items()},
        **{key: text for key, text in CHARACTERS.items() if len(key) == 1},
    }
)
_RAISED = re.compile(f"[{''.join(SUPERSCRIPT_DIGITS)}]+")
_LOWERED = re.compile(f"[{''.join(SUBSCRIPT_DIGITS)}]+")
_WRAPPERS = (("$$", "$$"), ("$", "$"), (r"\(", r"\)"), (r"\[", r"\]"))
_DEGREES = re.compile(
    r"(?P<number>\d+(?:\.\d+)?)\s*(?:\^\s*(?:\{\s*\\circ\s*\}|\\circ(?![A-Za-z]))|\\degree(?![A-Za-z]))"
)
_DOUBLED = re.compile(
    r"(?<!\\)\\\\(?=(?:left|right|[dt]?frac|sqrt|pi|cdot|times|infty|cup|text|pm|begin|end|[lg]eq?|[lg]t|neq?|in)(?![A-Za-z]))"
)
_SUMMED = re.compile(r"([Σ∑])\s*([ᵢⱼₖₜₙ])(?=.*\2)|Σ(?=\s*_)", re.DOTALL)
_SPACE_AROUND = re.compile(r"^(?:\s|\\[,;:! ]|\\q?quad(?![A-Za-z])|~)+|(?:\s|(?<!\\)\\[,;:! ]|\\q?quad|~)+$")
_BOXED = re.compile(r"\\(?:boxed|fbox|displaylines)\s*\{")


def without_space(text: str) -> str:
    """The text without space at its ends, written as LaTeX commands too."""
    return _SPACE_AROUND.sub("", text)


def undressed(text: str) -> str:
    """The formula without dollar signs, box, spaces and the full stop of its sentence."""
    text = without_space(without_space(text).rstrip(".;,"))
    for opening, closing in _WRAPPERS:
        if len(text) > len(opening) + len(closing) - 1 and text.startswith(opening) and text.endswith(closing):
            inner = text[len(opening) : len(text) - len(closing)]
            if opening not in inner:
                return undressed(inner)
    return _BOXED.sub("{", text)


def plain(text: str) -> str:
    """The text with every known mathematical character as its LaTeX command."""
    text = _DOUBLED.sub(r"\\", text.replace(r"\$", " ").replace("$", " "))
    text = _SUMMED.sub(lambda found: rf"\sum {found[2] or ''}", text)
    text = _RAISED.sub(lambda found: "^{" + "".join(SUPERSCRIPT_DIGITS[c] for c in found[0]) + "}", text)
    text = _LOWERED.sub(lambda found: "_{" + "".join(SUBSCRIPT_DIGITS[c] for c in found[0]) + "}", text)
    return _DEGREES.sub(r"(\g<number> \\frac{\\pi}{180})", text.translate(_TABLE))
