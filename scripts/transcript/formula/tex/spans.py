"""Which atoms of a row of prose are mathematics: what surely is, and what belongs to it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from scripts.transcript.formula.tex.atoms import Atom, Row
from scripts.transcript.formula.tex.signs import GREEK
from scripts.transcript.formula.tex.spaces import EXACT_EM, is_map_colon, is_stated, unexplained, word_space
from scripts.transcript.formula.tex.writing import CLOSE_EM, NAMES, alphabet_of

PROSE_SIGNS = frozenset((r"\bullet", "*", r"\cdot", r"\dagger", r"\ddagger", r"\S", r"\P", r"\circ", r"\diamond",
                         r"\star",
                         r"\triangleright", r"\bigcirc"))  # fmt: skip
MATH_FAMILIES = frozenset(("OML", "OMS", "OMX", "MSA", "MSB", "EUF", "EUS", "RSFS"))
NATURAL_EM, OVERLAP_EM, THIN_EM, WORD_NEAR_EM, MOST_STATED_EM = 0.03, 0.6, 3 / 18, 0.03, 2.2
ORDINALS = frozenset(("th", "st", "nd", "rd", "s"))
ASYMMETRY_EM = 0.07
PARTNERS = {"(": ")", "[": "]"}


def math_spans(row: Row) -> list[tuple[int, int]]:
    """(first, last) of each stretch of a row's atoms that is one formula."""
    atoms = row.atoms
    sure = [is_sure(atoms, place, row.size) or _is_relation(row, place) for place in range(len(atoms))]
    joinable = [sure[place] or _may_join(atoms, place, row.size) for place in range(len(atoms))]
    spans: list[tuple[int, int]] = []
    place = 0
    while place < len(atoms):
        if not joinable[place]:
            place += 1
            continue
        end = place + 1
        while end < len(atoms) and joinable[end] and _adjoins(atoms, end, row, place):
            end += 1
        spans += _trimmed(atoms, sure, place, end, row.size)
        place = end
    return spans


def _is_relation(row: Row, place: int) -> bool:
    """Whether a sign between two numbers has the spaces of mathematics rather than those of words."""
    if row.atoms[place].kind not in ("rel", "bin") or not 0 < place < len(row.atoms) - 1 or row.glue is None:
        return False
    for left, right in ((row.atoms[place - 1], row.atoms[place]), (row.atoms[place], row.atoms[place + 1])):
        gap = (right.x0 - left.x1) / row.size
        is_natural = abs(unexplained(left, right, row)[0]) < EXACT_EM
        if not is_natural or abs(gap - word_space(row)) < WORD_NEAR_EM:
            return False
    return True


def is_sure(atoms: Sequence[Atom], place: int, size: float) -> bool:
    """Whether an atom cannot be prose."""
    atom = atoms[place]
    if atom.form in (
        "fraction",
        "fence",
        "operator",
        "limits",
        "radical",
        "brace",
        "accent",
        "frame",
        "nested",
        "overlay",
        "bar",
        "dots",
        "array",
    ):
        return atom.form != "accent" or atom.family != "OT1" or not _touches_letters(atoms, place, size)
    if "_" in atom.suffix[:1] or (atom.suffix and alphabet_of(atom.font)):
        return True
    if atom.suffix:
        return not (atom.kind in ("word", "text") and len(atom.latex) > 1 and atom.latex not in NAMES and not atom.bold)
    if atom.family == "OML" and atom.latex in (".", ","):
        return atom.latex == "," or _is_decimal(atoms, place, size)
    if atom.family in MATH_FAMILIES:
        return not (atom.latex in PROSE_SIGNS and _is_alone(atoms, place, size))
    if atom.kind == "ord" and atom.latex.removeprefix(r"\mathbf{").strip("\\}") in GREEK:
        return True
    return _opens_bold_call(atoms, place, size)


def _touches_letters(atoms: Sequence[Atom], place: int, size: float) -> bool:
    """Whether an accented letter is one of a word."""
    before, after = atoms[place - 1 : place], atoms[place + 1 : place + 2]
    return any(other.kind == "word" and atoms[place].x0 - other.x1 < CLOSE_EM * size for other in before) or any(
        other.kind == "word" and other.x0 - atoms[place].x1 < CLOSE_EM * size for other in after
    )


def _is_decimal(atoms: Sequence[Atom], place: int, size: float) -> bool:
    """Whether a full stop of mathematics stands between digits; leaders are made of such full stops too."""
    around = atoms[place - 1 : place + 2] if place else []
    is_number = len(around) == 3 and around[0].form == around[2].form == "digit"
    return is_number and around[2].x0 - around[0].x1 < 0.4 * size


def _is_alone(atoms: Sequence[Atom], place: int, size: float) -> bool:
    """Whether a sign that prose uses too, as a list's bullet does, has no operand near it on both sides."""
    if place == 0 or place + 1 >= len(atoms):
        return True
    gaps = atoms[place].x0 - atoms[place - 1].x1, atoms[place + 1].x0 - atoms[place].x1
    return max(gaps) > 0.4 * size


def _opens_bold_call(atoms: Sequence[Atom], place: int, size: float) -> bool:
    """A bold letter right before an upright bracket: \\mathbf leaves brackets as they are, bold prose does not."""
    if place + 1 >= len(atoms) or not atoms[place].bold or atoms[place].kind != "word" or len(atoms[place].latex) > 1:
        return False
    following = atoms[place + 1]
    return following.kind == "open" and not following.bold and following.x0 - atoms[place].x1 < CLOSE_EM * size


def _may_join(atoms: Sequence[Atom], place: int, size: float) -> bool:
    atom = atoms[place]
    if atom.kind in ("text", "accent", "not"):
        return False
    if atom.kind == "word":
        return not atom.bold or len(atom.latex) <= 2
    if atom.bold and atom.form not in ("digit", "accent") and atom.kind != "ord":
        return False
    if atom.latex == ":":
        return any(test(atoms, place, size) for test in (_is_even, _is_defining, is_map_colon))
    if atom.latex == ";":
        return place + 1 < len(atoms) and atoms[place + 1].x0 - atom.x1 < 0.25 * size
    if atom.latex == r"\%":
        return place > 0 and atoms[place - 1].form == "digit" and atom.x0 - atoms[place - 1].x1 < CLOSE_EM * size
    return True


def _is_defining(atoms: Sequence[Atom], place: int, size: float) -> bool:
    """Whether a colon is the first half of := ."""
    after = atoms[place + 1] if place + 1 < len(atoms) else None
    return after is not None and after.kind == "rel" and after.x0 - atoms[place].x1 < 0.05 * size


def _is_even(atoms: Sequence[Atom], place: int, size: float) -> bool:
    if place == 0 or place + 1 >= len(atoms):
        return False
    left, right = atoms[place].x0 - atoms[place - 1].x1, atoms[place + 1].x0 - atoms[place].x1
    return left > 0.15 * size and abs(left - right) < ASYMMETRY_EM * size


def _adjoins(atoms: Sequence[Atom], place: int, row: Row, start: int) -> bool:
    """Whether the space before an atom is one of mathematics: TeX's own, or one that a command states."""
    left, right = atoms[place - 1], atoms[place]
    gap = (right.x0 - left.x1) / row.size
    extra, slack = unexplained(left, right, row)
    if gap < -0.6:
        return False
    near_word = abs(gap - word_space(row)) < WORD_NEAR_EM
    is_word = _is_plain_word(left) or _is_plain_word(right)
    if _is_odd_sign(atoms, place, row, gap):
        return True
    if is_word and (near_word or _is_ordinal(left, right)):
        return False
    if -OVERLAP_EM < extra < max(NATURAL_EM, 0.0 if is_word else slack):
        return True
    is_listed = left.kind == "punct" and left.family == "OML" and _is_open(atoms[start:place])
    if (near_word and not is_listed) or left.kind == right.kind == "word":
        return False
    if is_word:
        return abs(extra - THIN_EM) < NATURAL_EM
    if left.latex == right.latex == r"\cdot" or (left.latex == "." and right.latex == "."):
        return extra < THIN_EM + NATURAL_EM
    return extra < MOST_STATED_EM and is_stated(extra)


def _is_plain_word(atom: Atom) -> bool:
    return atom.kind == "word" and not atom.suffix and not (atom.bold and len(atom.latex) <= 2)


def _is_odd_sign(atoms: Sequence[Atom], place: int, row: Row, gap: float) -> bool:
    """Signs whose spaces are not those of their class: \\colon, \\cdots before a comma, (mod n), halves of arrows."""
    left, right = atoms[place - 1], atoms[place]
    if left.latex == ":" and is_map_colon(atoms, place - 1, row.size):
        return True
    if left.latex in (".", r"\cdot") and right.kind in ("punct", "close") and right.family != "OT1":
        return gap < 6 / 18 + NATURAL_EM
    if right.latex == "mod" or left.latex == "mod":
        return abs(gap - 5 / 18) < NATURAL_EM or (left.latex == "mod" and abs(gap - 6 / 18) < NATURAL_EM)
    if right.latex == "(" and place + 1 < len(atoms) and atoms[place + 1].latex == "mod":
        return any(abs(gap - mu / 18) < NATURAL_EM for mu in (8, 18))
    after = atoms[place + 1] if place + 1 < len(atoms) else None
    return right.latex in ("-", "=") and after is not None and after.kind == "rel" and after.x0 < right.x1 and gap < 0.4


def _is_open(atoms: Sequence[Atom]) -> bool:
    """Whether a bracket waits for its partner."""
    return sum(atom.kind == "open" for atom in atoms) > sum(atom.kind == "close" for atom in atoms)


def _is_ordinal(left: Atom, right: Atom) -> bool:
    return right.kind == "word" and left.kind != "word" and right.latex in ORDINALS


def _trimmed(atoms: Sequence[Atom], sure: Sequence[bool], first: int, last: int, size: float) -> list[tuple[int, int]]:
    """The stretch without brackets that have no partner in it, and without digits and signs of the prose beside it."""
    lone = _without_partner(atoms, first, last)
    cuts = [first - 1, *lone, last]
    found = []
    for left, right in itertools.pairwise(cuts):
        span = _edges_trimmed(atoms, sure, left + 1, right, size)
        if span is not None:
            found.append(span)
    return found


def _without_partner(atoms: Sequence[Atom], first: int, last: int) -> list[int]:
    waiting: list[int] = []
    lone: list[int] = []
    for place in range(first, last):
        atom = atoms[place]
        if atom.family != "OT1":
            continue
        if atom.kind == "open":
            waiting.append(place)
        elif atom.kind == "close":
            if waiting:
                waiting.pop()
            else:
                lone.append(place)
    return sorted(lone + waiting)


def _edges_trimmed(
    atoms: Sequence[Atom], sure: Sequence[bool], first: int, last: int, size: float
) -> tuple[int, int] | None:
    while first < last and _is_loose_start(atoms, first, last, size):
        first += 1
    while last > first and atoms[last - 1].latex in (":", ";") and not sure[last - 1]:
        last -= 1
    while last - first > 2 and _wraps(atoms, first, last):
        first, last = first + 1, last - 1
    if not any(sure[first:last]):
        return None
    return first, last


def _is_loose_start(atoms: Sequence[Atom], first: int, last: int, size: float) -> bool:
    """Whether a number before a relation is prose: the space before the relation is wider than the one after it."""
    if atoms[first].latex in (":", ";"):
        return True
    end = first
    while end < last and atoms[end].form == "digit" and not atoms[end].suffix:
        end += 1
    if end == first or end + 1 >= last or atoms[end].kind not in ("rel", "bin"):
        return False
    before, after = atoms[end].x0 - atoms[end - 1].x1, atoms[end + 1].x0 - atoms[end].x1
    return before - after > ASYMMETRY_EM * size


def _wraps(atoms: Sequence[Atom], first: int, last: int) -> bool:
    """Whether one pair of round brackets of prose holds everything."""
    if (
        atoms[first].latex != "("
        or atoms[last - 1].latex != ")"
        or atoms[first].family != "OT1"
        or atoms[last - 1].suffix
    ):
        return False
    if any(atom.kind == "punct" for atom in atoms[first:last]):
        return False
    return not _without_partner(atoms, first + 1, last - 1)
