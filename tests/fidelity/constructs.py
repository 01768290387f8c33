"""Which constructs a formula's source holds."""

from __future__ import annotations

import re

CONSTRUCTS = {
    "script": r"[_^']",
    "fraction": r"\\[dt]?frac|\\over\b",
    "binomial": r"binom|\\choose",
    "root": r"\\sqrt",
    "big operator": r"\\(sum|prod|int|oint|iint|iiint|big(oplus|otimes|cup|cap|vee|wedge)|coprod)\b",
    "operator name": r"\\(operatorname|lim|max|min|sup|inf|log|sin|cos|exp|ln|det)\b",
    "accent": r"\\(hat|tilde|bar|dot|ddot|vec|check|acute|wide\w+|over(right|left)\w+)\b",
    "line": r"\\(over|under)line",
    "brace": r"\\(over|under)brace",
    "matrix": r"matrix}",
    "array": r"{array}|\\hline",
    "cases": r"{cases}",
    "aligned": r"{(aligned|align\*?|split|gather\w*)}",
    "growing bracket": r"\\left",
    "sized bracket": r"\\[bB]ig",
    "alphabet": r"\\(math(bb|cal|frak|scr|sf|tt|bf|rm|it)|boldsymbol|bf|rm|cal|it)\b",
    "text": r"\\(text\w*|mbox|hbox)\b",
    "space": r"\\[,;:! ]|\\q?quad",
    "stack": r"\\(overset|underset|stackrel|substack)",
    "arrow": r"\\x\w+arrow",
    "negation": r"\\(not|neq|ne|notin|n[a-z]+)\b",
    "box": r"\\(boxed|b?x?cancel|sout|fbox)",
    "colour": r"color",
    "chemistry": r"\\ce\b",
}


def constructs_of(latex: str) -> list[str]:
    """The constructs that a source holds, "plain" when none of the table."""
    return [name for name, pattern in CONSTRUCTS.items() if re.search(pattern, latex)] or ["plain"]
