"""What runs in the confined child that draws: boxes and the PDF's bytes in, PNG pictures out.

The only module that knows pypdfium2, which draws, and Pillow, which writes PNG.
"""

from __future__ import annotations

import base64
import io
import json
import math
from collections.abc import Iterator

import pypdfium2
from PIL import Image

# CSS pixels are 1/96 inch, PDF points 1/72; a picture has two dots for each CSS pixel.
DOTS_A_POINT = 2 * 96 / 72
DOTS_A_PIXEL = 2
MOST_DOTS = 4_000_000
MOST_COLOURS = 256

Dots = tuple[int, int, int, int]


def main(stdin: bytes) -> bytes:
    """``[[page, x0, y0, x1, y1], ...]`` in the first line, then the PDF; returns ``[[width, height, png], ...]``."""
    head, _, data = stdin.partition(b"\n")
    boxes = json.loads(head)
    pdf = pypdfium2.PdfDocument(data)
    drawn: dict[int, list[object]] = {}
    for number in sorted({box[0] for box in boxes}):
        page = pdf[number - 1]
        for place, box in enumerate(boxes):
            if box[0] == number:
                drawn[place] = list(_picture(page, *box[1:]))
        page.close()
    return json.dumps([drawn[place] for place in range(len(boxes))]).encode("ascii")


def _picture(page: pypdfium2.PdfPage, x0: float, y0: float, x1: float, y1: float) -> Iterator[object]:
    width, height = page.get_size()
    x1, y1 = min(x1, width), min(y1, height)
    scale = DOTS_A_POINT * min(1.0, math.sqrt(MOST_DOTS / max(1.0, (x1 - x0) * (y1 - y0) * DOTS_A_POINT**2)))
    whole = math.ceil(width * scale), math.ceil(height * scale)
    left, top, right, bottom = _dots(tuple(edge * scale for edge in (x0, y0, x1, y1)), whole)
    # The renderer rounds what it cuts off upwards; half a dot less makes that exact.
    margins = (left, whole[1] - bottom, whole[0] - right, top)
    cut = tuple(max(0.0, (margin - 0.5) / scale) for margin in margins)
    bitmap = page.render(scale=scale, crop=cut, draw_annots=False, may_draw_forms=False, rev_byteorder=True)
    image = bitmap.to_pil()
    shown = DOTS_A_POINT / scale / DOTS_A_PIXEL
    yield max(1, round(image.width * shown))
    yield max(1, round(image.height * shown))
    yield base64.b64encode(_png(image)).decode("ascii")


def _dots(edges: tuple[float, ...], whole: tuple[int, int]) -> Dots:
    """Whole dots around the edges, cut to the page, at least one each way."""
    left = min(max(0, math.floor(edges[0])), whole[0] - 1)
    top = min(max(0, math.floor(edges[1])), whole[1] - 1)
    right = min(max(left + 1, math.ceil(edges[2])), whole[0])
    bottom = min(max(top + 1, math.ceil(edges[3])), whole[1])
    return left, top, right, bottom


def _png(image: Image.Image) -> bytes:
    """The smallest form that loses nothing: grey, at most 256 colours, or all."""
    image = image.convert("RGB")
    grey = image.convert("L")
    if grey.convert("RGB").tobytes() == image.tobytes():
        image = grey
    colours = image.getcolors(MOST_COLOURS)
    if image.mode == "RGB" and colours:
        image = _with_palette(image, sorted(colour for _, colour in colours))
    stream = io.BytesIO()
    image.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _with_palette(image: Image.Image, colours: list[tuple[int, int, int]]) -> Image.Image:
    places = {colour: place for place, colour in enumerate(colours)}
    dots = image.tobytes()
    found = bytes(places[dots[at], dots[at + 1], dots[at + 2]] for at in range(0, len(dots), 3))
    indexed = Image.frombytes("P", image.size, found)
    indexed.putpalette([part for colour in colours for part in colour])
    return indexed
