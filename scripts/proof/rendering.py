"""KaTeX's HTML of recovered formulas, from one Node child that starts when it is first needed and then stays."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from scripts.child import start
from scripts.companion import Companion
from scripts.pages.katex import NODE, RENDER_SECONDS, SERVER, Latex, one_line
from scripts.pages.katex_package import find_katex

ROOT = Path(__file__).resolve().parents[2]
FORMULAS_A_QUESTION = 400


class Printer:
    """Renders as the site does, with the same limits and the same refusals; may be asked from several threads."""

    def __init__(self, root: Path = ROOT) -> None:
        self._root = root
        self._lock = threading.Lock()
        self._child: Companion | None = None

    def render(self, formulas: Sequence[Latex]) -> list[tuple[str, str]]:
        """For each formula its HTML and "", or "" and KaTeX's message; raises CompanionFault or BuildFault."""
        found: list[tuple[str, str]] = []
        for first in range(0, len(formulas), FORMULAS_A_QUESTION):
            some = formulas[first : first + FORMULAS_A_QUESTION]
            asked = [{"latex": one.text, "display": one.display} for one in some]
            answer = self._started().ask({"formulas": asked, "output": "html"}, RENDER_SECONDS)
            found += [(one.get("html", ""), one_line(one.get("error", ""))) for one in answer["rendered"]]
        return found

    def _started(self) -> Companion:
        with self._lock:
            if self._child is None or not self._child.alive:
                self._child = start([str(NODE), str(SERVER), str(find_katex(self._root).script)])
            return self._child
