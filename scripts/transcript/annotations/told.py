"""The annotations of a transcript as plain lines of Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from scripts.transcript.record import AnnotationRecord, Record, RecordBlock, all_blocks

SHOWN_CHARACTERS = 48


def annotation_lines(record: Record, escaped: Callable[[str], str]) -> Iterator[str]:
    """One list item for each annotation: page, sort, its words, what it stands on; ``escaped`` guards text."""
    blocks = {block.id: block for turn in record.turns for block in all_blocks(turn.blocks)}
    for note in record.annotations:
        yield f"- page {note.page}, {note.form or note.kind}: " + " ".join(_told(note, blocks, record, escaped))


def _told(
    note: AnnotationRecord, blocks: dict[str, RecordBlock], record: Record, escaped: Callable[[str], str]
) -> Iterator[str]:
    words = note.text if note.text != note.under else ""
    if words:
        yield f"perhaps “{escaped(words)}” (recognised handwriting)" if note.is_guess else escaped(words)
    if note.under:
        yield f"on “{escaped(note.under)}”" if words else escaped(note.under)
    if not (note.text or note.under or note.drawing):
        yield "(no words)"
    if note.drawing or not (words or note.under):
        yield _place(note, blocks.get(note.block), record, escaped)
    if note.replies_to:
        yield f"(in reply to {note.replies_to})"


def _place(note: AnnotationRecord, block: RecordBlock | None, record: Record, escaped: Callable[[str], str]) -> str:
    """Where a drawing stands: "[ink on “Thus the kernel is”]"."""
    if block is None:
        return f"[{note.form or note.kind} on page {note.page}]"
    latex = {formula.id: f"${formula.latex}$" if formula.latex else "…" for formula in record.formulas}
    text = "".join(latex.get(piece.formula, "…") if piece.formula else escaped(piece.text) for piece in block.content)
    shown = " ".join(text.split())
    if len(shown) > SHOWN_CHARACTERS and "$" not in shown[:SHOWN_CHARACTERS]:
        shown = shown[:SHOWN_CHARACTERS].rstrip("\\ ") + "…"
    return f"[{note.form or note.kind} on “{shown or block.kind}”]"
