"""What the author declares of names: shape, nature, definitions, assumptions, aliases."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from scripts.solution.comparison.latex.cursor import Context
from scripts.solution.comparison.latex.nodes import Indexed, Name, Negative, Node, Relation, Sum
from scripts.solution.comparison.latex.statement import read
from scripts.solution.comparison.latex.tokens import function_named
from scripts.solution.comparison.latex.tree import free_names, substitute
from scripts.solution.comparison.latex.vocabulary import GREEK_VARIANTS
from scripts.solution.comparison.limits import DECLARED_SIZE, WORK_STEPS
from scripts.solution.comparison.model import Unparsed
from scripts.solution.comparison.settings import SETTINGS, read_settings
from scripts.solution.comparison.work import Work

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
_DISTRIBUTIONS = frozenset(["normal", "gaussian", "uniform", "bernoulli", "exponential", "poisson", "rademacher"])


@dataclass(frozen=True, slots=True)
class Declaration:
    """form: scalar, vector, row, matrix, vectors, matrices, function, rows, columns, random or constant."""

    form: str
    natures: frozenset[str] = frozenset()
    dims: tuple[str | int, ...] = ()
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """A name, or a name with index letters, and the tree that it stands for."""

    parameters: tuple[str, ...]
    body: Node


@dataclass(frozen=True, slots=True)
class Symbols:
    declared: Mapping[str, Declaration] = field(default_factory=dict)
    definitions: Mapping[str, Definition] = field(default_factory=dict)
    substitutions: Mapping[str, Node] = field(default_factory=dict)
    assumptions: tuple[Relation, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, object] = field(default_factory=dict)
    context: Context = field(default_factory=Context)
    stated: bool = False
    explain: bool = True
    work: Work = field(default_factory=lambda: Work(WORK_STEPS))


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
    if name.strip() in (r"\mathbf{1}", r"\mathbf 1", r"\mathbb{1}", "𝟙"):
        return "ones"
    root, mark, rest = key.partition("_")
    return GREEK_VARIANTS.get(root, root) + mark + rest


def _dims(words: Sequence[str]) -> tuple[str | int, ...]:
    return tuple(_size(word) if word.isdecimal() else canonical(word) for word in words)


def _size(digits: str) -> int:
    if len(digits) > 4 or not 1 <= int(digits) <= DECLARED_SIZE:
        raise ValueError(f"the declared size {digits[:20]} is not from 1 to {DECLARED_SIZE}")
    return int(digits)


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
    words = _shape_words(text)
    lowered = [word.lower() for word in words]
    if lowered and lowered[0] in _DISTRIBUTIONS:
        return Declaration("random", frozenset({lowered[0]}), (), " ".join(words[1:]))
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


def _sizes(declared: dict[str, Declaration]) -> dict[str, Declaration]:
    """The names that only stand for sizes are positive integers."""
    sizes = {dim for item in declared.values() for dim in item.dims if isinstance(dim, str)}
    return {size: Declaration("scalar", frozenset({"positive", "integer"})) for size in sizes if size not in declared}


def _context(declared: Mapping[str, Declaration], growth: bool, extra: frozenset[str] = frozenset()) -> Context:
    arrays = frozenset(key for key, item in declared.items() if item.form in ("vector", "row", "matrix"))
    families = frozenset(
        key for key, item in declared.items() if item.form in ("vectors", "matrices", "rows", "columns")
    )
    integers = frozenset(
        key for key, item in declared.items() if item.form == "scalar" and item.natures & {"integer", "natural"}
    )
    functions = frozenset(key for key, item in declared.items() if item.form == "function")
    return Context(frozenset(declared) | extra, arrays | families, integers, functions, arrays, growth)


def symbols(given: Mapping[str, object], *, growth: bool = False) -> Symbols:
    """The declarations, with definitions and assumptions read. Raises ValueError for an author's mistake."""
    settings = read_settings(given)
    declared = {canonical(name): declaration(str(text)) for name, text in given.items() if name not in SETTINGS}
    declared |= _sizes(declared)
    aliases = {canonical(new): canonical(old) for new, old in dict(given.get("alias", {})).items()}  # type: ignore[call-overload]
    for new, old in (("l", "ell"), ("ell", "l")):
        if old in declared and new not in declared:
            aliases.setdefault(new, old)
    for new, old in aliases.items():
        if old in declared and new not in declared:
            declared[new] = declared[old]
    context = _context(declared, growth)
    definitions = _definitions(list(given.get("where", ())), declared, growth)  # type: ignore[call-overload]
    context = _context(declared, growth, frozenset(definitions))
    families = frozenset(key for key, definition in definitions.items() if definition.parameters)
    context = replace(context, indexable=context.indexable | families)
    substitutions, assumptions = _assumptions(list(given.get("assume", ())), context)  # type: ignore[call-overload]
    return Symbols(declared, definitions, substitutions, assumptions, aliases, settings, context, bool(declared))


def _definitions(texts: list[str], declared: Mapping[str, Declaration], growth: bool) -> dict[str, Definition]:
    definitions: dict[str, Definition] = {}
    heads = frozenset(canonical(text.partition("=")[0]) for text in texts)
    for text in texts:
        without_heads = _stated(text, _context(declared, growth))
        relation = _stated(text, _context(declared, growth, heads))
        key, definition = _definition(text, without_heads, relation)
        definitions[key] = definition
    return definitions


def _definition(text: str, without_heads: Relation, relation: Relation) -> tuple[str, Definition]:
    """A head whose index letters stand in the body is a family; any other subscript is part of the name."""
    head, body = without_heads.sides[0], relation.sides[-1]
    if isinstance(head, Indexed) and isinstance(head.base, Name):
        letters = frozenset().union(*(free_names(index) for index in head.indices))
        if letters and letters <= free_names(body):
            return head.base.key, _family(text, head.indices, body)
    key = canonical(text.partition("=")[0])
    if not key or not (key[0].isalpha()):
        raise ValueError(f"the definition {text!r} does not begin with a name")
    return key, Definition((), body)


def _family(text: str, indices: tuple[Node, ...], body: Node) -> Definition:
    if all(isinstance(index, Name) for index in indices):
        return Definition(tuple(index.key for index in indices if isinstance(index, Name)), body)
    index = indices[0]
    if len(indices) == 1 and isinstance(index, Sum) and isinstance(index.terms[0], Name):
        shifted = Sum((Name("index"), *(Negative(term) for term in index.terms[1:])))
        return Definition(("index",), substitute(body, {index.terms[0].key: shifted}))
    raise ValueError(f"the index of the definition {text!r} is not a letter plus a number")


def _stated(text: str, context: Context) -> Relation:
    try:
        node = read(text, context)
    except Unparsed as error:
        raise ValueError(f"{text!r} is not read: {error}") from error
    if not isinstance(node, Relation):
        raise ValueError(f"{text!r} states no relation")
    return node


def _assumptions(texts: list[str], context: Context) -> tuple[dict[str, Node], tuple[Relation, ...]]:
    substitutions: dict[str, Node] = {}
    relations: list[Relation] = []
    for text in texts:
        relation = _stated(text, context)
        if relation.operators == ("=",) and isinstance(relation.sides[0], Name):
            substitutions[relation.sides[0].key] = relation.sides[1]
        else:
            relations.append(relation)
    return substitutions, tuple(relations)
