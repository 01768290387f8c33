"""Which colours a page's text has, so that a formula of another is written in its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scripts.transcript.formula.ink import Ink, is_katex
from scripts.transcript.formula.nodes import Color
from scripts.transcript.model import Glyph, Painted

# Text is looked up by bands of this many points; a formula has the colour of the text around it.
BAND = 48
# One object of so many tells a page's usual colour.
SAMPLE = 16
# A printer rounds a colour; and what the eye cannot tell from the text around is not meant.
SAME = 0.15
# So many runs of formulas, and more than this share, make a colour the formulas' usual one whatever the text's is.
LEAST_RUNS, MOST_RUNS = 4, 0.6
# And so many signs, where a page has no other text than what a browser prints at its edges.
LEAST_SIGNS = 60


@dataclass(frozen=True, slots=True)
class TextColors:
    """The colours of a page's text: the most frequent ones, and all of them by bands of height. Empty: only one."""

    usual: tuple[Color, ...] = ()
    near: Mapping[int, frozenset[Color]] = field(default_factory=dict)


@dataclass(slots=True)
class Colors:
    """A page's colours, counted when a formula's are not those of most of its text, which a sample tells."""

    painted: Sequence[Painted]
    main: Color | None = None
    text: TextColors | None = None

    def around(self, ink: Sequence[Ink]) -> Color | None:
        """The colour in which a formula stands, None where all its glyphs have it."""
        found = Counter(item.color for item in ink if item.kind == "glyph")
        lines = {item.color for item in ink if item.kind in ("rule", "shape")}
        if not found or (len(found) == 1 and self.main in found and not lines - set(found)):
            return None
        if self.text is None:
            self.text = text_colors(self.painted)
        if not self.text.usual:
            return None if len(found) < 2 and not lines - set(found) else found.most_common(1)[0][0]
        known = known_near(self.text, ink)
        main = next((color for color, _ in found.most_common() if is_any(color, known)), None)
        if main is None:
            return self.text.usual[0]
        return None if len(found) == 1 and not lines - set(found) else main


def known_near(text: TextColors, ink: Sequence[Ink]) -> frozenset[Color]:
    """The usual colours and those of the text around a formula."""
    first, last = min(item.y for item in ink), max(item.y for item in ink)
    bands = range(int(first) // BAND - 1, int(last) // BAND + 2)
    return frozenset(text.usual).union(*(text.near.get(band, frozenset()) for band in bands))


def is_any(color: Color, known: frozenset[Color]) -> bool:
    """Whether a colour is one of some."""
    return any(max(abs(one - two) for one, two in zip(color, other, strict=True)) < SAME for other in known)


def colors_of(painted: Sequence[Painted]) -> Colors:
    """The colours of a page, as a sample tells them."""
    sample = Counter(item.color for item in painted[::SAMPLE]
                     if isinstance(item, Glyph) and not is_katex(item) and not item.is_invisible)  # fmt: skip
    return Colors(painted, sample.most_common(1)[0][0] if sample else None)


def text_colors(painted: Sequence[Painted]) -> TextColors:
    """The colours of a page's text."""
    glyphs = [item for item in painted if isinstance(item, Glyph) and not item.is_invisible and item.text.strip()]
    if len({item.color for item in glyphs}) < 2:
        return TextColors()
    text: Counter[Color] = Counter()
    near: dict[int, set[Color]] = {}
    for item in read_text(glyphs):
        text[item.color] += 1
        near.setdefault(int(item.y) // BAND, set()).add(item.color)
    usual = [color for color, _ in text.most_common(1)]
    runs = runs_of(glyphs)
    if not text or (runs and sum(runs.values()) >= LEAST_RUNS) or is_full(glyphs):
        usual += [color for color, count in runs.most_common(1) if not text or count > MOST_RUNS * sum(runs.values())]
    return TextColors(tuple(usual), {band: frozenset(colors) for band, colors in near.items()})


def read_text(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """The page's text; of a tagged page without what is printed at its edges, the date, title and number."""
    text = [item for item in glyphs if not is_katex(item)]
    return [item for item in text if item.tag is not None] or text


def is_full(glyphs: Sequence[Glyph]) -> bool:
    """Whether a page without a word of tagged text is one of formulas, whose colour is the usual one then."""
    return all(item.tag is None for item in glyphs) and sum(map(is_katex, glyphs)) >= LEAST_SIGNS


def runs_of(glyphs: Sequence[Glyph]) -> Counter[Color]:
    """How many runs of formulas' glyphs have a colour."""
    runs: Counter[Color] = Counter()
    last: Color | None = None
    for item in glyphs:
        if not is_katex(item):
            last = None
        elif item.color != last:
            runs[item.color] += 1
            last = item.color
    return runs
