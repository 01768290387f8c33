"""The LaTeX commands and environments that a recovered formula may use: data.

Symbols are those of KaTeX's symbol table; the structure below only builds boxes. Nothing here loads, defines, links,
or sets HTML attributes (no href, url, html..., includegraphics, def, newcommand, require, style, class).
"""

from __future__ import annotations

import json
from pathlib import Path

_SYMBOLS = Path(__file__).with_name("formula") / "data" / "symbols.json"

STRUCTURE = frozenset(
    """
    frac dfrac tfrac cfrac binom dbinom tbinom sqrt root of stackrel overset underset overbrace underbrace
    overline underline overrightarrow overleftarrow overleftrightarrow underrightarrow underleftarrow
    underleftrightarrow overgroup undergroup overlinesegment underlinesegment Overrightarrow overleftharpoon
    overrightharpoon utilde hat widehat tilde widetilde bar vec dot ddot dddot ddddot acute grave breve check
    widecheck mathring left right middle big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm
    biggm Biggm begin end substack limits nolimits displaystyle textstyle scriptstyle scriptscriptstyle
    operatorname operatorname* operatornamewithlimits mathop mathbin mathrel mathord mathopen mathclose
    mathpunct mathinner text textrm textit textbf textsf texttt textnormal textup textmd emph mathrm mathit
    mathbf mathsf mathtt mathbb mathcal mathfrak mathscr mathnormal mathsfit boldsymbol bm pmb Bbb bold frak rm
    bf it sf tt cal quad qquad enspace thinspace medspace thickspace negthinspace negmedspace negthickspace
    hspace hspace* kern mkern mskip hskip phantom hphantom vphantom smash rlap llap clap mathrlap mathllap
    mathclap boxed fbox cancel bcancel xcancel sout color textcolor tag tag* hline hdashline not xleftarrow
    xrightarrow xleftrightarrow xLeftarrow xRightarrow xLeftrightarrow xmapsto xhookleftarrow xhookrightarrow
    xtwoheadleftarrow xtwoheadrightarrow xrightharpoonup xrightharpoondown xleftharpoonup xleftharpoondown
    xrightleftharpoons xleftrightharpoons xlongequal xtofrom tiny scriptsize footnotesize small normalsize large
    Large LARGE huge Huge pmod bmod mod pod prime cr newline nonumber notag raisebox rule middot arcsin arccos
    arctan arctg arcctg arg ch cos cosec cosh cot cotg coth csc ctg cth deg dim exp hom ker lg ln log sec sin
    sinh sh tan tanh tg th det gcd inf lim max min Pr sup liminf limsup varinjlim varliminf varlimsup varprojlim
    injlim projlim argmax argmin plim to gets iff implies impliedby le ge ne land lor lnot owns dots ldots cdots
    dotsb dotsc dotsi dotsm dotso vdots ddots colon coloneqq eqqcolon Coloneqq colonequals equalscolon set Set
    bra ket braket Bra Ket notin notni neq ngtr lvert rvert lVert rVert vert Vert langle rangle lceil rceil
    lfloor rfloor lbrace rbrace lbrack rbrack lgroup rgroup lmoustache rmoustache ulcorner urcorner llcorner
    lrcorner backslash uparrow downarrow updownarrow Uparrow Downarrow Updownarrow llbracket rrbracket lBrace
    rBrace oint oiint oiiint iint iiint int intop smallint alef alefsym R Reals reals N natnums Z cnums Complex
    Q image real Dagger dag ddag TeX LaTeX KaTeX H r c k b d t u v AA aa ae AE oe OE o O ss i j S P pounds
    textdollar textbackslash textasciitilde textasciicircum textquotesingle textunderscore textless textgreater
    textbar textbardbl textbraceleft textbraceright textdegree textellipsis textemdash textendash textquoteleft
    textquoteright textquotedblleft textquotedblright copyright textregistered
    """.split()  # noqa: SIM905 - a table of words reads better than a list of strings
)
ENVIRONMENTS = frozenset(
    """
    matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix matrix* pmatrix* bmatrix* Bmatrix* vmatrix*
    Vmatrix* array subarray cases rcases dcases drcases aligned alignedat gathered split align align* alignat
    alignat* gather gather* equation equation* darray CD
    """.split()  # noqa: SIM905 - a table of words reads better than a list of strings
)
COMMANDS = STRUCTURE | frozenset(
    name[1:]
    for row in json.loads(_SYMBOLS.read_text(encoding="ascii"))
    for name in row[3]
    if name.startswith("\\") and name[1:].isalpha()
)
