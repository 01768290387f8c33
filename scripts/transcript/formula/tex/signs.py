"""What TeX's glyph names mean in mathematics: TeX's atom class and LaTeX.

Source: plain.tex and fontmath.ltx (mathematical codes of OT1, OML, OMS, OMX).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sign:
    """``kind`` is TeX's atom class, or what the reader does with the glyph: accent, delimiter, brace, radical, not."""

    kind: str
    latex: str
    name: str = ""


GREEK = [
    "alpha",
    "beta",
    "gamma",
    "delta",
    "zeta",
    "eta",
    "theta",
    "iota",
    "kappa",
    "lambda",
    "mu",
    "nu",
    "xi",
    "pi",
    "rho",
    "sigma",
    "tau",
    "upsilon",
    "chi",
    "psi",
    "omega",
    "Gamma",
    "Delta",
    "Theta",
    "Lambda",
    "Xi",
    "Pi",
    "Sigma",
    "Upsilon",
    "Phi",
    "Psi",
    "Omega",
]
RENAMED = {
    "epsilon1": r"\epsilon", "epsilon": r"\varepsilon", "theta1": r"\vartheta", "pi1": r"\varpi", "rho1": r"\varrho",
    "sigma1": r"\varsigma", "phi": r"\phi", "phi1": r"\varphi", "partialdiff": r"\partial", "lscript": r"\ell",
    "dotlessi": r"\imath", "dotlessj": r"\jmath", "weierstrass": r"\wp", "flat": r"\flat", "natural": r"\natural",
    "sharp": r"\sharp",
}  # fmt: skip
# name: (class, LaTeX), for all families.
ROWS: dict[str, str] = {
    "ord": r"""infinity \infty; prime \prime; emptyset \emptyset; nabla \nabla; latticetop \top; perpendicular \perp;
        universal \forall; existential \exists; logicalnot \neg; aleph \aleph; Rfractur \Re; Ifractur \Im;
        bar |; bardbl \|;
        triangle \triangle; club \clubsuit; diamond \diamondsuit; heart \heartsuit; spade \spadesuit; dollar \$;
        percent \%; ampersand \&; numbersign \#; section \S; paragraph \P; slash /; period .;
        surd \surd; exclam !; question ?; at @; square \square; lozenge \lozenge; checkmark \checkmark""",
    "bin": r"""plus +; minus -; periodcentered \cdot; multiply \times; asteriskmath *; divide \div;
        diamondmath \diamond;
        plusminus \pm; minusplus \mp; circleplus \oplus; circleminus \ominus; circlemultiply \otimes;
        circledivide \oslash; circledot \odot; circlecopyrt \bigcirc; openbullet \circ; bullet \bullet; union \cup;
        intersection \cap; unionmulti \uplus; logicaland \wedge; logicalor \vee; backslash \setminus;
        wreathproduct \wr; coproduct \amalg;
        unionsq \sqcup; intersectionsq \sqcap; dagger \dagger; daggerdbl \ddagger; triangleright \triangleright;
        triangleleft \triangleleft; star \star; triangleinv \bigtriangledown; asterisk *""",
    "rel": r"""equal =; less <; greater >; lessequal \leq; greaterequal \geq; equivalence \equiv; similar \sim;
        approxequal \approx; similarequal \simeq; propersubset \subset; propersuperset \supset; reflexsubset \subseteq;
        reflexsuperset \supseteq; lessmuch \ll; greatermuch \gg; precedes \prec; follows \succ; precedesequal \preceq;
        followsequal \succeq; arrowleft \leftarrow; arrowright \to; arrowup \uparrow; arrowdown \downarrow;
        arrowboth \leftrightarrow; arrownortheast \nearrow; arrowsoutheast \searrow; arrownorthwest \nwarrow;
        arrowsouthwest \swarrow; arrowdblleft \Leftarrow; arrowdblright \Rightarrow; arrowdblup \Uparrow;
        arrowdbldown \Downarrow; arrowdblboth \Leftrightarrow; proportional \propto; element \in; owner \ni;
        equivasymptotic \asymp; turnstileleft \vdash; turnstileright \dashv; subsetsqequal \sqsubseteq;
        supersetsqequal \sqsupseteq; arrowbothv \updownarrow; arrowdblbothv \Updownarrow; colon :;
        arrowlefttophalf \leftharpoonup; arrowleftbothalf \leftharpoondown; arrowrighttophalf \rightharpoonup;
        arrowrightbothalf \rightharpoondown; mapsto \mapstochar; slurbelow \smile; slurabove \frown;
        arrowhookleft \lhook; arrowhookright \rhook""",
    "open": r"""parenleft (; bracketleft [; braceleft \{; floorleft \lfloor; ceilingleft \lceil;
        angbracketleft \langle""",
    "close": r"""parenright ); bracketright ]; braceright \}; floorright \rfloor; ceilingright \rceil;
        angbracketright \rangle""",
    "punct": r"comma ,; semicolon ;",
    "accent": r"""circumflex \hat; tilde \tilde; macron \bar; dotaccent \dot; dieresis \ddot; caron \check;
        breve \breve;
        grave \grave; acute \acute; ring \mathring; vector \vec""",
    "not": r"negationslash \not",
}  # fmt: skip
OPERATORS = {
    "summation": r"\sum", "product": r"\prod", "integral": r"\int", "contintegral": r"\oint", "coproduct": r"\coprod",
    "union": r"\bigcup", "intersection": r"\bigcap", "unionmulti": r"\biguplus", "unionsq": r"\bigsqcup",
    "logicaland": r"\bigwedge", "logicalor": r"\bigvee", "circledot": r"\bigodot", "circleplus": r"\bigoplus",
    "circlemultiply": r"\bigotimes",
}  # fmt: skip
DELIMITERS = {
    "parenleft": "(", "parenright": ")", "bracketleft": "[", "bracketright": "]", "braceleft": r"\{",
    "braceright": r"\}", "floorleft": r"\lfloor", "floorright": r"\rfloor", "ceilingleft": r"\lceil",
    "ceilingright": r"\rceil", "angbracketleft": r"\langle", "angbracketright": r"\rangle",
}  # fmt: skip
BAR_PIECES = {"vextendsingle": "|", "vextenddouble": r"\|", "arrowvertex": "|", "arrowvertexdbl": r"\|"}
DIGITS = dict(
    zip(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], "0123456789", strict=True)
)


@cache
def coded_signs(family: str) -> dict[int, Sign]:
    """The signs of MSA, MSB and STM by code (data/ams.json, from amssymb.sty, amsfonts.sty and stmaryrd.sty)."""
    raw = json.loads((Path(__file__).parent / "data" / "ams.json").read_text(encoding="ascii"))
    return {
        int(code): Sign(kind, "\\" + name, name)
        for kind, packed in raw[family].items()
        for code, name in (row.split() for row in packed.split("; "))
    }


@cache
def named_signs() -> dict[str, Sign]:
    """The sign of each glyph name that is the same in all families."""
    found = {name: Sign(kind, latex, name) for kind, text in ROWS.items() for name, latex in _pairs(text)}
    found |= {name: Sign("ord", "\\" + name, name) for name in GREEK}
    found |= {name: Sign("ord", latex, name) for name, latex in RENAMED.items()}
    found |= {name: Sign("digit", digit, name) for name, digit in DIGITS.items()}
    return found


def _pairs(text: str) -> list[list[str]]:
    return [row.split() for row in text.split(";\n") for row in row.replace("\n", " ").split("; ") if row.strip()]


@cache
def large_sign(name: str) -> Sign | None:
    """The sign of a glyph of CMEX by its name."""
    for end in ("display", "text"):
        if name.endswith(end) and name.removesuffix(end) in OPERATORS:
            return Sign("op", OPERATORS[name.removesuffix(end)], name)
    for end in ("Bigg", "bigg", "Big", "big"):
        if name.endswith(end):
            stem = name.removesuffix(end)
            if stem == "radical":
                return Sign("radical", r"\sqrt", name)
            if stem in DELIMITERS:
                return Sign("delimiter", DELIMITERS[stem], name)
    for end in ("tp", "bt", "ex", "mid"):
        stem = name.removesuffix(end)
        if name.endswith(end) and (stem in DELIMITERS or stem == "brace"):
            return Sign("piece", DELIMITERS.get(stem, ""), name)
    if name in BAR_PIECES:
        return Sign("piece", BAR_PIECES[name], name)
    if name.startswith("radical"):
        return Sign("radical", r"\sqrt", name)
    if name.startswith("bracehtip"):
        return Sign("tip", "", name)
    if name.startswith(("hatwide", "tildewide")):
        return Sign("accent", r"\widehat" if name.startswith("hat") else r"\widetilde", name)
    return None
