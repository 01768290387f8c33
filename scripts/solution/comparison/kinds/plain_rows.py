"""Rows of numbers with only spaces between, as arrays are printed: `[[1 2] [3 4]]`, `1 2; 3 4`."""

from __future__ import annotations

import re

from scripts.solution.comparison.limits import LENGTH_CHARACTERS

_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?:/\d+)?"
_ROW = rf"{_NUMBER}(?:\s+{_NUMBER})*"
_ROWS = re.compile(rf"\s*\[?\s*\[?\s*{_ROW}(?:(?:\s*;\s*|\s*\]\s*,?\s*\[\s*|\s*\n\s*){_ROW})*\s*\]?\s*\]?\s*")
_END = re.compile(r"\s*;\s*|\s*\]\s*,?\s*\[\s*|\s*\n\s*")


def with_commas(text: str) -> str:
    """The text with commas between its numbers where it is nothing but rows of numbers; any other text unchanged."""
    if len(text) > LENGTH_CHARACTERS:
        return text
    plain = re.sub(r"\\(?:[ ,;:]|quad\b|qquad\b)", " ", text.strip().strip("$"))
    if not re.search(r"[\d.]\s+[-+.\d]", plain) or not _ROWS.fullmatch(plain):
        return text
    rows = [", ".join(row.split()) for row in _END.split(plain.strip().strip("[]").strip())]
    return f"[{rows[0]}]" if len(rows) == 1 and "[[" not in text else "[" + ", ".join(f"[{row}]" for row in rows) + "]"
