"""`navigator init`: a repository of a board's own, with a first procedure, that checks clean and builds."""

import contextlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from build_scripts.commands.errors import Refused, writing
from build_scripts.commands.new import new
from build_scripts.commands.new_files import put
from build_scripts.commands.starter import board
from build_scripts.commands.starter.answers import Answers

# What may be in the folder in which a board begins.
BESIDE = frozenset({".venv", ".git", "wheels"})
_ALLOWED = "the program's wheel, wheels, .venv and .git"
# The questions of `navigator new`, but for those about what a new repository cannot have yet.
QUESTIONS = [option for option in new.params if option.name != "source"]


@click.command(params=QUESTIONS)
@click.argument("folder", type=click.Path(path_type=Path))
@click.pass_context
def init(context: click.Context, /, folder: Path, **answers: Any) -> None:
    """Write a board's own repository to a new FOLDER: settings, a first procedure, pages, and how it is published."""
    if folder.exists() and not (folder.is_dir() and all(map(_is_the_programs, folder.iterdir()))):
        raise Refused(f"{folder}: is there already; name a folder that is new, or that holds no more than {_ALLOWED}")
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    try:
        with contextlib.chdir(folder):
            given: Answers = context.invoke(new, source=None, **answers)
    except (Refused, click.Abort):
        with contextlib.suppress(OSError):
            for each in made:
                each.rmdir()  # as long as nothing stands in it
        raise
    with contextlib.chdir(folder):
        for path, text in board.files(given, datetime.now(UTC).date()).items():
            put(Path(path), text)
            click.echo(f"Wrote {path}")
    there = "" if folder == Path() else f", in {folder}"
    click.echo(f"Next{there}: navigator serve. README.md says the rest.")


def _is_the_programs(path: Path) -> bool:
    """Whether what is in a folder is there for the program, or for git, and not somebody's own."""
    return path.name in BESIDE or path.suffix == ".whl"
