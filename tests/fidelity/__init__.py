"""How many formulas come back: ``python -m tests.fidelity`` measures it, these are its parts for other measurements."""

from tests.fidelity.judging import Verdict, judged, load
from tests.fidelity.reporting import report
from tests.fidelity.requirements import OWN

__all__ = ["OWN", "Verdict", "judged", "load", "report"]
