"""The spaces of a row: what TeX puts between classes, what a justified line adds, and the commands for the rest.

Sources: tex.web section 764 (the table), plain.tex (\\thinmuskip 3mu, \\medmuskip 4mu plus 2mu minus 4mu,
\\thickmuskip 5mu plus 5mu), cmr10.tfm (the space between words).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from scripts.transcript.formula.symbols import LIMIT_NAMES, PLAIN_NAMES
from scripts.transcript.formula.tex.atoms import Atom, Row
from scripts.transcript.formula.tex.encodings import design_size, stem_of
from scripts.transcript.formula.tex.metrics import kerns, nearest_design

MU = 1 / 18
CLASSES = ("ord", "op", "bin", "rel", "open", "close", "punct", "inner")
SPACES = {
    "ord": (0, 3, 4, 5, 0, 0, 0, 3), "op": (3, 3, 0, 5, 0, 0, 0, 3), "bin": (4, 4, 0, 0, 4, 0, 0, 4),
    "rel": (5, 5, 0, 0, 5, 0, 0, 5), "open": (0, 0, 0, 0, 0, 0, 0, 0), "close": (0, 3, 4, 5, 0, 0, 0, 3),
    "punct": (3, 3, 0, 3, 3, 3, 3, 3), "inner": (3, 3, 4, 5, 3, 0, 3, 3),
}  # fmt: skip
# The pairs between which a thin space stands in scripts too.
KEPT_IN_SCRIPTS = frozenset((("ord", "op"), ("op", "ord"), ("op", "op"), ("close", "op"), ("inner", "op")))
STRETCHES = {5: (5, 0), 4: (2, 4)}
WORD, WORD_STRETCH, WORD_SHRINK = 0.3333, 0.1667, 0.1111
# A quad of script and second script fonts is wider than their size (cmsy7.tfm, cmsy5.tfm).
QUADS = {0: 1.0, 1: 1.171, 2: 1.472}
EXACT_EM, LOOSE_EM, LEAD_EM = 0.022, 0.3, 0.04
COMMANDS = ((3 * MU, r"\,"), (4 * MU, r"\:"), (5 * MU, r"\;"), (-3 * MU, r"\!"), (WORD, r"\ "), (1.0, r"\quad "),
            (2.0, r"\qquad "))  # fmt: skip
MOST_COMMANDS = 4
FARTHEST_EM = 6.0


def wanted(left: Atom, right: Atom, *, is_script: bool) -> int:
    """The space in mu that TeX puts between two atoms by their classes."""
    first = left.closing or left.kind
    amount = SPACES[first][CLASSES.index(right.kind)]
    return 0 if is_script and (first, right.kind) not in KEPT_IN_SCRIPTS else amount


def gap_between(left: Atom, right: Atom, size: float, *, is_script: bool = False) -> float:
    """The space between two atoms in em, without the kern that their font puts there."""
    return (right.x0 - left.x1) / size - _kern(left, right)


def _kern(left: Atom, right: Atom) -> float:
    is_pair = left.form == right.form == "glyph" and not left.suffix and left.font == right.font and left.kind == "ord"
    if not is_pair or left.code < 0 or right.code < 0:
        return 0.0
    return kerns(nearest_design(stem_of(left.font), design_size(left.font))).get((left.code, right.code), 0.0)


def glue_of(row: Row) -> tuple[float, float] | None:
    """How far a line's spaces are stretched and shrunk, from those around its words; None when it has none."""
    gaps = sorted(
        gap
        for left, right in itertools.pairwise(row.atoms)
        if (_is_prose(left) or _is_prose(right))
        and not {left.kind, right.kind} & {"rel", "bin", "op"}
        and 0.2 < (gap := (right.x0 - left.x1) / row.size) < 0.75
        and not left.latex.endswith((".", "?", "!", ":"))
    )
    if not gaps:
        return None
    extra = gaps[len(gaps) // 2] - WORD
    if abs(extra) < EXACT_EM / 2:
        return 0.0, 0.0
    return (extra / WORD_STRETCH, 0.0) if extra > 0 else (0.0, min(1.0, -extra / WORD_SHRINK))


def _is_prose(atom: Atom) -> bool:
    is_name = atom.latex in PLAIN_NAMES | LIMIT_NAMES
    return atom.kind == "text" or (atom.kind == "word" and len(atom.latex) > 1 and not atom.suffix and not is_name)


def command_for(left: Atom, right: Atom, row: Row, *, is_script: bool) -> str | None:
    """The commands for the space between two atoms beyond what TeX puts there; None when there are none."""
    mu = wanted(left, right, is_script=is_script)
    quad = _quad(row, is_script=is_script)
    natural = mu * MU * quad
    extra = gap_between(left, right, row.size) - natural
    if mu in STRETCHES and not is_script:
        if row.glue is None:
            return "" if abs(extra) < LOOSE_EM else _commands(round(extra, 3), 1.0, LOOSE_EM)
        stretch, shrink = STRETCHES[mu]
        extra -= (stretch * row.glue[0] - shrink * row.glue[1]) * MU
    found = _commands(round(extra, 3), quad, EXACT_EM)
    if left.slack and found != "":
        other = _commands(round(extra - left.slack / row.size, 3), quad, EXACT_EM)
        if other is not None and (found is None or len(other) < len(found)):
            return other
    return found


def lead_command(space: float, row: Row) -> str | None:
    """The commands for the space before the first atom of a script, in points; None when there are none."""
    return _commands(round(space / row.size, 3), _quad(row, is_script=True), LEAD_EM)


def _quad(row: Row, *, is_script: bool) -> float:
    if not is_script:
        return 1.0
    return QUADS[1] if row.size > 5.9 else QUADS[2]


@cache
def _commands(extra: float, quad: float, slack: float) -> str | None:
    if abs(extra) < slack:
        return ""
    if abs(extra) > FARTHEST_EM:
        return rf"\hspace{{{extra:.2f}em}}"
    for count in range(1, MOST_COMMANDS + 1):
        for chosen in itertools.combinations_with_replacement(COMMANDS, count):
            total = sum(_width(width, name, quad) for width, name in chosen)
            if abs(extra - total) < EXACT_EM and not (
                r"\!" in (names := {name for _, name in chosen}) and len(names) > 1
            ):
                return "".join(name for _, name in sorted(chosen, reverse=True))
    return None


def _width(width: float, name: str, quad: float) -> float:
    """A command's width in em of the row: mu follow its size, quads and word spaces are those of the text around."""
    if name in (r"\,", r"\:", r"\;", r"\!"):
        return width * quad
    return width * {1.0: 1.0, QUADS[1]: 1 / 0.7, QUADS[2]: 2.0}[quad]


def word_space(row: Row) -> float:
    """The space between words on a line, in em."""
    stretch, shrink = row.glue or (0.0, 0.0)
    return WORD + stretch * WORD_STRETCH - shrink * WORD_SHRINK


def unexplained(left: Atom, right: Atom, row: Row) -> tuple[float, float]:
    """What stands between two atoms of a line beyond TeX's own space, and how much of it a line may have added."""
    mu = wanted(_classed(left), _classed(right), is_script=False)
    extra = gap_between(left, right, row.size) - mu * MU
    if mu not in STRETCHES:
        return extra, 0.0
    if row.glue is None:
        return extra, LOOSE_EM
    stretch, shrink = STRETCHES[mu]
    return extra - (stretch * row.glue[0] - shrink * row.glue[1]) * MU, 0.0


def _classed(atom: Atom) -> Atom:
    if atom.kind == "word" and atom.latex in PLAIN_NAMES | LIMIT_NAMES:
        return replace(atom, kind="op")
    return atom if atom.kind in CLASSES else replace(atom, kind="ord", closing="")


def is_stated(extra: float) -> bool:
    """Whether commands make a space."""
    return _commands(round(extra, 3), 1.0, EXACT_EM) is not None


def is_map_colon(atoms: Sequence[Atom], place: int, size: float) -> bool:
    """Whether a colon stands as amsmath's \\colon does: 2mu before it and 6mu behind."""
    if place == 0 or place + 1 >= len(atoms):
        return False
    before, after = atoms[place].x0 - atoms[place - 1].x1, atoms[place + 1].x0 - atoms[place].x1
    return abs(before / size - 2 / 18) < EXACT_EM and after / size > 6 / 18 - EXACT_EM
