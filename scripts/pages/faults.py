"""The one error that ends a build, with every fault on a line of its own."""

from __future__ import annotations

from collections.abc import Sequence

import click


class BuildFault(click.ClickException):
    """What is wrong with the site. ``exit_code`` is 4 for a broken snippet, 5 for drift, 1 for anything else."""

    def __init__(self, lines: Sequence[str], exit_code: int = 1) -> None:
        super().__init__("\n".join(lines))
        self.exit_code = exit_code

    def show(self, file: object = None) -> None:
        """Print the lines as they are: an "Error:" before the first would break ``file: message``."""
        click.echo(self.message, err=True)
