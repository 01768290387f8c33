"""What a proof comes to."""

from __future__ import annotations

from dataclasses import dataclass

EXACT, NEAR, UNRECOVERED = "exact", "near", "unrecovered"


@dataclass(frozen=True, slots=True)
class Proof:
    """How well a formula is proved, and if it is not exact, in words, why.

    ``is_settled`` says that no other size or release of KaTeX can change it: the glyphs themselves are others.
    """

    status: str
    reason: str = ""
    is_settled: bool = False
