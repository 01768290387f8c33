"""What the statement gives is declared once, with where it comes from, and stands in the code as well."""

from __future__ import annotations

import pytest

from scripts.solution.fields import ProblemFault, Table
from scripts.solution.givens import hold_givens, read_givens
from scripts.solution.model import Given, Problem


def table(**values: object) -> Table:
    return Table("docs/s/p.toml", "given", values, {"": 5})


def test_numbers_of_any_shape() -> None:
    """A number, a list or rows of numbers are all taken apart."""
    (given,) = read_givens([table(name="A", value=[[0.7, 0.1], [0.2, 3]], **{"from": "the sheet"})])
    assert given == Given("A", (0.7, 0.1, 0.2, 3.0), "the sheet", 5)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"name": "A", "from": "x"}, "expected a number, or a list of numbers"),
        ({"name": "A", "value": [], "from": "x"}, "expected a number, or a list of numbers"),
        ({"name": "A", "value": "0.8", "from": "x"}, "got '0.8'"),
        ({"name": "A", "value": True, "from": "x"}, "got True"),
        ({"name": "A", "value": 1}, "has no from"),
        ({"value": 1, "from": "x"}, "has no name"),
        ({"name": "A", "value": 1, "from": "x", "unit": "m"}, "unknown key"),
    ],
)
def test_refused(values: dict[str, object], words: str) -> None:
    """A given without numbers, a name or a source is no given."""
    with pytest.raises(ProblemFault, match=words.replace("(", r"\(")):
        read_givens([table(**values)])


def test_code_computes_with_it() -> None:
    """A number that the page says is given and that the snippet does not know is a fault."""
    problem = Problem(
        "s/p", "docs/s/p.toml", "T", "snippets/p.py", (), {}, (), (), {}, (Given("A", (0.8, -3.0), "x", 5),)
    )
    assert list(hold_givens(problem, "A, B = 0.8, -3")) == []
    (fault,) = hold_givens(problem, "A, B = 0.9, -3")
    assert str(fault) == "docs/s/p.toml(5): given 'A': 0.8 does not stand in snippets/p.py"
    assert list(hold_givens(problem, "A = = 1")) == []
