"""Relations that are made of colons and another sign, drawn together: \\coloneqq and its family (src/macros.ts)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from scripts.transcript.formula.nodes import Atom

RELATIONS = {
    ":=": r"\coloneqq", "::=": r"\Coloneqq", ":−": r"\coloneq", "::−": r"\Coloneq",
    "=:": r"\eqqcolon", "=::": r"\Eqqcolon", "−:": r"\eqcolon", "−::": r"\Eqcolon",
    ":≈": r"\colonapprox", "::≈": r"\Colonapprox", "≈:": r"\approxcolon", "≈::": r"\approxcoloncolon",
    ":∼": r"\colonsim", "::∼": r"\Colonsim", "∼:": r"\simcolon", "∼::": r"\simcoloncolon", "::": r"\dblcolon",
}  # fmt: skip
# In mu: how far the next sign is drawn back, a colon behind a colon and any other pair.
COLONS_BACK, BACK, NOISE = -0.9, -1.2, 0.12
LONGEST = 3
SIGNS = frozenset(":=−≈∼")


def colon_relation(atoms: Sequence[Atom], at: int, mu: float) -> tuple[str, int]:
    """The command of the relation that begins at an atom and the place after it; ("", at) when none does."""
    if at + 1 == len(atoms) or atoms[at].char not in SIGNS or atoms[at + 1].char not in SIGNS:
        return "", at
    for count in range(LONGEST, 1, -1):
        some = atoms[at : at + count]
        name = RELATIONS.get("".join(atom.char if atom.form == "glyph" else "?" for atom in some), "")
        if name and len(some) == count and all(_is_drawn_back(one, two, mu) for one, two in pairwise(some)):
            return name, at + count
    return "", at


def _is_drawn_back(one: Atom, two: Atom, mu: float) -> bool:
    back = COLONS_BACK if one.char == two.char else BACK
    return not one.suffix and abs((two.x0 - one.x1) / mu - back) < NOISE
