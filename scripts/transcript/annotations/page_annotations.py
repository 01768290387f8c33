"""All annotations of one page: those printed into it first, then those of the file, marks with what they stand on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scripts.transcript.annotations.file_notes import MARKS, page_notes
from scripts.transcript.annotations.flattened import flattened_notes
from scripts.transcript.annotations.limits import Quota
from scripts.transcript.annotations.under import Chat
from scripts.transcript.layers import Layers
from scripts.transcript.pdf import Page
from scripts.transcript.structure import Annotation, Line

__all__ = ["Quota", "page_annotations"]


def page_annotations(page: Page, layers: Layers, lines: Sequence[Line], quota: Quota) -> list[Annotation]:
    """The annotations of a page whose chat is these lines, as far as the document's ``quota`` goes.

    Raises ExtractionError where those of the file are damaged.
    """
    chat = Chat(layers.glyphs, lines)
    return [*quota.within(flattened_notes(layers, chat)), *(_marked(note, chat) for note in page_notes(page, quota))]


def _marked(note: Annotation, chat: Chat) -> Annotation:
    """A mark with the words below it, which are its own words too when it has none."""
    if note.kind not in MARKS:
        return note
    under = chat.under(note.areas) if note.areas else chat.under((note.box,), by_hand=True)
    return replace(note, under=under, text=note.text or under)
