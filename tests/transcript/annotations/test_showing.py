"""Annotations in the record, in plain Markdown and on the page; and what happens when there are too many."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import markdown
import pytest

from scripts.transcript.annotations.limits import MAX_ANNOTATIONS, Quota
from scripts.transcript.annotations.page_html import note_html
from scripts.transcript.inert import to_page
from scripts.transcript.markdown import to_markdown
from scripts.transcript.record import AnnotationRecord, Record
from scripts.transcript.record_json import from_json, to_json
from scripts.transcript.recording import to_record
from tests.transcript.annotations.pages import note
from tests.transcript.hostile import PAYLOADS
from tests.transcript.reading_of import reading
from tests.transcript.small_pdf import page, text

EXTENSIONS = ["attr_list", "md_in_html", "pymdownx.snippets", "pymdownx.superfences", "pymdownx.magiclink"]
NOTE = AnnotationRecord("annotation-1", 2, (10.0, 20.0, 60.0, 50.0), "ink", "", "turn-1-block-1", form="ink")
CHAT = page(
    text(60, 100, "User: what is the kernel?"), text(60, 140, "Assistant: the kernel is"),
    "BT /K 12 Tf 250 600 Td (K=D) Tj ET", text(60, 240, "and nothing else."),
)  # fmt: skip


def record(*annotations: str) -> Record:
    numbers = " ".join(f"{100 + index} 0 R" for index in range(len(annotations)))
    return to_record(reading(CHAT, page=f"/Annots [{numbers}]", extra=annotations), "chat", "0" * 64)


def blocks_of(given: Record) -> dict[str, str]:
    return {block.id: "".join(piece.text for piece in block.content) for turn in given.turns for block in turn.blocks}


PLACES = {
    "on a block": ("Highlight", "60 685 100 705", "User: what is the kernel?"),
    "beside a block": ("FreeText", "450 640 550 660", "Assistant: the kernel is"),
    "around a formula": ("Circle", "240 590 290 620", ""),
    "below a block": ("FreeText", "60 500 120 520", "and nothing else."),
    "in the left margin": ("Ink", "5 540 40 560", "and nothing else."),
}


@pytest.mark.parametrize("place", PLACES)
def test_an_annotation_is_tied_to_its_block(place: str) -> None:
    """The block that a mark covers, that a drawing's middle stands on, or that is nearest in height."""
    kind, rect, words = PLACES[place]
    found = record(note(kind, rect, "/Contents (x)"))
    assert blocks_of(found)[found.annotations[0].block] == words


def test_a_formula_below_an_annotation_is_named() -> None:
    """By its id, for a mark and for a circle around it."""
    found = record(note("Circle", "240 590 290 620"), note("Highlight", "60 685 100 705"))
    assert [one.formulas for one in found.annotations] == [("formula-1",), ()]


def test_a_reply_names_its_note_by_id() -> None:
    """Ids, not objects of the file."""
    found = record(
        note("Text", "60 685 80 705", "/Contents (a)"), note("Text", "60 685 80 705", "/Contents (b) /IRT 100 0 R")
    )
    assert [one.replies_to for one in found.annotations] == ["", "annotation-1"]


def test_the_json_brings_everything_back() -> None:
    """Areas, drawing, colour, formulas."""
    quads = "/QuadPoints [60 704 96 704 60 688 96 688]"
    found = record(
        note("Highlight", "60 685 100 705", quads),
        note("Ink", "240 590 290 620", "/InkList [[240 590 290 620]] /C [1 0 0]"),
    )
    again = from_json(to_json(found)).annotations
    assert again == found.annotations
    assert again[0].boxes == ((60.0, 88.0, 96.0, 104.0),)
    assert again[1].drawing == "M0 30l50-30"


def test_plain_markdown_says_what_stands_where() -> None:
    """A drawing is said by what it stands on."""
    found = record(
        note("Ink", "100 640 140 660", "/InkList [[100 640 140 660]]"),
        note("FreeText", "450 640 550 660", "/Contents (well <b>)"),
    )
    lines = to_markdown(found).split("## Annotations by the student\n\n")[1].splitlines()
    assert lines == ["- page 1, ink: [ink on “Assistant: the kernel is”]", r"- page 1, text box: well \<b\>"]


def test_a_guess_is_called_one() -> None:
    """What a printer read in handwriting is never told as the student's words."""
    guess = replace(NOTE, text="cat", is_guess=True)
    assert "perhaps cat" in note_html(guess, frozenset())
    shown = to_markdown(replace(record(), annotations=(replace(guess, block="turn-1-block-1"),)))
    assert "perhaps “cat” (recognised handwriting)" in shown


def test_a_drawing_stands_with_its_note() -> None:
    """An svg with one path, as large as the annotation was."""
    shown = note_html(replace(NOTE, drawing="M0 0l10 5", color="#ff0000"), frozenset())
    assert '<path d="M0 0l10 5"/>' in shown
    assert 'viewBox="-2 -2 54 34"' in shown
    assert 'color="#ff0000"' in shown


OURS = {
    "aside": {"class", "id"}, "b": set(), "span": {"class"}, "path": {"d"},
    "svg": {"class", "viewbox", "role", "aria-label", "width", "height", "color"},
}  # fmt: skip


class Audit(HTMLParser):
    """Collects elements and attributes that are not ours."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.faults += [f"{tag} {name}" for name, _ in attributes if name not in OURS.get(tag, set())]
        self.faults += [] if tag in OURS else [tag]


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_a_hostile_note_stays_text(payload: str) -> None:
    """In every field that comes from the file, rendered as the site renders it."""
    hostile = replace(NOTE, text=payload, form=payload, under=payload, drawing=payload, color=payload, is_guess=True)
    audit = Audit()
    for kind in ("text", "highlight", "strike", "ink"):
        shown = note_html(replace(hostile, kind=kind), frozenset())
        page_html = markdown.markdown(f"<div>\n{shown}\n</div>", extensions=EXTENSIONS)
        audit.feed(page_html.replace("<div>", "").replace("</div>", ""))
    assert audit.faults == []


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_a_hostile_annotation_of_a_pdf_stays_text(payload: str) -> None:
    """From the file to the page: none of our own elements is missing, and no other is there."""
    hexed = payload.encode("utf-16-be", "surrogatepass").hex()
    shown = to_page(record(note("FreeText", "450 640 550 660", f"/Contents <FEFF{hexed}>")))
    assert "<script" not in shown.lower()
    assert "onerror" not in shown or "&#61;" in shown
    assert shown.count("<aside") == shown.count("</aside>") == 1


def test_ten_thousand_annotations_are_cut_with_one_notice() -> None:
    """The first are read; the notice says how many there are."""
    every = " ".join(["100 0 R"] * 10_000)
    source = reading(CHAT, page=f"/Annots [{every}]", extra=[note("Square", "400 100 420 120")])
    found = to_record(source, "chat", "0" * 64)
    assert len(found.annotations) == MAX_ANNOTATIONS
    assert found.notices == ("This PDF holds 10,000 annotations. The first 2,000 are read, the others are left out.",)


def test_a_quota_is_of_the_whole_document() -> None:
    """Pages share it, and nothing is said while it lasts."""
    quota = Quota(3)
    assert quota.within("ab") == "ab"
    assert quota.notices() == ()
    assert quota.within("cde") == "c"
    assert quota.notices()[0].startswith("This PDF holds 5 annotations.")
