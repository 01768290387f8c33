"""Pairs growing brackets: those of ``\\left`` and ``\\right`` are painted late, plain ones with their row's text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from scripts.transcript.formula.bracket_names import MATRICES, named
from scripts.transcript.formula.bracket_sizes import (
    cells_of,
    fits_content,
    is_unlikely,
    middles_fit,
    sized_bar,
    within_strut,
)
from scripts.transcript.formula.lone_brackets import as_written, command
from scripts.transcript.formula.metrics import NULL_DELIMITER
from scripts.transcript.formula.nodes import Atom, Color
from scripts.transcript.formula.symbols import CLOSERS, OPENERS
from scripts.transcript.formula.words import coloured

UNKNOWN = "\ufffd"
# Two of these side by side in one pair of brackets are one that was misread.
GRIDS = ("matrix", "array")
BINOMIALS = (r"\binom", r"\dbinom", r"\tbinom", r"\genfrac")
PAIRS = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "⌊": "⌋", "⌈": "⌉"}


@dataclass(frozen=True, slots=True)
class Write:
    """How what stands between brackets becomes LaTeX: by ``text``, with their colour; ``main`` is the usual one.

    ``is_strict`` says that drawn bars pair only where no other size could be meant.
    """

    text: Callable[[Sequence[Atom], Color], str]
    main: Color | None = None
    color: Color = (0.0, 0.0, 0.0)
    is_strict: bool = False

    def __call__(self, atoms: Sequence[Atom]) -> str:
        """The LaTeX of atoms."""
        return self.text(atoms, self.color)


def paired(atoms: Sequence[Atom], em: float, write: Write) -> list[Atom]:
    """The atoms with every late pair, and what is between, as one inner atom; early sized brackets named by size."""
    done: list[Atom] = []
    opened: list[tuple[int, bool]] = []
    for atom in atoms:
        if atom.form == "cases" and done and done[-1].char == "{" and done[-1].rank:
            opened = [entry for entry in opened if entry[0] < len(done) - 1]
            done[-1:] = [_group([atom], done[-1], None, write)]
            continue
        if not is_late_fence(atom):
            _follow(done, opened, atom)
            done.append(atom)
            continue
        places = [place for place, is_late in opened if is_late]
        if atom.char == "}" and done and done[-1].form == "cases":
            done[-1:] = [_group([done[-1]], None, atom, write)]
            continue
        partner = _partner(done, places, atom)
        if partner is None and not stands_alone(atom, done, em):
            opened.append((len(done), True))
            done.append(atom)
            continue
        if partner is None:
            start = _null_start(done, em)
            done[start:] = [_group(done[start:], None, atom, write)]
            opened = [entry for entry in opened if entry[0] < start]
            continue
        opened = [entry for entry in opened if entry[0] < partner]
        done[partner:] = [_group(done[partner + 1 :], done[partner], atom, write)]
    for place, is_late in reversed(opened):
        if is_late and place < len(done) and is_late_fence(done[place]):
            if sized_bar(done[place]):
                done[place] = replace(done[place], late=False)
            else:
                done[place:] = _left_open(done, place, write)
    whole = _row_vectors(done, em, write)
    return [as_written(atom) for atom in _before_grids(whole, write)]


def is_opened_only(brace: Atom, grid: Atom) -> bool:
    """Whether a bracket is the brace that authors put before several lines without another behind them."""
    return brace.char == "{" and not grid.suffix and fits_content([grid], brace, None)


def _before_grids(atoms: list[Atom], write: Write) -> list[Atom]:
    """The atoms with each lone opening bracket before a grid as ``\\left`` without a printed ``\\right``, if it fits.

    Beside a grid that asks for another size it is half of a pair whose other half was not read.
    """
    for place in range(len(atoms) - 2, -1, -1):
        atom, grid = atoms[place], atoms[place + 1]
        if atom.rank and atom.form == "glyph" and atom.char in OPENERS and grid.form in GRIDS:
            if is_opened_only(atom, grid):
                atoms[place : place + 2] = [_group([grid], atom, None, write)]
            else:
                atoms[place] = replace(atom, latex=UNKNOWN, form="built", choices=())
    return atoms


def _row_vectors(atoms: list[Atom], em: float, write: Write) -> list[Atom]:
    """Brackets of the first size around cells an em apart: a matrix of one row, which prints like \\bigl and \\bigr."""
    place = 0
    while place < len(atoms):
        first = atoms[place]
        if first.form == "glyph" and first.rank == 1 and first.char in PAIRS:
            end = next((index for index in range(place + 1, len(atoms)) if atoms[index].rank == 1), None)
            inner = atoms[place + 1 : end] if end is not None else []
            if end is not None and atoms[end].char == PAIRS[first.char] and len(cells_of(inner, em)) > 1:
                atoms = [*atoms[:place], _group(inner, first, atoms[end], write), *atoms[end + 1 :]]
        place += 1
    return atoms


def _follow(done: list[Atom], opened: list[tuple[int, bool]], atom: Atom) -> None:
    """Keeps count of plain brackets, so that only their own partner closes what seemed a late one."""
    if not atom.fence or atom.form != "glyph":
        return
    if atom.char in OPENERS:
        opened.append((len(done), False))
    elif opened and (
        (not opened[-1][1] and atom.char in CLOSERS) or (opened[-1][1] and closes_plainly(done[opened[-1][0]], atom))
    ):
        opened.pop()


def is_late_fence(atom: Atom) -> bool:
    """Whether an atom is a bracket that ``\\left`` or ``\\right`` could have made."""
    if atom.rank == 0 and atom.char in "/\\∖↑↓↕⇑⇓⇕<>":
        return False
    return bool(atom.fence) and atom.late and atom.form in ("glyph", "fence") and not atom.latex.startswith(r"\left")


def closes_plainly(first: Atom, atom: Atom) -> bool:
    """Whether a plain bracket closes one that only seemed late because its box begins with it."""
    if first.char in PAIRS and atom.char in CLOSERS and PAIRS[first.char] != atom.char:
        return False
    if not atom.fence or atom.form != "glyph" or atom.rank != first.rank or first.form != "glyph":
        return False
    return (atom.char in CLOSERS and first.char in OPENERS) or (atom.char == first.char and atom.char in "∣∥")


def stands_alone(atom: Atom, done: list[Atom], em: float) -> bool:
    """A bracket without partner that can only close: by its shape, or by its scripts."""
    return atom.char in CLOSERS or (atom.char not in OPENERS and bool(atom.suffix))


def _partner(done: list[Atom], places: list[int], atom: Atom) -> int | None:
    if atom.char in OPENERS:
        return None
    for place in reversed(places):
        other = done[place]
        if atom.char in CLOSERS and (other.char in OPENERS or place == places[0]):
            return place
        if atom.char not in CLOSERS and other.char == atom.char and not other.suffix:
            return place
        if atom.char not in CLOSERS and other.char in OPENERS:
            return None
    if atom.char in CLOSERS:
        return _early(done, atom)
    return None


def _early(done: list[Atom], atom: Atom) -> int | None:
    """An opening bracket that went for the row's own text because its content painted none before it."""
    depth = 0
    for place in range(len(done) - 1, -1, -1):
        other = done[place]
        if other.form != "glyph" or other.rank != atom.rank or other.late or not other.fence:
            continue
        depth += (other.char in CLOSERS) - (other.char in OPENERS)
        if depth < 0:
            return place
    return None


def _null_start(done: list[Atom], em: float) -> int:
    """Where ``\\left.`` stands: at a gap that holds an empty delimiter, else at the row's start."""
    for place in range(len(done) - 1, 0, -1):
        gap = (done[place].x0 - done[place - 1].x1) / em
        is_last = place == len(done) - 1
        rooms = (0, 3, 4, 5, 6, 7, 8) if is_last else (0, 3, 4, 5)
        if any(abs(gap - NULL_DELIMITER - room / 18) < 0.008 for room in rooms) and (
            done[place].form != "fraction" or is_last
        ):
            return place
    return 0


def _left_open(done: list[Atom], place: int, write: Write) -> list[Atom]:
    grid, rest = done[place + 1 : place + 2], done[place + 2 :]
    if rest and grid[0].form in GRIDS and is_opened_only(done[place], grid[0]):
        return [_group(grid, done[place], None, write), *rest]
    return [_group(done[place + 1 :], done[place], None, write)]


def _group(inner: Sequence[Atom], left: Atom | None, right: Atom | None, write: Write) -> Atom:
    edge = left or right
    write = replace(write, color=edge.color)
    left, right = _measured(inner, left, right)
    name = named(inner, left, right)
    if name is None and not fits_content(inner, left, right, is_strict=write.is_strict):
        name = _one_row(inner, left, right, write)
    body = name if name is not None else _around(inner, left, right, write)
    if name is None:
        body = coloured(body, edge.color, write.main)
    x0 = left.x0 if left else (inner[0].x0 if inner else edge.x0) - NULL_DELIMITER * edge.size
    x1 = right.x1 if right else (inner[-1].x1 if inner else edge.x1) + NULL_DELIMITER * edge.size
    items = [atom for atom in (left, *inner, right) if atom]
    kind = "ord" if name is not None and name.startswith(BINOMIALS) else "inner"
    return Atom(
        kind,
        body,
        x0,
        x1,
        min(a.top for a in items),
        max(a.bottom for a in items),
        min(a.first for a in items),
        "group",
        late=True,
        suffix=right.suffix if right else "",
        size=edge.size,
        color=edge.color,
    )


def _one_row(inner: Sequence[Atom], left: Atom | None, right: Atom | None, write: Write) -> str:
    name = MATRICES.get((left.fence, right.fence)) if left and right else None
    if name and right and right.rank == 1 and all(within_strut(atom, right) for atom in inner):
        cells = "&".join(write(cell) for cell in cells_of(inner, inner[0].size or right.base))
        return rf"\begin{{{name}}}{cells}\end{{{name}}}"
    return UNKNOWN


def _measured(inner: Sequence[Atom], left: Atom | None, right: Atom | None) -> tuple[Atom | None, Atom | None]:
    """Drawn brackets are snapped to pixels; where they really stand follows from what is between them."""
    if inner and left is not None and left.form == "fence":
        left = replace(left, x0=inner[0].x0 - (left.x1 - left.x0), x1=inner[0].x0)
    if inner and right is not None and right.form == "fence" and not right.suffix:
        right = replace(right, x0=inner[-1].x1, x1=inner[-1].x1 + right.x1 - right.x0)
    return left, right


def _around(inner: Sequence[Atom], left: Atom | None, right: Atom | None, write: Write) -> str:
    if any(atom.form == "cases" for atom in inner) or any(
        one.form in GRIDS and two.form in GRIDS for one, two in pairwise(inner)
    ):
        return UNKNOWN
    if inner and (_is_middle(inner[0]) or _is_middle(inner[-1]) or not _middles_fit(inner, left, right)):
        return UNKNOWN
    inner = [
        replace(atom, latex=rf"\middle{command(atom)}", form="built", kind="middle", choices=())
        if _is_middle(atom)
        else atom
        for atom in inner
    ]
    if is_unlikely(inner, left, right):
        return UNKNOWN
    edges = [_edge("open", left.x1, left) if left is not None and left.form != "fence" else None,
             _edge("close", right.x0, right) if right is not None and right.form != "fence" else None]  # fmt: skip
    body = write([atom for atom in (edges[0], *inner, edges[1]) if atom is not None]) if inner else ""
    opening, closing = left.fence if left else ".", right.fence if right else "."
    gap = " " if opening.startswith("\\") and opening[-1].isalpha() and body[:1].isalpha() else ""
    return rf"\left{opening}{gap}{body}\right{closing}"


def _middles_fit(inner: Sequence[Atom], left: Atom | None, right: Atom | None) -> bool:
    middles = [atom for atom in inner if _is_middle(atom)]
    return middles_fit(middles, [atom for atom in inner if not _is_middle(atom)], left, right)


def _edge(kind: str, x: float, fence: Atom) -> Atom:
    """A bracket's inner edge, which spaces what is between as the bracket itself does."""
    return Atom(kind, "", x, x, fence.y, fence.y, fence.first, "built")


def _is_middle(atom: Atom) -> bool:
    return is_late_fence(atom)
