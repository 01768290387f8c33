"""Puts new files into the project, and new text into files that are there: all of it or nothing."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from scripts.authoring.refusal import Refusal
from scripts.solution.store import write_whole


@dataclass(frozen=True, slots=True)
class Edit:
    """A file that is there, with the text that it must still have and the one that it gets."""

    path: str
    old: str
    new: str


def refuse_taken(root: Path, paths: Sequence[str]) -> None:
    """Raises Refusal when one of the files is there already: nothing is ever overwritten."""
    taken = [path for path in paths if os.path.lexists(root / path)]
    if taken:
        raise Refusal(f"{taken[0]}: is there already; nothing was written")


def place(root: Path, files: Mapping[str, bytes], edits: Sequence[Edit] = ()) -> None:
    """Writes every file and makes every edit; takes all of it back when one cannot be done. Raises Refusal."""
    refuse_taken(root, list(files))
    try:
        with ExitStack() as undo:
            for path, content in files.items():
                _folder((root / path).parent, undo)
                _new_file(root / path, content, undo)
            for edit in edits:
                _edit(root, edit, undo)
            undo.pop_all()
    except OSError as fault:
        name = Path(fault.filename or root).name
        raise Refusal(f"{name}: cannot be written ({fault.strerror}); nothing was written") from fault


def _folder(folder: Path, undo: ExitStack) -> None:
    if folder.is_dir():
        return
    _folder(folder.parent, undo)
    folder.mkdir()
    undo.callback(folder.rmdir)


def _new_file(path: Path, content: bytes, undo: ExitStack) -> None:
    with path.open("xb") as file:  # also refuses what appeared since it was looked at
        undo.callback(path.unlink)
        file.write(content)


def _edit(root: Path, edit: Edit, undo: ExitStack) -> None:
    path = root / edit.path
    if path.read_text(encoding="utf-8") != edit.old:
        raise Refusal(f"{edit.path}: was changed by somebody else meanwhile; nothing was written, run it again")
    undo.callback(write_whole, path, edit.old)
    write_whole(path, edit.new)
