"""Whether LaTeX recovered from a PDF may stand on a page: only commands of an allowlist, within limits."""

from __future__ import annotations

import re

from scripts.transcript.latex_allowed import COMMANDS, ENVIRONMENTS

COMMAND = re.compile(r"\\([A-Za-z]+\*?|.|$)", re.S)
ENVIRONMENT = re.compile(r"\\(?:begin|end)\s*\{([^}]*)\}")
COLOR = re.compile(r"\\(?:text)?color\s*\{([^}]*)\}")
PLAIN_COLOR = re.compile(r"^(?:#[0-9A-Fa-f]{3,8}|[A-Za-z]{3,20})$")
MAX_CHARACTERS = 20_000
MAX_DEPTH = 40
SYMBOL_COMMANDS = frozenset(",;:!> {}|\\%$#&_.'`\"^~=")


def forbidden(latex: str) -> str:
    """Why this LaTeX may not stand on a page; "" when it may."""
    if len(latex) > MAX_CHARACTERS:
        return "the formula is too long"
    if any(ord(character) < 32 and character not in "\n\t" for character in latex):
        return "the formula holds a control character"
    for name in COMMAND.findall(latex):
        if not (name in COMMANDS or name in SYMBOL_COMMANDS):
            return f"the command {name[:20]} is not allowed"
    for name in ENVIRONMENT.findall(latex):
        if name not in ENVIRONMENTS:
            return f"the environment {name[:20]} is not allowed"
    if any(not PLAIN_COLOR.match(color) for color in COLOR.findall(latex)):
        return "a colour is not plain"
    return _unbalanced(latex)


def _unbalanced(latex: str) -> str:
    depth = 0
    for brace in re.findall(r"\\.|[{}]", latex, re.S):
        depth += (brace == "{") - (brace == "}")
        if depth < 0 or depth > MAX_DEPTH:
            return "its braces are not balanced"
    return "its braces are not balanced" if depth else ""
