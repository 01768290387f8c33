"""Elements of a structure tree as browsers write them, read from the bytes of the file.

A tagged page has hundreds of them, and resolving each as any object of a PDF takes as long as reading the page.
What it will not do: read an element that says more than its role, page and children; that is left to the PDF's reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SPACE = rb"[\s\x00]"
REFERENCE = rb"\d{1,9}%s+\d{1,5}%s+R" % (SPACE, SPACE)
KID = re.compile(rb"(\d{1,9})(?:%s+(\d{1,5})%s+R)?" % (SPACE, SPACE))
ELEMENT = re.compile(
    rb"""%(s)s*+(\d{1,9})%(s)s+(\d{1,5})%(s)s+obj%(s)s*+<<%(s)s*+/Type%(s)s*+/StructElem%(s)s*+
    /S%(s)s*+/([A-Za-z0-9]++)%(s)s*+/P%(s)s+%(r)s%(s)s*+
    (?:/Pg%(s)s+(\d{1,9})%(s)s+(\d{1,5})%(s)s+R%(s)s*+)?
    /K%(s)s*+(?:((?:%(r)s|\d{1,9})(?=[\s>]))|\[((?:%(s)s*+\d{1,9}(?:%(s)s+\d{1,5}%(s)s+R)?(?=[\s\]]))*+)%(s)s*+\])
    %(s)s*+>>%(s)s*+endobj"""
    % {b"s": SPACE, b"r": REFERENCE},
    re.X,
)

# Number and generation of an object.
Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Element:
    """A role, the page of its content (None: that of the element around it), and its children: content or elements."""

    role: str
    page: Key | None
    kids: list[int | Key]


def read_element(data: bytes, start: int, key: Key) -> Element | None:
    """The element that is written in full at a place of the file; None where anything else is."""
    found = ELEMENT.match(data, start)
    if found is None or (int(found[1]), int(found[2])) != key:
        return None
    page = (int(found[4]), int(found[5])) if found[4] else None
    return Element(found[3].decode("ascii"), page, _kids(found[6] or found[7]))


def _kids(text: bytes) -> list[int | Key]:
    """Content's numbers and elements in order."""
    return [(int(one), int(two)) if two else int(one) for one, two in KID.findall(text)]
