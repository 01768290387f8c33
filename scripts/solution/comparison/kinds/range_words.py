"""Ranges in words and in other notations, as inequalities and brackets that the grammar reads."""

from __future__ import annotations

import re

_REALS = r"\\(?:mathbb|mathbf)\s*\{?\s*R\s*\}?|ℝ"
_PHRASES = tuple(
    (re.compile(pattern, re.IGNORECASE), signs)
    for pattern, signs in (
        (r"\\text\s*\{\s*([^{}]*?)\s*\}", r" \1 "),
        (r"\\?(?:mathbb\s*\{?\s*R\s*\}?|ℝ)\s*(?:_\s*\{?\s*>\s*0\s*\}?|_\s*\{?\s*\+\+\s*\}?)", r" (0, \\infty)"),
        (r"\\?(?:mathbb\s*\{?\s*R\s*\}?|ℝ)\s*_\s*\{?\s*(?:\\geq?|≥)\s*0\s*\}?", r" [0, \\infty)"),
        (r"(?:\\mathbb\s*\{?\s*R\s*\}?|ℝ)\s*\^\s*\{?\s*\+\s*\}?", r" (0, \\infty)"),
        (r"\b(?:for )?(?:all|any|every)\s+\$?\\?\w+\$?,?\s+(?:with|such that|where|satisfying|so that)\s+(?=\S)", ""),
        (r"^\s*(?:all|any|every) (positive|negative|nonnegative|non-negative) (\\?[a-z]+)\s*$", r"\2 \1"),
        (r"(?<=\S)\s+with\s+(?=\S)", ", "),
        (r"\b(?:all|any|every)(?: the)? real(?: number)?s?\b|\ball reals\b", r"\\mathbb{R} "),
        (r"\bbetween (\S+) and (\S+?)\s*,?\s*\(?(?:inclusive|both included|both inclusive)\)?$", r"\\in [\1, \2]"),
        (
            r"^\s*(?:from )?(-?[\w./]+) (?:to|through|up to) (-?[\w./]+?)"
            r"\s*,?\s*\(?(?:inclusive|both included|both inclusive)\)?$",
            r"[\1, \2]",
        ),
        (r"^\s*(?:from )?(-?[\w./]+) to (-?[\w./]+?)\s*,?\s*\(?(?:exclusive|both excluded)\)?$", r"(\1, \2)"),
        (r"\bstrictly between (\S+) and (\S+)$", r"\\in (\1, \2)"),
        (r"\bbetween (\S+) and (\S+?)\s*,?\s*\(?(?:exclusive|both excluded)\)?$", r"\\in (\1, \2)"),
        (r"\bno(?:t)? (?:more|greater|larger) than\b|\bat most\b", "<="),
        (r"\bno(?:t)? (?:less|smaller) than\b|\bat least\b", ">="),
        (r"\b(?:greater|larger|more|bigger) than or equal to\b", ">="),
        (r"\b(?:less|smaller) than or equal to\b", "<="),
        (r"\b(?:strictly )?(?:greater|larger|more|bigger) than\b", ">"),
        (r"\b(?:strictly )?(?:less|smaller) than\b", "<"),
        (r"\bnon-?negative\b", ">= 0"),
        (r"\bnon-?positive\b", "<= 0"),
        (r"\b(?:strictly )?positive\b", "> 0"),
        (r"\b(?:strictly )?negative\b", "< 0"),
        (r"\b(?:is|must be|has to be|are|should be)\s+(?=[<>\\])", ""),
    )
)
_OUTWARD = re.compile(r"^(\s*(?:\\?\w+\s*\\in\s*)?)([\[\]])([^\[\](){}]*,[^\[\](){}]*)([\[\]])\s*$")
_WITHOUT = re.compile(
    rf"^\s*(?:\\?\w+\s*\\in\s*)?(?:{_REALS})\s*(?:\\setminus|\\backslash|\\smallsetminus|-|\\)\s*"
    r"\\(?:left\s*\\)?\{(.*?)(?:\\right\s*)?\\\}\s*$"
)


def in_signs(text: str) -> str:
    """The text of one range with words as signs, brackets turned inward and points left out as exclusions."""
    for pattern, signs in _PHRASES:
        text = pattern.sub(signs, text)
    if found := _OUTWARD.match(text):
        opening, closing = "(" if found[2] == "]" else "[", ")" if found[4] == "[" else "]"
        text = f"{found[1]}{opening}{found[3]}{closing}"
    if found := _WITHOUT.match(text):
        return ", ".join(rf"\mathbb{{R}} \neq {point}" for point in found[1].split(","))
    return text
