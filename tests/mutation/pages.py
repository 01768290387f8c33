"""The mutants of an authored page: every directive re-pointed, reformatted or left out, every number changed.

Numbers in words, formulas, markup and code count like those in prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from scripts.solution.model import CheckedProblem
from scripts.solution.standing import NUMBER
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
    for found in DIRECTIVE.finditer(text) if file.endswith(".md") else ():  # in a lab these are lists
        if not any(start <= found.start() < end for start, end in quoted):
            for changed in ["", *_others(found["word"], found["rest"] or "", checked)]:
                yield _mutant("directive", file, text, found.span(), changed, found[0])
    for found in NUMBER.finditer(DIRECTIVE.sub(lambda found: "¤" * len(found[0]), text)):
        for changed in _other_numbers(found[0]):
            yield _mutant("typed number", file, text, found.span(), changed, found[0])


def _other_numbers(written: str) -> Iterator[str]:
    """Yields the number with its last digit raised, without its sign, or in another word."""
    places = [place for place, letter in enumerate(written) if letter.isascii() and letter.isdigit()]
    if places:
        last = places[-1]
        yield written[:last] + str((int(written[last]) + 1) % 10) + written[last + 1 :]
    elif written.isalpha():
        yield "seventeen" if written.lower() != "seventeen" else "eighteen"
    else:
        yield "7"
    if written[0] in "-−+" and len(written) > 1:
        yield written[1:]


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
