"""Who speaks each line: told by labels, by the place of a message, by cards of files and by thinking sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scripts.transcript.manners import FILE_NAME, Manner
from scripts.transcript.markers import find_marker
from scripts.transcript.measures import Measures
from scripts.transcript.model import Box
from scripts.transcript.structure import Line

CARD_NAME_POINTS = 24.0
SAME_X_POINTS = 3.5
# A message's ground is narrower than this part of the column; that of code is as wide.
NARROWER = 0.93
# Parts of a channel by which a muted colour differs from that of the text.
MUTED = 0.12

Color = tuple[float, float, float]


@dataclass(slots=True)
class Stretch:
    """Consecutive lines of one speaker."""

    speaker: str
    lines: list[Line]


def stretches(lines: Sequence[Line], manner: Manner, usual: Measures, page_width: float) -> list[Stretch]:
    """The lines told apart by who speaks; labels of the interface are taken off, attachments' icons are no bullets.

    ``page_width`` is in points.
    """
    telling = _Telling(lines, manner, usual, page_width)
    found: list[Stretch] = []
    opened = True
    for index, line in enumerate(lines):
        speaker = telling.speaker(index)
        if speaker is None:
            opened = True
            continue
        if not found or opened or found[-1].speaker != speaker:
            found.append(Stretch(speaker, []))
            opened = False
        found[-1].lines.append(_cleaned(line, speaker))
    return found


def words_of(line: Line) -> str:
    """A line's text without its formulas."""
    return "".join(run.text for run in line.runs)


def _cleaned(line: Line, speaker: str) -> Line:
    if speaker == "attachment":
        return replace(line, bullet=None)
    if speaker == "thinking" and line.quotes:
        return replace(line, quotes=line.quotes[1:])
    return line


class _Telling:
    """Tells line after line who speaks; what was told before counts."""

    def __init__(self, lines: Sequence[Line], manner: Manner, usual: Measures, page_width: float) -> None:
        self.lines = lines
        self.manner = manner
        self.indent = manner.student_indent * (usual.right - usual.left)
        self.left = usual.left
        self.messages = _messages(lines, usual, page_width)
        self.labelled = ""
        self.has_labels = any(manner.student_label.search(words_of(line)) for line in lines)
        self.current = ""
        self.list_x: list[float] = []
        self.text_color = _text_color(lines)

    def speaker(self, index: int) -> str | None:
        """Who speaks a line; None for a label."""
        words = words_of(self.lines[index])
        for pattern, speaker in ((self.manner.student_label, "student"), (self.manner.model_label, "model")):
            if pattern.search(words):
                self.labelled = self.current = speaker
                self.list_x.clear()
                return None
        self.current = self._told(index)
        if self.current == "model":
            self._note_list(self.lines[index])
        else:
            self.list_x.clear()
        return self.current

    def _told(self, index: int) -> str:
        line = self.lines[index]
        if self._is_card(index):
            return "attachment"
        if self.manner.thinking.search(words_of(line)):
            return "thinking"
        if self.current == "thinking" and self._goes_on_thinking(index):
            return "thinking"
        if self.has_labels and self.labelled:
            return self.labelled
        return "student" if self._is_students(index) else "model"

    def _is_students(self, index: int) -> bool:
        line = self.lines[index]
        if line.table is not None:
            return False
        if self.manner.student_ground and line.ground in self.messages:
            return True
        before = self.lines[index - 1] if index else None
        if (
            self.current == "student"
            and before
            and abs(before.box.x0 - line.box.x0) < 1.0
            and line.box.x0 > self.left + 1
        ):
            return True
        if not self.indent or line.box.x0 - self.left <= self.indent or line.bullet is not None:
            return False
        is_display = bool(line.runs) and not words_of(line).strip()
        if is_display or any(run.formula is not None and run.formula.display for run in line.runs):
            return False
        return not any(abs(line.box.x0 - x) < SAME_X_POINTS for x in self.list_x) and not self._opens_list(line)

    def _opens_list(self, line: Line) -> bool:
        """Whether a line is an item of a list inside a list that is open."""
        marker = find_marker(line, [self.left, *self.list_x]) if self.list_x else None
        return marker is not None

    def _note_list(self, line: Line) -> None:
        """Remember where the text of open lists stands."""
        marker = None if line.table else find_marker(line, [self.left])
        edge = marker.x if marker else line.box.x0
        self.list_x = [x for x in self.list_x if x <= edge + SAME_X_POINTS]
        if marker:
            self.list_x.append(marker.line.box.x0)

    def _is_card(self, index: int) -> bool:
        """Whether this is the name of a file above its kind or size, or that line below such a name."""
        line = self.lines[index]
        after = self.lines[index + 1] if index + 1 < len(self.lines) else None
        before = self.lines[index - 1] if index else None
        if after and self._is_below(line, after):
            return True
        if before and self._is_below(before, line):
            return True
        return FILE_NAME.match(words_of(line)) is not None and self.indent > 0 and line.box.x0 - self.left > self.indent

    def _is_below(self, name: Line, kind: Line) -> bool:
        return (
            kind.box.page == name.box.page
            and 0 < kind.baseline - name.baseline < CARD_NAME_POINTS
            and abs(kind.box.x0 - name.box.x0) < 2
            and bool(words_of(name).strip())
            and self.manner.card.search(words_of(kind)) is not None
        )

    def _goes_on_thinking(self, index: int) -> bool:
        """Whether a line below a thinking section's first stands behind its bar, or is muted as thinking is."""
        line = self.lines[index]
        if line.quotes:
            return True
        following = (other for other in self.lines[index : index + 4] if _color(other) is not None)
        color = _color(next(following, line))
        return color is not None and max(abs(a - b) for a, b in zip(color, self.text_color, strict=True)) > MUTED


def _messages(lines: Sequence[Line], usual: Measures, page_width: float) -> set[Box]:
    """The grounds that messages stand on: narrower than the column, which stands amid the page, and without code."""
    grounds = {line.ground for line in lines if line.ground is not None}
    of_code = {line.ground for line in lines if any("code" in run.style for run in line.runs)}
    widest = max([usual.right - usual.left, page_width - 2 * usual.left, *(box.x1 - box.x0 for box in grounds)])
    return {box for box in grounds - of_code if box.x1 - box.x0 < NARROWER * widest}


def _color(line: Line) -> Color | None:
    """The colour of most of a line's words; None where it has none."""
    words = [run for run in line.runs if run.formula is None and run.text.strip() and not run.address]
    return max(words, key=lambda run: len(run.text)).color if words else None


def _text_color(lines: Sequence[Line]) -> Color:
    colors = Counter[Color]()
    for line, color in _colored(lines):
        colors[color] += len(words_of(line))
    return colors.most_common(1)[0][0] if colors else (0.0, 0.0, 0.0)


def _colored(lines: Sequence[Line]) -> Iterator[tuple[Line, Color]]:
    for line in lines:
        color = _color(line)
        if color is not None:
            yield line, color
