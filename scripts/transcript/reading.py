"""The whole way from a PDF's bytes to turns: every stage in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from scripts.transcript.annotations.page_annotations import Quota, page_annotations
from scripts.transcript.annotations.painted_over import drawn_over, typed_over
from scripts.transcript.candidates import recovered
from scripts.transcript.content import read_document
from scripts.transcript.covers import covered_runs
from scripts.transcript.cut import with_cut_marked
from scripts.transcript.errors import ExtractionError
from scripts.transcript.furniture import Sheet, notices, without_furniture
from scripts.transcript.joined_tables import with_joined_tables
from scripts.transcript.layers import split_layers
from scripts.transcript.levels import with_levels
from scripts.transcript.lines import read_lines
from scripts.transcript.links import page_links
from scripts.transcript.loose_tables import loose_tables
from scripts.transcript.manners import find_manner
from scripts.transcript.model import Doubt, Formula, Painted
from scripts.transcript.outlines import with_outlined_characters
from scripts.transcript.paintings import with_paintings
from scripts.transcript.pdf import Document, Page, open_document
from scripts.transcript.pieces import Join
from scripts.transcript.places import read_places
from scripts.transcript.runs import UNKNOWN
from scripts.transcript.speakers import words_of
from scripts.transcript.structure import Annotation, Line, Place, Reading
from scripts.transcript.tables import find_tables
from scripts.transcript.things import image_lines, rule_lines
from scripts.transcript.turns import read_turns
from scripts.transcript.unread import unread_formulas

Recover = Callable[[Sequence[Painted]], list[Formula]]


@dataclass(slots=True)
class _PageRead:
    sheet: Sheet
    annotations: list[Annotation]
    doubts: list[Doubt]


def read(data: bytes, recover: Recover, join: Join, *, for_proof: bool = False) -> Reading:
    """The turns of a PDF in memory, formulas by ``recover`` and broken ones made whole by ``join``.

    ``for_proof`` keeps what the pages paint for each formula, which is much more than its LaTeX.

    Raises ExtractionError when the PDF cannot be read or has no text.
    """
    document = open_document(data)
    quota = Quota()
    places = read_places(document)
    pages = [
        _read_page(page, painted, recover, quota, places.get(page.number, {}), for_proof)
        for page, painted in read_document(document)
    ]
    if not any(page.sheet.lines for page in pages):
        raise ExtractionError("has no text", "print the chat from a browser; a scan or an image cannot be read")
    sheets = with_joined_tables(without_furniture([page.sheet for page in pages]))
    manner = find_manner(_telling_words(document, sheets))
    return Reading(
        page_count=document.page_count,
        producer=document.producer,
        title=document.title,
        manner=manner.id,
        turns=with_levels(read_turns(sheets, manner, join)),
        annotations=tuple(note for page in pages for note in page.annotations),
        doubts=tuple(doubt for page in pages for doubt in page.doubts),
        notices=(*notices(sheets), *quota.notices()),
    )


def _read_page(
    page: Page,
    painted: Sequence[Painted],
    recover: Recover,
    quota: Quota,
    places: Mapping[int, Place],
    for_proof: bool,
) -> _PageRead:
    left, bottom, right, top = page.box
    width, height = (right - left, top - bottom) if page.turn % 180 == 0 else (top - bottom, right - left)
    painted = with_outlined_characters(painted)
    typed = typed_over(painted, height)
    added = typed | drawn_over(painted, typed)
    formulas = with_cut_marked(recovered(painted, recover, added), painted)
    used = {index for formula in formulas for index in formula.items} | added
    formulas = [*formulas, *unread_formulas(painted, used)]
    formulas = with_paintings(formulas, painted) if for_proof else formulas
    layers = split_layers(painted, formulas, typed)
    runs = covered_runs(layers.glyphs, layers.formulas, layers.rules, page_links(page), places)
    ruled, outside = find_tables(runs, layers.rules)
    loose, outside = loose_tables(outside)
    tables = [*ruled, *loose]
    lines = read_lines(outside, layers.shapes, layers.rules)
    lines += [Line(table.box, table.box.y0, (), table=table) for table in tables]
    lines += [*image_lines(layers, lines, places), *rule_lines(layers.rules, lines, tables)]
    lines.sort(key=lambda line: (line.baseline, line.box.x0))
    notes = page_annotations(page, layers, lines, quota)
    doubts = [formula.doubt for formula in formulas if formula.doubt is not None]
    doubts += [Doubt("a character whose text the file does not give", run.box) for run in runs if UNKNOWN in run.text]
    return _PageRead(Sheet(page.number, width, height, tuple(lines)), notes, doubts)


def _telling_words(document: Document, sheets: Sequence[Sheet]) -> list[str]:
    furniture = [words for sheet in sheets[:3] for words in sheet.furniture]
    first_lines = [words_of(line) for line in sheets[0].lines[:12]]
    return [*furniture, document.title, *first_lines]
