"""What prints the same, and the one form that is written for it.

KaTeX prints the two sides of each row alike, so no reader of the print can tell them apart. ``PREFERRED`` chooses
among the names of one glyph and class; ``CANONICAL`` lists the rest for the documentation.
"""

from __future__ import annotations

# The name to write where KaTeX has several for the same glyph and class.
PREFERRED = frozenset(
    r"""\to \leq \geq \cdot \dagger \ddagger \wedge \vee \neg \emptyset \infty \in \subset \subseteq \supset \supseteq
    \Rightarrow \Leftarrow \Leftrightarrow \leftrightarrow \leftarrow \angle \exists \partial \pm \Re \Im \aleph \ell
    \langle \rangle \implies \iff \square \Diamond \mapsto \doteq \ll \gg \lll \ggg \bowtie \| | \mid \perp \bot \ni
    \doublecap \Cap \Cup \bullet \rightsquigarrow \upharpoonright \hbar \triangle \varnothing \prime \models \wp
    \Longrightarrow \Longleftarrow \Longleftrightarrow \clubsuit \diamondsuit \heartsuit \spadesuit \alpha \S
    - + * = < > ( ) [ ] / : ; , . ! ? \{ \} \lfloor \rfloor \lceil \rceil \# \& \% \$ \_ @ " \ldotp \ldots \cdots \vdots \ddots""".split()
)
# Never written: they print one glyph but do something else, or are other names of nothing.
REFUSED = frozenset(
    r"""\mathstrut \implies \iff \impliedby \bigtriangleup \Alpha \Beta \Epsilon \Zeta \Eta \Iota \Kappa \Mu \Nu \N \Z
    \natnums \Omicron \Rho \Tau \Chi \ratio \ordinarycolon \vcentcolon \colon \thicksim \thickapprox \sdot \cdotp""".split()
)
# (written, also prints like this), for the documentation.
CANONICAL: tuple[tuple[str, str], ...] = (
    (r"\text{ab}", r"\mathrm{ab}, \textrm{ab}, {\rm ab}: two or more upright letters without a space"),
    (r"\mathrm{a}", r"\text{a}, \operatorname{a} beside a bracket"),
    (r"\mathbf{x}", r"\textbf{x}, {\bf x}, \bold{x}, \boldsymbol{1}"),
    (r"\sin", r"\operatorname{sin}, \mathrm{sin} beside a bracket"),
    (r"\frac{a}{b}", r"\dfrac in display style, \tfrac in text style, a \over b, \cfrac without a neighbour"),
    (r"\binom{n}{k}", r"n \choose k"),
    (r"x_1^2", r"x^2_1"),
    (r"x'", r"x^\prime"),
    (r"|x|", r"\lvert x\rvert, \vert x\vert"),
    (r"\|x\|", r"\lVert x\rVert, \Vert x\Vert"),
    (r"\mid", r"\;|\;"),
    (r"\leq, \geq, \neq, \to", r"\le, \ge, \ne, \rightarrow"),
    (r"\ldots, \cdots", r"\dots, \dotsc, \dotsb ..."),
    (r"\bigl( \bigr)", r"\big( \big)"),
    (r"\begin{aligned}", r"align*, split"),
    (r"\begin{gathered}", r"gather*"),
    (r"\begin{pmatrix}", r"\left(\begin{matrix}"),
    (r"\overset{a}{=}", r"\stackrel{a}{=}"),
    (r"\boxed{x}", r"\fbox{$\displaystyle x$}"),
    ("nothing", r"\phantom of what takes no room, \label, comments, macros, empty groups, colour scoping"),
)
