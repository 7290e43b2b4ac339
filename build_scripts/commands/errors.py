"""How the command line says no: one line on standard error and exit code 2."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import click

FOLDER = "name a folder that you may write to"
FILE = "name a file in a folder that you may write to"


class Refused(click.ClickException):
    """Something asked for that cannot be answered; the message says what is wrong and what is allowed."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message alone, without the usage text."""
        click.echo(self.message, err=file is None, file=file)


@contextmanager
def writing(place: Path, allowed: str = FOLDER) -> Iterator[None]:
    """Refuses in a line what cannot be written."""
    try:
        yield
    except OSError as error:
        raise Refused(f"{place}: cannot be written: {reason(error)}; {allowed}") from None


def reason(error: OSError) -> str:
    """Why the machine refuses something, in small letters."""
    return (error.strerror or "unknown reason").lower()
