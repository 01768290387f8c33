"""How far each character of KaTeX's fonts moves the pen, in thousandths of the font size.

Source: the hmtx tables of the fonts of KaTeX 0.19.1 (MIT), which no kerning or ligature table accompanies.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "advances.json"


@cache
def advances() -> dict[str, dict[str, int]]:
    """Advance by font name without ``KaTeX_`` and character."""
    table: dict[str, dict[str, str]] = json.loads(DATA.read_text(encoding="ascii"))
    return {
        font: {character: int(advance) for advance, characters in rows.items() for character in characters}
        for font, rows in table.items()
    }
