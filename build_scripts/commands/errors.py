"""How the command line says no: one line on standard error and exit code 2."""

from typing import IO, Any

import click


class Refused(click.ClickException):
    """Something asked for that cannot be answered; the message says what is wrong and what is allowed."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message alone, without the usage text."""
        click.echo(self.message, err=file is None, file=file)
