"""The figures of one list by one printer, in total and by construct."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from tests.fidelity.constructs import constructs_of
from tests.fidelity.judging import Verdict
from tests.fidelity_print import Case


def report(cases: Sequence[Case], verdicts: Mapping[int, Verdict], *, details: int, verdict: str = "") -> None:
    """Prints the figures, and the first formulas that did not come back, or those of one verdict."""
    print(total_line(cases, verdicts))
    table: dict[str, Counter[str]] = {}
    for number, (name, _, _) in verdicts.items():
        for construct in (*constructs_of(cases[number].latex), "display" if cases[number].display else "inline"):
            table.setdefault(construct, Counter())[name] += 1
    for construct, counts in sorted(table.items()):
        print(f"  {construct:16s} {_counted(counts)}")
    shown = [(n, v) for n, v in verdicts.items() if v[0] != "equal" and verdict in ("", v[0])]
    for number, (name, latex, why) in shown[:details]:
        kind = "D" if cases[number].display else "T"
        print(f"[{number}] {name} {kind} {cases[number].latex}\n      -> {latex}\n      {why}")


def total_line(cases: Sequence[Case], verdicts: Mapping[int, Verdict]) -> str:
    """How many were printed, and what became of them."""
    total = Counter(name for name, _, _ in verdicts.values())
    parts = [f"{name} {count} ({100 * count / len(verdicts):.2f} %)" for name, count in total.most_common()]
    return f"{len(verdicts)} printed of {len(cases)}: " + ", ".join(parts)


def share(verdicts: Mapping[int, Verdict], *names: str) -> float:
    """The share of the printed formulas that has one of these verdicts; 0 when nothing was printed."""
    return sum(name in names for name, _, _ in verdicts.values()) / max(len(verdicts), 1)


def _counted(counts: Counter[str]) -> str:
    size = counts.total()
    return (
        f"{size:5d}  equal {100 * counts['equal'] / size:6.2f} %  "
        f"flagged {counts['flagged']:3d}  split {counts['split']:3d}  wrong {counts['wrong']:3d}"
    )
