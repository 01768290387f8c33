# ruff: noqa: E501 - a formula and those that look alike are easier to compare on one line
"""Formulas by construct: each with others that print something else, which a proof must tell apart."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Construct:
    """A formula, and LaTeX that looks alike and is not the same."""

    name: str
    latex: str
    others: tuple[str, ...] = ()
    display: bool = True


CONSTRUCTS = (
    Construct("letters and spaces", r"f(x)=2x\,dx+\text{for all }y", (r"f(x)=2xdx+\text{for all }y", r"f(x)=2x\;dx+\text{for all }y")),
    Construct("italic corrections", r"VAfT", (r"V\!AfT", r"\mathit{VAfT}")),
    Construct("scripts", r"x_1^2+{x_1}^2", (r"x_1^2+x_1^2", r"{x_1}^2+{x_1}^2", r"x^2_1+{x_1}^1")),
    Construct("nested scripts", r"e^{-x_{i_1}^2}", (r"e^{-x_{i}^{2_1}}", r"e^{-x_{i1}^2}")),
    Construct("prescripts and primes", r"{}^{14}_6C+f''(x)", (r"^{14}{}_6C+f''(x)", r"{}^{14}_6C+f'{}'(x)")),
    Construct("fraction", r"\frac{a+b}{c}", (r"\tfrac{a+b}{c}", r"\frac{a+b}{c\,}", r"\genfrac{}{}{0pt}{0}{a+b}{c}")),
    Construct("fraction in text", r"\frac{a+b}{c}", (r"\dfrac{a+b}{c}",), display=False),
    Construct("binomial", r"\binom{n}{k}", (r"\tbinom{n}{k}", r"\left(\frac{n}{k}\right)", r"(\genfrac{}{}{0pt}{0}{n}{k})")),
    Construct("root", r"\sqrt{x}+\sqrt[3]{\frac{a}{b}}", (r"\sqrt{x+\sqrt[3]{\frac{a}{b}}}", r"\sqrt{x+}\sqrt[3]{\frac{a}{b}}")),
    Construct("sum with limits", r"\sum_{i=1}^n i", (r"\sum\nolimits_{i=1}^n i", r"\sum^{i=1}_n i")),
    Construct("integral", r"\int_0^1 f\,dx+\oiint", (r"\int\limits_0^1 f\,dx+\oiint", r"\int_0^1 f\,dx+\oint")),
    Construct("accents", r"\hat{x}+\bar{y}+\vec{v}+\ddot{q}", (r"\hat{x}+\overline{y}+\vec{v}+\ddot{q}",)),
    Construct("wide accents", r"\widehat{abc}+\widetilde{xy}+\widehat{y}", (r"\widehat{ab}c+\widetilde{xy}+\widehat{y}", r"\widetilde{abc}+\widehat{xy}+\widehat{y}")),
    Construct("arrows above", r"\overrightarrow{AB}", (r"\overleftarrow{AB}", r"\overleftrightarrow{AB}")),
    Construct("lines", r"\overline{ab}+\underline{cd}", (r"\overline{a}b+\underline{cd}", r"\overline{ab}+cd")),
    Construct("braces", r"\underbrace{a+b}_{n}+\overbrace{x+y}^{m}", (r"\overbrace{a+b}_{n}+\underbrace{x+y}^{m}",)),
    Construct("arrow with label", r"A\xrightarrow[b]{aaa}B", (r"A\xleftarrow[b]{aaa}B", r"A\xrightarrow{aaa}B_b")),
    Construct("growing brackets", r"\left(\frac{a}{b}\right)+\left[x\right]", (r"\bigg(\frac{a}{b}\bigg)+\left[x\right]",)),
    Construct("sized brackets", r"\Big(x\big)+(y)", (r"\Big(x\big)+\left(y\right)", r"\bigg(x\big)+(y)")),
    Construct("tall brackets", r"\left\{\begin{matrix}a\\b\\c\\d\end{matrix}\right\|", (r"\left[\begin{matrix}a\\b\\c\\d\end{matrix}\right\|",)),
    Construct("bars", r"\left|\frac{a}{b}\right|+\lvert x\rvert", (r"\left\|\frac{a}{b}\right\|+\lvert x\rvert",)),
    Construct("matrix", r"\begin{bmatrix}a&b\\c&d\end{bmatrix}", (r"\begin{pmatrix}a&b\\c&d\end{pmatrix}", r"\left[\begin{array}{cc}a&b\\c&d\end{array}\right]")),
    Construct("small matrix", r"\begin{smallmatrix}1&0\\0&1\end{smallmatrix}", (r"\begin{matrix}1&0\\0&1\end{matrix}",)),
    Construct("cases", r"\begin{cases}x&x>0\\0&\text{else}\end{cases}", (r"\left\{\begin{array}{ll}x&x>0\\0&\text{else}\end{array}\right.",)),
    Construct("array with lines", r"\begin{array}{c|c}a&b\\\hline c&d\end{array}", (r"\begin{array}{cc}a&b\\\hline c&d\end{array}", r"\begin{array}{c|c}a&b\\c&d\end{array}")),
    Construct("array with dashes", r"\begin{array}{c:c}a&b\\\hdashline c&d\end{array}", (r"\begin{array}{c|c}a&b\\\hline c&d\end{array}",)),
    Construct("aligned", r"\begin{aligned}a&=b+c\\&=d\end{aligned}", (r"\begin{aligned}a=b+c\\=d\end{aligned}", r"\begin{gathered}a=b+c\\=d\end{gathered}")),
    Construct("tag", r"a=b\tag{1}", (r"a=b\tag{2}", r"a=b\qquad[1]")),
    Construct("stacks", r"\overset{!}{=}+\underset{x}{\max}+\sum_{\substack{i<n\\j}}", (r"\overset{!}{=}+\max_x+\sum_{\substack{i<n\\j}}",)),
    Construct("alphabets", r"\mathbb{R}\mathcal{L}\mathfrak{g}\mathscr{F}\mathsf{x}\mathtt{y}\mathbf{z}\boldsymbol{\theta}", (r"\mathbb{R}\mathcal{L}\mathfrak{g}\mathcal{F}\mathsf{x}\mathtt{y}\mathbf{z}\boldsymbol{\theta}",)),
    Construct("operators", r"\operatorname{softmax}(x)+\log x", (r"\mathrm{softmax}x+\log x", r"\operatorname{softmax}(x)+\mathrm{log}x")),
    Construct("negations and laps", r"a\neq b\notin C\not\equiv d", (r"a= b\notin C\not\equiv d", r"a\neq b\in C\not\equiv d")),
    Construct("box and strokes", r"\boxed{x}+\cancel{ab}+\sout{c}", (r"\boxed{x}+\bcancel{ab}+\sout{c}", r"x+\cancel{ab}+\sout{c}")),
    Construct("rule and raised box", r"\rule[2pt]{1em}{5pt}+\raisebox{3pt}{ab}", (r"\rule{1em}{5pt}+\raisebox{3pt}{ab}", r"\rule[2pt]{1em}{5pt}+ab")),
    Construct("sizes", r"\large x+\tiny y", (r"\Large x+\tiny y", r"x+\tiny y")),
    Construct("colour and phantom", r"{\color{red}x}+\smash{y}", (r"x+\smash{y}", r"{\color{blue}x}+\smash{y}", r"\color{red}x+\smash{y}")),
    Construct("middle bar", r"\left\{x\,\middle|\,x>0\right\}", (r"\left\{x\,|\,x>0\right\}",)),
    Construct("lines of a display", r"a=b\\c=d", (r"a=b\quad c=d",)),
    Construct("text style sum", r"\textstyle\sum_{i=1}^n x_i", (r"\sum_{i=1}^n x_i",)),
    Construct("inline sum", r"\sum_{i=1}^n x_i", (r"\displaystyle\sum_{i=1}^n x_i",), display=False),
)  # fmt: skip
