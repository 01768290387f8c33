"""Hostile claims end in a verdict, whatever the kind, within bounds that are counted and not timed."""

import builtins
import os
import subprocess
import sys

import pytest

from scripts.solution.comparison import compare
from scripts.solution.comparison.comparing import KINDS

NESTED = [
    "(" * 1900,
    "{" * 1900,
    "[" * 1900,
    r"\frac{" * 300,
    r"\sqrt{" * 300,
    "x^{" * 60 + "x" + "}" * 60,
    r"\left(" * 300,
    r"\begin{cases}" * 100,
    "|" * 1900,
    r"\|" * 900,
]
LARGE = [
    "9" * 61,
    "2^{2^{2^{2^{2^{2}}}}}",
    "10^{10^{10}}",
    "1e999999",
    "3001!",
    "10!!!!",
    r"\binom{3000}{1500}^{50}",
    "(10^{5000})^{5000}",
    "A^{1000000000}",
    r"\tan(10^{300})",
]
LONG = [
    "x" * 1900,
    "x+" * 900,
    "1," * 900,
    "AB" * 900,
    "1/" * 900,
    "½" * 900,
    "a_{1}" * 300,
    r"\begin{pmatrix}" + "1&" * 900 + r"\end{pmatrix}",
    "x" * 100_000,
    "1" + " " * 1900 + "2",
    "ivx" * 600,
    "O()",
    " " * 1900 + "x",
    r"\quad " * 300 + "x",
    "where " * 300,
    "(since " * 250,
    r"\mathbb{E}[\max(0,Z)]" * 80,
    "e^{A}" * 300,
    "1, \\dots, " * 150 + "9",
    '"a", ' * 350,
]
SUMS = [
    r"\sum_{i=1}^{1000000} i",
    r"\sum_{i=1}^{300}\sum_{j=1}^{300}\sum_{k=1}^{300} ijk",
    r"\prod_{i=1}^{400}\prod_{j=1}^{400} x",
    r"\sum_{i=1}^{\infty} 1",
    r"1,2,\dots,50000",
    "O((n+m)^{24}(a+b)^{24})",
]
CODE = [
    "__import__('os').system('true')",
    "eval('1')",
    "exec('1')",
    "lambda: 0",
    "{{7*7}}",
    "${7*7}",
    "<script>alert(1)</script>",
    r"\href{javascript:alert(1)}{x}",
]
COMMANDS = [
    r"\input{/etc/passwd}",
    r"\write18{ls}",
    r"\def\a{\a\a}\a",
    r"\newcommand{\x}{\x}\x",
    r"\include{x}",
    r"\csname x\endcsname",
    r"\catcode`\@=11",
]
ODD = [
    "",
    " ",
    "\x00",
    "\u202e",
    "\ud800",
    "$",
    "$$",
    "\\",
    "\\\\",
    "&",
    "%",
    "^",
    "_",
    "'",
    "=",
    ",",
    "!",
    "-",
    "+",
    r"\log(0)",
    r"\log(-1)",
    r"\sqrt{-1}",
    r"\frac{1}{0}",
    "0^0",
    r"\infty - \infty",
]
HOSTILE = NESTED + LARGE + LONG + SUMS + CODE + COMMANDS + ODD
REFERENCES = {
    "number": "0.5", "matrix": "[[1, 2], [3, 4]]", "sequence": "[1, 2, 3]", "set": "{1, 2, 3}",
    "interval": "1 <= x <= 2", "expression": "A v", "growth": "O(n^2)", "choice": "A",
}  # fmt: skip
SYMBOLS = {"A": "matrix n n", "v": "vector n", "x": "real"}


@pytest.mark.parametrize("kind", KINDS)
def test_no_hostile_claim_is_accepted_or_raises(kind):
    """Every one of them ends in `unparsed` or `different`, with a rule and a reason."""
    for claim in HOSTILE:
        found = compare(kind, REFERENCES[kind], claim, SYMBOLS if kind == "expression" else {})
        assert found.verdict in ("unparsed", "different"), claim[:60]
        assert found.rule
        assert found.reason


@pytest.mark.parametrize("kind", KINDS)
def test_a_hostile_reference_raises_nothing_either(kind):
    """The same text on both sides still ends in a verdict."""
    for claim in HOSTILE:
        assert compare(kind, claim, claim, {}).verdict in ("equal", "different", "unparsed", "disputed")


def test_nothing_a_claim_holds_is_run(monkeypatch):
    """The doors to running text are shut while the claims are read, and nobody knocks."""

    def refuse(*arguments, **options):
        raise AssertionError("something was run")

    for claim in CODE + COMMANDS:
        with monkeypatch.context() as patch:
            for name in ("eval", "exec", "compile", "open"):
                patch.setattr(builtins, name, refuse)
            patch.setattr(os, "system", refuse)
            for kind in KINDS:
                compare(kind, REFERENCES[kind], claim)


def test_hostile_claims_stay_within_the_memory_that_is_promised():
    """The whole corpus passes with 200 MB of address space beyond what the interpreter and numpy take."""
    code = (
        "import resource, sys; sys.path.insert(0, 'tests/solution/comparison')\n"
        "import test_safety as t\n"
        "from scripts.solution.comparison import compare\n"
        "compare('expression', 'x', 'x')\n"
        "taken = int(open('/proc/self/statm').read().split()[0]) * resource.getpagesize()\n"
        "resource.setrlimit(resource.RLIMIT_AS, (taken + 200 * 2**20,) * 2)\n"
        "[compare(kind, t.REFERENCES[kind], claim) for kind in t.KINDS for claim in t.HOSTILE]\n"
    )
    if not os.path.exists("/proc/self/statm"):
        pytest.skip("the memory of a process is read from /proc, which this system lacks")
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
