"""The annotations that a PDF holds beside its pages' content: notes, marks over text, and drawings."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from scripts.transcript.annotations.appearance import Appearance, read_appearance
from scripts.transcript.annotations.drawing import Stroke, color_name, ellipse, rectangle, svg_path
from scripts.transcript.annotations.limits import Quota
from scripts.transcript.annotations.words import own_words, plain
from scripts.transcript.errors import ExtractionError
from scripts.transcript.geometry import Matrix, bounds_of, meet, page_matrix, transform, widen
from scripts.transcript.model import Box
from scripts.transcript.pdf import DAMAGE, Page, entry, first_line, identity, items
from scripts.transcript.state import color_of
from scripts.transcript.structure import Annotation

# The kind and the form of each sort of annotation (PDF 1.7, table 169) that a reader adds; links, popups, widgets and
# media are none.
SORTS: Mapping[str, tuple[str, str]] = {
    "/Text": ("text", "sticky note"), "/FreeText": ("text", "text box"), "/Caret": ("text", "insertion"),
    "/Highlight": ("highlight", "highlight"), "/Underline": ("highlight", "underline"),
    "/Squiggly": ("highlight", "squiggly underline"), "/StrikeOut": ("strike", "strike-out"),
    "/Ink": ("ink", "ink"), "/Line": ("ink", "line"), "/Square": ("ink", "square"), "/Circle": ("ink", "circle"),
    "/Polygon": ("ink", "polygon"), "/PolyLine": ("ink", "polyline"), "/Stamp": ("ink", "stamp"),
}  # fmt: skip
MARKS = frozenset(("highlight", "strike"))
# Table 165: what viewers do not show on the screen.
HIDDEN, NO_VIEW = 2, 32
MAX_NUMBERS, MAX_AREAS = 20_000, 500
TEXT_COLOR = re.compile(r"((?:[\d.]+\s+){1,4})(g|rg|k)\b")


def page_notes(page: Page, quota: Quota) -> list[Annotation]:
    """The annotations of one page in their order in the file; links, popups and those not shown are left out.

    ``quota`` bounds their number over the whole document. Raises ExtractionError where they are damaged.
    """
    try:
        shown = [source for source in items(entry(page.source, "/Annots")) if _is_shown(page, source)]
        return [_note(page, source) for source in quota.within(shown)]
    except DAMAGE as error:
        why = f"has annotations that cannot be read ({first_line(error)})"
        raise ExtractionError(why, "print it again without them", page=page.number) from None


def _is_shown(page: Page, source: object) -> bool:
    if str(entry(source, "/Subtype")) not in SORTS or entry(source, "/StateModel") is not None:
        return False
    flags = entry(source, "/F")
    if isinstance(flags, int) and flags & (HIDDEN | NO_VIEW):
        return False
    corners = _numbers(entry(source, "/Rect"))
    return len(corners) == 4 and meet(bounds_of(corners), page.box) is not None


def _note(page: Page, source: object) -> Annotation:
    kind, form = SORTS[str(entry(source, "/Subtype"))]
    matrix = page_matrix(page.box, page.turn)
    box = Box(page.number, *bounds_of(transform(matrix, _numbers(entry(source, "/Rect")))))
    strokes, words = _strokes(source, form, box, matrix), own_words(source)
    is_silent = form in ("text box", "stamp") and not words
    seen = read_appearance(page, source) if is_silent or (kind == "ink" and not strokes) else Appearance()
    text = words or (seen.text if is_silent else "") or _stamp_name(source, form)
    return Annotation(
        kind, box, text, form=form, areas=_areas(source, matrix, page.number), color=_color(source, form),
        drawing=svg_path(strokes or seen.strokes, box) if kind == "ink" else "",
        is_filled=kind == "ink" and not strokes and seen.is_filled,
        key=identity(source), answers=identity(entry(source, "/IRT")),
    )  # fmt: skip


def _areas(source: object, matrix: Matrix, page: int) -> tuple[Box, ...]:
    """The boxes of the lines that a mark covers, from its corner points, four for each line."""
    corners = transform(matrix, _numbers(entry(source, "/QuadPoints"))[: 8 * MAX_AREAS])
    quads = (corners[at : at + 8] for at in range(0, len(corners) - 7, 8))
    return tuple(Box(page, *bounds_of(quad)) for quad in quads)


def _strokes(source: object, form: str, box: Box, matrix: Matrix) -> list[Stroke]:
    """What a drawing's own numbers say, in the page's coordinates."""
    if form == "ink":
        lines = [transform(matrix, _numbers(line)) for line in items(entry(source, "/InkList"))]
        return [_stroke(line, closed=False) for line in lines if len(line) >= 2]
    if form == "line":
        ends = transform(matrix, _numbers(entry(source, "/L")))
        return [_stroke(ends, closed=False)] if len(ends) == 4 else []
    if form in ("polygon", "polyline"):
        corners = transform(matrix, _numbers(entry(source, "/Vertices")))
        return [_stroke(corners, closed=form == "polygon")] if len(corners) >= 4 else []
    if form in ("square", "circle"):
        inner = Box(box.page, *widen((box.x0, box.y0, box.x1, box.y1), -0.5)) if box.x1 - box.x0 > 2 else box
        return [rectangle(inner) if form == "square" else ellipse(inner)]
    return []


def _stroke(numbers: Sequence[float], *, closed: bool) -> Stroke:
    return tuple(zip(numbers[::2], numbers[1::2], strict=True)), closed


def _numbers(value: object) -> list[float]:
    found = [float(item) for item in items(value)[:MAX_NUMBERS] if isinstance(item, int | float)]
    return [number if math.isfinite(number) else 0.0 for number in found]


def _color(source: object, form: str) -> str:
    """The colour of the writing in a text box, of the mark or the line in all else; "" when the file does not say."""
    if form == "text box":
        found = TEXT_COLOR.search(str(entry(source, "/DA") or ""))
        return color_name(color_of([_float(word) for word in found[1].split()])) if found else ""
    told = _numbers(entry(source, "/C"))
    return color_name(color_of(told)) if len(told) in (1, 3, 4) else ""


def _float(word: str) -> float:
    try:
        return float(word)
    except ValueError:
        return 0.0


def _stamp_name(source: object, form: str) -> str:
    """What a standard stamp says: its name, "/NotApproved" as "Not Approved"."""
    name = str(entry(source, "/Name") or "").removeprefix("/") if form == "stamp" else ""
    return plain(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)) if name.isalpha() else ""
