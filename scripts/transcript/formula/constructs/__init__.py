"""The constructs of a formula, one a module, and the one place where they are registered.

The first that accepts an object has it, so the ones with the stricter conditions come first.
"""

from scripts.transcript.formula.constructs.accents import drawn_accent, glyph_accent
from scripts.transcript.formula.constructs.arrays import array, array_on_line
from scripts.transcript.formula.constructs.braces import arrow, bare_arrow, overbrace, underbrace
from scripts.transcript.formula.constructs.fences import drawn, stacked
from scripts.transcript.formula.constructs.fractions import fraction
from scripts.transcript.formula.constructs.limits import over, under
from scripts.transcript.formula.constructs.lines import boxed, overline, struck, underline
from scripts.transcript.formula.constructs.overlays import negation
from scripts.transcript.formula.constructs.radicals import root, root_index
from scripts.transcript.formula.constructs.scripts import bare, scripts
from scripts.transcript.formula.constructs.stacks import stack
from scripts.transcript.formula.constructs.text import late_text, script_fence
from scripts.transcript.formula.rows import Construct

# By what is painted next and where: on the row's baseline, below it, above it; a line; an outline.
CONSTRUCTS: dict[str, tuple[Construct, ...]] = {
    "on": (stacked, negation, glyph_accent, array_on_line, late_text, script_fence),
    "below": (stacked, underbrace, fraction, scripts, stack, array, under, script_fence, bare),
    "above": (stacked, glyph_accent, arrow, fraction, scripts, array, over, script_fence, root_index, bare),
    "rule": (overline, underline, boxed, array, scripts, stack),
    "shape": (overbrace, underbrace, drawn_accent, struck, root, bare_arrow, drawn, array),
}
