"""Sources that KaTeX prints alike, and the one that is written for them: the table behind docs/canonical-forms.md.

Each row is printed by a test, which holds that its sources give the same print and are read as the first.
``python -m scripts.transcript.formula.canonical_forms`` writes the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

PAGE = Path(__file__).parents[3] / "docs" / "canonical-forms.md"
INTRODUCTION = """# How formulas are written

A printed formula does not say which source it was typed from. `\\le` and `\\leq` leave the same ink on the page, and so
do many other pairs. The transcripts therefore use one form for each group of sources that look alike. A formula is
counted as recovered when that form prints what the PDF shows, glyph for glyph.

The lists below give the form that is written, then the sources that end up as it. Each line is checked by printing it.
"""
CLOSING = """## What leaves no trace

Comments, labels, macros and their definitions, empty groups, and the braces that only end the reach of a colour are
gone from a print, and nothing is written for them. A colour that the text around a formula has too is taken for the
page's own, as on a dark page. `\\phantom` and its kind come back as the room that they take, where a
space of that width has a name.
"""


@dataclass(frozen=True, slots=True)
class Form:
    """Sources that print alike in display style, or in text style: ``written`` is chosen, ``others`` end up as it."""

    group: str
    written: str
    others: tuple[str, ...]
    display: bool = True


LETTERS, NUMBERS, SIGNS = "Letters and words", "Fractions, scripts and roots", "Signs and operators"
BRACKETS, ENVIRONMENTS, BOXES = "Brackets", "Rows and columns", "Stacks, boxes and spaces"
FORMS = (
    Form(LETTERS, r"\text{ab}=1", (r"\mathrm{ab}=1", r"\textrm{ab}=1", r"{\rm ab}=1")),
    Form(LETTERS, r"\mathrm{d}=1", (r"\text{d}=1", r"{\rm d}=1")),
    Form(LETTERS, r"\mathbf{x}=1", (r"\textbf{x}=1", r"{\bf x}=1", r"\bold{x}=1")),
    Form(LETTERS, r"\mathbb{R}=1", (r"\Bbb{R}=1", r"\R=1")),
    Form(LETTERS, r"\mathcal{L}=1", (r"{\cal L}=1",)),
    Form(LETTERS, r"\mathfrak{g}=1", (r"\frak{g}=1",)),
    Form(LETTERS, r"\boldsymbol{\mu}=1", (r"\bm{\mu}=1",)),
    Form(LETTERS, r"\sin x", (r"\operatorname{sin}x",)),
    Form(LETTERS, r"\text{if }x", (r"\text{if }{x}", r"\textrm{if }x")),
    Form(NUMBERS, r"\frac{a}{b}", (r"{a \over b}", r"\dfrac{a}{b}")),
    Form(NUMBERS, r"\frac{a}{b}", (r"{a \over b}", r"\tfrac{a}{b}"), display=False),
    Form(NUMBERS, r"\binom{n}{k}", (r"{n \choose k}", r"\dbinom{n}{k}", r"\genfrac(){0pt}{}{n}{k}")),
    Form(NUMBERS, r"\genfrac{[}{]}{0pt}{}{n}{k}", (r"{n \brack k}",)),
    Form(NUMBERS, r"x_1^2", (r"x^2_1", r"x_{1}^{2}")),
    Form(NUMBERS, r"x'", (r"x^\prime", r"x^{\prime}")),
    Form(NUMBERS, r"\sqrt{x}", (r"\sqrt x", r"\sqrt{{x}}")),
    Form(SIGNS, r"a\leq b\geq c\neq d", (r"a\le b\ge c\ne d",)),
    Form(SIGNS, r"a\to b", (r"a\rightarrow b",)),
    Form(SIGNS, r"a\leftarrow b", (r"a\gets b",)),
    Form(SIGNS, r"a\wedge b\vee\neg c", (r"a\land b\lor\lnot c",)),
    Form(SIGNS, r"a,\ldots,b", (r"a,\dots,b", r"a,\dotsc,b")),
    Form(SIGNS, r"a+\cdots+b", (r"a+\dots+b", r"a+\dotsb+b")),
    Form(SIGNS, r"a\mid b", (r"a\;|\;b",)),
    Form(SIGNS, r"\sum_ix_i", (r"\sum\limits_ix_i",)),
    Form(SIGNS, r"\int_0^1f", (r"\int\nolimits_0^1f",)),
    Form(SIGNS, r"\operatorname*{argmax}_x", (r"\operatornamewithlimits{argmax}_x",)),
    Form(BRACKETS, r"|x|", (r"\vert x\vert", r"\lvert x\rvert")),
    Form(BRACKETS, r"\|x\|", (r"\Vert x\Vert", r"\lVert x\rVert")),
    Form(BRACKETS, r"\bigl(x\bigr)", (r"\big(x\big)",)),
    Form(BRACKETS, r"\left|\frac{a}{b}\right|", (r"\left\vert\frac{a}{b}\right\vert",
                                                 r"\left\lvert\frac{a}{b}\right\rvert")),
    Form(ENVIRONMENTS, r"\begin{pmatrix}a\\b\end{pmatrix}", (r"\left(\begin{matrix}a\\b\end{matrix}\right)",)),
    Form(ENVIRONMENTS, r"\begin{bmatrix}a&b\\c&d\end{bmatrix}", (r"\begin{bmatrix}a&b\\c&d\\\end{bmatrix}",)),
    Form(ENVIRONMENTS, r"\begin{aligned}a&=b\\&=c\end{aligned}",
         (r"\begin{align*}a&=b\\&=c\end{align*}", r"\begin{split}a&=b\\&=c\end{split}")),
    Form(ENVIRONMENTS, r"\begin{gathered}a=b\\c=d+e\end{gathered}", (r"\begin{gather*}a=b\\c=d+e\end{gather*}",)),
    Form(BOXES, r"a\overset{!}{=}b", (r"a\stackrel{!}{=}b",)),
    Form(BOXES, r"\boxed{x+y}", (r"\fbox{$\displaystyle x+y$}",)),
    Form(BOXES, r"a\,b\:c\;d\!e", (r"a\thinspace b\medspace c\thickspace d\negthinspace e",)),
    Form(BOXES, r"\textcolor{#ff0000}{a}+b", (r"\color{red}{a}\color{black}{}+b", r"{\color{red}a}+b")),
)  # fmt: skip


def page_text(forms: Sequence[Form] = FORMS) -> str:
    """The page as Markdown."""
    parts = [INTRODUCTION]
    for group, rows in groupby(forms, key=lambda form: form.group):
        parts.append(f"## {group}\n\n" + "".join(map(_line, rows)))
    return "\n".join([*parts, CLOSING])


def _line(form: Form) -> str:
    others = ", ".join(f"`{other}`" for other in form.others)
    return f"- `{form.written}`{'' if form.display else ' (within a line)'}: {others}\n"


def main() -> None:
    """Writes the page."""
    PAGE.write_text(page_text(), encoding="utf8")


if __name__ == "__main__":
    main()
