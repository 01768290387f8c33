"""Chooses among the ways to write a formula the one that TeX would print as it was printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scripts.transcript.formula.tex.atoms import Row, Stream
from scripts.transcript.formula.tex.choices import choices, chosen
from scripts.transcript.formula.tex.displays import displayed, without_tags
from scripts.transcript.formula.tex.printed import fonts_of, places_of, printed_of
from scripts.transcript.formula.tex.setting import agrees
from scripts.transcript.formula.tex.writing import UNKNOWN, settled, write_row
from scripts.transcript.model import Painted


def best_display(painted: Sequence[Painted], stream: Stream, rows: Sequence[Row]) -> tuple[str, bool | None]:
    """The LaTeX of displayed rows, and whether it prints them: None where that cannot be told."""
    bodies, tags = without_tags(rows)
    found = [(displayed(bodies, tags), displayed(bodies, [""] * len(bodies)))]
    if len(bodies) == 1:
        text = r"\textstyle " + settled(write_row(bodies[0]), is_display=False)
        found.append((text + (rf"\tag{{{tags[0]}}}" if tags[0] else ""), text))
    return _best(painted, stream, bodies, found, is_display=True)


def best_displays(
    painted: Sequence[Painted], stream: Stream, rows: Sequence[Row]
) -> list[tuple[Sequence[Row], str, bool | None]]:
    """Displayed rows as one array of equations, or each by itself where only that is what TeX would print."""
    latex, is_right = best_display(painted, stream, rows)
    if is_right is not False or len(rows) == 1:
        return [(rows, latex, is_right)]
    alone = [([row], *best_display(painted, stream, [row])) for row in rows]
    return alone if all(found[2] for found in alone) else [(rows, latex, is_right)]


def best_inline(painted: Sequence[Painted], stream: Stream, row: Row) -> tuple[str, bool | None]:
    """The LaTeX of a formula in a line of text, and whether it prints it: None where that cannot be told."""
    found = _best(painted, stream, [row], list(_inline_ways(row)), is_display=False)
    if found[1] or row.glue is None:
        return found
    # The spaces of a line's words tell its stretch only roughly.
    free = Row(row.size, row.y, row.atoms, None)
    other = _best(painted, stream, [free], list(_inline_ways(free)), is_display=False)
    return other if other[1] else found


def _inline_ways(row: Row) -> Iterator[tuple[str, str]]:
    latex = settled(write_row(row), is_display=False).strip()
    yield latex, latex
    latex = r"\displaystyle " + settled(write_row(row), is_display=True).strip()
    yield latex, latex


def _best(
    painted: Sequence[Painted],
    stream: Stream,
    rows: Sequence[Row],
    ways: Sequence[tuple[str, str]],
    *,
    is_display: bool,
) -> tuple[str, bool | None]:
    places = places_of(stream, rows)
    printed = printed_of(painted, places)
    verdicts: list[tuple[str, bool | None]] = []
    for fonts in fonts_of(painted, places, rows[0].size):
        for whole, tested in _chosen(ways):
            if UNKNOWN in tested:
                continue
            verdict = agrees(tested, printed, fonts, is_display=is_display, glue=rows[0].glue)
            if verdict:
                return whole, True
            verdicts.append((whole, verdict))
    unknown = next((row for row in verdicts if row[1] is None), None)
    return unknown or (chosen(ways[0][0]), False if verdicts else None)


def _chosen(ways: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for whole, tested in ways:
        for choice in choices(tested):
            yield chosen(whole, choice), chosen(tested, choice)
