"""Sets the LaTeX that the reader writes as TeX would, glyph by glyph, so that a reading can be held against the print.

Follows appendix G of The TeXbook (tex.web sections 719 to 767) for the commands that are written here; what it cannot
set it says so about, and nothing is concluded.
"""

from scripts.transcript.formula.tex.setting.checking import agrees

__all__ = ["agrees"]
