"""Why a child gave no result."""

from __future__ import annotations


class ChildFault(Exception):
    """The child gave no result. ``frames`` are (file, line) from the outermost to the innermost, where known."""

    def __init__(self, message: str, frames: tuple[tuple[str, int], ...] = ()) -> None:
        super().__init__(message)
        self.frames = frames


class ChildTimeout(ChildFault):
    """The clock ran out and the child was killed."""


class ChildMemory(ChildFault):
    """The child asked for more memory than it was given."""


class ChildExit(ChildFault):
    """The child ended itself: ``status`` as it gave it, or minus the number of the signal that ended it."""

    def __init__(self, status: int, message: str, frames: tuple[tuple[str, int], ...] = ()) -> None:
        super().__init__(message, frames)
        self.status = status


class ChildSilent(ChildFault):
    """The child ended with status 0 and returned nothing."""


class ChildError(ChildFault):
    """The child raised: ``type`` is the exception's name, ``message`` its text."""

    def __init__(self, type: str, message: str, frames: tuple[tuple[str, int], ...] = ()) -> None:
        super().__init__(f"{type}: {message}" if message else type, frames)
        self.type = type
        self.message = message
