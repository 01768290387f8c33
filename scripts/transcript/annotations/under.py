"""The words and formulas of the chat that a mark stands on, told glyph by glyph from the mark's boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scripts.transcript.model import Box, Glyph
from scripts.transcript.runs import printed
from scripts.transcript.structure import Line, Run

# Of a word or a formula: a mark drawn by hand stands on it when it covers this much; a mark of exact boxes stands on
# the characters that it covers, and on the whole word where the rest is no more than a rounded edge.
COVERED, WHOLE = 0.4, 0.8
# Of a formula: a mark that covers less stands on a part of it, and on nothing of it below the second figure.
WHOLE_FORMULA, PART_OF_FORMULA, PART_OF_ROWS = 0.6, 0.06, 0.4
SAME_BASELINE_POINTS = 0.7
NOT_RECOVERED, PART_OF = "⟦formula not recovered⟧", "⟦part of⟧ "


class Chat:
    """The glyphs and lines of one page's chat, asked for what lies below a mark."""

    def __init__(self, glyphs: Sequence[Glyph], lines: Sequence[Line]) -> None:
        self.lines = list(_all_lines(lines))
        self.rows: dict[int, list[Glyph]] = {}
        for glyph in glyphs:
            self.rows.setdefault(round(glyph.y), []).append(glyph)

    def under(self, areas: Sequence[Box], *, by_hand: bool = False) -> str:
        """The text below the areas in reading order, formulas as LaTeX between dollars.

        ``by_hand`` says that the areas are only roughly those that were meant, so that whole words are taken.
        """
        found: list[str] = []
        for line in self.lines:
            reaches = [area for area in areas if covers(area, line)]
            text = "".join(self._part(run, reaches, by_hand=by_hand) for run in line.runs) if reaches else ""
            if text.strip():
                found.append(" ".join(text.split()))
        return " ".join(found)

    def _part(self, run: Run, areas: Sequence[Box], *, by_hand: bool) -> str:
        reaches = [(area.x0, area.x1) for area in areas]
        if run.formula is not None:
            return _formula(run.formula.latex, run.box, areas)
        return "".join(_words(run.text, self._places(run), reaches, by_hand=by_hand))

    def _places(self, run: Run) -> list[tuple[float, float]]:
        """From where to where each character of a run stands; spread evenly where the glyphs do not tell."""
        near = (glyph for row in range(-1, 2) for glyph in self.rows.get(round(run.baseline) + row, ()))
        own = (glyph for glyph in near if _belongs(glyph, run))
        ordered = sorted(own, key=lambda glyph: glyph.x)
        exact = [place for glyph in ordered for place in _characters(glyph)]
        visible = [character for character in run.text if not character.isspace()]
        if [character for character, _, _ in exact] != visible:
            width = (run.box.x1 - run.box.x0) / max(len(run.text), 1)
            return [(run.box.x0 + width * at, run.box.x0 + width * (at + 1)) for at in range(len(run.text))]
        return list(_with_spaces(run, [(x0, x1) for _, x0, x1 in exact]))


def _formula(latex: str, box: Box, areas: Sequence[Box]) -> str:
    """The formula below some areas, said to be covered in part where they leave out rows or a side of it."""
    across = _share(box.x0, box.x1, [(area.x0, area.x1) for area in areas])
    down = _share(box.y0, box.y1, [(area.y0, area.y1) for area in areas])
    if across < PART_OF_FORMULA or (across < COVERED and not _is_inside(box, areas)):
        return ""
    shown = f"${latex}$" if latex else NOT_RECOVERED
    return shown if across >= WHOLE_FORMULA and down >= PART_OF_ROWS else f"{PART_OF}{shown} "


def _is_inside(box: Box, areas: Sequence[Box]) -> bool:
    """Whether most of an area lies within a formula's width, as a mark on a part of a long formula does."""
    return any(min(area.x1, box.x1) - max(area.x0, box.x0) > 0.5 * (area.x1 - area.x0) for area in areas)


def _with_spaces(run: Run, exact: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    places, end = iter(exact), run.box.x0
    following = iter([*exact[1:], (run.box.x1, run.box.x1)]) if exact else iter(())
    start = exact[0][0] if exact else run.box.x1
    for character in run.text:
        if character.isspace():
            yield end, max(start, end)
        else:
            place = next(places)
            end, start = place[1], next(following)[0]
            yield place


def _characters(glyph: Glyph) -> Iterator[tuple[str, float, float]]:
    """The characters of a glyph, of which a ligature has several, each with its stretch of the line."""
    text = printed(glyph).strip()
    for at, character in enumerate(text):
        width = (glyph.end - glyph.x) / len(text)
        yield character, glyph.x + at * width, glyph.x + (at + 1) * width


def _belongs(glyph: Glyph, run: Run) -> bool:
    return (
        abs(glyph.y - run.baseline) < SAME_BASELINE_POINTS
        and run.box.x0 - 0.1 <= glyph.x
        and glyph.end <= run.box.x1 + 0.1
        and bool(glyph.text.strip())
    )


def _words(
    text: str, places: Sequence[tuple[float, float]], reaches: Sequence[tuple[float, float]], *, by_hand: bool
) -> Iterator[str]:
    """What the reaches cover of each word, and the white space of the text as it stands."""
    at = 0
    for word in text.split():
        start = text.index(word, at)
        yield text[at:start]
        at = start + len(word)
        share = _share(places[start][0], places[at - 1][1], reaches)
        if share >= (COVERED if by_hand else WHOLE):
            yield word
        elif not by_hand:
            yield "".join(text[i] for i in range(start, at) if _share(*places[i], reaches) > 0.5)
    yield text[at:]


def _share(x0: float, x1: float, reaches: Sequence[tuple[float, float]]) -> float:
    """The greatest part of a stretch that one of the reaches covers; of a stretch without width, whether it is in."""
    if x1 <= x0:
        return float(any(start <= x0 <= end for start, end in reaches))
    return max((min(x1, end) - max(x0, start)) / (x1 - x0) for start, end in reaches)


def covers(area: Box, line: Line) -> bool:
    """Whether an area stands on a line: on its small letters, or on the middle of a tall formula."""
    if area.page != line.box.page:
        return False
    middles = [(run.box.y0 + run.box.y1) / 2 for run in line.runs if run.formula is not None]
    if any(area.y0 < y < area.y1 for y in (line.baseline - 0.3 * line.size, *middles)):
        return True
    return any(_has_rows_under(area, run.box) for run in line.runs if run.formula is not None)


def _has_rows_under(area: Box, formula: Box) -> bool:
    """Whether an area lies within a formula of several rows, away from its middle."""
    return formula.y0 - 1 < area.y0 and area.y1 < formula.y1 + 1 and formula.y1 - formula.y0 > 2 * (area.y1 - area.y0)


def _all_lines(lines: Sequence[Line]) -> Iterator[Line]:
    for line in lines:
        if line.table is None:
            yield line
        else:
            for row in line.table.rows:
                for cell in row:
                    yield from cell
