"""Limits over and under an operator or anything else: lower row, base, upper row on one axis."""

from __future__ import annotations

from itertools import pairwise

from scripts.transcript.formula.constructs.scripts import BIG_OPERATORS, edge_after, script_row
from scripts.transcript.formula.nodes import Atom, Found, Frame, OpenRow, Reading, Row
from scripts.transcript.formula.rows import insertion, own_text, read_row
from scripts.transcript.formula.symbols import LIMIT_NAMES
from scripts.transcript.formula.writing import braced, in_color, script_text, tinted, write_atoms, write_row

# src/fontMetrics.ts: the room beyond a limit (bigOpSpacing5).
BEYOND = 0.1
CENTRED, FAR = 0.12, 1e9
# In em: a little more than a negative thin space.
OVERLAP = 0.2
INTEGRALS = frozenset("∫∬∭∮∯∰")


def under(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """A lower row first, then its base on the baseline, then perhaps an upper row."""
    lower, end = script_row(reading, row, at)
    if lower is None or lower.y < row.y or end >= row.frame.end:
        return None
    bases = [(*base_row(reading, row, end, middle), middle) for middle in lower.middles]
    base, end, middle = min(bases, key=lambda found: off_centre(found[0], found[2]))
    if base is None:
        return None
    lower = lower.around(middle)
    upper, upper_end = upper_row(reading, row, end, base)
    if upper is not None:
        end = upper_end
    atom = made(reading, row, base, lower, upper, at)
    place = insertion(row, atom.x0)
    return Found(end, place, place, (atom,), atom.x1)


def base_row(reading: Reading, row: OpenRow, at: int, middle: float) -> tuple[list[Atom] | None, int]:
    """The atoms on the baseline that are centred over a lower row, the fewest first."""
    probe = OpenRow(Frame(row.style, row.size, edge_after(row, middle), row.frame.end), at, row.y)
    for count in range(1, 40):
        if at + count > row.frame.end:
            break
        probe.frame = Frame(row.style, row.size, probe.frame.right, at + count)
        probe.atoms, probe.em = [], None
        if own_text(reading, probe, at) != at + count or not probe.atoms:
            break
        if is_over(probe.atoms, middle):
            return probe.atoms, at + count
    whole, end = read_row(reading, at, Frame(row.style, row.size, edge_after(row, middle), row.frame.end))
    if whole is not None and abs(whole.y - row.y) < 1 and is_over(list(whole.atoms), middle):
        return list(whole.atoms), end
    return None, at


def is_over(atoms: list[Atom], middle: float) -> bool:
    """Whether atoms, and not scripts of nothing alone, are centred on an axis."""
    return off_centre(atoms, middle) < CENTRED and any(atom.form != "empty" for atom in atoms)


def off_centre(atoms: list[Atom] | None, middle: float) -> float:
    """How far atoms are from an axis; a slanted sign's limits lean by half its italic correction."""
    if atoms is None:
        return FAR
    x0, x1, lean = atoms[0].x0, atoms[-1].x1, atoms[-1].italic if len(atoms) == 1 else 0.0
    places = {
        (x0 + x1) / 2,
        (x0 + x1 - lean) / 2,
        (x0 + x1 - lean) / 2 - lean / 2,
        (x0 + x1 - lean) / 2 + lean / 2,
        (x0 + x1) / 2 - lean,
        (x0 + x1 + lean) / 2,
    }
    return min(abs(place - middle) for place in places)


def upper_row(reading: Reading, row: OpenRow, at: int, base: list[Atom]) -> tuple[Row | None, int]:
    """A smaller row above, centred on the base."""
    upper, end = script_row(reading, row, at)
    if upper is None or upper.y > row.y:
        return None, at
    middle = min(upper.middles, key=lambda place: off_centre(base, place))
    return (upper.around(middle), end) if is_over(base, middle) else (None, at)


def over(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """An upper row over atoms that were painted right before it."""
    if not row.atoms:
        return None
    newest = max(range(len(row.atoms)), key=lambda index: row.atoms[index].first)
    after = [atom.x0 for atom in row.atoms[newest + 1 :]]
    upper, end = script_row(reading, row, at, min([*after, row.frame.right]))
    if upper is None or upper.y > row.y:
        return None
    for first in range(newest, max(-1, newest - 20), -1):
        atoms = row.atoms[first : newest + 1]
        middle = min(upper.middles, key=lambda place, atoms=atoms: off_centre(atoms, place))
        if is_over(atoms, middle) and has_room(row, first, newest + 1, upper):
            atom = made(reading, row, atoms, None, upper.around(middle), atoms[0].first)
            return Found(end, first, newest + 1, (atom,), atom.x1)
    return None


def has_room(row: OpenRow, first: int, last: int, upper: Row) -> bool:
    """Whether a row over the atoms from ``first`` to ``last`` reaches over none of their neighbours: it pushes them."""
    slack = OVERLAP * row.size
    return (first == 0 or upper.x0 > row.atoms[first - 1].x1 - slack) and (
        last == len(row.atoms) or upper.x1 < row.atoms[last].x0 + slack
    )


def made(reading: Reading, row: OpenRow, base: list[Atom], lower: Row | None, upper: Row | None, at: int) -> Atom:
    """The operator with its limits, or a stack when the base is no operator."""
    rows = [piece for piece in (lower, upper) if piece is not None]
    color = base[0].color
    inside = tinted(reading, color)
    limits = script_text("_", write_row(inside, lower, lower.x1)) if lower else ""
    limits += script_text("^", write_row(inside, upper, upper.x1)) if upper else ""
    choices = [
        (kind, in_color(latex, reading, color)) for kind, latex in _choices(inside, row, base, lower, upper, limits)
    ]
    reading.display_votes, reading.text_votes = inside.display_votes, inside.text_votes
    x0, x1 = min([base[0].x0, *(p.x0 for p in rows)]), max([base[-1].x1, *(p.x1 for p in rows)])
    top = min([*(item.top for item in base), *(piece.top - BEYOND * row.size for piece in rows)])
    bottom = max([*(item.bottom for item in base), *(piece.bottom + BEYOND * row.size for piece in rows)])
    return Atom(
        choices[0][0],
        choices[0][1],
        x0,
        x1,
        top,
        bottom,
        at,
        "limits",
        late=True,
        choices=tuple(choices[1:]),
        size=row.size,
        color=base[0].color,
    )


def _choices(
    reading: Reading, row: OpenRow, base: list[Atom], lower: Row | None, upper: Row | None, limits: str
) -> list[tuple[str, str]]:
    text = write_atoms(reading, row.style, row.size, base)
    stack = rf"\underset{braced(write_row(reading, lower, lower.x1))}{braced(text)}" if lower else text
    if upper:
        stack = rf"\overset{braced(write_row(reading, upper, upper.x1))}{braced(stack)}"
    word = "".join(atom.char for atom in base if atom.char)
    if len(base) == 1 and base[0].font[:4] == "Size" and base[0].char in BIG_OPERATORS | INTEGRALS:
        vote(reading, row, base[0])
        is_default = row.style == "D" and base[0].char in BIG_OPERATORS
        return [("op", f"{sized(row, base[0])}{'' if is_default else chr(92) + 'limits'}{limits}")]
    if (
        len(word) == sum(len(atom.char or "??") for atom in base)
        and word.isalpha()
        and all(a.font == "Main-Regular" for a in base)
    ):
        has_spaces = any(b.x0 - a.x1 > 0.1 * row.size for a, b in pairwise(base))
        reading.named_limits += row.frame.is_top
        if word in LIMIT_NAMES and not has_spaces:
            return [("op", rf"\{word}{'' if row.style == 'D' else chr(92) + 'limits'}{limits}"), ("ord", stack)]
        if word in ("limsup", "liminf") and has_spaces:
            return [("op", rf"\{word}{'' if row.style == 'D' else chr(92) + 'limits'}{limits}"), ("ord", stack)]
        if len(word) > 1:
            body = text if has_spaces else word
            body = body.replace(r"\arg\max", r"arg\,max").replace(r"\arg\min", r"arg\,min")
            operator = ("op", rf"\operatorname*{{{body}}}{'' if row.style == 'D' else chr(92) + 'limits'}{limits}")
            return (
                [operator, ("ord", stack)]
                if "\\" not in body.replace(r"\,", "")
                else [("ord", stack), ("op", rf"\mathop{{{text}}}\limits{limits}")]
            )
    kind = base[0].kind if len(base) == 1 and base[0].kind in ("bin", "rel") else "ord"
    return [(kind, stack), ("op", rf"\mathop{braced(text)}\limits{limits}"), ("rel", rf"\mathrel{braced(stack)}")]


def sized(row: OpenRow, atom: Atom) -> str:
    """A big operator, with the style it needs when it is not the size of its row."""
    is_large = atom.font.startswith("Size2")
    if is_large == (row.style == "D"):
        return atom.latex
    return (r"\displaystyle" if is_large else r"\textstyle") + atom.latex


def vote(reading: Reading, row: OpenRow, atom: Atom) -> None:
    """What the size of a big operator says of the formula's style."""
    if row.frame.is_top:
        reading.display_votes += atom.font.startswith("Size2")
        reading.text_votes += atom.font.startswith("Size1")
