"""Imitations of Apple's Quartz: a browser's print saved again by macOS or iOS, and a print of Safari.

Made from Chromium's PDFs after what real files show. Every string stands in a text object of its own, between q and Q,
with the matrix of its page before it; rectangles are drawn as lines; colours are set through a colour space; nothing
is tagged, and the text of the marker glyphs is lost although the glyphs stay. iOS keeps composite fonts with a table
of Unicode; what macOS writes may lack it, or be wrong. Safari writes simple fonts: what Mac OS Roman holds in one with
that encoding, all else in a symbolic one whose codes count from 33; it paints no markers and snaps nothing to pixels.
These are imitations: no program of Apple made the files.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject

from scripts.transcript.cmaps import read_to_unicode
from tests.fidelity_print import Case, rendered
from tests.printers.chromium import kept, printed
from tests.printers.printer import Printer
from tests.printers.rewriting import (
    IDENTITY,
    Matrix,
    codes_of,
    fonts_of,
    multiply,
    number,
    numbers,
    operations,
    rewritten,
)
from tests.printers.sheets import sheet

FIRST_SYMBOL = 33
MARKER_PIXELS = 2.0
# How much larger than the paper a page is laid out, so that its pixels are as small as Safari's steps.
FINER = 4
FINE = f"@page {{ size: {2400 * FINER}px {3200 * FINER}px }} html {{ zoom: {FINER} }}"
PATHS = frozenset([b"m", b"l", b"c", b"v", b"y", b"h", b"n", b"f", b"f*", b"S", b"s", b"B", b"B*", b"W", b"W*", b"w"])


@dataclass(slots=True)
class Simple:
    """The two simple fonts that stand for a composite one: codes by glyph, and how they are named."""

    name: str
    letters: dict[int, int] = field(default_factory=dict)
    symbols: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Ink:
    """The state of one page's rewriting."""

    matrix: Matrix = IDENTITY
    saved: list[Matrix] = field(default_factory=list)
    text: Matrix = IDENTITY
    font: str = ""
    size: float = 0.0
    lines: list[str] = field(default_factory=list)


def resaved(page: Any, show: Callable[[Ink, list[int]], str | None]) -> bytes:
    """A page's content in Quartz's manner; ``show`` writes a string, or None for one that is not printed."""
    ink = Ink(lines=["q Q q /Cs1 cs 0 0 0 sc"])
    for operands, operator in operations(page):
        _write(ink, operands, operator, show)
    ink.lines.append("Q")
    return "\n".join(ink.lines).encode("latin-1")


def _write(ink: Ink, operands: list[Any], operator: bytes, show: Callable[[Ink, list[int]], str | None]) -> None:
    if operator == b"cm":
        ink.matrix = multiply(tuple(map(float, operands)), ink.matrix)  # type: ignore[arg-type]
        ink.lines.append(f"{numbers(operands)} cm")
    elif operator in (b"q", b"Q"):
        ink.matrix = ink.saved.pop() if operator == b"Q" and ink.saved else ink.matrix
        if operator == b"q":
            ink.saved.append(ink.matrix)
        ink.lines.append(operator.decode())
    elif operator == b"re":
        x, y, width, height = map(float, operands)
        corners = ((x, y, "m"), (x + width, y, "l"), (x + width, y + height, "l"), (x, y + height, "l"))
        ink.lines.append(" ".join(f"{number(a)} {number(b)} {letter}" for a, b, letter in corners) + " h")
    elif operator in (b"rg", b"g"):
        values = operands if len(operands) == 3 else [operands[0]] * 3
        ink.lines.append(f"/Cs1 cs {numbers(values)} sc")
    elif operator in PATHS or operator in (b"RG", b"G"):
        ink.lines.append(f"{numbers(operands)} {operator.decode()}")
    elif operator in (b"Do", b"gs"):
        ink.lines.append(f"{operands[0]} {operator.decode()}")
    else:
        _write_text(ink, operands, operator, show)


def _write_text(ink: Ink, operands: list[Any], operator: bytes, show: Callable[[Ink, list[int]], str | None]) -> None:
    if operator == b"Tf":
        ink.font, ink.size = str(operands[0]), float(operands[1])
    elif operator == b"Tm":
        ink.text = tuple(map(float, operands))  # type: ignore[assignment]
    elif operator == b"Td":
        ink.text = multiply((1.0, 0.0, 0.0, 1.0, float(operands[0]), float(operands[1])), ink.text)
    elif operator == b"Tj":
        string = show(ink, list(codes_of(operands[0])))
        if string is not None:
            a, b, c, d, e, f = ink.text
            placed = numbers((a * ink.size, b * ink.size, c * ink.size, d * ink.size, e, f))
            ink.lines.append(f"q BT {placed} Tm {string} Tj ET Q")


def composite(page: Any, *, unicode: Callable[[str], bool]) -> Callable[[Ink, list[int]], str]:
    """Strings in the fonts that the file has; the table of Unicode stays where ``unicode`` says so of the font."""
    for font in fonts_of(page).values():
        if not unicode(str(font["/BaseFont"])):
            font.get_object().pop("/ToUnicode", None)
    return lambda ink, codes: f"{ink.font} 1 Tf <{''.join(f'{code:04x}' for code in codes)}>"


def simple(tables: dict[str, dict[int, str]], made: dict[str, Simple]) -> Callable[[Ink, list[int]], str | None]:
    """Strings in simple fonts, whose codes are put into ``made``, one glyph at a time; markers are left out."""

    def show(ink: Ink, codes: list[int]) -> str | None:
        if ink.size < MARKER_PIXELS * FINER:
            return None
        parts = made.setdefault(ink.font, Simple(ink.font))
        pieces = [_simple_code(parts, code, tables[ink.font].get(code, "")) for code in codes]
        return " ".join(f"{name} 1 Tf <{code:02x}> Tj" for name, code in pieces).removesuffix(" Tj")

    return show


def _simple_code(parts: Simple, glyph: int, text: str) -> tuple[str, int]:
    """The font and the code that print a glyph, new where it was not printed before."""
    roman = text.encode("mac_roman", "ignore") if len(text) == 1 and text != "\xa0" else b""
    if roman and roman[0] >= 32:
        parts.letters[glyph] = roman[0]
        return parts.name + "R", roman[0]
    code = parts.symbols.setdefault(glyph, FIRST_SYMBOL + len(parts.symbols))
    return parts.name + "S", code


def _declare(fonts: Any, parts: Simple, texts: dict[int, str], writer: Any, *, unicode: bool) -> None:
    """The two fonts of a composite one, in its place."""
    source = fonts[parts.name].get_object()
    for suffix, codes in (("R", parts.letters), ("S", parts.symbols)):
        if codes:
            made = _simple_font(source, codes, texts, writer, is_roman=suffix == "R", unicode=unicode)
            fonts[NameObject(parts.name + suffix)] = made


def _simple_font(
    source: Any, codes: dict[int, int], texts: dict[int, str], writer: Any, *, is_roman: bool, unicode: bool
) -> DictionaryObject:
    descendant = source["/DescendantFonts"][0].get_object()
    descriptor = DictionaryObject(descendant["/FontDescriptor"].get_object())
    descriptor[NameObject("/Flags")] = NumberObject(32 if is_roman else 4)
    program = StreamObject()
    program.set_data(_with_map(descriptor["/FontFile2"].get_data(), codes))
    descriptor[NameObject("/FontFile2")] = writer._add_object(program.flate_encode())
    widths = {code: _width(descendant, glyph) for glyph, code in codes.items()}
    first, last = min(widths), max(widths)
    font = DictionaryObject({
        NameObject("/Type"): NameObject("/Font"),
        NameObject("/Subtype"): NameObject("/TrueType"),
        NameObject("/BaseFont"): source["/BaseFont"],
        NameObject("/FontDescriptor"): writer._add_object(descriptor),
        NameObject("/FirstChar"): NumberObject(first),
        NameObject("/LastChar"): NumberObject(last),
        NameObject("/Widths"): ArrayObject(NumberObject(widths.get(code, 0)) for code in range(first, last + 1)),
    })  # fmt: skip
    if is_roman:
        font[NameObject("/Encoding")] = NameObject("/MacRomanEncoding")
    elif unicode:
        font[NameObject("/ToUnicode")] = writer._add_object(_to_unicode(codes, texts))
    return font


def _width(descendant: Any, glyph: int) -> int:
    listed, at = descendant.get("/W", ()), 0
    while at + 1 < len(listed):
        first, second = int(listed[at]), listed[at + 1]
        if isinstance(second, list):
            if first <= glyph < first + len(second):
                return int(second[glyph - first])
            at += 2
        else:
            if first <= glyph <= int(second):
                return int(listed[at + 2])
            at += 3
    return int(descendant.get("/DW", 1000))


def _to_unicode(codes: dict[int, int], texts: dict[int, str]) -> StreamObject:
    rows = [f"<{code:02x}><{code:02x}><{ord(texts[glyph]):04x}>" for glyph, code in codes.items() if texts.get(glyph)]
    stream = StreamObject()
    stream.set_data(f"{len(rows)} beginbfrange\n".encode() + "\n".join(rows).encode() + b"\nendbfrange")
    return stream


def _with_map(program: bytes, codes: dict[int, int]) -> bytes:
    """A TrueType program whose only character map is Macintosh's, from these codes."""
    count = int.from_bytes(program[4:6], "big")
    tables = {}
    for place in range(count):
        entry = program[12 + 16 * place : 28 + 16 * place]
        offset, length = int.from_bytes(entry[8:12], "big"), int.from_bytes(entry[12:16], "big")
        tables[entry[:4]] = program[offset : offset + length]
    first, last = min(codes.values()), max(codes.values())
    glyphs = {code: glyph for glyph, code in codes.items()}
    listed = b"".join(glyphs.get(code, 0).to_bytes(2, "big") for code in range(first, last + 1))
    head = b"".join(value.to_bytes(2, "big") for value in (0, 1, 1, 0))
    body = b"".join(value.to_bytes(2, "big") for value in (6, 10 + len(listed), 0, first, last - first + 1))
    tables[b"cmap"] = head + (12).to_bytes(4, "big") + body + listed
    directory, data = program[:4] + len(tables).to_bytes(2, "big") + bytes(6), b""
    for tag, table in sorted(tables.items()):
        at = 12 + 16 * len(tables) + len(data)
        directory += tag + bytes(4) + at.to_bytes(4, "big") + len(table).to_bytes(4, "big")
        data += table + bytes(-len(table) % 4)
    return directory + data


def mac(data: bytes) -> bytes:
    """Saved again by macOS: no tags; the tables of Unicode of the mathematics are lost."""
    return rewritten(data, lambda page, _: resaved(page, composite(page, unicode=lambda name: "KaTeX" not in name)))


def ios(data: bytes) -> bytes:
    """Saved again by iOS: the fonts stay as they are."""
    return rewritten(data, lambda page, _: resaved(page, composite(page, unicode=lambda _: True)))


def wrong(data: bytes) -> bytes:
    """Saved again by a program that writes another font's Unicode into the mathematics."""

    def page_of(page: Any, writer: Any) -> bytes:
        fonts = [font.get_object() for font in fonts_of(page).values() if "KaTeX" in str(font["/BaseFont"])]
        tables = [font["/ToUnicode"] for font in fonts if not font.get("/Seen")]
        for font, table in zip(fonts, tables[1:] + tables[:1], strict=False):
            font[NameObject("/ToUnicode")] = table
            font[NameObject("/Seen")] = NumberObject(1)
        return resaved(page, composite(page, unicode=lambda _: True))

    return rewritten(data, page_of)


def safari(data: bytes, *, unicode: bool) -> bytes:
    """A print of Safari, from a page that was laid out finer than the paper."""

    def page_of(page: Any, writer: Any) -> bytes:
        fonts, made = fonts_of(page), dict[str, Simple]()
        tables = {name: read_to_unicode(font["/ToUnicode"].get_data()) for name, font in fonts.items()}
        content = resaved(page, simple(tables, made))
        for parts in made.values():
            _declare(fonts, parts, tables[parts.name], writer, unicode=unicode)
        for name in tables:
            del fonts[name]
        for box in ("/MediaBox", "/CropBox"):
            if box in page:
                page[NameObject(box)] = ArrayObject(NumberObject(float(edge) / FINER) for edge in page[box])
        return f"q {1 / FINER} 0 0 {1 / FINER} 0 0 cm\n".encode() + content + b"\nQ"

    return rewritten(data, page_of)


def renamed(data: bytes, name_of: Callable[[str, int], str], *, unicode: bool) -> bytes:
    """The same with other names for its fonts; ``name_of`` gives a font's new name from its own and a number."""

    def page_of(page: Any, writer: Any) -> bytes:
        for place, font in enumerate(each.get_object() for each in fonts_of(page).values()):
            name = NameObject("/" + name_of(str(font["/BaseFont"]).rpartition("+")[2], place))
            descendant = font["/DescendantFonts"][0].get_object()
            for holder, key in ((font, "/BaseFont"), (descendant, "/BaseFont")):
                holder[NameObject(key)] = name
            descendant["/FontDescriptor"].get_object()[NameObject("/FontName")] = name
        return resaved(page, composite(page, unicode=lambda _: unicode))

    return rewritten(data, page_of)


def nameless(data: bytes) -> bytes:
    """Saved again by iOS, which calls a font without a name font and a number, and without its Unicode."""
    return renamed(
        data,
        lambda name, number: f"AAAAAB+font00000000{number:08x}" if "KaTeX" in name else f"AAAAAC+{name}",
        unicode=True,
    )


def substituted(data: bytes) -> bytes:
    """Saved by a program that had no KaTeX_Main and took another font for it: names and outlines say nothing."""

    def page_of(page: Any, writer: Any) -> bytes:
        for font in (each.get_object() for each in fonts_of(page).values()):
            if "KaTeX_Main-Regular" in str(font["/BaseFont"]):
                descendant = font["/DescendantFonts"][0].get_object()
                font[NameObject("/BaseFont")] = descendant[NameObject("/BaseFont")] = NameObject(
                    "/AAAAAB+Menlo-Regular"
                )
                descendant["/FontDescriptor"].get_object().pop("/FontFile2", None)
        return resaved(page, composite(page, unicode=lambda _: True))

    return rewritten(data, page_of)


def imitation(name: str, about: str, change: Callable[[bytes], bytes], style: str = "") -> Printer:
    """A printer that changes what Chromium prints."""

    def pdf(cases: Sequence[Case], first: int) -> bytes:
        text = sheet(cases, first, rendered(cases), style=style)
        return kept(f"{name} {VERSION} {text}".encode(), lambda: change(printed(text)))

    return Printer(name, about, pdf, is_imitation=True)


# Part of the key under which the changed files are kept: raise it with every change of this module.
VERSION = 5
QUARTZ = (
    imitation("quartz-ios", "like a print saved again by iOS", ios),
    imitation("quartz-mac", "like a print saved again by macOS without Unicode for the mathematics", mac),
    imitation("unicode-wrong", "like a print saved again with another font's Unicode", wrong),
    imitation("nameless", "like a print whose fonts lost their names", nameless),
    imitation("substituted", "like a print that has another font for KaTeX_Main", substituted),
    imitation("safari", "like a print of Safari", lambda data: safari(data, unicode=True), FINE),
    imitation("safari-bare", "the same without any Unicode", lambda data: safari(data, unicode=False), FINE),
)
