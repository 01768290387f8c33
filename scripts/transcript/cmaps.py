"""A font's ToUnicode table as a mapping from character code to text."""

from __future__ import annotations

import re

BLOCK = re.compile(rb"beginbf(char|range)(.*?)endbf(?:char|range)", re.S)
CHARACTER = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>")
RANGE = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]+)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\]]*)\])")
HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
MAX_CODE = 0xFFFF


def read_to_unicode(stream: bytes) -> dict[int, str]:
    """The text of each code that the table lists; codes without a text, and private or broken ones, are left out."""
    table: dict[int, str] = {}
    for kind, body in BLOCK.findall(stream):
        if kind == b"char":
            for code, text in CHARACTER.findall(body):
                _put(table, _code(code), _text(text))
        else:
            for first, last, start, listed in RANGE.findall(body):
                _put_range(table, _code(first), _code(last), start, listed)
    return table


def _put_range(table: dict[int, str], first: int, last: int, start: bytes, listed: bytes) -> None:
    last = min(last, MAX_CODE)
    if listed:
        for code, text in zip(range(first, last + 1), HEX.findall(listed), strict=False):
            _put(table, code, _text(text))
        return
    text = _text(start)
    if not text:
        return
    for code in range(first, last + 1):
        point = ord(text[-1]) + code - first
        if point < 0x110000:
            _put(table, code, text[:-1] + chr(point))


def _put(table: dict[int, str], code: int, text: str) -> None:
    if text and "\x00" not in text and "�" not in text:
        table[code] = text


def _code(digits: bytes) -> int:
    return int(b"".join(digits.split()) or b"0", 16)


def _text(digits: bytes) -> str:
    plain = b"".join(digits.split())
    raw = bytes.fromhex((plain + b"0" * (len(plain) % 2)).decode("ascii"))
    return raw.decode("utf-16-be", "replace") if len(raw) > 1 else raw.decode("latin-1")
