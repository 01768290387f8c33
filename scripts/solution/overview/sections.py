"""The sections that a page of the record may ask for by a directive on a line of its own."""

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
from scripts.solution.overview.model_page import missed_list, model_summary, right_list
from scripts.solution.overview.models_table import models_table
from scripts.solution.overview.notation import notation_table
from scripts.solution.overview.score_tables import pairs_table, scoreboard_table
from scripts.solution.overview.state_table import state_table
from scripts.solution.overview.topics import topic_index
from scripts.solution.overview.view import View

SECTIONS: dict[str, Callable[[View], str]] = {
    "state": state_table,
    "models": models_table,
    "topics": topic_index,
    "notation": notation_table,
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

# Sections about one model, which is named behind the colon: [[model:gemini]].
MODEL_SECTIONS: dict[str, Callable[[View, str], str]] = {
    "model": model_summary,
    "missed": missed_list,
    "right": right_list,
}
