"""Turns a matplotlib figure into SVG that belongs to the page: its inks are the page's, in light and in dark.

For the labs. Nothing in the result depends on the day or the machine, so that two builds give the same bytes.
"""

from __future__ import annotations

import html
import io
import re
from dataclasses import dataclass

import matplotlib as mpl
import matplotlib.pyplot as plt
from matplotlib.figure import Figure

INK, PAPER = "#000000", "#ffffff"
SERIES = ("#000001", "#000002", "#000003", "#000004", "#000005")  # told apart in the file, coloured by the page
SETTINGS = {
    "svg.fonttype": "none",
    "svg.hashsalt": "worked",
    "font.size": 10,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.prop_cycle": mpl.cycler(color=SERIES),
    "legend.frameon": False,
}
INKS = {INK: "currentColor", PAPER: "var(--paper)"} | {ink: f"var(--series-{n})" for n, ink in enumerate(SERIES, 1)}
ANY_INK = re.compile("|".join(INKS))
AROUND = re.compile(r"<\?xml.*?\?>|<!DOCTYPE.*?>|<!--.*?-->|<metadata>.*?</metadata>|\n\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure as a notebook shows it, with what it says in words."""

    svg: str
    description: str

    def _repr_html_(self) -> str:
        words = html.escape(self.description)
        return (
            f'<figure class="drawing"><div role="img" aria-label="{words}">{self.svg}</div>'
            f"<figcaption>{words}</figcaption></figure>"
        )


def draw(figure: Figure, description: str) -> Drawing:
    """The figure as a drawing of the page."""
    stream = io.StringIO()
    figure.savefig(stream, format="svg", bbox_inches="tight", metadata={"Date": None})
    plt.close(figure)  # a notebook would show it a second time
    bare = AROUND.sub(" ", stream.getvalue()).strip()
    return Drawing(ANY_INK.sub(lambda found: INKS[found[0]], bare), description)
