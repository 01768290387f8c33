"""Reads LaTeX into lists of noads, as far as the reader of prints writes it."""

from __future__ import annotations

from scripts.transcript.formula.tex.setting import accents, commands, composed, delimited, delimiters, letters
from scripts.transcript.formula.tex.setting.nodes import Node
from scripts.transcript.formula.tex.setting.reader import TOKEN, Handler, Reader, UnsettableError

COMMANDS: dict[str, Handler] = {
    **dict.fromkeys((r"\frac", r"\dfrac", r"\tfrac"), commands.fraction),
    **dict.fromkeys((r"\binom", r"\dbinom", r"\tbinom"), commands.binomial),
    r"\sqrt": commands.root,
    **dict.fromkeys(accents.ACCENTS, commands.accent),
    r"\overline": commands.lined,
    r"\underline": commands.lined,
    r"\underbrace": commands.braced,
    r"\overbrace": commands.braced,
    r"\overset": commands.set_over,
    r"\underset": commands.set_over,
    r"\stackrel": commands.set_over,
    r"\xrightarrow": commands.labelled_arrow,
    r"\xleftarrow": commands.labelled_arrow,
    r"\substack": delimited.substack,
    r"\boxed": commands.framed,
    **dict.fromkeys(letters.ALPHABETS, letters.alphabet),
    r"\boldsymbol": letters.bold,
    r"\bm": letters.bold,
    **dict.fromkeys(letters.TEXTS, letters.text),
    r"\operatorname": letters.operator,
    r"\operatorname*": letters.operator,
    r"\left": delimited.grown,
    **{f"\\{size}{end}": delimited.sized for size in delimiters.SIZED for end in ("", "l", "r", "m")},
    **dict.fromkeys(commands.CLASS_COMMANDS, commands.classed),
    r"\iint": composed.integrals,
    r"\iiint": composed.integrals,
    r"\ldots": composed.dots,
    r"\cdots": composed.dots,
    r"\dots": composed.dots,
    r"\cong": composed.congruence,
    r"\notin": composed.congruence,
    r"\bmod": composed.modulo,
    r"\pmod": composed.modulo,
    r"\vdots": composed.leaning_dots,
    r"\ddots": composed.leaning_dots,
    r"\colon": composed.colon,
    r"\not": composed.negated,
    r"\neq": composed.negated,
    r"\ne": composed.negated,
    r"\mapsto": composed.negated,
    **dict.fromkeys(composed.LONG_ARROWS, composed.long_arrow),
    r"\implies": composed.implied,
    r"\iff": composed.implied,
    r"\begin": delimited.environment,
    r"\textcolor": commands.colored,
    r"\color": commands.colored,
}


def read(latex: str) -> list[Node]:
    """The nodes of a formula; raises UnsettableError."""
    reader = Reader(TOKEN.findall(latex), COMMANDS)
    nodes = reader.list_until(())
    if reader.at < len(reader.tokens):
        raise UnsettableError(reader.tokens[reader.at])
    return nodes
