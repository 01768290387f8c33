"""Keeps rendered formulas between builds in one file, so that a later build neither needs nor starts Node."""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Iterable, Mapping
from pathlib import Path

TABLE = "CREATE TABLE IF NOT EXISTS formula (key TEXT PRIMARY KEY, html TEXT NOT NULL) WITHOUT ROWID"
KEYS_A_QUERY = 500


class FormulaCache:
    """A table of key -> HTML in one SQLite file; a file that cannot be read is made anew.

    The file is opened once: a site asks twice for each page.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._database: sqlite3.Connection | None = None

    def known(self, keys: Iterable[str]) -> set[str]:
        """Those of the keys that are kept."""
        return {key for key, _ in self._rows(keys, "key, ''")}

    def read(self, keys: Iterable[str]) -> dict[str, str]:
        """The HTML of those keys that are kept."""
        return dict(self._rows(keys, "key, html"))

    def write(self, rendered: Mapping[str, str]) -> None:
        """Keep these."""
        with self._opened() as database:
            database.executemany("INSERT OR REPLACE INTO formula VALUES (?, ?)", rendered.items())

    def _opened(self) -> sqlite3.Connection:
        if self._database is None or not self.path.exists():
            self._close()
            self._database = self._open()
            weakref.finalize(self, self._database.close)
        return self._database

    def _close(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self.path, timeout=30, check_same_thread=False)
        try:
            # A lost cache costs a second of Node; waiting for the disk after each page would cost more.
            database.execute("PRAGMA synchronous = OFF")
            database.execute(TABLE)
        except sqlite3.DatabaseError:
            database.close()
            raise
        return database

    def _rows(self, keys: Iterable[str], columns: str) -> list[tuple[str, str]]:
        wanted = sorted(set(keys))
        try:
            database = self._opened()
            return [
                row
                for start in range(0, len(wanted), KEYS_A_QUERY)
                for row in select(database, columns, wanted[start : start + KEYS_A_QUERY])
            ]
        except sqlite3.DatabaseError:
            self._close()
            self.path.unlink(missing_ok=True)
            return []


def select(database: sqlite3.Connection, columns: str, keys: list[str]) -> list[tuple[str, str]]:
    """These columns of the rows with these keys."""
    places = ",".join("?" * len(keys))
    return database.execute(f"SELECT {columns} FROM formula WHERE key IN ({places})", keys).fetchall()
