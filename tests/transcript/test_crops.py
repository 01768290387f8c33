"""Pictures of a page's parts: in the right place, small, the same each time, and nothing but pictures."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from scripts.transcript.crops import crop
from scripts.transcript.errors import ExtractionError
from scripts.transcript.model import Box
from tests.transcript.small_pdf import pdf

RED_BOX = "1 0 0 rg 30 732 60 30 re f"  # 30 to 60 points from the top of a page of 612 by 792 points
GREY_BOX = "0.5 g 30 732 60 30 re f"
CRITICAL = [b"IHDR", b"PLTE", b"IDAT", b"IEND"]


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))


def chunks(png: bytes) -> list[bytes]:
    names, at = [], 8
    while at < len(png):
        size, name = struct.unpack(">I4s", png[at : at + 8])
        assert zlib.crc32(png[at + 4 : at + 8 + size]) == struct.unpack(">I", png[at + 8 + size : at + 12 + size])[0]
        names.append(name)
        at += 12 + size
    assert at == len(png)
    return names


def test_a_picture_is_twice_as_fine_as_it_is_shown() -> None:
    """60 by 30 points are 80 by 40 CSS pixels, drawn with 160 by 80 dots."""
    (picture,) = crop(pdf(RED_BOX), [Box(1, 30, 30, 90, 60)])
    assert (picture.width, picture.height) == (80, 40)
    assert opened(picture.png).size == (160, 80)


def test_a_picture_shows_its_box_and_nothing_else() -> None:
    """The box's own colour fills the picture from edge to edge."""
    (picture,) = crop(pdf(RED_BOX), [Box(1, 30, 30, 90, 60)])
    assert opened(picture.png).convert("RGB").getcolors() == [(160 * 80, (255, 0, 0))]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_picture_of_a_turned_page_is_taken_as_it_is_shown(turn: int) -> None:
    """The top left corner of a page is that of the page as a reader sees it, turned and cut."""
    corners = {0: "0 732", 90: "0 0", 180: "552 0", 270: "552 732"}
    data = pdf(f"0 0 1 rg {corners[turn]} 60 60 re f", page=f"/Rotate {turn}")
    (picture,) = crop(data, [Box(1, 0, 0, 60, 60)])
    assert opened(picture.png).convert("RGB").getcolors() == [(160 * 160, (0, 0, 255))]


@pytest.mark.parametrize(("content", "mode"), [(GREY_BOX, "L"), (RED_BOX, "P")])
def test_a_picture_takes_the_smallest_form(content: str, mode: str) -> None:
    """Grey stays grey, and few colours become a palette."""
    (picture,) = crop(pdf(content), [Box(1, 20, 20, 100, 70)])
    assert opened(picture.png).mode == mode


def test_pictures_are_the_same_each_time() -> None:
    """The same file and boxes give the same bytes, in the order asked for."""
    data = pdf(RED_BOX, GREY_BOX)
    boxes = [Box(2, 30, 30, 90, 60), Box(1, 30, 30, 90, 60), Box(2, 30, 30, 90, 60)]
    first, second = crop(data, boxes), crop(data, boxes)
    assert first == second
    assert first[0] == first[2] != first[1]


def test_a_box_is_cut_to_its_page() -> None:
    """What lies beyond the page's edge is left out; a box beyond it gives the nearest dot."""
    beyond, outside = crop(pdf(RED_BOX), [Box(1, 552, 732, 9_000, 9_000), Box(1, 700, 900, 800, 950)])
    assert (beyond.width, beyond.height) == (80, 80)
    assert (outside.width, outside.height) == (1, 1)


def test_a_large_box_is_drawn_less_fine() -> None:
    """A page of any size stays within four million dots and is shown at its own size."""
    data = pdf("1 0 0 rg 0 0 7200 7200 re f", page="/MediaBox [0 0 7200 7200]")
    (picture,) = crop(data.replace(b"/MediaBox [0 0 612 792] ", b""), [Box(1, 0, 0, 7200, 7200)])
    width, height = opened(picture.png).size
    assert width * height <= 4_010_000
    assert (picture.width, picture.height) == (pytest.approx(9600, abs=4), pytest.approx(9600, abs=4))


def test_a_picture_is_nothing_but_a_picture() -> None:
    """A PNG holds its dots and no words, dates, profiles or anything after its end."""
    for picture in crop(pdf(RED_BOX), [Box(1, 30, 30, 90, 60), Box(1, 20, 20, 100, 70)]):
        assert picture.png.startswith(b"\x89PNG\r\n\x1a\n")
        assert set(chunks(picture.png)) <= set(CRITICAL)


def test_a_file_that_cannot_be_drawn_is_told_in_one_line() -> None:
    """Bytes that are no PDF, and pages that do not exist, end with a sentence."""
    for data, page in ((b"no PDF", 1), (pdf(RED_BOX), 7)):
        with pytest.raises(ExtractionError, match="cannot be drawn"):
            crop(data, [Box(page, 0, 0, 9, 9)])


def test_nothing_is_started_for_no_boxes() -> None:
    """No box, no picture, no child."""
    assert crop(b"no PDF", []) == ()
