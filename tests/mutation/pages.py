"""The mutants of an authored page: every directive re-pointed, reformatted or left out, every typed number changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from scripts.solution.model import CheckedProblem
from scripts.solution.numerals import typed_numerals
from tests.mutation.mutants import Mutant, short

DIRECTIVE = re.compile(r"\[\[(?P<word>[a-z]+)(?::(?P<rest>[^\[\]\n]*))?\]\]")
QUOTED = re.compile(r"^```.*?^```|`[^`\n]+`", re.DOTALL | re.MULTILINE)
FUNCTION = re.compile(r"^(?:def|class) (\w+)", re.MULTILINE)
ENTRY = re.compile(r"\.(\d+)")
DIGITS = re.compile(r"\|\.(\d)")


def page_mutants(file: str, data: bytes, problems: Mapping[str, CheckedProblem]) -> Iterator[Mutant]:
    """Yields every mutant of a page."""
    text = data.decode()
    checked = next((one for one in problems.values() if f"[[problem:{one.problem.id}]]" in text), None)
    quoted = [found.span() for found in QUOTED.finditer(text)]
    for found in DIRECTIVE.finditer(text):
        if not any(start <= found.start() < end for start, end in quoted):
            for changed in ["", *_others(found["word"], found["rest"] or "", checked)]:
                yield _mutant("directive", file, text, found.span(), changed, found[0])
    lines = text.split("\n")
    for numeral in typed_numerals(text):
        start = sum(len(line) + 1 for line in lines[: numeral.line - 1])
        place = lines[numeral.line - 1].find(numeral.written)
        if place >= 0:
            span = start + place, start + place + len(numeral.written)
            last = next(i for i in range(len(numeral.written) - 1, -1, -1) if numeral.written[i].isdigit())
            digit = str((int(numeral.written[last]) + 1) % 10)
            changed = numeral.written[:last] + digit + numeral.written[last + 1 :]
            yield _mutant("typed number", file, text, span, changed, numeral.written)


def _mutant(kind: str, file: str, text: str, span: tuple[int, int], changed: str, old: str) -> Mutant:
    start, end = (len(text[:place].encode()) for place in span)
    line = text.count("\n", 0, span[0]) + 1
    return Mutant(kind, file, line, short(f"{old}: {changed or 'left out'}"), start, end, changed.encode())


def _others(word: str, rest: str, checked: CheckedProblem | None) -> Iterator[str]:
    """Yields sound directives of the same word that say something else."""
    if checked is None:
        return
    if word == "answer":
        name = re.match(r"[\w-]+", rest)[0]
        tail = rest[len(name) :]
        alike = [
            one.id for one in checked.answers.values() if one.kind == checked.answers[name].kind and one.id != name
        ]
        for other in alike[:2]:
            yield f"[[answer:{other}{tail}]]"
        for found in ENTRY.finditer(tail.partition("|")[0]):
            for step in (int(found[1]) + 1, int(found[1]) - 1):
                if step >= 0:
                    yield f"[[answer:{name}{tail[: found.start(1)]}{step}{tail[found.end(1) :]}]]"
        if found := DIGITS.search(tail):
            yield f"[[answer:{name}{tail[: found.start(1)]}{int(found[1]) + 1}{tail[found.end(1) :]}]]"
    if word == "snippet":
        for other in [one for one in FUNCTION.findall(checked.source) if one != rest][:2]:
            yield f"[[snippet:{other}]]"
    if word == "verdict":
        part, model, *attempt = rest.split(":")
        parts = [one.id for one in checked.problem.parts if one.id != part]
        yield f"[[verdict:{':'.join([parts[0], model, *attempt])}]]"
        for other in [one.id for one in checked.models if one.id != model][:1]:
            yield f"[[verdict:{':'.join([part, other, *attempt])}]]"
        if attempt:
            yield f"[[verdict:{part}:{model}]]"
