"""A formula on the transcript's page: set as it was recovered, and shown as the PDF has it where that is not proved."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from scripts.transcript.entities import neutral
from scripts.transcript.latex_guard import forbidden
from scripts.transcript.record import WRITTEN, FormulaRecord, PictureRecord, place_words

# Addresses are relative to the page's own folder, as the site builds it.
UP = "../"
FORMS_PAGE = "../../canonical-forms/"
PICTURE_FILE = re.compile(r"[A-Za-z0-9-]{1,80}/[a-z]{1,20}-\d{1,6}(?:-\d{1,3})?\.png")
UNRECOVERED, NEAR = "unrecovered", "near"
SHOWN = ("exact", NEAR, "recovered", WRITTEN, UNRECOVERED)
WORDS = {
    "exact": "proved exact by printing them again",
    NEAR: "nearly as printed",
    "recovered": "not compared with the print",
    WRITTEN: "as the dump writes them",
    UNRECOVERED: "not recovered",
}


def formula_html(formula: FormulaRecord, *, is_block: bool) -> str:
    """The formula's element; a word and a picture stand with what is not proved."""
    alt = f"The formula as page {formula.page} of the PDF shows it"
    pictures = "".join(picture_html(picture, alt) for picture in formula.pictures)
    reason = why_not(formula)
    if reason:
        place = f"Formula not recovered on {place_words(formula.page, formula.box)}. "
        words = f"{pictures}not recovered, " if pictures else place
        return f'<span class="doubt" id="{formula.id}">{words}{neutral(reason)}</span>'
    latex = neutral(formula.latex)
    if formula.status == WRITTEN:
        return f'<code class="written" id="{formula.id}">{latex}</code>'
    tag, opened, closed = ("div", "\\[", "\\]") if is_block else ("span", "\\(", "\\)")
    element = f'<{tag} class="arithmatex">{opened}{latex}{closed}</{tag}>'
    if formula.status == NEAR:
        beside = f'<span class="proof">not quite as printed, {neutral(formula.reason)}{pictures}</span>'
        return f'<{tag} class="near" id="{formula.id}">{element}{beside}</{tag}>'
    return f'<div id="{formula.id}">{element}</div>' if is_block else element


def why_not(formula: FormulaRecord) -> str:
    """Why a formula is not set on the page; "" when it is."""
    if formula.status == WRITTEN:  # shown as text, never set
        return ""
    return formula.reason or UNRECOVERED if formula.status == UNRECOVERED else forbidden(formula.latex)


def counted(formulas: Sequence[FormulaRecord]) -> str:
    """How many formulas there are, and how many of them are proved, nearly so, and not recovered."""
    counts = Counter(UNRECOVERED if why_not(formula) else formula.status for formula in formulas)
    told = ", ".join(f"{counts[status]} {WORDS[status]}" for status in SHOWN if counts[status])
    return f"{len(formulas)} formulas, {told}" if formulas else "no formulas"


def picture_html(picture: PictureRecord, alt: str) -> str:
    """A picture's element; "" where its file is not named as those of transcripts are. ``alt`` is neutral already."""
    if not PICTURE_FILE.fullmatch(picture.file):
        return ""
    size = f'width="{int(picture.width)}" height="{int(picture.height)}"'
    return f'<img class="crop" src="{UP}{picture.file}" {size} alt="{alt}" loading="lazy">'
