"""A page's mathematics before it is read: the sizes that it has, the text around it, the stretches of the stream."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from scripts.transcript.formula.baselines import with_markers
from scripts.transcript.formula.ink import PREFIX, Ink, is_katex, read_ink
from scripts.transcript.formula.nodes import WALL_BAND, Wall
from scripts.transcript.model import Glyph, Painted

Walls = Mapping[int, Sequence[Wall]]
# src/styles/katex.scss: .katex { font-size: 1.21em }
TEXT_RATIO = 1.21
# How high a line of text is taken to be, in em above and below its baseline.
WALL_ABOVE, WALL_BELOW = 0.9, 0.4
WALL_HEIGHT = WALL_ABOVE + WALL_BELOW
UNTOLD = "\ufffd"


@dataclass(frozen=True, slots=True)
class Stream:
    """A stretch of ink, with the places of its rules and outlines."""

    ink: list[Ink]
    rules: list[int]
    outlines: list[int]


def stream_of(ink: list[Ink]) -> Stream:
    """The stretch with its places."""
    rules = [place for place, item in enumerate(ink) if item.kind == "rule"]
    return Stream(ink, rules, [place for place, item in enumerate(ink) if item.kind == "shape"])


def likely_sizes(painted: Sequence[Painted]) -> list[float]:
    """KaTeX's sizes, likeliest for a main line first: frequent, and 1.21 times that of the page's text."""
    exact = Counter((item.font, item.size) for item in painted if isinstance(item, Glyph) and not item.is_invisible)
    katex = {place: count for place, count in exact.items() if place[0][: len(PREFIX)] == PREFIX}
    text, sizes = rounded(place for place in exact.items() if place[0] not in katex), rounded(katex.items())
    common = {size for size, _ in text.most_common(4)}
    weights = {
        size: count * (4 if any(abs(size - TEXT_RATIO * other) < 0.03 for other in common) else 1)
        for size, count in sizes.items()
        if size > 2
    }
    return sorted(weights, key=lambda size: -weights[size])[:8]


def rounded(counts: Iterable[tuple[tuple[str, float], int]]) -> Counter[float]:
    """Counts by font and size as counts by size to a hundredth of a point."""
    found: Counter[float] = Counter()
    for (_, size), count in counts:
        found[round(size, 2)] += count
    return found


def walls_of(painted: Sequence[Painted]) -> Walls:
    """The lines of the page's own text, by the bands of height that they cross."""
    lines: dict[tuple[float, float], list[float]] = {}
    for item in painted:
        if isinstance(item, Glyph) and not (item.font[:6] == PREFIX or item.is_invisible) and item.text.strip():
            lines.setdefault((item.y, item.size), []).append(item.x)
    found: dict[int, list[Wall]] = {}
    for (y, size), xs in lines.items():
        wall = Wall(y - WALL_ABOVE * size, y + WALL_BELOW * size, sorted(xs))
        for band in range(int(wall.top) // WALL_BAND, int(wall.bottom) // WALL_BAND + 1):
            found.setdefault(band, []).append(wall)
    return found


def stretches(painted: Sequence[Painted], usual: float) -> list[Stream]:
    """Runs of the stream in which nothing but KaTeX's glyphs, lines and outlines is painted."""
    found: list[list[Ink]] = []
    current: list[Ink] = []
    foreign = substitutes(painted)
    for index, item in enumerate(painted):
        if isinstance(item, Glyph):
            if item.is_invisible:
                continue
            ink = read_ink(index, item) if item.font[: len(PREFIX)] == PREFIX or index in foreign else None
        else:
            ink = read_ink(index, item)
        if index in foreign and ink is not None:
            ink = replace(ink, font="Main-Regular", char=UNTOLD)
        if ink is not None:
            current.append(ink)
        elif current:
            found.append(current)
            current = []
    found.append(current)
    runs = (run for run in found if any(ink.kind == "glyph" for ink in run))
    return [stream_of(with_markers(run, usual)) for run in runs]


def substitutes(painted: Sequence[Painted]) -> Set[int]:
    """Glyphs of another font in the place of KaTeX's upright one, where a page has none of that: what they are worth,
    in width and meaning, is not known, so they spoil the formulas that they stand in.

    They have the sizes of the page's formulas, which its text has not.
    """
    glyphs = [(index, item) for index, item in enumerate(painted) if isinstance(item, Glyph) and not item.is_invisible]
    fonts = {item.font for _, item in glyphs}
    if "KaTeX_Main-Regular" in fonts or not any(is_katex(item) for _, item in glyphs):
        return frozenset()
    sizes = {round(item.size, 1) for _, item in glyphs if is_katex(item)}
    text = Counter(round(item.size, 1) for _, item in glyphs if not is_katex(item) and item.tag is not None)
    usual = {size for size, _ in text.most_common(3)}
    return frozenset(
        index
        for index, item in glyphs
        if not is_katex(item) and item.text.strip() and item.tag is None and round(item.size, 1) in sizes - usual
    )


def has_all_markers(streams: Sequence[Stream]) -> bool:
    """Whether the printer wrote KaTeX's markers, and none had to be put back: one that lost some may lose more."""
    sizes = [item.size for stream in streams for item in stream.ink if item.kind == "marker"]
    return bool(sizes) and min(sizes) > 0
