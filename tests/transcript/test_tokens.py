"""The content stream cut into operations."""

import pytest

from scripts.transcript.tokens import PATH, TEXT, Name, operations

CASES = {
    "numbers come before their operator": (b"1 0 0 -1 .5 -2. cm", [(b"cm", [1, 0, 0, -1, 0.5, -2])]),
    "an operator may have no operands": (b"q Q", [(b"q", []), (b"Q", [])]),
    "a starred operator is one operator": (b"W* n", [(b"W*", []), (b"n", [])]),
    "a run of path segments is one operation": (
        b"0 0 m 1 2 l 3 4 l h f",
        [(PATH, ["mllh", [0, 0, 1, 2, 3, 4]]), (b"f", [])],
    ),
    "a single move stays an operation": (b"5 6 m S", [(b"m", [5, 6]), (b"S", [])]),
    "a font is a name and a size": (b"/F1 12 Tf", [(b"Tf", [Name("F1"), 12])]),
    "a name may hold escapes": (b"/A#20B gs", [(b"gs", [Name("A B")])]),
    "a string may hold escapes and octals": (rb"(a\(\)\\\101\n) Tj", [(b"Tj", [b"a()\\A\n"])]),
    "a string may hold balanced brackets": (b"(a(b)c) Tj", [(b"Tj", [b"a(b)c"])]),
    "a hexadecimal string of odd length ends in zero": (b"<4 1 5> Tj", [(b"Tj", [b"A\x50"])]),
    "an array of strings and kerns is one operand": (b"[(A) -250.5 <42>] TJ", [(b"TJ", [[b"A", -250.5, b"B"]])]),
    "an array may hold strings with brackets": (b"[(A(x)) 3] TJ", [(b"TJ", [[b"A(x)", 3]])]),
    "a dictionary is a dictionary": (
        b"/P << /MCID 3 /X [1 2] >> BDC",
        [(b"BDC", [Name("P"), {"MCID": 3, "X": [1, 2]}])],
    ),
    "the mark of a tagged element is its number": (
        b"/P <</MCID 3 >>BDC q",
        [(b"BDC", [Name("P"), {"MCID": 3}]), (b"q", [])],
    ),
    "a text object of one font is one operation": (
        b"BT /F1 9 Tf 1 0 0 -1 5 6 Tm <41> Tj 4.5 0 Td <42> Tj\nET Q",
        [(TEXT, [Name("F1"), 9, [1, 0, 0, -1, 5, 6], b"A", [(4.5, 0, b"B")]]), (b"Q", [])],
    ),
    "a text object of another form comes in its parts": (
        b"BT /F1 9 Tf 5 6 Td <41> Tj ET ",
        [(b"BT", []), (b"Tf", [Name("F1"), 9]), (b"Td", [5, 6]), (b"Tj", [b"A"]), (b"ET", [])],
    ),
    "a comment is skipped": (b"q % Q Q\nQ", [(b"q", []), (b"Q", [])]),
    "an inline image is skipped to its end": (
        b"BI /W 1 ID \x00(\xff EI Q",
        [(b"BI", []), (b"ID", ["W", 1]), (b"Q", [])],
    ),
    "what is no number counts as zero": (b"--5 0 Td", [(b"Td", [0, 0])]),
    "an unclosed string ends the stream": (b"q (abc", [(b"q", [])]),
    "stray brackets are passed over": (b"] >> q", [(b"q", [])]),
}


@pytest.mark.parametrize(("stream", "expected"), CASES.values(), ids=CASES)
def test_operations(stream: bytes, expected: list) -> None:
    """A stream is cut as its case says."""
    assert list(operations(stream)) == expected


def test_a_deeply_nested_array_is_read_without_recursion() -> None:
    """Nesting is bounded, so that no stream can exhaust the stack."""
    assert list(operations(b"[" * 100_000 + b"]" * 100_000 + b" x q"))[-1][0] == b"q"
