"""The fonts and lengths of one size of text.

Sources: fontmath.ltx (sizes of scripts), the files *.fd of the fonts (which design size is taken), cmsy*.tfm and
cmex*.tfm (parameters), article.cls and size1?.clo (distance of lines).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from scripts.transcript.formula.tex.metrics import Extent, designs, extent, kerns
from scripts.transcript.formula.tex.setting.boxes import Box, Mark

POINT = 72 / 72.27
# Text, script, second script.
SIZES = {
    5.0: (5, 5), 6.0: (5, 5), 7.0: (5, 5), 8.0: (6, 5), 9.0: (6, 5), 10.0: (7, 5), 10.95: (8, 6), 12.0: (8, 6),
    14.4: (10, 7), 17.28: (12, 10), 20.74: (14.4, 12), 24.88: (20.74, 14.4),
}  # fmt: skip
LINES = {5.0: 6.0, 6.0: 7.0, 7.0: 8.0, 8.0: 9.5, 9.0: 11.0, 10.0: 12.0, 10.95: 13.6, 12.0: 14.5, 14.4: 18.0,
         17.28: 22.0, 20.74: 25.0, 24.88: 30.0}  # fmt: skip
LARGEST = {"cmsy": 10, "cmex": 10, "cmmib": 10, "cmbsy": 10}
# quad, num1, num2, num3, denom1, denom2, sup1, sup2, sup3, sub1, sub2, sup_drop, sub_drop, delim1, delim2 by design.
NAMES = ("quad", "num1", "num2", "num3", "denom1", "denom2", "sup1", "sup2", "sup3", "sub1", "sub2", "sup_drop",
         "sub_drop", "delim1", "delim2")  # fmt: skip
SIGMAS = {
    5: (1.4722, 0.9252, 0.3875, 0.5041, 1.0252, 0.5319, 0.5036, 0.4036, 0.2944, 0.2, 0.4, 0.4944, 0.1, 1.98, 1.42),
    6: (1.2778, 0.8127, 0.3923, 0.4849, 0.8636, 0.4294, 0.503, 0.4196, 0.287, 0.1667, 0.3333, 0.412, 0.0833, 1.9833,
        1.35),
    7: (1.1706, 0.7323, 0.3839, 0.4712, 0.7521, 0.3442, 0.5025, 0.4311, 0.2857, 0.1429, 0.2857, 0.3532, 0.0714, 1.7,
        1.1571),
    8: (1.0625, 0.6963, 0.4088, 0.4574, 0.7491, 0.3922, 0.4154, 0.3529, 0.2847, 0.125, 0.25, 0.3958, 0.0625, 1.4875,
        1.1375),
    9: (1.0278, 0.6467, 0.4097, 0.4498, 0.6782, 0.3393, 0.4804, 0.4248, 0.287, 0.1111, 0.1759, 0.3519, 0.0556, 2.6556,
        1.0111),
    10: (1.0, 0.6765, 0.3937, 0.4437, 0.686, 0.3448, 0.4129, 0.3629, 0.2889, 0.15, 0.2472, 0.3861, 0.05, 2.39, 1.01),
}  # fmt: skip
# default_rule_thickness, big_op_spacing1 to 5.
XIS = {
    7: (0.0486, 0.1111, 0.1667, 0.2, 0.6111, 0.1429), 8: (0.045, 0.1111, 0.1667, 0.2, 0.6076, 0.125),
    9: (0.0422, 0.1111, 0.1667, 0.2, 0.6049, 0.1111), 10: (0.04, 0.1111, 0.1667, 0.2, 0.6, 0.1),
}  # fmt: skip
AXIS, X_HEIGHT = 0.25, 0.4306
# Space, stretch, shrink and extra space after a full stop, by design size (cmr*.tfm and the like).
UPRIGHT = {5: (0.4722, 0.2083, 0.1389, 0.1389), 6: (0.4167, 0.1944, 0.1296, 0.1296),
           7: (0.3849, 0.1845, 0.123, 0.123), 8: (0.3542, 0.1771, 0.1181, 0.1181),
           9: (0.3426, 0.1713, 0.1142, 0.1142), 10: (0.3333, 0.1667, 0.1111, 0.1111),
           12: (0.3264, 0.1632, 0.1088, 0.1088), 17: (0.3019, 0.1567, 0.1045, 0.1045)}  # fmt: skip
SPACES = {
    "cmr": UPRIGHT, "cmsl": UPRIGHT, "cmss": UPRIGHT,
    "cmbx": {5: (0.5167, 0.2417, 0.1611, 0.1611), 6: (0.4685, 0.225, 0.15, 0.15), 7: (0.4341, 0.2131, 0.1421, 0.1421),
             8: (0.4083, 0.2042, 0.1361, 0.1361), 9: (0.3944, 0.1972, 0.1315, 0.1315),
             10: (0.3833, 0.1917, 0.1278, 0.1278), 12: (0.375, 0.1875, 0.125, 0.125)},
    "cmti": {7: (0.427, 0.1762, 0.1175, 0.1175), 8: (0.384, 0.1646, 0.1097, 0.1097),
             9: (0.3673, 0.1574, 0.1049, 0.1049), 10: (0.3578, 0.1533, 0.1022, 0.1022), 12: (0.35, 0.15, 0.1, 0.1)},
    "cmtt": {8: (0.5313, 0.0, 0.0, 0.5313), 10: (0.525, 0.0, 0.0, 0.525), 12: (0.5146, 0.0, 0.0, 0.5146)},
}  # fmt: skip
D, T, S, SS = 0, 2, 4, 6


@dataclass(frozen=True, slots=True)
class Fonts:
    """The sizes of one document's text; ``text`` is the nominal size, ``scale`` the printed points of one of TeX's.

    ``is_ams`` says whether large signs are cut for scripts too, as amsmath makes them; ``seen`` names the fonts that
    the page is known to use, by stem and nominal size.
    """

    text: float
    scale: float
    is_ams: bool = True
    seen: dict[tuple[str, float], int] = field(default_factory=dict)

    def nominal(self, style: int) -> float:
        """The size of a style's letters, in TeX's points."""
        return self.text if style < S else float(SIZES[self.text][0 if style < SS else 1])

    def points(self, length: float) -> float:
        """A length given in TeX's points, as printed."""
        return length * self.scale

    def size(self, style: int) -> float:
        """The size of a style's letters as printed."""
        return self.nominal(style) * self.scale

    def design(self, stem: str, style: int) -> int:
        """The design size of the font that a family has in a style."""
        size = self.nominal(style)
        if (stem, size) in self.seen:
            return self.seen[stem, size]
        known = designs(stem)
        if known == (5, 7, 10):
            return 5 if size < 6 else (7 if size < 8 else 10)
        capped = min(int(size), LARGEST.get(stem, 17 if size >= 17 and stem == "cmr" else 12))
        return min(known, key=lambda other: (abs(other - capped), other)) if known else 10

    def large_size(self, style: int) -> float:
        """The size of large signs, which plain TeX and LaTeX alone keep for all styles."""
        return self.size(style) if self.is_ams else self.points(10.0)

    def extent(self, stem: str, code: int, style: int) -> Extent | None:
        """A glyph's box in em."""
        return extent(f"{stem}{self.design(stem, style)}", code)

    def glyph(self, stem: str, code: int, style: int) -> Box:
        """A glyph as a box; raises KeyError when its metrics are not known."""
        box = self.extent(stem, code, style)
        if box is None:
            raise KeyError(f"{stem} {code}")
        size = self.large_size(style) if stem == "cmex" else self.size(style)
        mark = Mark(stem, code, 0.0, 0.0, size)
        return Box((box.width + box.italic) * size, box.height * size, box.depth * size, (mark,), box.italic * size)

    def word_space(self, stem: str, style: int) -> tuple[float, float, float]:
        """The space between words with its stretch and shrink, in printed points."""
        table = SPACES[stem]
        size, wanted = self.size(style), self.design(stem, style)
        space, stretch, shrink, _ = table[min(table, key=lambda known: abs(known - wanted))]
        return space * size, stretch * size, shrink * size

    @property
    def quad(self) -> float:
        """The em of the text's own font, which \\quad is, in printed points."""
        quads = {5: 1.3611, 6: 1.2222, 7: 1.1389, 8: 1.0625, 9: 1.0278, 10: 1.0, 12: 0.9792, 17: 0.9181}
        return quads.get(self.design("cmr", T), 1.0) * self.size(T)

    def kern(self, stem: str, left: int, right: int, style: int) -> float:
        """The kern between two glyphs of a font, in printed points."""
        return kerns(f"{stem}{self.design(stem, style)}").get((left, right), 0.0) * self.size(style)

    def sigma(self, name: str, style: int) -> float:
        """A parameter of the symbol font, in printed points."""
        return SIGMAS[self.design("cmsy", style)][NAMES.index(name)] * self.size(style)

    def xi(self, number: int, style: int) -> float:
        """A parameter of the font of large signs: 8 is the thickness of rules, 9 to 13 the spaces of limits."""
        return XIS[self.design("cmex", style) if self.is_ams else 10][number - 8] * self.large_size(style)

    def axis(self, style: int) -> float:
        """The height of the axis, in printed points."""
        return AXIS * self.size(style)

    def x_height(self, style: int) -> float:
        """The height of small letters, in printed points."""
        return X_HEIGHT * self.size(style)

    def mu(self, style: int) -> float:
        """One eighteenth of a quad of the style's symbols, in printed points."""
        return self.sigma("quad", style) / 18

    @property
    def line(self) -> float:
        """The distance of lines of text, in printed points."""
        return self.points(LINES[self.text])


def cramped(style: int) -> int:
    """The style with its superscripts kept low."""
    return style | 1


def raised(style: int) -> int:
    """The style of a superscript."""
    return (S if style < S else SS) | (style & 1)


def sunk(style: int) -> int:
    """The style of a subscript."""
    return raised(style) | 1


def over(style: int) -> int:
    """The style of a numerator."""
    return style + 2 if style < SS else style


def under(style: int) -> int:
    """The style of a denominator."""
    return over(style) | 1
