"""The mutants of a Python file: each literal, operator, argument, bound, condition and statement changed.

Annotations and docstrings are left alone: they compute nothing.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tests.mutation.mutants import Mutant, short

NUMBERS: dict[str, Callable[[float], float]] = {
    "x+1": lambda x: x + 1,
    "-x": lambda x: -x,
    "x*1.001": lambda x: x * 1.001,
}
OPERATORS = {
    ast.Add: ("-", "*"),
    ast.Sub: ("+", "*"),
    ast.Mult: ("/", "+"),
    ast.Div: ("*", "//"),
    ast.FloorDiv: ("/", "*"),
    ast.Mod: ("*", "//"),
    ast.Pow: ("*", "+"),
    ast.MatMult: ("*", "+"),
    ast.LShift: (">>",),
    ast.RShift: ("<<",),
    ast.BitAnd: ("|",),
    ast.BitOr: ("&",),
    ast.BitXor: ("&",),
}
COMPARISONS = {
    ast.Lt: ("<=", ">"),
    ast.LtE: ("<", ">="),
    ast.Gt: (">=", "<"),
    ast.GtE: (">", "<="),
    ast.Eq: ("!=",),
    ast.NotEq: ("==",),
    ast.In: ("not in",),
    ast.NotIn: ("in",),
    ast.Is: ("is not",),
    ast.IsNot: ("is",),
}
FIRST_ROUTE = 2  # of the arguments of an Answer
SIGNS = str.maketrans("+-<>", "-+><")
PIECES = re.compile(r"\d|[+<>-]")
SIMPLE = (ast.Expr, ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Return, ast.Raise, ast.Assert, ast.Delete, ast.Break)
STATEMENTS = (
    *SIMPLE,
    *(ast.Continue, ast.Import, ast.ImportFrom, ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match),
    *(ast.FunctionDef, ast.ClassDef),
)


class Change(NamedTuple):
    """A node, what takes its place, and the change in words."""

    kind: str
    node: ast.AST
    text: str
    what: str


class Source:
    """A Python file with the places of its nodes in bytes."""

    def __init__(self, file: str, data: bytes) -> None:
        self.file = file
        self.data = data
        self.starts = [0]
        for line in data.split(b"\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)

    def span(self, node: ast.AST) -> tuple[int, int]:
        """Returns where the node begins and ends."""
        first = min([node, *getattr(node, "decorator_list", [])], key=lambda one: one.lineno)
        at = 0 if first is node else 1  # the sign before a decorator
        return (
            self.starts[first.lineno - 1] + first.col_offset - at,
            self.starts[node.end_lineno - 1] + node.end_col_offset,
        )

    def text(self, node: ast.AST) -> str:
        """Returns the node as it is written."""
        start, end = self.span(node)
        return self.data[start:end].decode()

    def mutant(self, change: Change) -> Mutant:
        """Returns the mutant that makes the change."""
        start, end = self.span(change.node)
        return Mutant(change.kind, self.file, change.node.lineno, short(change.what), start, end, change.text.encode())


def code_mutants(file: str, data: bytes) -> Iterator[Mutant]:
    """Yields every mutant of the file that still is Python."""
    source, seen = Source(file, data), set()
    for statement in ast.parse(data).body:
        start, end = source.span(statement)
        for mutant in _of_statement(statement, source):
            made = data[start : mutant.start] + mutant.text + data[mutant.end : end]
            if made != data[start:end] and (start, made) not in seen and _is_python(made):
                seen.add((start, made))
                yield mutant


def _of_statement(statement: ast.stmt, source: Source) -> Iterator[Mutant]:
    if not _is_docstring(statement):
        for node in _nodes(statement):
            for make in MAKERS:
                yield from map(source.mutant, make(node, source))


def _is_python(data: bytes) -> bool:
    """Whether one statement of a module is; the others are as they were."""
    try:
        compile(data, "mutant", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return False
    return True


def _nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Yields the node and all below it but annotations and docstrings, in the order of the file."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "type_params"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_docstring(child):
                yield from _nodes(child)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def numbers(node: ast.AST, source: Source) -> Iterator[Change]:
    """A number raised by one, negated, or moved by a thousandth."""
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        for name, change in NUMBERS.items():
            new = change(node.value)
            if new != node.value:
                yield Change("literal", node, f"({new!r})", f"{node.value!r}: {name}")


def truths(node: ast.AST, source: Source) -> Iterator[Change]:
    """A truth value turned round."""
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield Change("truth", node, repr(not node.value), f"{node.value}: {not node.value}")


def strings(node: ast.AST, source: Source) -> Iterator[Change]:
    """A text with one digit raised, one sign turned, its last letter dropped, or emptied."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and not isinstance(node, ast.JoinedStr):
        written = node.value
        for found in PIECES.finditer(written):
            old = found[0]
            new = str((int(old) + 1) % 10) if old.isdigit() else old.translate(SIGNS)
            changed = written[: found.start()] + new + written[found.end() :]
            yield Change("string", node, repr(changed), f"{written!r}: {old} at {found.start()} is {new}")
        for changed in (written[:-1], ""):
            yield Change("string", node, repr(changed), f"{written!r}: {changed!r}")


def operators(node: ast.AST, source: Source) -> Iterator[Change]:
    """Another operator between the same two."""
    if isinstance(node, ast.BinOp):
        left, right = source.text(node.left), source.text(node.right)
        for symbol in OPERATORS[type(node.op)]:
            yield Change("operator", node, f"(({left}) {symbol} ({right}))", f"{left} {symbol} {right}")
    if isinstance(node, ast.AugAssign):
        left, right = source.text(node.target), source.text(node.value)
        for symbol in (*OPERATORS[type(node.op)], ""):
            yield Change("operator", node, f"{left} {symbol}= {right}", f"{left} {symbol}= {right}")


def comparisons(node: ast.AST, source: Source) -> Iterator[Change]:
    """Another comparison, the other connective, or a negation left out."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        left, right = source.text(node.left), source.text(node.comparators[0])
        for symbol in COMPARISONS[type(node.ops[0])]:
            yield Change("comparison", node, f"(({left}) {symbol} ({right}))", f"{left} {symbol} {right}")
    if isinstance(node, ast.BoolOp):
        symbol = " or " if isinstance(node.op, ast.And) else " and "
        text = symbol.join(f"({source.text(value)})" for value in node.values)
        yield Change("connective", node, f"({text})", text)
    if isinstance(node, ast.UnaryOp):
        kind = "connective" if isinstance(node.op, ast.Not) else "sign"
        yield Change(kind, node, f"({source.text(node.operand)})", f"{source.text(node)} without its sign")


def conditions(node: ast.AST, source: Source) -> Iterator[Change]:
    """A condition that always or never holds."""
    tests = [node.test] if isinstance(node, ast.If | ast.While | ast.IfExp) else []
    tests += node.ifs if isinstance(node, ast.comprehension) else []
    for test in tests:
        for text in ("True", "False"):
            yield Change("condition", test, text, f"{source.text(test)}: {text}")


def arguments(node: ast.AST, source: Source) -> Iterator[Change]:
    """Two arguments of a call swapped, or one left out."""
    if not isinstance(node, ast.Call):
        return
    given = [*node.args, *node.keywords]
    texts, called = [source.text(argument) for argument in given], source.text(node.func)
    for place in range(len(node.args) - 1):
        if called == "Answer" and place == FIRST_ROUTE:
            continue  # which of two routes that agree is called the first changes nothing
        swapped = [*texts[:place], texts[place + 1], texts[place], *texts[place + 2 :]]
        yield Change("arguments", node, f"{called}({', '.join(swapped)})", f"{called}({', '.join(swapped)})")
    for place, text in enumerate(texts):
        rest = texts[:place] + texts[place + 1 :]
        yield Change("argument", node, f"{called}({', '.join(rest)})", f"{called}(...) without {text}")


def ranges(node: ast.AST, source: Source) -> Iterator[Change]:
    """A bound of a range or slice off by one, or left out; an index off by one."""
    bounds = node.args if isinstance(node, ast.Call) and source.text(node.func) == "range" else []
    if isinstance(node, ast.Slice):
        bounds = [bound for bound in (node.lower, node.upper, node.step) if bound]
        for bound in bounds:
            yield Change("range", bound, "", f"{source.text(node)} without {source.text(bound)}")
    if isinstance(node, ast.Subscript) and not isinstance(node.slice, ast.Slice | ast.Tuple | ast.Constant):
        bounds = [node.slice]
    for bound in bounds:
        for change in ("+ 1", "- 1"):
            text = f"({source.text(bound)}) {change}"
            yield Change("range", bound, text, f"{text} in {source.text(node)}")


def statements(node: ast.AST, source: Source) -> Iterator[Change]:
    """A statement left out, its decorators too."""
    if isinstance(node, STATEMENTS):
        for decorator in getattr(node, "decorator_list", []):
            yield Change("statement", decorator, "(lambda it: it)", f"without @{source.text(decorator)}")
        yield Change("statement", node, "pass", f"without {source.text(node)}")


MAKERS = (numbers, truths, strings, operators, comparisons, conditions, arguments, ranges, statements)
