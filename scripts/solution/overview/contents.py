"""The problems of one set as a list: what each is about, how much it asks, and how every model did."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath

from scripts.solution.html_parts import element, prose, text, to_root
from scripts.solution.model import CheckedProblem, Model
from scripts.solution.overview.outcomes import ONE_SHOT, outcome
from scripts.solution.overview.view import View


def contents_list(view: View) -> str:
    """Returns every problem in the folder of the page that asks, in the order of the problems' ids."""
    folder = PurePosixPath(view.page).parent.as_posix()
    own = [checked for name, checked in sorted(view.problems.items()) if name.rpartition("/")[0] == folder]
    if not own:
        return element("p", "No problem stands here yet.")
    lines = (element("li", _line(checked, to_root(view.page)), class_="contents-line") for checked in own)
    return element("ul", "".join(lines), class_="contents")


def _line(checked: CheckedProblem, root: str) -> str:
    problem = checked.problem
    link = element("a", prose(problem.title), href=f"{root}{problem.id}/")
    told = [text(", ".join(problem.topics))] if problem.topics else []
    told.append(f"{len(problem.parts)} {'part' if len(problem.parts) == 1 else 'parts'}")
    told += [words for model in checked.models if (words := one_shot_words(checked, model))]
    return f"{link} {element('span', '; '.join(told), class_='contents-facts')}"


def one_shot_words(checked: CheckedProblem, model: Model) -> str:
    """Returns how many parts a model has right at its first try, in words; "" where the record does not show it."""
    cells = [cell for cell in checked.cells if cell.model == model.id]
    if model.id in checked.problem.absent or not cells:
        return ""
    right = Counter(outcome(cell) for cell in cells)[ONE_SHOT]
    return f"{text(model.name)} {right} of {len(cells)} {'right' if model.is_key else 'at first try'}"
