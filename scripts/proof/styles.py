"""What the style sheet and an element's own style give it: font, size, alignment, colour."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from scripts.proof.markup import Node
from scripts.proof.rules import ALIGN, FACES, FONTS, KNOWN, LIST_ALIGN, SIZES, STYLES

# Letters of other scripts than KaTeX's fonts hold (src/unicodeScripts.ts).
OTHER_SCRIPT = "_fallback"


# What is a whole hundredth may be a little less in binary.
FLOAT_ERROR = 1e-4


class Unknown(Exception):
    """Something in KaTeX's HTML that the layout does not know; what, in words."""


@dataclass(frozen=True, slots=True)
class Style:
    """What an element hands on to its children; ``size`` is the font size in CSS pixels.

    ``is_stepped`` says that fonts come in whole 64ths of a pixel, as FreeType has them; macOS and Windows do without.
    ``least`` is the size below which the user lets no text be drawn; lengths in em are not touched by it.
    """

    size: float
    family: str = "Main"
    bold: bool = False
    italic: bool = False
    align: str = "left"
    color: str = ""
    is_stepped: bool = True
    least: float = 0.0

    @property
    def drawn_size(self) -> float:
        """The font size that characters are drawn with."""
        return max(self.size, self.least)

    @property
    def drawn_units(self) -> float:
        """The same in 64ths of a pixel: Chromium keeps whole hundredths of a pixel, FreeType whole units of them."""
        return int(int(self.drawn_size * 100 + FLOAT_ERROR) * 0.64) if self.is_stepped else self.drawn_size * 64

    @property
    def font(self) -> str:
        """The font's name as a PDF carries it."""
        faces = FACES.get(self.family, ("Regular",) * 4)
        return f"KaTeX_{self.family}-{faces[self.bold + 2 * self.italic]}"


def style_of(node: Node, outer: Style, parent: tuple[str, ...]) -> Style:
    """The style of an element inside one of ``parent``'s classes; raises Unknown."""
    style = _classed(node.classes, outer, parent) if node.classes or parent else outer
    for name in node.style:
        if name not in STYLES:
            raise Unknown(f"the style {name}")
    color = node.style.get("color")
    return replace(style, color=color) if color else style


@lru_cache(maxsize=8192)
def _classed(classes: tuple[str, ...], outer: Style, parent: tuple[str, ...]) -> Style:
    for name in classes:
        if name not in KNOWN and not name.endswith(OTHER_SCRIPT):
            raise Unknown(f"the class {name}")
    style = outer
    for name, (family, bold, italic) in FONTS.items():
        if name in classes:
            style = replace(
                style,
                family=family or style.family,
                bold=style.bold if bold is None else bold,
                italic=style.italic if italic is None else italic,
            )
    style = replace(style, family=_grown_family(classes, parent) or style.family, size=style.size * _ratio(classes))
    for name in classes:
        if name in ALIGN:
            style = replace(style, align=ALIGN[name])
    if "vlist-t" in classes:
        style = replace(style, align=next((LIST_ALIGN[name] for name in parent if name in LIST_ALIGN), style.align))
    return style


def _grown_family(classes: tuple[str, ...], parent: tuple[str, ...]) -> str:
    """The family of large brackets and operators."""
    if "delimsizing" in classes:
        return next((f"Size{name[4:]}" for name in classes if name in ("size1", "size2", "size3", "size4")), "")
    if "op-symbol" in classes:
        return "Size1" if "small-op" in classes else "Size2" if "large-op" in classes else ""
    if "delim-size1" in parent:
        return "Size1"
    return "Size4" if "delim-size4" in parent else ""


def _ratio(classes: tuple[str, ...]) -> float:
    """The font size beside that of the element around."""
    if "katex-sizing" not in classes and "fontsize-ensurer" not in classes:
        return 1.0
    before = next((int(name[10:]) for name in classes if name.startswith("reset-size")), 0)
    now = next((int(name[4:]) for name in classes if name.startswith("size")), 0)
    if not before or not now:
        raise Unknown("a size without its class")
    return SIZES[now - 1] / SIZES[before - 1]
