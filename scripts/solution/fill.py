"""Fills the directives of an authored page with computed values, tables and source text.

Pure: text and checked problems in, text and faults out. Code in backticks or fences is left as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from scripts.solution.html_parts import element
from scripts.solution.html_parts import text as escaped
from scripts.solution.model import CheckedProblem, Computed, Value
from scripts.solution.overview.grader import NO_RECORD, GraderRecord
from scripts.solution.overview.sections import SECTIONS
from scripts.solution.overview.view import View
from scripts.solution.references import BadFormat, entry_formula, formula, prose
from scripts.solution.source import BadSource, excerpt
from scripts.solution.tables import verdict_table

DIRECTIVE = re.compile(r"\[\[(?P<word>[a-z]+)(?::(?P<rest>[^\[\]\n]*))?\]\]")
ALONE = re.compile(rf"(?P<indent>\s*){DIRECTIVE.pattern}\s*")
PIECES = re.compile(
    rf"(?P<code>(?P<ticks>`+).+?(?<!`)(?P=ticks)(?!`))|(?P<math>\\.|\$\$?)|(?P<directive>{DIRECTIVE.pattern})"
)
ANSWER = re.compile(r"(?P<id>[A-Za-z][\w-]*)(?P<entry>(?:\.\d+)*)(?:\|(?P<spec>[^|]*))?")
FENCE = re.compile(r"\s*(?P<fence>`{3,}|~{3,})")
BLOCKS = ("problem", "verdicts", "snippet", *SECTIONS)

OPENING = {"$": "$", "$$": "$$", r"\(": r"\)", r"\[": r"\]"}


class BadDirective(ValueError):
    """A directive that cannot be filled."""


class NoProblem(BadDirective):
    """A directive about a problem, on a page that has not named one."""


@dataclass(slots=True)
class Filled:
    """A filled page: its text, the problem that it is about, the answers that it used, and (line, message) faults."""

    text: str = ""
    problem: str = ""
    used: set[str] = field(default_factory=set)
    faults: list[tuple[int, str]] = field(default_factory=list)


def fill(
    text: str, problems: Mapping[str, CheckedProblem], page: str = "index.md", grader: GraderRecord = NO_RECORD
) -> str:
    """Returns the page's text with every directive filled; one that cannot be filled says why, in place."""
    return fill_page(text, problems, page, grader).text


def fill_page(text: str, problems: Mapping[str, CheckedProblem], page: str, grader: GraderRecord = NO_RECORD) -> Filled:
    """Returns the filled page with what it used and what is wrong with it; lines count from 1."""
    return _Page(View(problems, page, grader)).read(text)


class _Page:
    """One page while it is read: the fence or formula that is open, and what was found so far."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.filled = Filled()
        self.line = 0
        self.fence = ""
        self.closing = ""  # what ends the open formula, or ""
        self.is_without_problem = False  # and that was said

    def read(self, text: str) -> Filled:
        lines = []
        for self.line, line in enumerate(text.split("\n"), 1):
            lines.append(self.read_line(line))
        self.filled.text = "\n".join(lines)
        return self.filled

    def read_line(self, line: str) -> str:
        fence = FENCE.match(line)
        if fence and (not self.fence or fence["fence"].startswith(self.fence)):
            self.fence = "" if self.fence else fence["fence"]
            return line
        if self.fence:
            return line
        if not line.strip() or self.closing == "$":
            self.closing = ""  # no inline formula goes over a line
        alone = ALONE.fullmatch(line)
        if alone and alone["word"] in BLOCKS:
            return self.guarded(
                alone[0].strip(), lambda: self.block(alone["word"], alone["rest"] or "", alone["indent"])
            )
        return PIECES.sub(self.piece, line)

    def piece(self, found: re.Match[str]) -> str:
        if found["directive"]:
            return self.guarded(found["directive"], lambda: self.inline(found["word"], found["rest"] or ""))
        mark = found["math"]
        if mark and self.closing == mark:
            self.closing = ""
        elif mark and not self.closing:
            self.closing = OPENING.get(mark, "")
        return found[0]

    def guarded(self, directive: str, make: Callable[[], str]) -> str:
        try:
            return make()
        except (BadDirective, BadFormat, BadSource) as fault:
            if not (isinstance(fault, NoProblem) and self.is_without_problem):
                self.filled.faults.append((self.line, f"{directive}: {fault}"))
            self.is_without_problem |= isinstance(fault, NoProblem)
            shown = directive.strip("[]")
            return r"\text{?}" if self.closing else element("span", escaped(f"{shown}: {fault}"), class_="drift")

    def block(self, word: str, rest: str, indent: str) -> str:
        if indent and word != "snippet":
            raise BadDirective("expected at the start of the line")
        if rest and word not in ("problem", "snippet"):
            raise BadDirective("takes nothing after its name")
        if word == "problem":
            return self.begin(rest)
        if word in SECTIONS:
            return SECTIONS[word](self.view)
        checked = self.checked()
        if word == "verdicts":
            return verdict_table(checked, self.view.page)
        return excerpt(checked.problem.snippet, checked.source, rest, indent)

    def begin(self, problem: str) -> str:
        if self.filled.problem:
            raise BadDirective("a page is about one problem only")
        if problem not in self.view.problems:
            self.is_without_problem = True
            raise BadDirective(f"unknown problem; expected one of {', '.join(sorted(self.view.problems)) or 'none'}")
        self.filled.problem = problem
        return ""

    def checked(self) -> CheckedProblem:
        if not self.filled.problem:
            raise NoProblem("no [[problem:...]] stands before it")
        return self.view.problems[self.filled.problem]

    def inline(self, word: str, rest: str) -> str:
        if word in BLOCKS:
            raise BadDirective("expected on a line of its own")
        if word != "answer":
            raise BadDirective(f"unknown directive; expected one of answer, {', '.join(BLOCKS)}")
        form = ANSWER.fullmatch(rest)
        if form is None:
            raise BadDirective("expected [[answer:ID]], [[answer:ID.2]] or [[answer:ID.2|.3f]]")
        answers = self.checked().answers
        if form["id"] not in answers:
            raise BadDirective(f"unknown answer {form['id']!r}; expected one of {', '.join(sorted(answers)) or 'none'}")
        self.filled.used.add(form["id"])
        return self.written(
            answers[form["id"]], [int(step) for step in form["entry"].split(".")[1:]], form["spec"] or ""
        )

    def written(self, answer: Computed, steps: list[int], spec: str) -> str:
        value = _entry(answer, steps)
        if spec and not _has_number(value):
            raise BadDirective(f"there is no number that the format {spec!r} could apply to")
        if self.closing:
            return entry_formula(value, spec) if steps else formula(answer, spec)
        if isinstance(value, int | float):
            return prose(value, spec)
        if answer.kind == "text":
            return escaped(str(value))
        return f"${entry_formula(value, spec) if steps else formula(answer, spec)}$"


def _entry(answer: Computed, steps: list[int]) -> Value:
    value = answer.value
    for step in steps:
        if not isinstance(value, list) or step >= len(value):
            size = f"{len(value)} entries, from 0" if isinstance(value, list) else "no entries"
            raise BadDirective(f"there is no entry {step}: it has {size}")
        value = value[step]
    return value


def _has_number(value: Value) -> bool:
    return any(map(_has_number, value)) if isinstance(value, list) else isinstance(value, int | float)
