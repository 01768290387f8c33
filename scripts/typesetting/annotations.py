"""Annotations as PDF objects with an appearance of their own, so that every viewer shows them alike."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.typesetting.page import NOTE_LINE_CHARACTERS, Place
from scripts.typesetting.places import Spot

INK = {  # what writes: red, green, blue from 0 to 1
    "black": (0.1, 0.1, 0.1),
    "blue": (0.05, 0.4, 0.8),
    "red": (0.8, 0.1, 0.1),
    "green": (0.05, 0.45, 0.15),
    "orange": (0.75, 0.35, 0.0),
    "yellow": (0.5, 0.45, 0.0),
}
MARKER = {  # what highlights
    "blue": (0.65, 0.82, 1.0),
    "red": (1.0, 0.7, 0.7),
    "green": (0.6, 0.97, 0.6),
    "orange": (1.0, 0.82, 0.58),
    "yellow": (1.0, 1.0, 0.5),
}
FONT_POINTS, LINE_POINTS = 8.5, 10.5
SIGNS = {  # strokes within a square of 1, from the bottom left
    "tick": (((0.1, 0.45), (0.38, 0.1), (0.95, 0.95)),),
    "cross": (((0.15, 0.15), (0.85, 0.85)), ((0.15, 0.85), (0.85, 0.15))),
}
SIGN_POINTS, SIGN_GAP_POINTS = 9.0, 3.0
PRINTED = 4  # the annotation flag: shown on paper too


@dataclass(frozen=True, slots=True)
class Annotation:
    """A page, the body of the annotation's dictionary, and its appearance: box, resources and content stream."""

    page: int
    body: str
    box: tuple[float, float, float, float]
    resources: str
    content: str


def annotations(place: Place, spots: Sequence[Spot]) -> list[Annotation]:
    """What stands at a place: a highlight for each line of it, or a note and perhaps a sign."""
    if place.note is None:
        return [highlight(spot, place.colour) for spot in spots]
    found = [sign(spots[0], place.note.sign, place.colour)] if place.note.sign else []
    return [*found, note(spots[0], place.note.text, place.colour)] if place.note.text else found


def highlight(spot: Spot, colour: str) -> Annotation:
    """A translucent box over a line; it multiplies, so that the text stays as dark as it was."""
    edges = (spot.x0, spot.y1, spot.x1, spot.y1, spot.x0, spot.y0, spot.x1, spot.y0)
    body = f"/Subtype /Highlight /QuadPoints [{numbers(edges)}] /C [{numbers(MARKER[colour])}]"
    corner, size = (spot.x0, spot.y0), (spot.x1 - spot.x0, spot.y1 - spot.y0)
    content = f"/Multiply gs {numbers(MARKER[colour])} rg {numbers(corner)} {numbers(size)} re f"
    return Annotation(spot.page, body, edges_of(spot), "/ExtGState << /Multiply << /BM /Multiply >> >>", content)


def note(spot: Spot, text: str, colour: str) -> Annotation:
    """A remark in Helvetica, wrapped to the width of the margin."""
    look = f"/Helv {FONT_POINTS} Tf {numbers(INK[colour])} rg"
    body = f"/Subtype /FreeText /Contents {literal(text)} /DA ({look})"
    lines = textwrap.wrap(text, NOTE_LINE_CHARACTERS)
    shown = " T* ".join(f"{literal(line)} Tj" for line in lines)
    start = numbers((spot.x0, spot.y1 - FONT_POINTS))
    content = f"BT {look} {LINE_POINTS} TL {start} Td {shown} ET"
    font = "/Font << /Helv << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >>"
    return Annotation(spot.page, body, edges_of(spot), font, content)


def sign(spot: Spot, shape: str, colour: str) -> Annotation:
    """A tick or a cross, drawn left of a note."""
    left, bottom = spot.x0 - SIGN_POINTS - SIGN_GAP_POINTS, spot.y1 - SIGN_POINTS
    strokes = [[(left + x * SIGN_POINTS, bottom + y * SIGN_POINTS) for x, y in stroke] for stroke in SIGNS[shape]]
    drawn = " ".join(f"[{' '.join(numbers(point) for point in stroke)}]" for stroke in strokes)
    body = f"/Subtype /Ink /InkList [{drawn}] /C [{numbers(INK[colour])}] /Contents {literal(shape)}"
    path = " ".join(
        f"{numbers(stroke[0])} m {' '.join(f'{numbers(point)} l' for point in stroke[1:])} S" for stroke in strokes
    )
    box = (left - 1, bottom - 1, left + SIGN_POINTS + 1, bottom + SIGN_POINTS + 1)
    return Annotation(spot.page, body, box, "", f"{numbers(INK[colour])} RG 1.4 w 1 J 1 j {path}")


def edges_of(spot: Spot) -> tuple[float, float, float, float]:
    return spot.x0, spot.y0, spot.x1, spot.y1


def numbers(values: Sequence[float]) -> str:
    """Numbers as a content stream writes them."""
    return " ".join(f"{value:.4f}".rstrip("0").rstrip(".") for value in values)


def literal(text: str) -> str:
    """A text as a PDF string. Notes are written in Latin letters; anything else is an author's mistake."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"({escaped.encode('latin-1').decode('latin-1')})"
