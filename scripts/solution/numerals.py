"""Finds the numbers that are typed into an authored text, in prose and in formulas.

What is not looked at: code, directives, addresses, markup and its attributes, list markers. What counts as structure
and not as a number of the problem: a whole number in an exponent, an index or a limit, and 0, 1 and 2 in a formula;
a whole number in a heading or after a word that it names something with ("part 3"), and the tick of an axis, which is
the text of an element of class ``tick``. Everything else is a number that somebody typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

NAMING = (
    *("appendix", "attempt", "chapter", "entry", "equation", "example", "exam", "exercise", "figure", "hint"),
    *("homework", "lag", "lecture", "lemma", "page", "part", "problem", "question", "section", "step", "table"),
    *("theorem", "time", "turn", "version", "week", "python"),
)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DIRECTIVE = re.compile(r"\[\[[a-z]+(?::[^\[\]\n]*)?\]\]")
NOT_TEXT = re.compile(
    r"""(?P<skip>
        ^[ \t]*(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t]*(?P=fence)[`~]*[ \t]*$|\Z)  # a fenced block
      | <!--.*?-->
      | <(?P<raw>style|script)\b.*?</(?P=raw)>
      | <(?P<tag>\w+)\b[^<>]*\bclass="(?:[^"]*\s)?tick(?:\s[^"]*)?"[^<>]*>\s*[-−]?\d+\s*</(?P=tag)>
      | <[/!?]?[A-Za-z][^<>]*>
      | (?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)                                    # code in a line
      | \]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"\n]*")?\)                      # where a link leads
      | \{:?[ ]?[#.][^{}\n]*\}                                                       # attributes of a block
      | \[\^[\w-]+\] | \bhttps?://\S+ | &\#?\w+;
      | ^[ \t]*(?:>[ \t]*)*\d+[.)](?=\s)                                             # the marker of a list
    )
    | \$\$(?P<display>.+?)\$\$ | \\\[(?P<boxed>.+?)\\\]
    | (?<![\\$])\$(?P<inline>(?:\\.|[^$\\\n])+)\$ | \\\((?P<round>.+?)\\\)
    """,
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)
FORMULAS = ("display", "boxed", "inline", "round")
PROSE_NUMBER = re.compile(
    r"(?<![\w.])(?P<sign>[-−+](?!\s))?(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?P<power>[eE][-+]?\d+)?(?P<percent>\s?%)?(?!\w|[.,]\d)"
)
NAMED = re.compile(
    rf"\b(?:(?:{'|'.join(NAMING)})s?|(?:{MONTHS})(?:\s+\d{{1,2}},)?)\s+\d+(?:\.\d+)*(?:(?:,|\s+and|\s+or|\s+to|–)\s*\d+)*\b",
    re.IGNORECASE,
)
HEADING = re.compile(r"^#{1,6}\s[^\n]*", re.MULTILINE)
LATEX_NUMBER = re.compile(
    r"(?P<sign>(?<=[(=,\[{&<>~:])\s*[-−])?\s*(?<![.\d])"
    r"(?P<digits>\d+(?:(?:\{,\}|,(?=\d{3}(?!\d)))\d{3})*(?:\.\d+)?)"
    r"(?:\s*\\(?:times|cdot)\s*10\^(?P<power>\d|\{\s*-?\d+\s*\}))?(?P<percent>\s*\\%)?"
)
UNSEEN = re.compile(
    r"\\begin\s*\{array\}\s*\{[^{}]*\}|\\(?:hspace|vspace|rule|tag|label|ref|kern|mkern)\*?\s*\{[^{}]*\}"
    r"|\\\\\[[^\]]*\]|\\sqrt\s*\[[^\]]*\]|\d*\.?\d+\s*(?:em|ex|pt|px|mu)\b"
)
SHORT_FRACTION = re.compile(r"\\[dt]?(?:frac|binom)\s*\d\s*(?=\d)")
SCRIPT = re.compile(r"[\^_]\s*(\{|\\[A-Za-z]+|.)", re.DOTALL)
STRUCTURE = ("0", "1", "2")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A typed number: its line, how it is written, its value, and the size of a unit in its last digit."""

    line: int
    written: str
    value: float
    unit: float


def typed_numerals(text: str) -> Iterator[Numeral]:
    """Yields every typed number of a page, in order."""
    text = DIRECTIVE.sub(lambda found: "¤" * len(found[0]), text)
    headings = [found.span() for found in HEADING.finditer(text)]
    end = 0
    for found in NOT_TEXT.finditer(text):
        yield from _prose(text, end, found.start(), headings)
        name = next((name for name in FORMULAS if found[name] is not None), "")
        if name:
            yield from _formula(text, *found.span(name))
        end = found.end()
    yield from _prose(text, end, len(text), headings)


def _prose(text: str, start: int, end: int, headings: list[tuple[int, int]]) -> Iterator[Numeral]:
    names = [found.span() for found in NAMED.finditer(text, start, end)]
    for found in PROSE_NUMBER.finditer(text, start, end):
        is_whole = found["digits"].isdigit() and not found["power"] and not found["percent"]
        in_heading = is_whole and _is_within(found.start("digits"), headings)
        if not in_heading and not _is_within(found.start("digits"), names):
            yield _numeral(text, found, found["power"] or "")


def _formula(text: str, start: int, end: int) -> Iterator[Numeral]:
    latex = UNSEEN.sub(lambda found: "¤" * len(found[0]), text[start:end])
    latex = SHORT_FRACTION.sub(lambda found: "¤" * (len(found[0]) - 2) + found[0][-1] + "¤", latex)
    scripts = list(_scripts(latex))
    for found in LATEX_NUMBER.finditer(latex):
        is_whole = found["digits"].isdigit() and found["power"] is None and found["percent"] is None
        structural = found["digits"] in STRUCTURE or _is_within(found.start("digits"), scripts)
        if not (is_whole and structural):
            power = "e" + found["power"].strip("{} ") if found["power"] else ""
            yield _numeral(text, found, power, start)


def _scripts(latex: str) -> Iterator[tuple[int, int]]:
    """Yields where the exponents, indices and limits of a formula stand."""
    for found in SCRIPT.finditer(latex):
        end = found.end()
        if found[1] == "{":
            depth = 1
            while end < len(latex) and depth:
                depth += {"{": 1, "}": -1}.get(latex[end], 0)
                end += 1
        yield found.start(), end


def _numeral(text: str, found: re.Match[str], power: str, offset: int = 0) -> Numeral:
    digits = found["digits"].replace("{,}", "").replace(",", "")
    scale = 10.0 ** int(power[1:] or 0) if power else 1.0
    scale *= 0.01 if found["percent"] else 1.0
    sign = -1 if (found["sign"] or "").strip() in ("-", "−") else 1
    unit = 10.0 ** -len(digits.partition(".")[2]) * scale
    line = text.count("\n", 0, offset + found.start("digits")) + 1
    return Numeral(line, "".join(found[0].split()), sign * float(digits) * scale, unit)


def _is_within(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)
