"""The problems of one set as a list: what each is about, how much it asks, and how every model did."""

from __future__ import annotations

from pathlib import PurePosixPath

from scripts.solution.html_parts import element, prose, text, to_root
from scripts.solution.model import CheckedProblem
from scripts.solution.overview.outcome_words import first_tries
from scripts.solution.overview.outcomes import by_problem_set
from scripts.solution.overview.sets import numbered
from scripts.solution.overview.view import View


def contents_list(view: View) -> str:
    """Returns every problem in the folder of the page that asks, in the order of the problems' ids."""
    folder = PurePosixPath(view.page).parent.as_posix()
    own = by_problem_set(view.problems).get(folder, [])
    if not own:
        return element("p", "No problem stands here yet.")
    lines = (element("li", _line(checked, to_root(view.page)), class_="contents-line") for checked in own)
    return element("ul", "".join(lines), class_="contents")


def _line(checked: CheckedProblem, root: str) -> str:
    problem = checked.problem
    link = element("a", prose(problem.title), href=f"{root}{problem.id}/")
    told = [numbered(problem)] if problem.number else []
    told += [text(", ".join(problem.topics))] if problem.topics else []
    told.append(f"{len(problem.parts)} {'part' if len(problem.parts) == 1 else 'parts'}")
    told += first_tries(checked)
    return f"{link} {element('span', '; '.join(told), class_='contents-facts')}"
