"""Keys are held against the computation like everyone else."""

from scripts.solution.overview.errata import errata


def test_errata(record):
    """Every answer of a key is counted, and those that do not hold are listed."""
    found = errata(record.values())
    assert found.claims == 2
    assert [(one.model.id, one.part.id) for one in found.failing] == [("key", "b")]
