"""The files of a new problem: a small true one that builds at once, to be replaced step by step."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.authoring.navigation import NewPage, section_lines, with_page
from scripts.authoring.placing import Edit, place, refuse_taken
from scripts.authoring.refusal import Refusal
from scripts.solution.fields import ProblemFault
from scripts.solution.model import Model
from scripts.solution.overview.sets import set_title
from scripts.solution.problem import DOCS, NOT_PROBLEMS, read_models

TEMPLATES = Path(__file__).resolve().parent / "templates"
SITE = "mkdocs.yml"
NAME = re.compile(r"(?P<set>[a-z0-9]+(?:-[a-z0-9]+)*)/(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)")
NOT_SETS = (*NOT_PROBLEMS, "record", "labs")
LONGEST_TITLE = 80
NOT_IN_TITLE = re.compile(r"[\x00-\x1f\x7f\"\\\[\]<>{}`$|]")


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: files relative to the root, and the lines for the navigation, inserted or still to be."""

    files: tuple[str, ...]
    nav: tuple[str, ...]
    is_inserted: bool


def make_problem(root: Path, problem: str, title: str = "") -> Made:
    """Makes page, data file and snippet of a problem such as "hw8/ssm-kernel"; raises Refusal and then made nothing."""
    form = NAME.fullmatch(problem)
    if form is None:
        raise Refusal(
            f"{problem!r}: expected SET/NAME of lower-case letters, digits and hyphens, such as hw8/ssm-kernel"
        )
    if form["set"] in NOT_SETS:
        raise Refusal(f"{problem!r}: docs/{form['set']} holds no problems; choose another set")
    title = checked_title(title or _title_of(form["name"]))
    try:
        models = read_models(root)
    except ProblemFault as fault:
        raise Refusal(str(fault.fault)) from fault
    index = f"{DOCS}/{form['set']}/index.md"
    snippet = f"snippets/{problem.replace('/', '_').replace('-', '_')}.py"
    is_first = not (root / index).is_file()
    words = {"problem": problem, "title": title, "snippet": snippet}
    words |= {"set": set_title(form["set"]), "absent": _absences(models)}
    files = {f"{DOCS}/{problem}.md": "page.md", f"{DOCS}/{problem}.toml": "data.toml", snippet: "snippet.py.txt"}
    files |= {index: "overview.md"} if is_first else {}
    refuse_taken(root, list(files))
    page = NewPage(f"{problem}.md", title, words["set"], f"{form['set']}/index.md" if is_first else "")
    edits = site_edit(root, page)
    place(root, {path: _filled(template, words).encode() for path, template in files.items()}, edits)
    return Made(tuple(files), tuple(section_lines(page)), bool(edits))


def site_edit(root: Path, page: NewPage) -> list[Edit]:
    """Returns the edit that shows a page in the navigation; none where mkdocs.yml is missing or not understood."""
    try:
        old = (root / SITE).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return []
    new = with_page(old, page)
    return [] if new is None else [Edit(SITE, old, new)]


def checked_title(title: str) -> str:
    """Returns a title that is plain text in Markdown, TOML and YAML; raises Refusal."""
    title = " ".join(title.split())
    if not title or len(title) > LONGEST_TITLE or NOT_IN_TITLE.search(title):
        raise Refusal(f"{title!r}: expected a title of plain text, at most {LONGEST_TITLE} characters")
    return title


def _title_of(name: str) -> str:
    words = name.replace("-", " ")
    return words[:1].upper() + words[1:]


def _absences(models: Sequence[Model]) -> str:
    reasons = ("No official key is on record." if model.is_key else "Not asked yet." for model in models)
    tables = (
        f'[[absent]]\nmodel = "{model.id}"\nreason = "{reason}"' for model, reason in zip(models, reasons, strict=True)
    )
    return "\n\n".join(tables)


def _filled(template: str, words: dict[str, str]) -> str:
    text = (TEMPLATES / template).read_text(encoding="utf-8")
    return re.sub(r"@(\w+)@", lambda found: words[found[1]], text)
