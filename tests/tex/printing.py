"""Typesets formulas with pdflatex, a page each, and reads what was printed on each page."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.child import start
from scripts.transcript.content import read_pages
from scripts.transcript.model import Painted
from tests.fidelity_print import Case

CACHE = Path(__file__).parents[2] / ".cache" / "tex"
SECONDS = 300
MOST_ROUNDS = 12
BATCH = 500
START = re.compile(r"^CASE (\d+)$", re.M)
FAULT = re.compile(r"^! (.*)$", re.M)
# Environments that are displays themselves.
OUTER = re.compile(r"\s*\\begin\{(align|gather|multline|equation|flalign|eqnarray|alignat)\*?\}")
PREAMBLE = r"""\usepackage[paperwidth=180cm,paperheight=120cm,margin=2cm]{geometry}
\usepackage{amsmath,amssymb,mathrsfs,bm,xcolor,cancel}
\pagestyle{empty}\parindent0pt\allowdisplaybreaks
"""
HEAD = r"\setcounter{equation}{0}"
ABOVE = "These words stand above the line that is to be read."
BELOW = "These words stand below it and end the page."


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is typeset: the size of its text, what its preamble adds, which program makes it."""

    size: int = 10
    packages: str = ""
    program: str = "pdflatex"


def is_installed(program: str = "pdflatex") -> bool:
    """Whether the typesetting program is there."""
    return shutil.which(program) is not None


def typeset(pages: Sequence[str], setting: Setting) -> dict[int, list[Painted]]:
    """The painted objects of each page, given as LaTeX; a page that LaTeX refuses has none."""
    found: dict[int, list[Painted]] = {}
    for first in range(0, len(pages), BATCH):
        batch = _typeset(pages[first : first + BATCH], setting)
        found |= {first + place: page for place, page in batch.items()}
    return found


def _typeset(pages: Sequence[str], setting: Setting) -> dict[int, list[Painted]]:
    wanted = list(range(len(pages)))
    for _ in range(MOST_ROUNDS):
        data, refused = _made(source([pages[number] for number in wanted], setting), setting)
        if not refused and data:
            return dict(zip(wanted, read_pages(data), strict=True))
        if not refused:
            break
        wanted = [number for place, number in enumerate(wanted) if place not in refused]
    raise RuntimeError("LaTeX made nothing of these formulas")


def source(texts: Sequence[str], setting: Setting) -> str:
    """The LaTeX file: each page announced in the log."""
    pages = [rf"\typeout{{}}\typeout{{CASE {place}}}{text}" + "\n" for place, text in enumerate(texts)]
    head = rf"\documentclass[{setting.size}pt]{{article}}" + "\n" + PREAMBLE + setting.packages
    return head + "\n\\begin{document}\n" + "\n".join(pages) + "\\typeout{}\\typeout{CASE 999999}\n\\end{document}\n"


def page_of(case: Case) -> str:
    """A page: a display between two lines of words, or a formula within one."""
    if not case.display:
        return line_of(f"${case.latex}$")
    return pages_of([case])


def pages_of(cases: Sequence[Case]) -> str:
    """A page with displays between two lines of words."""
    bodies = [case.latex if OUTER.match(case.latex) else rf"\[{case.latex}\]" for case in cases]
    return f"{HEAD}{ABOVE}\n" + "\n".join(bodies) + f"\n{BELOW}\\newpage"


def line_of(text: str) -> str:
    """A page with a line of text between two others."""
    return rf"{HEAD}{ABOVE}\par so {text}, where\par {BELOW}\newpage"


def _made(text: str, setting: Setting) -> tuple[bytes, set[int]]:
    """The PDF, and the places of the cases at which LaTeX complained; kept by content."""
    CACHE.mkdir(parents=True, exist_ok=True)
    stem = CACHE / hashlib.sha256(f"{setting.program}{text}".encode()).hexdigest()[:24]
    kept, log = stem.with_suffix(".pdf"), stem.with_suffix(".log")
    if not log.exists():
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "page.tex").write_text(text, encoding="utf-8")
            arguments = [setting.program, "-interaction=nonstopmode", "-no-shell-escape", "page.tex"]
            start(arguments, folder=folder).finish(SECONDS)
            said = (folder / "page.log").read_bytes().decode("latin-1")
            made = folder / "page.pdf"
            kept.write_bytes(made.read_bytes() if made.exists() else b"")
            log.write_text(said, encoding="utf-8")
    return kept.read_bytes(), _refused(log.read_text(encoding="utf-8"))


def _refused(log: str) -> set[int]:
    starts = [(found.start(), int(found[1])) for found in START.finditer(log)]
    faults = [found.start() for found in FAULT.finditer(log)]
    places = set()
    for fault in faults:
        before = [number for at, number in starts if at < fault]
        if not before:
            raise RuntimeError("LaTeX refuses the preamble: " + log[fault : fault + 200])
        places.add(before[-1])
    return places
