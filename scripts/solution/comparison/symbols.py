"""What the author declares of names: shape, nature, definitions, assumptions, aliases."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from scripts.solution.comparison.declarations import Declaration, canonical, declaration
from scripts.solution.comparison.latex.cursor import Context
from scripts.solution.comparison.latex.nodes import Indexed, Name, Negative, Node, Relation, Sum
from scripts.solution.comparison.latex.statement import read
from scripts.solution.comparison.latex.tree import free_names, substitute
from scripts.solution.comparison.limits import WORK_STEPS
from scripts.solution.comparison.model import Unparsed
from scripts.solution.comparison.settings import SETTINGS, read_settings
from scripts.solution.comparison.work import Work

_DATA = (("x", "X"), ("y", "Y"), ("z", "Z"))
_FIXED = re.compile(r"^\s*\$?([\w\\{}]+)\$?\s+(?:is |= ?)?(?:an? )?(?:constant|fixed|O\(1\))\s*$")


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


def _sizes(declared: dict[str, Declaration]) -> dict[str, Declaration]:
    """The names that only stand for sizes are positive integers."""
    sizes = {dim for item in declared.values() for dim in item.dims if isinstance(dim, str)}
    return {size: Declaration("scalar", frozenset({"positive", "integer"})) for size in sizes if size not in declared}


def _examples(declared: Mapping[str, Declaration]) -> dict[str, Declaration]:
    """x_i beside a declared X with more than one row is its row i, as usual for data; only these letters are meant."""
    stacks = {low: declared[high] for low, high in _DATA if high in declared and low not in declared}
    return {
        low: Declaration("rows", detail=low.upper())
        for low, stack in stacks.items()
        if stack.form == "matrix" and len(set(stack.dims)) == 2
    }


def _context(declared: Mapping[str, Declaration], growth: bool, extra: frozenset[str] = frozenset()) -> Context:
    arrays = frozenset(key for key, item in declared.items() if item.form in ("vector", "row", "matrix"))
    families = frozenset(
        key for key, item in declared.items() if item.form in ("vectors", "matrices", "rows", "columns")
    )
    integers = frozenset(
        key for key, item in declared.items() if item.form == "scalar" and item.natures & {"integer", "natural"}
    )
    functions = frozenset(key for key, item in declared.items() if item.form == "function")
    random = frozenset(key for key, item in declared.items() if item.form == "random")
    return Context(frozenset(declared) | extra, arrays | families, integers, functions, arrays, growth, random)


def symbols(given: Mapping[str, object], *, growth: bool = False) -> Symbols:
    """The declarations, with definitions and assumptions read. Raises ValueError for an author's mistake."""
    settings = read_settings(given)
    declared = {canonical(name): declaration(str(text)) for name, text in given.items() if name not in SETTINGS}
    assumed = [str(text) for text in given.get("assume", ())]  # type: ignore[call-overload]
    fixed = {canonical(found[1]) for text in assumed if (found := _FIXED.match(text))}
    declared |= {name: Declaration("constant") for name in fixed} | _sizes(declared)
    declared |= _examples(declared)
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
    substitutions, assumptions = _assumptions([text for text in assumed if not _FIXED.match(text)], context)
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
