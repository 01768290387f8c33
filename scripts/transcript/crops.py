"""Pictures of parts of a PDF's pages, drawn in a confined child process with the reader's limits."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass

from scripts import child
from scripts.transcript.errors import ExtractionError
from scripts.transcript.model import Box

WORKER = "scripts.transcript.crop_worker"
MEMORY_BYTES = 1 << 30
SECONDS = 60.0
SECONDS_A_BOX = 0.5
MOST_BOXES = 2_000


@dataclass(frozen=True, slots=True)
class Crop:
    """A part of a page as PNG, drawn twice as fine as it is shown: ``width`` and ``height`` are CSS pixels."""

    width: int
    height: int
    png: bytes


def crop(data: bytes, boxes: Sequence[Box]) -> tuple[Crop, ...]:
    """One picture for each box, in order, without the student's annotations; the same bytes each time.

    A box is cut to its page. Raises ExtractionError when the PDF cannot be drawn, or for more than 2,000 boxes.
    """
    if not boxes:
        return ()
    if len(boxes) > MOST_BOXES:
        raise ExtractionError(f"needs {len(boxes)} pictures of its pages", "print fewer pages at a time")
    head = json.dumps([[box.page, box.x0, box.y0, box.x1, box.y1] for box in boxes]).encode("ascii")
    seconds = SECONDS + SECONDS_A_BOX * len(boxes)
    try:
        answer = child.run(WORKER, stdin=head + b"\n" + data, seconds=seconds, memory_bytes=MEMORY_BYTES)
    except child.ChildFault as fault:
        what = " ".join(str(fault).split())[:160]
        raise ExtractionError(f"cannot be drawn ({what})", "print it again") from None
    return tuple(Crop(width, height, base64.b64decode(png)) for width, height, png in json.loads(answer))
