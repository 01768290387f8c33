"""HTML pages with a label above every formula: what surrounds the formulas, and the style of the page, are data."""

from __future__ import annotations

import html
from collections.abc import Sequence

from tests.fidelity_print import KATEX, Case

STYLE = """
@page { size: 2400px 3200px; margin: 40px } body { margin: 0; font: 16px/1.6 "DejaVu Sans", sans-serif }
.case { break-inside: avoid; padding: 6px 0; overflow-x: clip } .label { font: 7px monospace }
.katex-display { margin: 4px 0 }
p { margin: 4px 0 } td, th { border: 1px solid #888; padding: 6px 12px } table { border-collapse: collapse }
blockquote { border-left: 4px solid #ccc; padding-left: 14px; margin: 0 0 0 20px }
"""
# Where an inline formula stands; a display formula stands in the outermost element without the words.
INLINE = {
    "paragraph": "<p>so {}, where</p>",
    "bare": "<p>{}</p>",
    "heading": "<h2>so {}, where</h2>",
    "list": "<ul><li>so {}, where<ul><li>and <em>so on</em></li></ul></li></ul>",
    "numbered": "<ol><li><strong>so</strong> {}, where</li></ol>",
    "table": "<table><tr><th>case</th><td>{}</td><td>where</td></tr></table>",
    "quote": "<blockquote><p>so {}, where</p></blockquote>",
    "strong": "<p><strong>so {}, where</strong></p>",
    "centre": "<p style='text-align: center'>so {}, where</p>",
    "narrow": "<p style='width: 220px'>so that in every case {}, where</p>",
}
DISPLAY = {
    "list": "<ul><li>so{}<ul><li>where</li></ul></li></ul>",
    "numbered": "<ol><li>so{}</li></ol>",
    "table": "<table><tr><th>case</th><td>{}</td></tr></table>",
    "quote": "<blockquote>{}</blockquote>",
    "heading": "<h2>so{}</h2>",
    "strong": "<strong>{}</strong>",
}


def sheet(
    cases: Sequence[Case],
    first: int,
    pieces: Sequence[str | None],
    *,
    place: str = "paragraph",
    style: str = "",
    styles: str = "",
) -> str:
    """The page; ``pieces`` are the cases' HTML (None where refused), ``styles`` the typesetter's own style sheets."""
    parts = []
    for number, (case, piece) in enumerate(zip(cases, pieces, strict=True), first):
        frame = DISPLAY.get(place, "{}") if case.display else INLINE[place]
        body = frame.replace("{}", piece or "")
        parts.append(f"<div class=case><div class=label>§{number}§</div><div>{body}</div></div>")
    head = styles or f"<link rel=stylesheet href='{html.escape((KATEX / 'dist' / 'katex.css').as_uri())}'>"
    return f"<!doctype html><meta charset=utf8>{head}<style>{STYLE}{style}</style>" + "".join(parts)
