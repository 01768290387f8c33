"""The scoreboard counts cells, leaves out what the record does not show, and compares only what both answered."""

from scripts.solution.overview.scoreboard import pairs, scores


def by_place(record):
    return {(one.problem_set, one.model.id): one for one in scores(record)}


def test_counts(record):
    """Each cell is counted once, by its outcome."""
    alpha = by_place(record)["one", "alpha"]
    counts = {name: count for name, count in alpha.counts.items() if count}
    assert counts == {"correct at first try": 1, "correct after hints": 1, "unparsed": 1}
    assert (alpha.parts, alpha.one_shot.count, alpha.one_shot.total) == (3, 1, 3)


def test_absence_is_not_held_against_a_model(record):
    """A problem that the record does not show a model counts for nothing."""
    beta = by_place(record)["two", "beta"]
    assert (beta.parts, beta.absent) == (0, ("two/growth",))


def test_all_sets_together(record):
    """Where there are several sets a row counts all of them, and keys have no row at all."""
    found = by_place(record)
    assert found["", "alpha"].parts == 6
    assert found["", "beta"].parts == 3
    assert "key" not in {model for _, model in found}


def test_pairs_share_answered_parts_only(record):
    """Two models are compared on the parts to which both have an answer."""
    (pair,) = pairs(record)
    assert (pair.parts, pair.both, pair.only_first, pair.only_second) == (2, 0, 1, 0)
    assert pair.probability == 1.0


def test_empty_record():
    """Without problems there is nothing to count."""
    assert scores({}) == []
    assert pairs({}) == []
