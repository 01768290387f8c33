"""Mathematics that MathJax printed in a browser: ``recover_mathjax`` for one page's painted objects."""

from scripts.transcript.formula.mathjax.find import recover_mathjax

__all__ = ["recover_mathjax"]
