"""Mathematics typeset by TeX in Computer Modern, back to LaTeX: ``recover_tex`` for one page's painted objects."""

from scripts.transcript.formula.tex.find import recover_tex

__all__ = ["recover_tex"]
