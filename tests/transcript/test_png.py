"""Pictures are compared by their dots."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from scripts.transcript.png import same_picture


def png(shade: int, level: int = 6) -> bytes:
    stream = io.BytesIO()
    image = Image.new("L", (40, 20), 255)
    image.paste(shade, (5, 5, 20, 15))
    image.save(stream, "PNG", compress_level=level)
    return stream.getvalue()


def with_part(data: bytes, name: bytes, body: bytes) -> bytes:
    """The picture with a part before its end."""
    part = struct.pack(">I4s", len(body), name) + body + struct.pack(">I", zlib.crc32(name + body))
    return data[:-12] + part + data[-12:]


def test_the_same_dots_in_other_bytes_are_the_same_picture() -> None:
    """Another library, or another processor, packs in its own way."""
    assert png(0, 1) != png(0, 9)
    assert same_picture(png(0, 1), png(0, 9))


@pytest.mark.parametrize(
    "other",
    [png(1), png(0)[:-20], b"", b"words", with_part(png(0), b"tEXt", b"a\0b"), png(0).replace(b"IDAT", b"IDAZ")],
    ids=["another dot", "cut short", "nothing", "no PNG", "with words", "without dots"],
)
def test_anything_else_is_another_picture(other: bytes) -> None:
    """Either way round."""
    assert not same_picture(png(0), other)
    assert not same_picture(other, png(0))
