"""The page of canonical forms says what the table says, and the table says what KaTeX prints."""

from __future__ import annotations

import shutil
from functools import cache

import pytest

from scripts.transcript.formula import recover
from scripts.transcript.formula.canonical_forms import FORMS, PAGE, Form, page_text
from tests.fidelity_print import Case, Print, differences, print_cases


@cache
def prints() -> dict[int, Print]:
    """Every source of the table, printed."""
    return print_cases([Case(source, form.display) for form in FORMS for source in (form.written, *form.others)])


def places(form: Form) -> range:
    """The places of a form's sources among all."""
    first = sum(1 + len(other.others) for other in FORMS[: FORMS.index(form)])
    return range(first, first + 1 + len(form.others))


def test_the_page_is_the_tables() -> None:
    """``python -m scripts.transcript.formula.canonical_forms`` writes it."""
    assert PAGE.read_text(encoding="utf8") == page_text()


@pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium prints the forms")
@pytest.mark.parametrize("form", FORMS, ids=[f"{form.written} {form.display}" for form in FORMS])
def test_the_sources_of_a_form_print_alike_and_are_read_as_the_first(form: Form) -> None:
    """No source of a row can be told from the others, and each comes back as the one that is written."""
    seen = [prints()[place] for place in places(form)]
    assert [differences(seen[0], other) for other in seen[1:]] == [""] * len(form.others)
    for one in seen:
        found = [formula.latex for formula in recover(one.page) if one.top < formula.baseline < one.bottom]
        assert found == [form.written]
