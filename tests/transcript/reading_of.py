# ruff: noqa: E501 - a PDF object, a content stream or an expected reading is easier to read on one line
"""Small pages read as blocks, for tests that state what a reader should see."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.transcript.model import Box, Formula, Glyph, Painted
from scripts.transcript.reading import read
from scripts.transcript.structure import Block, Piece, Reading
from tests.transcript.small_pdf import FONTS, pdf

KATEX = (
    "<< /Type /Font /Subtype /Type1 /BaseFont /KaTeX_Main-Regular /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 126 /Widths ["
    + (" ".join(["500"] * 95) + "] >>")
)
ALL_FONTS = {**FONTS, "K": KATEX}


def recover(painted: Sequence[Painted]) -> list[Formula]:
    """Every run of KaTeX glyphs on one baseline is one formula, whose LaTeX is its text."""
    groups: list[list[int]] = []
    for index, thing in enumerate(painted):
        if isinstance(thing, Glyph) and thing.font.startswith("KaTeX"):
            last = painted[groups[-1][-1]] if groups else None
            if (
                isinstance(last, Glyph)
                and last.y == thing.y
                and groups[-1][-1] == index - 1
                and abs(last.x + last.advance - thing.x) < 1
            ):
                groups[-1].append(index)
            else:
                groups.append([index])
    return [_formula([painted[index] for index in group], group) for group in groups]


def _formula(glyphs: Sequence[Painted], indices: list[int]) -> Formula:
    own = [glyph for glyph in glyphs if isinstance(glyph, Glyph)]
    first, last = own[0], own[-1]
    box = Box(first.page, first.x, first.y - 9, last.x + last.advance, first.y + 3)
    return Formula(box, first.y, first.size, tuple(indices), "".join(glyph.text for glyph in own), display=False)


def join(first: Formula, second: Formula) -> Formula:
    """Two pieces of LaTeX one after the other."""
    return Formula(first.box, first.baseline, first.em, first.items, first.latex + second.latex, first.display)


def reading(*contents: str, **options: object) -> Reading:
    """A PDF of these content streams, read."""
    return read(pdf(*contents, fonts=ALL_FONTS, **options), recover, join)  # type: ignore[arg-type]


def told(*contents: str, **options: object) -> list[object]:
    """The blocks of all turns, each as its kind and text; see ``told_block``."""
    return [told_block(block) for turn in reading(*contents, **options).turns for block in turn.blocks]


def told_block(block: Block) -> object:
    """("paragraph", "text with $formulas$ and *styles*"); a list with its items, a quote with its blocks, a table."""
    if block.kind == "list":
        return ("list", [(item.marker, [told_block(inner) for inner in item.blocks]) for item in block.items])
    if block.kind == "quote":
        return ("quote", [told_block(inner) for item in block.items for inner in item.blocks])
    if block.kind == "table":
        return ("table", [[told_pieces(cell) for cell in row] for row in block.rows])
    return (f"heading {block.level}" if block.kind == "heading" else block.kind, told_pieces(block.content))


def told_pieces(pieces: Sequence[Piece]) -> str:
    """Content with formulas between dollars and marks around styled text."""
    marks = {"strong": "**", "emphasis": "*", "code": "`", "strike": "~~", "superscript": "^", "subscript": "_"}

    def told(piece: Piece) -> str:
        around = "".join(marks[style] for style in piece.style.split())
        text = f"${piece.formula.latex}$" if piece.formula else f"{around}{piece.text}{around[::-1]}"
        return f"[{text}]({piece.address})" if piece.address else text

    return "".join(told(piece) for piece in pieces)
