"""MathJax 3 in Chromium (CHTML): ``npm ci`` in this folder installs it, which the site itself does not need."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from scripts.child import start
from tests.fidelity_print import NODE, Case
from tests.printers.chromium import printed
from tests.printers.printer import Printer
from tests.printers.sheets import sheet

PACKAGE = Path(__file__).with_name("node_modules") / "mathjax"
RENDER = """
const cases = JSON.parse(require("fs").readFileSync(0, "utf8"));
const fonts = "file://" + process.argv[1] + "/es5/output/chtml/fonts/woff-v2";
const refuse = (jax, fault) => { throw fault; };
require(process.argv[1] + "/es5/node-main.js").init({
  loader: {load: ["input/tex-full", "output/chtml"]}, tex: {formatError: refuse}, chtml: {fontURL: fonts},
}).then((MathJax) => {
  const adaptor = MathJax.startup.adaptor;
  const pieces = cases.map(([latex, display]) => {
    try { return adaptor.outerHTML(MathJax.tex2chtml(latex, {display})); } catch (fault) { return null; }
  });
  process.stdout.write(JSON.stringify([pieces, adaptor.textContent(MathJax.chtmlStylesheet())]));
});
"""


@cache
def typeset(cases: tuple[Case, ...]) -> tuple[list[str | None], str]:
    """MathJax's HTML for each case, None where MathJax refuses it, and its style sheet."""
    question = json.dumps([[case.latex, case.display] for case in cases]).encode()
    pieces, style = json.loads(start([str(NODE), "-e", RENDER, str(PACKAGE)]).finish(300, question).output)
    return pieces, style


def pdf(cases: Sequence[Case], first: int) -> bytes:
    """The cases as MathJax typesets them and Chromium prints them."""
    pieces, style = typeset(tuple(cases))
    return printed(sheet(cases, first, pieces, styles=f"<style>{style}</style>"))


MATHJAX = (Printer("mathjax", "MathJax 3.2 (CHTML)", pdf, installed=PACKAGE),)
