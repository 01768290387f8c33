"""Whether two PNG pictures are the same, dot by dot: the same dots are packed into other bytes elsewhere."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
HEAD, CHECKSUM = 8, 4
MOST_BYTES = 64 << 20


def same_picture(one: bytes, other: bytes) -> bool:
    """Whether both hold the same parts and the same dots; False for what is no PNG, unless the bytes are equal."""
    if one == other:
        return True
    try:
        return _unpacked(one) == _unpacked(other)
    except (ValueError, struct.error, zlib.error):
        return False


def _unpacked(data: bytes) -> tuple[list[tuple[bytes, bytes]], bytes]:
    """The parts of a PNG, and its dots before they are packed; raises ValueError or an error of struct or zlib."""
    parts = list(_parts(data))
    unpacker = zlib.decompressobj()
    dots = unpacker.decompress(b"".join(body for name, body in parts if name == b"IDAT"), MOST_BYTES)
    if not unpacker.eof:
        raise ValueError("its dots have no end")
    return [part for part in parts if part[0] != b"IDAT"], dots


def _parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    if not data.startswith(SIGNATURE):
        raise ValueError("not a PNG")
    at = len(SIGNATURE)
    while at < len(data):
        size, name = struct.unpack(">I4s", data[at : at + HEAD])
        yield name, data[at + HEAD : at + HEAD + size]
        at += HEAD + size + CHECKSUM
