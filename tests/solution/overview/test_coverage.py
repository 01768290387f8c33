"""What a machine can judge is counted over parts and claims."""

from scripts.solution.overview.coverage import coverage


def test_coverage(record):
    """Parts of text are not judged by machine; claims on the others count as read unless they are unparsed."""
    found = coverage(record.values())
    assert found.kinds == {"number": 2, "set": 2, "text": 2}
    assert (found.parts, found.by_machine, found.claims, found.parsed) == (6, 4, 9, 9)
