"""Fills the directives of an authored page with computed values, tables and source text.

Pure: text and checked problems in, text and faults out. Code in backticks or fences is left as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from scripts.solution.directives import BadDirective, UnknownAnswer, answer_id, answer_text, typed_text, verdict_text
from scripts.solution.html_parts import element
from scripts.solution.html_parts import text as escaped
from scripts.solution.model import CheckedProblem, Shown
from scripts.solution.overview.citations import count_text, verdict_link
from scripts.solution.overview.grader import NO_RECORD, GraderRecord
from scripts.solution.overview.sections import MODEL_SECTIONS, SECTIONS
from scripts.solution.overview.topics import related
from scripts.solution.overview.view import View
from scripts.solution.references import BadFormat
from scripts.solution.source import BadSource, excerpt
from scripts.solution.tables import verdict_table

DIRECTIVE = re.compile(r"\[\[(?P<word>[a-z]+)(?::(?P<rest>[^\[\]\n]*))?\]\]")
ALONE = re.compile(rf"(?P<indent>\s*){DIRECTIVE.pattern}\s*")
PIECES = re.compile(
    rf"(?P<code>(?P<ticks>`+).+?(?<!`)(?P=ticks)(?!`))|(?P<math>\\.|\$\$?)|(?P<directive>{DIRECTIVE.pattern})"
)
OPEN_TAG = re.compile(r"<\w[^<>]*\Z")
FENCE = re.compile(r"\s*(?P<fence>`{3,}|~{3,})")
INLINE = ("answer", "typed", "verdict", "count")
BLOCKS = ("problem", "verdicts", "snippet", *SECTIONS, *MODEL_SECTIONS)

OPENING = {"$": "$", "$$": "$$", r"\(": r"\)", r"\[": r"\]"}


class NoProblem(BadDirective):
    """A directive about a problem, on a page that has not named one."""


@dataclass(slots=True)
class Filled:
    """A filled page: its text, the problem that it is about, the answers that it used, what each of its directives
    showed in their order, (line, id, message) for each answer that there is none of, and (line, message) faults."""

    text: str = ""
    problem: str = ""
    used: set[str] = field(default_factory=set)
    shown: list[Shown] = field(default_factory=list)
    unknown: list[tuple[int, str, str]] = field(default_factory=list)
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
        if self.filled.problem and (links := related(self.view, self.filled.problem)):
            lines += ["", links, ""]
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
            is_attribute = not self.closing and OPEN_TAG.search(found.string, 0, found.start())
            make = self.attribute if is_attribute else self.inline
            return self.guarded(found["directive"], lambda: make(found["word"], found["rest"] or ""), is_short=True)
        mark = found["math"]
        if mark and self.closing == mark:
            self.closing = ""
        elif mark and not self.closing:
            self.closing = OPENING.get(mark, "")
        return found[0]

    def guarded(self, directive: str, make: Callable[[], str], is_short: bool = False) -> str:
        """Makes what a directive stands for; what is short is remembered too, a table or code has its own record."""
        try:
            made = make()
            self.filled.shown.append(Shown(self.line, directive, made if is_short else ""))
            return made
        except (BadDirective, BadFormat, BadSource) as fault:
            if isinstance(fault, UnknownAnswer):
                self.filled.unknown.append((self.line, fault.name, f"{directive}: {fault}"))
            elif not (isinstance(fault, NoProblem) and self.is_without_problem):
                self.filled.faults.append((self.line, f"{directive}: {fault}"))
            self.is_without_problem |= isinstance(fault, NoProblem)
            self.filled.shown.append(Shown(self.line, directive, ""))
            shown = directive.strip("[]")
            return r"\text{?}" if self.closing else element("span", escaped(f"{shown}: {fault}"), class_="drift")

    def block(self, word: str, rest: str, indent: str) -> str:
        if indent and word != "snippet":
            raise BadDirective("expected at the start of the line")
        if rest and word not in ("problem", "snippet", *MODEL_SECTIONS):
            raise BadDirective("takes nothing after its name")
        if word == "problem":
            return self.begin(rest)
        if word in SECTIONS:
            return SECTIONS[word](self.view)
        if word in MODEL_SECTIONS:
            return MODEL_SECTIONS[word](self.view, rest)
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

    def attribute(self, word: str, rest: str) -> str:
        """A coordinate takes a hyphen for its minus."""
        return self.inline(word, rest).replace("−", "-")

    def inline(self, word: str, rest: str) -> str:
        if word in BLOCKS:
            raise BadDirective("expected on a line of its own")
        if word == "typed":
            return typed_text(rest)
        if word == "count":
            return count_text(rest, self.view)
        if word == "verdict":
            return verdict_link(rest, self.view) if "/" in rest else verdict_text(rest, self.checked())
        if word != "answer":
            raise BadDirective(f"unknown directive; expected one of {', '.join((*INLINE, *BLOCKS))}")
        answers = self.checked().answers
        text = answer_text(rest, answers, bool(self.closing))
        self.filled.used.add(answer_id(rest))
        return text
