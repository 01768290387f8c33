"""What a lab says of its drawings, held while the site is built. For the labs."""

from __future__ import annotations


def held(statement: str, is_true: object) -> str:
    """The statement; raises ValueError, which ends the build, where it does not hold."""
    if not is_true:
        raise ValueError(f"it does not hold that {statement}")
    return statement
