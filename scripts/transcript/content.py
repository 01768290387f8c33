"""A PDF's pages as painted objects - glyphs, rules, shapes, pictures - in the order in which they are painted.

The order is the evidence on which formulas are recovered, so nothing is sorted, merged or left out here, but for
what the clip hides wholly. What it will not do: decide what an object means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from scripts.transcript.errors import ExtractionError
from scripts.transcript.fonts import Font, read_font
from scripts.transcript.geometry import IDENTITY, Matrix, bounds_of, meet, multiply, page_matrix, stretch, transform
from scripts.transcript.marks import UNMARKED, Mark, opened_mark
from scripts.transcript.model import Box, Painted, Picture
from scripts.transcript.paths import Brush, Path, painted_path
from scripts.transcript.pdf import DAMAGE, Document, Page, entry, identity, open_document, stream_data
from scripts.transcript.showing import show
from scripts.transcript.state import State, color_of
from scripts.transcript.tokens import PATH, TEXT, operations

MAX_OBJECTS_PER_PAGE = 200_000
MAX_FORM_NESTING = 12
MAX_FORMS_PER_PAGE = 5_000
MAX_SAVED_STATES = 1_000
MAX_CACHED_FONTS = 500
# What an operator raises whose operands are missing or of the wrong kind.
MISTAKES = (IndexError, ValueError, TypeError)
# The points of a path's operators, for those that come one by one.
SEGMENT_LETTERS = {b"m": 1, b"l": 1, b"c": 3, b"v": 2, b"y": 2, b"h": 0}


def read_pages(data: bytes) -> Iterator[list[Painted]]:
    """The painted objects of each page of a PDF in memory, page by page; raises ExtractionError."""
    for _, painted in read_document(open_document(data)):
        yield painted


def read_document(document: Document) -> Iterator[tuple[Page, list[Painted]]]:
    """Each page of an opened PDF with its painted objects; raises ExtractionError with the page at fault."""
    fonts: dict[tuple[int, int], Font] = {}
    for page in document.pages():
        scanner = Scanner(page, fonts)
        try:
            scanner.run(page.content, page.resources)
        except DAMAGE as error:
            why = f"has content that cannot be read ({type(error).__name__})"
            raise ExtractionError(why, "print it again", page=page.number) from None
        yield page, scanner.painted
        if len(fonts) > MAX_CACHED_FONTS:
            fonts.clear()


class Scanner:
    """One pass over a page's content stream and the forms that it draws."""

    def __init__(self, page: Page, fonts: dict[tuple[int, int], Font]) -> None:
        self.page = page.number
        self.painted: list[Painted] = []
        self.fonts = fonts
        base = page_matrix(page.box, page.turn)
        left, bottom, right, top = page.box
        self.state = State(base, bounds_of(transform(base, (left, bottom, right, top))))
        self.saved: list[State] = []
        self.path = Path()
        self.clip_pending = False
        self.marks: list[Mark] = []
        self.mark: Mark = UNMARKED
        self.resources: Any = page.resources
        self.forms_left = MAX_FORMS_PER_PAGE
        self.depth = 0
        self.local_fonts: dict[str, Font] = {}
        self.local_states: dict[str, tuple[Any, Any, Any]] = {}

    def run(self, content: bytes, resources: Any) -> None:
        """Scan one stream with its resources."""
        outer = self.resources, self.local_fonts, self.local_states
        self.resources, self.local_fonts, self.local_states = resources, {}, {}
        handlers = HANDLERS
        for operator, operands in operations(content):
            if handler := handlers.get(operator):
                try:
                    handler(self, operands)
                except MISTAKES:
                    continue  # an operator with operands missing or of the wrong kind paints nothing, as in viewers
        self.resources, self.local_fonts, self.local_states = outer
        if len(self.painted) > MAX_OBJECTS_PER_PAGE:
            why = f"paints more than {MAX_OBJECTS_PER_PAGE:,} objects"
            raise ExtractionError(why, "print this page as an image", page=self.page)

    def save(self, _: list) -> None:
        if len(self.saved) < MAX_SAVED_STATES:
            self.saved.append(self.state.copy())

    def restore(self, _: list) -> None:
        if self.saved:
            self.state = self.saved.pop()

    def concatenate(self, operands: list) -> None:
        self.state.matrix = multiply(_matrix(operands), self.state.matrix)

    def extend(self, operands: list) -> None:
        self.path.letters.append(operands[0])
        self.path.points += transform(self.state.matrix, operands[1])

    def rectangle(self, operands: list) -> None:
        x, y, width, height = operands[-4:]
        corners = (x, y, x + width, y, x + width, y + height, x, y + height)
        self.path.letters.append("mlllh")
        self.path.points += transform(self.state.matrix, corners)

    def fill(self, _: list) -> None:
        self._paint(None)

    def stroke(self, _: list) -> None:
        self._paint(self.state.line_width * stretch(self.state.matrix) / 2)

    def clip(self, _: list) -> None:
        self.clip_pending = True

    def end_path(self, _: list | None = None) -> None:
        if self.clip_pending and self.path.points:
            state = self.state
            x0, y0, x1, y1 = bounds_of(self.path.points)
            state.clip = meet((x0, y0, x1, y1), state.clip) or (x0, y0, x0, y0)
        self.clip_pending = False
        self.path.clear()

    def _paint(self, stroke: float | None) -> None:
        state = self.state
        color = state.fill if stroke is None else state.stroke
        brush = Brush(self.page, state.clip, color, self.mark[0], stroke, state.is_overlay)
        if not state.is_clear:
            self.painted.extend(painted_path(self.path, brush))
        self.end_path()

    def line_width(self, operands: list) -> None:
        self.state.line_width = float(operands[-1])

    def begin_text(self, _: list) -> None:
        self.state.text_matrix = self.state.line_matrix = IDENTITY

    def font(self, operands: list) -> None:
        name, size = operands
        if name not in self.local_fonts:
            self.local_fonts[name] = self._find_font(name)
        self.state.font, self.state.size = self.local_fonts[name], size

    def _find_font(self, name: str) -> Font:
        listed = entry(self.resources, "/Font")
        source = listed.get("/" + name) if listed is not None else None
        key = identity(source)
        if key is None:
            return read_font(source)
        if key not in self.fonts:
            self.fonts[key] = read_font(source)
        return self.fonts[key]

    def set_text_matrix(self, operands: list) -> None:
        self.state.text_matrix = self.state.line_matrix = _matrix(operands)

    def move(self, operands: list) -> None:
        x, y = operands[-2:]
        a, b, c, d, e, f = self.state.line_matrix
        self.state.text_matrix = self.state.line_matrix = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)

    def move_and_lead(self, operands: list) -> None:
        self.state.leading = -operands[-1]
        self.move(operands)

    def next_line(self, _: list | None = None) -> None:
        self.move([0.0, -self.state.leading])

    def text_object(self, operands: list) -> None:
        """All of a text object that has one font, as the operators in it would do one by one."""
        name, size, matrix, first, moved = operands
        if name in self.local_fonts:
            self.state.font, self.state.size = self.local_fonts[name], size
        else:
            with suppress(*MISTAKES):
                self.font([name, size])
        self.set_text_matrix(matrix)
        place = (self.page, *self.mark)
        show([first], self.state, self.painted, place)
        for x, y, string in moved:
            self.move([x, y])
            show([string], self.state, self.painted, place)

    def show(self, operands: list) -> None:
        items = operands[-1] if isinstance(operands[-1], list) else operands[-1:]
        show(items, self.state, self.painted, (self.page, *self.mark))

    def next_line_and_show(self, operands: list) -> None:
        self.next_line()
        self.show(operands)

    def space_and_show(self, operands: list) -> None:
        self.state.word_space, self.state.character_space = operands[0], operands[1]
        self.next_line_and_show(operands)

    def begin_mark(self, operands: list) -> None:
        self.marks.append(self.mark)
        self.mark = opened_mark(operands, self.mark, self.resources)

    def end_mark(self, _: list) -> None:
        if self.marks:
            self.mark = self.marks.pop()

    def set_fill(self, operands: list) -> None:
        self.state.fill = color_of(operands, is_tint=self.state.is_tint)

    def set_fill_plainly(self, operands: list) -> None:
        self.state.fill = color_of(operands)

    def set_stroke(self, operands: list) -> None:
        self.state.stroke = color_of(operands)

    def color_space(self, operands: list) -> None:
        space = entry(self.resources, "/ColorSpace", f"/{operands[-1]}")
        self.state.is_tint = isinstance(space, list) and str(space[0]) == "/Separation"
        self.state.fill = (0.0, 0.0, 0.0)

    def extended_state(self, operands: list) -> None:
        name = operands[-1]
        if name not in self.local_states:
            found = entry(self.resources, "/ExtGState", f"/{name}")
            self.local_states[name] = entry(found, "/ca"), entry(found, "/BM"), entry(found, "/LW")
        self.state.extend(*self.local_states[name])

    def draw(self, operands: list) -> None:
        source = entry(self.resources, "/XObject", f"/{operands[-1]}")
        kind = entry(source, "/Subtype")
        if kind == "/Image":
            self.picture()
        elif kind == "/Form" and self.depth < MAX_FORM_NESTING and self.forms_left > 0:
            self._draw_form(source)

    def _draw_form(self, source: Any) -> None:
        outer, saved, marks, mark = self.state.copy(), self.saved, self.marks, self.mark
        self.forms_left -= 1
        self.depth += 1
        self.saved, self.marks = [], []
        matrix = [float(value) for value in entry(source, "/Matrix") or IDENTITY]
        self.concatenate(matrix)
        box = [float(value) for value in entry(source, "/BBox") or ()]
        if len(box) == 4:
            self.rectangle([box[0], box[1], box[2] - box[0], box[3] - box[1]])
            self.clip_pending = True
            self.end_path()
        self.run(stream_data(source), entry(source, "/Resources") or self.resources)
        self.depth -= 1
        self.state, self.saved, self.marks, self.mark = outer, saved, marks, mark

    def picture(self, _: list | None = None) -> None:
        corners = transform(self.state.matrix, (0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0))
        if seen := meet(bounds_of(corners), self.state.clip):
            self.painted.append(Picture(Box(self.page, *seen)))


def _matrix(operands: list) -> Matrix:
    a, b, c, d, e, f = operands
    return a, b, c, d, e, f


def _setter(name: str, scale: float = 1.0) -> Callable[[Scanner, list], None]:
    def put(scanner: Scanner, operands: list) -> None:
        setattr(scanner.state, name, operands[-1] * scale)

    return put


def _segment(letter: bytes) -> Callable[[Scanner, list], None]:
    text, count = letter.decode("ascii"), 2 * SEGMENT_LETTERS[letter]

    def put(scanner: Scanner, operands: list) -> None:
        if len(operands) >= count and (letter in b"mh" or scanner.path.points):
            scanner.extend([text, operands[-count:] if count else []])

    return put


HANDLERS: dict[bytes, Callable[[Scanner, list], None]] = {
    b"q": Scanner.save, b"Q": Scanner.restore, b"cm": Scanner.concatenate, PATH: Scanner.extend,
    TEXT: Scanner.text_object,
    **{letter: _segment(letter) for letter in SEGMENT_LETTERS},
    b"re": Scanner.rectangle, b"W": Scanner.clip, b"W*": Scanner.clip, b"n": Scanner.end_path,
    b"f": Scanner.fill, b"F": Scanner.fill, b"f*": Scanner.fill, b"B": Scanner.fill, b"B*": Scanner.fill,
    b"b": Scanner.fill, b"b*": Scanner.fill, b"S": Scanner.stroke, b"s": Scanner.stroke, b"w": Scanner.line_width,
    b"BT": Scanner.begin_text, b"Tf": Scanner.font, b"Tm": Scanner.set_text_matrix, b"Td": Scanner.move,
    b"TD": Scanner.move_and_lead, b"T*": Scanner.next_line, b"Tj": Scanner.show, b"TJ": Scanner.show,
    b"'": Scanner.next_line_and_show, b'"': Scanner.space_and_show, b"Tc": _setter("character_space"),
    b"Tw": _setter("word_space"), b"Tz": _setter("horizontal", 0.01), b"TL": _setter("leading"),
    b"Ts": _setter("rise"), b"Tr": _setter("render_mode"), b"BDC": Scanner.begin_mark, b"BMC": Scanner.begin_mark,
    b"EMC": Scanner.end_mark, b"g": Scanner.set_fill_plainly, b"rg": Scanner.set_fill_plainly,
    b"k": Scanner.set_fill_plainly, b"sc": Scanner.set_fill, b"scn": Scanner.set_fill, b"G": Scanner.set_stroke,
    b"RG": Scanner.set_stroke, b"K": Scanner.set_stroke, b"SC": Scanner.set_stroke, b"SCN": Scanner.set_stroke,
    b"cs": Scanner.color_space, b"gs": Scanner.extended_state, b"Do": Scanner.draw, b"ID": Scanner.picture,
}  # fmt: skip
