"""The rules of KaTeX's style sheet that move or paint something, as tables.

Source: src/styles/katex.scss of KaTeX 0.19.1 (MIT). Lengths are em of the element's own font size.
"""

from __future__ import annotations

TEXT_RATIO = 1.21  # .katex { font-size: 1.21em }
# $sizes of katex.scss: the font size of each size class.
SIZES = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2, 1.44, 1.728, 2.074, 2.488)

# What a class says of the font: family, bold, italic; None where it leaves what is inherited. In the order of the
# style sheet, whose later rules win.
FONTS: dict[str, tuple[str | None, bool | None, bool | None]] = {
    "textbf": (None, True, None),
    "textit": (None, None, True),
    "textrm": ("Main", None, None),
    "textsf": ("SansSerif", None, None),
    "texttt": ("Typewriter", None, None),
    "mathnormal": ("Math", None, True),
    "mathit": ("Main", None, True),
    "mathrm": (None, None, False),
    "mathbf": ("Main", True, None),
    "boldsymbol": ("Math", True, True),
    "amsrm": ("AMS", None, None),
    "mathbb": ("AMS", None, None),
    "textbb": ("AMS", None, None),
    "mathcal": ("Caligraphic", None, None),
    "mathfrak": ("Fraktur", None, None),
    "textfrak": ("Fraktur", None, None),
    "mathboldfrak": ("Fraktur", True, None),
    "textboldfrak": ("Fraktur", True, None),
    "mathtt": ("Typewriter", None, None),
    "mathscr": ("Script", None, None),
    "textscr": ("Script", None, None),
    "mathsf": ("SansSerif", None, None),
    "mathboldsf": ("SansSerif", True, None),
    "textboldsf": ("SansSerif", True, None),
    "mathsfit": ("SansSerif", None, True),
    "mathitsf": ("SansSerif", None, True),
    "textitsf": ("SansSerif", None, True),
    "mainrm": ("Main", None, False),
}
# Families with faces of their own; a browser slants or thickens the regular face of the others.
FACES = {
    "Main": ("Regular", "Bold", "Italic", "BoldItalic"),
    "Math": ("Italic", "BoldItalic", "Italic", "BoldItalic"),
    "SansSerif": ("Regular", "Bold", "Italic", "Bold"),
    "Fraktur": ("Regular", "Bold", "Regular", "Bold"),
    "Caligraphic": ("Regular", "Bold", "Regular", "Bold"),
}
PADDING = {
    "x-arrow-pad": (0.5, 0.5),
    "cd-arrow-pad": (0.27778, 0.55556),
    "boxpad": (0.3, 0.3),
    "cancel-pad": (0.2, 0.2),
    "anglpad": (0.03889, 0.03889),
}
MARGIN = {"cancel-lap": (-0.2, -0.2), "katex-root": (0.2777777778, -0.5555555556), "angl": (0.0, 0.03889)}
ALIGN = {
    "katex-display": "center",
    "msupsub": "left",
    "mover": "center",
    "munder": "center",
    "x-arrow": "center",
    "svg-align": "left",
}
# What a class says of its child list's alignment (.mfrac > span > span, .op-limits > .vlist-t, ...).
LIST_ALIGN = {
    "mfrac": "center",
    "katex-accent": "center",
    "op-limits": "center",
    "col-align-c": "center",
    "col-align-l": "left",
    "col-align-r": "right",
}
# Lines drawn as the lower border of an empty block as wide as what holds it.
LINES = frozenset({"frac-line", "overline-line", "underline-line", "katex-hline", "katex-hdashline", "katex-sout"})
# Width in parts of what holds it, and where it begins: as a part of that width, or from its right edge.
WIDE = {
    "hide-tail": (1.0, "left", 0.0),
    "katex-stretchy": (1.0, "left", 0.0),
    "halfarrow-left": (0.502, "left", 0.0),
    "halfarrow-right": (0.502, "right", 0.0),
    "brace-left": (0.251, "left", 0.0),
    "brace-center": (0.5, "left", 0.25),
    "brace-right": (0.251, "right", 0.0),
}
ABSOLUTE = frozenset({"halfarrow-left", "halfarrow-right", "brace-left", "brace-center", "brace-right", "katex-tag"})
CLIPPING = frozenset({"hide-tail", "katex-stretchy"}) | ABSOLUTE - {"katex-tag"}
POSITIONED = ABSOLUTE | {
    *("katex", "katex-base", "vlist", "clap", "llap", "rlap", "katex-rule", "delimcenter", "op-symbol"),
    *("accent-body", "katex-stretchy", "hide-tail"),
}
ATOMIC = frozenset(
    {
        *("katex-base", "katex-strut", "mspace", "nulldelimiter", "arraycolsep", "vertical-separator", "katex-rule"),
        *("katex-fix", "katex-vbox", "katex-thinbox", "pstrut", *LINES, "hide-tail", "katex-stretchy"),
    }
)
# Drawn as a frame or a filled rectangle around what they hold.
FRAMED = frozenset({"fbox", "fcolorbox", "colorbox"})
WIDTHS = {"nulldelimiter": 0.12}
# Classes that name a construct and neither move nor paint anything.
SILENT = frozenset(
    {
        *("katex", "katex-display", "katex-html", "katex-base", "katex-strut", "katex-sizing", "katex-overlay"),
        *("katex-inner", "katex-fix", "katex-vbox", "katex-thinbox", "katex-smash", "katex-rule", "katex-tag"),
        *("mord", "mop", "mbin", "mrel", "mopen", "mclose", "mpunct", "minner", "mtight", "mspace", "nobreak"),
        *("allowbreak", "text", "mathdefault", "mfrac", "frac-line", "msupsub", "sqrt", "katex-root", "katex-accent"),
        *("accent-body", "accent-full", "accentunder", "op-limits", "op-symbol", "small-op", "large-op", "mtable"),
        *("col-align-c", "col-align-l", "col-align-r", "arraycolsep", "vertical-separator", "katex-hline"),
        *("katex-hdashline", "katex-overline", "overline-line", "katex-underline", "underline-line", "katex-newline"),
        *("katex-stretchy", "katex-sout", "fbox", "fcolorbox", "colorbox", "angl", "vlist-t", "vlist-t2", "vlist-r"),
        *("vlist", "vlist-s", "pstrut", "delimsizing", "mult", "delim-size1", "delim-size4", "delimcenter"),
        *("nulldelimiter", "vcenter", "llap", "rlap", "clap", "fontsize-ensurer", "mathop", "leftmost", "rightmost"),
        *("delimsizinginner", "op-limits", "munder", "mover", "x-arrow", "svg-align", "hide-tail", "mainrm"),
        *(f"size{number}" for number in range(1, 12)),
        *(f"reset-size{number}" for number in range(1, 12)),
    }
)  # fmt: skip
KNOWN = SILENT | set(FONTS) | set(PADDING) | set(MARGIN) | set(ALIGN) | set(WIDE)
STYLES = frozenset(
    {
        *("height", "width", "min-width", "vertical-align", "top", "left", "bottom", "position"),
        *("margin", "margin-left", "margin-right", "padding-left", "color", "border-color", "background-color"),
        *("border-style", "border-width", "border-bottom-width", "border-right-width", "border-top-width"),
        *("border-right-style",),
    }
)  # fmt: skip
