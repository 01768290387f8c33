"""A content stream cut into operations, one regular expression match for each operation rather than each token.

What it will not do: know what an operation means. Numbers come as floats, strings as bytes, names as ``Name``,
dictionaries as plain dicts. A run of path segments comes as one operation, because handwriting is thousands of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

PATH, TEXT = b"path", b"text"
NUMBER = rb"[-+.\d]++"
SPACE = rb"[\s\x00]"
PLAIN_STRING = rb"\((?:[^()\\]++|\\.)*+\)"
HEX_STRING = rb"<[0-9A-Fa-f\s\x00]*+>"
# One alternative for each common form of operation; ``Match.lastindex`` tells which one it was.
OPERATION = re.compile(
    rb"""[\s\x00]*+(?:
      ((?:(?:%(n)s%(s)s++)++[mlcvy]%(s)s++|h%(s)s++){2,})                          # 1 a run of path segments
    | ((?:%(n)s%(s)s++)*+)([A-Za-z'"][A-Za-z0-9*]*+)                               # 2, 3 numbers and an operator
    | \[((?:[^][()<>%%/]++|%(hex)s|%(plain)s)*+)\]%(s)s*+TJ(?![A-Za-z])            # 4 a line of text
    | (%(hex)s|%(plain)s)%(s)s*+Tj(?![A-Za-z])                                     # 5 a string
    | /([^][()<>{}%%/\s\x00]*+)%(s)s++(%(n)s)%(s)s++Tf(?![A-Za-z])                 # 6, 7 a font and its size
    | (\S)                                                                         # 8 anything else
    )"""
    % {b"n": NUMBER, b"s": SPACE, b"hex": HEX_STRING, b"plain": PLAIN_STRING},
    re.X | re.S,
)
TOKEN = re.compile(
    rb"""[\s\x00]*+(?:
      (%(n)s) | /([^][()<>{}%%/\s\x00]*+) | (%(hex)s) | (%(plain)s) | (<<|>>|\[|\]|\() | %%[^\r\n]*+
    | ([A-Za-z'"][A-Za-z0-9*]*+) | \S
    )"""
    % {b"n": NUMBER, b"hex": HEX_STRING, b"plain": PLAIN_STRING},
    re.X | re.S,
)
# What browsers write for most of a page: a text object of one font, and the mark of a tagged element.
TEXT_OBJECT = re.compile(
    rb"""%(s)s++/([^][()<>{}%%/\s\x00]*+)%(s)s++(%(n)s)%(s)s++Tf%(s)s++((?:%(n)s%(s)s++){6})Tm%(s)s++(%(hex)s)%(s)s*+Tj
    ((?:%(s)s++%(n)s%(s)s++%(n)s%(s)s++Td%(s)s*+%(hex)s%(s)s*+Tj)*+)%(s)s++ET(?=[\s\x00])"""
    % {b"n": NUMBER, b"s": SPACE, b"hex": HEX_STRING},
    re.X,
)
MOVED_STRING = re.compile(
    rb"(%(n)s)%(s)s++(%(n)s)%(s)s++Td%(s)s*+(%(hex)s)" % {b"n": NUMBER, b"s": SPACE, b"hex": HEX_STRING}
)
MARK = re.compile(rb"/([A-Za-z0-9]++)%(s)s*+<<%(s)s*+/MCID%(s)s++(\d++)%(s)s*+>>%(s)s*+BDC(?=[\s\x00])" % {b"s": SPACE})
TEXT_ITEM = re.compile(rb"(%s)|(%s)|(%s)" % (NUMBER, HEX_STRING, PLAIN_STRING), re.S)
ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|.))", re.S)
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
LETTERS_TO_SPACE = bytes(32 if chr(code).isalpha() else code for code in range(256))
NOT_LETTERS = bytes(code for code in range(256) if not (65 <= code <= 90 or 97 <= code <= 122))
INLINE_IMAGE_END = re.compile(rb"\sEI(?=[\s\x00]|$)")
MAX_NESTING = 40


class Name(str):
    """A PDF name, without its slash."""

    __slots__ = ()


Operand = float | bytes | Name | list | dict | None
Operation = tuple[bytes, list]


def operations(data: bytes) -> Iterator[Operation]:
    """Each operation of a content stream in order, as its operator and operands.

    A run of path segments has the operator ``PATH`` and the operands ``[letters, numbers]``. A text object of one font
    has the operator ``TEXT`` and the operands ``[name, size, matrix, string, [(x, y, string), ...]]``, each further
    string with the way to it. Whatever cannot be understood is skipped, as viewers do.
    """
    position, end, match_at = 0, len(data), OPERATION.match
    while position < end:
        match = match_at(data, position)
        if match is None:
            return
        position, kind = match.end(), match.lastindex
        if kind == 3:
            operator = match[3]
            if operator == b"BT" and (text := TEXT_OBJECT.match(data, position)):
                position = text.end()
                yield TEXT, _text_object(text)
                continue
            yield operator, numbers(match[2]) if match[2] else []
            if operator == b"ID":
                position = _after_inline_image(data, position)
        elif kind == 1:
            run = match[1]
            yield PATH, [run.translate(None, NOT_LETTERS).decode("ascii"), numbers(run.translate(LETTERS_TO_SPACE))]
        elif kind == 4:
            yield b"TJ", [_text_items(match[4])]
        elif kind == 5:
            yield b"Tj", [string(match[5])]
        elif kind == 7:
            yield b"Tf", [name(match[6]), number(match[7])]
        elif mark := MARK.match(data, match.start(8)):
            position = mark.end()
            yield b"BDC", [name(mark[1]), {"MCID": number(mark[2])}]
        else:
            operation, position = _general_operation(data, match.start(8))
            if operation:
                yield operation
                if operation[0] == b"ID":
                    position = _after_inline_image(data, position)


def number(text: bytes) -> float:
    """The value of a number; 0 for what only looks like one, as viewers do."""
    try:
        return float(text)
    except ValueError:
        return 0.0


def numbers(text: bytes) -> list[float]:
    """The values of numbers parted by white space."""
    words = text.split()
    try:
        return [float(word) for word in words]
    except ValueError:
        return [number(word) for word in words]


def name(text: bytes) -> Name:
    """A name with its #xx escapes undone."""
    if b"#" in text:
        text = re.sub(rb"#([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), text)
    return Name(text.decode("latin-1"))


def string(text: bytes) -> bytes:
    """The bytes of a string in angle brackets or in round ones."""
    if text[:1] == b"<":
        digits = bytes(text[1:-1].translate(None, b" \t\r\n\f\x00"))
        return bytes.fromhex((digits + b"0" if len(digits) % 2 else digits).decode("ascii"))
    body = text[1:-1]
    return ESCAPE.sub(_unescaped, body) if b"\\" in body else body


def _unescaped(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return bytes([int(found[1], 8) & 255])
    return ESCAPED.get(found[2], found[2])


def _text_items(text: bytes) -> list[Operand]:
    return [number(found[0]) if found.lastindex == 1 else string(found[0]) for found in TEXT_ITEM.finditer(text)]


def _text_object(found: re.Match[bytes]) -> list:
    moved = [(number(x), number(y), string(text)) for x, y, text in MOVED_STRING.findall(found[5])] if found[5] else []
    return [name(found[1]), number(found[2]), numbers(found[3]), string(found[4]), moved]


def _after_inline_image(data: bytes, position: int) -> int:
    found = INLINE_IMAGE_END.search(data, position)
    return found.end() if found else len(data)


def _general_operation(data: bytes, position: int) -> tuple[Operation | None, int]:
    """An operation of any form, token by token: names, dictionaries, arrays, strings with nested brackets."""
    stack: list[list] = [[]]
    while match := TOKEN.match(data, position):
        position, kind = match.end(), match.lastindex
        if kind == 6 and match[6] not in (b"true", b"false", b"null"):
            return (match[6], stack[0]), position
        if kind == 5 and match[5] == b"(":
            value, position = _nested_string(data, position)
            stack[-1].append(value)
        elif kind == 5:
            _open_or_close(stack, match[5])
        elif kind:
            stack[-1].append(_scalar(match, kind))
    return None, len(data)


def _scalar(match: re.Match[bytes], kind: int) -> Operand:
    if kind == 1:
        return number(match[1])
    if kind == 2:
        return name(match[2])
    if kind == 6:
        return None
    return string(match[kind])


def _open_or_close(stack: list[list], bracket: bytes) -> None:
    if bracket in (b"[", b"<<"):
        if len(stack) < MAX_NESTING:
            stack.append([])
    elif len(stack) > 1:
        items = stack.pop()
        stack[-1].append(items if bracket == b"]" else _dictionary(items))


def _dictionary(items: list) -> dict:
    return {key: value for key, value in zip(items[::2], items[1::2], strict=False) if isinstance(key, str)}


def _nested_string(data: bytes, position: int) -> tuple[bytes, int]:
    """The string whose opening bracket stands before ``position``, with balanced brackets inside it."""
    depth, start = 1, position
    for found in re.compile(rb"\\.|[()]", re.S).finditer(data, position):
        depth += (found[0] == b"(") - (found[0] == b")")
        if depth == 0:
            return string(b"(" + data[start : found.start()] + b")"), found.end()
    return b"", len(data)
