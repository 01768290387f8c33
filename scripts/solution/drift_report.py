"""Writes what moved as a report to read: as Markdown, or as a page of its own that runs and loads nothing."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator, Sequence

from scripts.solution.model import Fault
from scripts.solution.moved import KINDS, Moved

TITLE = "Drift report"
NOTHING = "Nothing moved: everything equals what was accepted."
STYLE = """
:root { color-scheme: light dark; --line: #8886; --old: #b3261e; --new: #1b6e3c; }
@media (prefers-color-scheme: dark) { :root { --old: #ff9b91; --new: #84d8a2; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
code { font: 0.9em ui-monospace, monospace; overflow-wrap: anywhere; }
section { border-top: 1px solid var(--line); padding: 0.5rem 0; }
h3 { margin: 0.5rem 0; font-size: 1rem; }
dl { display: grid; grid-template-columns: 8rem 1fr; gap: 0.2rem 1rem; margin: 0; }
dt { opacity: 0.75; } dd { margin: 0; }
dd.old { color: var(--old); } dd.new { color: var(--new); }
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def summary(moved: Sequence[Moved], faults: Sequence[Fault]) -> str:
    """Returns the report in one sentence."""
    counts = Counter(one.kind for one in moved)
    told = [f"{counts[kind]} {kind}" for kind in KINDS if counts[kind]]
    told += [f"{len(faults)} {'fault' if len(faults) == 1 else 'faults'} that no acceptance mends"] if faults else []
    return f"{', '.join(told)}." if told else NOTHING


def as_markdown(moved: Sequence[Moved], faults: Sequence[Fault]) -> str:
    """Returns the report as Markdown."""
    lines = [f"# {TITLE}", "", summary(moved, faults), ""]
    if faults:
        lines += ["## First of all", "", *(f"- {_plain(str(fault))}" for fault in faults), ""]
    for problem in dict.fromkeys(one.problem for one in moved):
        lines += [f"## {_plain(problem)}", ""]
        for one in (one for one in moved if one.problem == problem):
            lines += [f"- **{one.kind}: {_plain(one.subject)}**"]
            lines += [f"    - {name}: {_plain(text)}" for name, _, text in _rows(one)]
        lines += [""]
    return "\n".join(lines)


def as_page(moved: Sequence[Moved], faults: Sequence[Fault]) -> str:
    """Returns the report as one HTML file."""
    body = [f"<h1>{TITLE}</h1>", f"<p>{_escaped(summary(moved, faults))}</p>"]
    if faults:
        items = "".join(f"<li><code>{_escaped(str(fault))}</code></li>" for fault in faults)
        body += ["<h2>First of all</h2>", f"<ul>{items}</ul>"]
    for problem in dict.fromkeys(one.problem for one in moved):
        body += [f"<h2>{_escaped(problem)}</h2>"]
        body += [_section(one) for one in moved if one.problem == problem]
    head = (
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<meta name="viewport" content="width=device-width"><title>{TITLE}</title><style>{STYLE}</style>'
    )
    main = "\n".join(body)
    return f'<!doctype html>\n<html lang="en"><head>{head}</head>\n<body><main>\n{main}\n</main></body></html>\n'


def _section(one: Moved) -> str:
    rows = "".join(
        f'<dt>{name}</dt><dd class="{kind}"><code>{_escaped(text)}</code></dd>' for name, kind, text in _rows(one)
    )
    return f"<section><h3>{one.kind}: {_escaped(one.subject)}</h3><dl>{rows}</dl></section>"


def _rows(one: Moved) -> Iterator[tuple[str, str, str]]:
    """Yields name, class and text of what there is to say."""
    rows = (
        ("accepted", "old", one.old),
        ("now", "new", one.new),
        ("how far", "far", one.extent),
        ("parts", "touched", ", ".join(one.parts)),
        ("pages", "touched", ", ".join(one.pages)),
        ("verdicts", "touched", "; ".join(one.verdicts)),
    )
    yield from (row for row in rows if row[2])


def _escaped(text: str) -> str:
    return html.escape(_inert(text))


def _plain(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>&|$#!" else letter for letter in _inert(text))


def _inert(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)
