"""Problems by topic, and for each problem the others that use the same idea. Topics are those of the data files."""

from __future__ import annotations

from collections.abc import Mapping

from scripts.solution.html_parts import element, prose, slug, text, to_root
from scripts.solution.model import CheckedProblem
from scripts.solution.overview.outcome_words import first_tries
from scripts.solution.overview.sets import place_words
from scripts.solution.overview.view import View

MOST_RELATED = 6  # to a topic; the page of topics has all


def by_topic(problems: Mapping[str, CheckedProblem]) -> dict[str, list[CheckedProblem]]:
    """Returns the problems of each topic, topics in alphabetical order whatever their case."""
    found: dict[str, list[CheckedProblem]] = {}
    for _, checked in sorted(problems.items()):
        for topic in dict.fromkeys(checked.problem.topics):
            found.setdefault(topic, []).append(checked)
    return dict(sorted(found.items(), key=lambda item: item[0].casefold()))


def topic_index(view: View) -> str:
    """Returns every topic with its problems and how each source did on them."""
    root = to_root(view.page)
    found = by_topic(view.problems)
    if not found:
        return element("p", "No problem names a topic yet.")
    entries = (_topic(topic, problems, root) for topic, problems in found.items())
    return element("dl", "".join(entries), class_="topic-index")


def _topic(topic: str, problems: list[CheckedProblem], root: str) -> str:
    lines = "".join(element("dd", _line(checked, root)) for checked in problems)
    return element("dt", text(topic[:1].upper() + topic[1:]), id=f"topic-{slug(topic)}") + lines


def _line(checked: CheckedProblem, root: str) -> str:
    facts = element("span", "; ".join([text(_set(checked)), *first_tries(checked)]), class_="contents-facts")
    return f"{element('a', prose(checked.problem.title), href=f'{root}{checked.problem.id}/')} {facts}"


def related(view: View, problem: str) -> str:
    """Returns the other problems that share a topic, the topic first; "" where there is none.

    Every page of a problem asks for this, so it looks at the topics of the others and at nothing else.
    """
    found = {
        topic: [one for name, one in view.problems.items() if name != problem and topic in one.problem.topics]
        for topic in view.problems[problem].problem.topics
    }
    lines = [
        element("li", f"{text(topic)}: {_links(topic, others, view)}") for topic, others in found.items() if others
    ]
    if not lines:
        return ""
    head = element("p", "The same idea elsewhere", class_="related-head")
    return element(
        "aside", head + element("ul", "".join(lines)), class_="related", aria_label="The same idea elsewhere"
    )


def _links(topic: str, problems: list[CheckedProblem], view: View) -> str:
    root = to_root(view.page)
    shown = [
        f"{element('a', prose(one.problem.title), href=f'{root}{one.problem.id}/')} ({text(_set(one))})"
        for one in problems[:MOST_RELATED]
    ]
    if more := len(problems) - len(shown):
        shown.append(element("a", f"and {more} more", href=f"{root}topics/#topic-{slug(topic)}"))
    return ", ".join(shown)


def _set(checked: CheckedProblem) -> str:
    return place_words(checked.problem)
