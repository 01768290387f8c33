"""Agreement is counted over the claims that a person judged."""

import pytest

from scripts.solution.overview.agreement import agreement, kappa


def test_table(record):
    """Remarks are no judgements; each judged claim is in one cell of the table."""
    found = agreement(record.values())
    assert {place: count for place, count in found.table.items() if count} == {
        ("correct", "correct"): 1,
        ("incorrect", "incorrect"): 1,
        ("correct", "incorrect"): 1,
    }
    assert (found.judged, found.decided, found.agreed) == (3, 3, 2)
    assert [one.attempt.reason for one in found.contested] == ["The answer is off by one."]


def test_kappa_of_a_textbook_table():
    """J. Cohen's kappa of the table 20, 5, 10, 15 is 0.4."""
    table = {("correct", "correct"): 20, ("correct", "incorrect"): 5}
    table |= {("incorrect", "correct"): 10, ("incorrect", "incorrect"): 15}
    assert kappa(table) == pytest.approx(0.4)


def test_kappa_leaves_the_undecided_out():
    """Disputed and unparsed claims change the table and not kappa."""
    table = {("correct", "correct"): 4, ("incorrect", "incorrect"): 4}
    assert kappa(table) == kappa({**table, ("correct", "disputed"): 9}) == 1.0


@pytest.mark.parametrize("table", [{}, {("correct", "correct"): 7}])
def test_kappa_undefined(table):
    """Where both only ever say one word there is no chance to compare with."""
    assert kappa(table) is None


def test_few_claims_do_not_tell(record):
    """Kappa from fewer than twenty claims is shown with a warning."""
    assert not agreement(record.values()).tells
