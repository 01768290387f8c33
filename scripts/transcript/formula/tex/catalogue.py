"""What may stand on a row besides its glyphs, in the order in which each is asked."""

from scripts.transcript.formula.tex.constructs.accents import accent
from scripts.transcript.formula.tex.constructs.arrays import bare_array
from scripts.transcript.formula.tex.constructs.braces import brace_over, horizontal_brace
from scripts.transcript.formula.tex.constructs.dots import dots
from scripts.transcript.formula.tex.constructs.fences import fence
from scripts.transcript.formula.tex.constructs.fractions import fraction
from scripts.transcript.formula.tex.constructs.frames import frame
from scripts.transcript.formula.tex.constructs.limits import limits_below
from scripts.transcript.formula.tex.constructs.operators import operator, operator_with_limits
from scripts.transcript.formula.tex.constructs.overlays import congruence, negation
from scripts.transcript.formula.tex.constructs.overlines import overline, underline
from scripts.transcript.formula.tex.constructs.overs import arrow, over
from scripts.transcript.formula.tex.constructs.prescripts import prescripts
from scripts.transcript.formula.tex.constructs.radicals import radical
from scripts.transcript.formula.tex.constructs.scripts import scripts

CONSTRUCTS = (
    congruence, negation, accent, arrow, radical, frame, overline, underline, dots, fence, operator, horizontal_brace,
    brace_over, fraction, operator_with_limits, over, limits_below,
    scripts, prescripts, bare_array,
)  # fmt: skip
OPENERS = (bare_array,)
