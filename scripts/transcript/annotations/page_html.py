"""An annotation as inert HTML: what it is, what it says, what it stands on, and its drawing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from scripts.transcript.annotations.drawing import inert_color, inert_path
from scripts.transcript.entities import neutral
from scripts.transcript.record import AnnotationRecord

FORM_WORDS = {
    "text box": "Text box", "sticky note": "Sticky note", "insertion": "Insertion", "highlight": "Highlighted",
    "underline": "Underlined", "squiggly underline": "Underlined with a squiggle", "strike-out": "Struck out",
    "ink": "Drawn", "line": "Line", "square": "Square", "circle": "Circle", "polygon": "Polygon",
    "polyline": "Polyline", "stamp": "Stamp",
}  # fmt: skip
KIND_WORDS = {"text": "Note", "highlight": "Highlighted", "ink": "Drawn", "strike": "Struck out"}
MARKS = frozenset(("highlight", "strike"))
LARGEST_POINTS = 2_000.0


def note_html(note: AnnotationRecord, printed: Set[str]) -> str:
    """The annotation's element; ``printed`` is the LaTeX that the transcript itself holds and that may be set."""
    told = "".join(_parts(note, printed))
    return f'<aside class="annotation annotation-{note.kind}" id="{note.id}">{told}</aside>'


def _parts(note: AnnotationRecord, printed: Set[str]) -> Iterator[str]:
    yield f"<b>{FORM_WORDS.get(note.form) or KIND_WORDS[note.kind]}</b>"
    words = note.text if note.text != note.under else ""
    if note.is_guess and words:
        yield f' <span class="guess">perhaps {neutral(words)}</span>'
    elif words:
        yield f" {_with_formulas(words, printed) if note.kind in MARKS else neutral(words)}"
    if note.under:
        yield f"{' on' if words else ''} {_with_formulas(note.under, printed)}"
    if note.replies_to:
        yield ' <span class="place">in reply</span>'
    yield f' <span class="place">page {note.page}</span>'
    yield _drawing(note)


def _with_formulas(text: str, printed: Set[str]) -> str:
    """What a mark stands on: only a formula that the transcript itself holds is set as one, all else is text."""
    shown = []
    for place, piece in enumerate(re.split(r"\$([^$]+)\$", text)):
        if place % 2 and piece in printed:
            shown.append(f'<span class="arithmatex">\\({neutral(piece)}\\)</span>')
        else:
            shown.append(neutral(f"${piece}$" if place % 2 else piece))
    return "".join(shown)


def _drawing(note: AnnotationRecord) -> str:
    path = inert_path(note.drawing)
    x0, y0, x1, y1 = note.box
    width, height = (min(max(side, 1.0), LARGEST_POINTS) for side in (x1 - x0, y1 - y0))
    if not path:
        return ""
    paint = "filled" if note.is_filled else "lines"
    color = inert_color(note.color)
    return (
        f'<svg class="drawing drawing-{paint}" viewBox="-2 -2 {width + 4:.0f} {height + 4:.0f}" role="img" '
        f'aria-label="Drawing on page {note.page}" width="{width + 4:.0f}" height="{height + 4:.0f}" '
        f'color="{color}"><path d="{path}"/></svg>'
    )
