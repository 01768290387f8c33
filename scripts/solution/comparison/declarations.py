"""What one declaration of the author says of a name: its form, its natures and its dimensions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.solution.comparison.latex.tokens import function_named
from scripts.solution.comparison.latex.vocabulary import GREEK_VARIANTS
from scripts.solution.comparison.limits import DECLARED_SIZE

_FORMS = frozenset(
    {"scalar", "vector", "row", "matrix", "vectors", "matrices", "function", "rows", "columns", "random", "constant"}
)
_MATRIX_NATURES = frozenset(
    [
        "invertible",
        "orthogonal",
        "orthonormal",
        "symmetric",
        "identity",
        "diagonal",
        "positive-definite",
        "positive-semidefinite",
        "upper",
        "lower",
        "skew",
        "permutation",
        "stochastic",
        "square",
        "spd",
        "psd",
        "zero",
        "ones",
        "nonsingular",
        "projection",
    ]
)
_NATURES = frozenset(
    [
        "real",
        "positive",
        "nonnegative",
        "non-negative",
        "negative",
        "nonzero",
        "integer",
        "natural",
        "probability",
        "odd",
        "even",
        "unit",
        "one-hot",
        "onehot",
        "simplex",
        "ones",
        "zero",
        "elementwise",
        "angle",
        "complex",
        "small",
        "large",
    ]
)
_SPACE = re.compile(r"(?:\\mathbb\s*\{?\s*R\s*\}?|\bR|ℝ)\s*\^\s*(?:\{\s*([^{}]+?)\s*\}|(\w+))")
_CROSSED = re.compile(r"^\(?\s*([\w{}]+)\s*(?:\bx\b|×|\\times|\bby\b|,)\s*([\w{}]+)\s*\)?$")
_PHRASES = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"\brow vector\b", "row"),
        (r"\bcolumn vector\b", "vector"),
        (r"\b(\w+)-(?:dimensional|dim|d) vector\b", r"vector \1"),
        (r"(?:>=|≥|\\geq?)\s*0\b", "nonnegative"),
        (r">\s*0\b", "positive"),
        (r"\bint\b", "integer"),
        (r"\bfloat\b", "real"),
        (r"(?<=\s)(?:of (?:size|length|shape|dimension)|of|in|with|∈|\\in)(?=\s)(?! [A-Z]\b)|^(?:in|∈|\\in)\s", " "),
    )
)
_DISTRIBUTIONS = frozenset(["normal", "gaussian", "uniform", "bernoulli", "exponential", "poisson", "rademacher"])


@dataclass(frozen=True, slots=True)
class Declaration:
    """form: scalar, vector, row, matrix, vectors, matrices, function, rows, columns, random or constant."""

    form: str
    natures: frozenset[str] = frozenset()
    dims: tuple[str | int, ...] = ()
    detail: str = ""


def canonical(name: str) -> str:
    """A declared name as the grammar writes it: `\\lambda`, `{W}`, `d_{\\text{in}}` become lambda, W, d_in."""
    text = re.sub(
        r"\\(?:text|mathrm|mathbf|boldsymbol|operatorname|bm|mathit|textbf|mathsf|vec|textrm)\b\*?",
        "",
        name.strip().strip("$"),
    )
    text = re.sub(r"\\(?:hat|widehat)\s*\{?([A-Za-z]+)\}?", r"\1_hat", text)
    text = re.sub(r"\\(?:tilde|widetilde)\s*\{?\\?([A-Za-z]+)\}?", r"\1_tilde", text)
    text = re.sub(r"\\(?:bar|overline)\s*\{?\\?([A-Za-z]+)\}?", r"\1_bar", text)
    text = re.sub(r"\\math(?:cal|scr)\s*\{?([A-Za-z]+)\}?", r"cal\1", text)
    key = re.sub(r"[\\{}]|\s(?![A-Za-z])|(?<![A-Za-z])\s", "", text)
    if re.fullmatch(r"\\?(?:mathbf|mathbb|boldsymbol|bm|vec)\s*\{?\s*1\s*\}?|𝟙", name.strip()):
        return "ones"
    root, mark, rest = key.partition("_")
    return GREEK_VARIANTS.get(root, root) + mark + rest


def _dims(words: Sequence[str]) -> tuple[str | int, ...]:
    return tuple(_size(word) if word.isdecimal() else canonical(word) for word in words)


def _size(digits: str) -> int:
    if len(digits) > 4 or not 1 <= int(digits) <= DECLARED_SIZE:
        raise ValueError(f"the declared size {digits[:20]} is not from 1 to {DECLARED_SIZE}")
    return int(digits)


def _plainly(text: str) -> str:
    """What authors write of shapes in the words of the contract: `n x d` and `R^{n x d}` become `matrix n d`."""
    text, spaces = _SPACE.subn(lambda found: found[1] or found[2], text.strip())
    for pattern, words in _PHRASES:
        text = pattern.sub(words, text)
    text = text.strip()
    if found := _CROSSED.match(text):
        return f"matrix {found[1]} {found[2]}"
    return f"vector {text}" if spaces and len(text.split()) == 1 else text


def _shape_words(text: str) -> list[str]:
    text = re.sub(r"(?<=[\w}])\s*(?:×|\\times|\bby\b|,|\bx\b)\s*(?=[\w\\{])", " ", text)
    text = (
        text.replace("positive definite", "positive-definite")
        .replace("positive semidefinite", "positive-semidefinite")
        .replace("one hot", "one-hot")
    )
    return (
        text.replace("upper triangular", "upper")
        .replace("lower triangular", "lower")
        .replace("probability vector", "simplex")
        .split()
    )


def declaration(text: str) -> Declaration:
    """What one declaration says. Raises ValueError, naming the words, when it says nothing that is known."""
    words = _shape_words(_plainly(text))
    lowered = [word.lower() for word in words]
    if lowered and lowered[0] in _DISTRIBUTIONS:
        return Declaration("random", frozenset({lowered[0]}), (), _parameters(lowered[0], words[1:]))
    if len(words) == 3 and lowered[0] in ("rows", "columns") and lowered[1] == "of":
        return Declaration(lowered[0], detail=canonical(words[2]))
    if "function" in lowered or (len(words) == 1 and function_named(text)):
        return Declaration("function", detail=next((found for word in words if (found := function_named(word))), ""))
    natures = frozenset(word for word in lowered if word in _NATURES | _MATRIX_NATURES)
    forms = [word for word in lowered if word in _FORMS]
    places = [
        word
        for word, low in zip(words, lowered, strict=True)
        if low not in natures and low not in _FORMS and low not in ("number", "dimension", "index")
    ]
    return _assembled(text, natures, forms, _dims(places), lowered)


def _parameters(kind: str, words: Sequence[str]) -> str:
    """The parameters of a distribution: of a normal one the mean and the deviation, which a square is the square of."""
    if kind in ("normal", "gaussian") and len(words) == 2 and re.search(r"\^\{?2\}?$", words[1]):
        words = (words[0], rf"\sqrt{{{words[1]}}}")
    return " ".join(words)


def _assembled(
    text: str, natures: frozenset[str], forms: list[str], dims: tuple[str | int, ...], words: list[str]
) -> Declaration:
    if natures & {"one-hot", "onehot", "simplex"} and not forms:
        forms = ["vector"]
    if forms in (["vector"], ["row"]) and len(dims) == 1:
        return Declaration(forms[0], natures, dims)
    if (
        natures & _MATRIX_NATURES - {"zero", "ones"}
        or forms == ["matrix"]
        or (natures & {"zero", "ones"} and len(dims) == 2)
    ):
        if len(dims) in (1, 2):
            return Declaration("matrix", natures, dims if len(dims) == 2 else dims * 2)
    elif natures & {"zero", "ones"} and len(dims) == 1:
        return Declaration("vector", natures, dims)
    elif forms in (["vectors"], ["matrices"]) and len(dims) == (2 if forms == ["vectors"] else 3):
        return Declaration(forms[0], natures, dims)
    elif (
        not dims
        and (natures or forms or set(words) & {"number", "dimension", "index"})
        and forms in ([], ["scalar"], ["constant"])
    ):
        whole = {"integer", "positive"} if set(words) & {"dimension"} else set()
        return Declaration(forms[0] if forms else "scalar", natures | whole)
    raise ValueError(f"the declaration {text!r} is not understood")
