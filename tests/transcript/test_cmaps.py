"""ToUnicode tables."""

import pytest

from scripts.transcript.cmaps import read_to_unicode

CASES = {
    "single characters": (b"1 beginbfchar <0041> <0391> endbfchar", {0x41: "Α"}),
    "several characters for one code": (b"beginbfchar <0C> <00660069> endbfchar", {0x0C: "fi"}),
    "a range counts up": (b"beginbfrange <10> <12> <0061> endbfrange", {0x10: "a", 0x11: "b", 0x12: "c"}),
    "a range may list its texts": (b"beginbfrange <01> <02> [<0078> <0079>] endbfrange", {1: "x", 2: "y"}),
    "characters beyond the first plane": (b"beginbfchar <01> <D835DC31> endbfchar", {1: "𝐱"}),
    "codes without text are left out": (b"beginbfchar <01> <0000> <02> <> endbfchar", {}),
    "nothing gives nothing": (b"", {}),
}


@pytest.mark.parametrize(("table", "expected"), CASES.values(), ids=CASES)
def test_read_to_unicode(table: bytes, expected: dict[int, str]) -> None:
    """A table reads as its case says."""
    assert read_to_unicode(table) == expected


def test_a_range_cannot_exceed_two_bytes() -> None:
    """A hostile range of four billion codes gives at most 65,536 entries."""
    assert len(read_to_unicode(b"beginbfrange <0000> <FFFFFFFF> <0041> endbfrange")) <= 65_536
