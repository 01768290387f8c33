"""The constructs of a formula, one a module. Importing this package registers them in the order in which they are asked."""

from scripts.transcript.formula.constructs import (
    overlays,
    accents,
    lines,
    radicals,
    braces,
    fractions,
    scripts,
    limits,
    arrays,
    fences,
    text,
)  # fmt: skip  # isort: skip

__all__ = ["accents", "arrays", "braces", "fences", "fractions", "limits", "lines", "overlays", "radicals", "scripts", "text"]
