"""Files that a command writes for an author: read and found in order before they are there, and never over another."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from build_scripts.commands.errors import Refused, writing
from build_scripts.commands.schema import FOLDER as SCHEMAS
from build_scripts.commands.schema import texts as schemas
from build_scripts.source.problems import Problem
from build_scripts.source.reader import Written, file_name, read_text


def read(cls: type, path: Path, text: str) -> Written:
    """What a file would hold; refused where it would not be in order."""
    written, problems = read_text(cls, file_name(path), text.encode())
    if written is None:
        refuse(problems)
        raise AssertionError  # a file that cannot be read has problems
    return written


def refuse(problems: Iterable[Problem]) -> None:
    """Refused if there is any problem."""
    if lines := "\n".join(str(problem) for problem in problems):
        raise Refused(f"Nothing was written, because this would not be in order:\n{lines}")


def write(files: Mapping[Path, str]) -> None:
    """Write files that are not there yet, and the schemas that they name to an editor."""
    for name, text in schemas().items() if not SCHEMAS.is_dir() else ():
        put(SCHEMAS / name, text)
    for path, text in files.items():
        put(path, text)
        click.echo(f"Wrote {path}")


def put(path: Path, text: str) -> None:
    """Write a file that is not there yet; refused where that cannot be done."""
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
