"""The sections that an overview page may ask for by a directive on a line of its own."""

from __future__ import annotations

from collections.abc import Callable

from scripts.solution.overview.audit_tables import (
    agreement_table,
    contested_list,
    coverage_words,
    errata_list,
    grader_table,
)
from scripts.solution.overview.contents import contents_list
from scripts.solution.overview.mistake_list import mistake_list, mistake_table
from scripts.solution.overview.score_tables import pairs_table, scoreboard_table
from scripts.solution.overview.view import View
from scripts.solution.state_table import state_table

SECTIONS: dict[str, Callable[[View], str]] = {
    "state": lambda view: state_table(view.problems, view.page),
    "contents": contents_list,
    "scoreboard": scoreboard_table,
    "pairs": pairs_table,
    "mistaketable": mistake_table,
    "mistakes": mistake_list,
    "agreement": agreement_table,
    "contested": contested_list,
    "errata": errata_list,
    "grader": grader_table,
    "coverage": coverage_words,
}
