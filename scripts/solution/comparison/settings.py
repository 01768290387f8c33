"""What stands among an author's symbols without being one: assumptions, definitions, aliases, a tolerance."""

from __future__ import annotations

from collections.abc import Mapping

from scripts.solution.comparison.kinds.options import options
from scripts.solution.comparison.units import COUNTED, MULTIPLIERS, UNITS

SETTINGS = ("assume", "where", "alias", "unit", "layout", "choices", "tolerance")
_LISTS = ("assume", "where")
_LARGEST_TOLERANCE = 1.0


def read_settings(given: Mapping[str, object]) -> dict[str, object]:
    """The settings among the symbols. Raises ValueError where one has not the form that its name asks for."""
    settings = {name: given[name] for name in SETTINGS if name in given}
    for name in _LISTS:
        entries = settings.get(name, [])
        if not isinstance(entries, list | tuple) or not all(isinstance(entry, str) for entry in entries):
            raise ValueError(f"{name} is no list of texts: {entries!r:.100}")
    alias = settings.get("alias", {})
    if not isinstance(alias, dict) or not all(isinstance(text, str) for text in (*alias, *alias.values())):
        raise ValueError(f"alias is no object of texts: {alias!r:.100}")
    if "unit" in settings and not _is_unit(settings["unit"]):
        raise ValueError(f"the unit {settings['unit']!r:.100} is not known")
    if "choices" in settings:
        options(settings["choices"])
    if not _is_tolerance(settings.get("tolerance", 0)):
        raise ValueError(f"tolerance is no number from 0 to 1: {settings['tolerance']!r:.100}")
    return settings


def _is_unit(value: object) -> bool:
    if not isinstance(value, str):
        return False
    name = value.strip()
    known = UNITS.keys() | MULTIPLIERS.keys() | COUNTED | {"%", "percent"}
    return bool({name, name.removesuffix("s"), name.lower()} & known)


def _is_tolerance(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return False
    try:
        return 0 <= float(value) <= _LARGEST_TOLERANCE
    except (ValueError, OverflowError):
        return False
