"""`navigator demo`: the site of a made-up board, which shows that nothing of the real ones is wired in."""

import os
import re
import shutil
from datetime import date
from pathlib import Path

import click

from build_scripts.commands import site
from build_scripts.commands.errors import Refused, writing
from build_scripts.commands.starter import board
from build_scripts.commands.starter.answers import Answers
from build_scripts.content import PROCEDURES
from build_scripts.source import accessibility_statement
from build_scripts.support import program
from build_scripts.support.build_date import build_day
from navigator.model.parties import Audience

EXAMPLE = Path(__file__).parents[1] / "example"
NAME = "Anytown Children's Board"
ABOUT = Answers(
    publisher="anytown",
    publisher_name=NAME,
    procedure="complaints",
    title="Complaints about a service",
    audience=Audience.FAMILIES,
    calendar="england-and-wales",
    email="office@anytown.example",
)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def demo(folder: Path) -> None:
    """Build the site of a made-up board in a new FOLDER: its content in procedures/ and docs/, the pages in site/."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder}: is there already; name a folder that is new or empty")
    with writing(folder):
        prepare(folder, build_day(os.environ))
    click.echo(f"Building the site of {NAME}", err=True)
    if site.built(folder, "--quiet"):
        raise Refused(f"{folder}: the site does not build; what is wrong stands above")
    click.echo(f"Open {folder / 'site' / 'index.html'}")


def prepare(folder: Path, today: date) -> None:
    """A repository as navigator init writes it, with the procedures of the made-up board."""
    statement = Path(accessibility_statement.FILE)
    text = (EXAMPLE / statement.name).read_text("utf-8")
    # Otherwise the statement grows old, and its page says so.
    current = re.sub(r"(?m)^reviewed: .*$", f"reviewed: {today.isoformat()}", text)
    for path, content in {**board.files(ABOUT, today), statement.as_posix(): current}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8")
    ignored = shutil.ignore_patterns(statement.name)
    shutil.copytree(EXAMPLE, folder / PROCEDURES, ignore=ignored, dirs_exist_ok=True)
    if kept := program.cache():
        kept.mkdir(exist_ok=True)
        (folder / kept.name).symlink_to(kept)
