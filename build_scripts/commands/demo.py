"""`navigator demo`: the site of a made-up board, which shows that nothing of the real ones is wired in."""

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import click

from build_scripts.commands.errors import Refused
from build_scripts.content import BANK_HOLIDAYS, PROCEDURES
from build_scripts.source import accessibility_statement, calendar_files
from build_scripts.source.reader import CALENDARS_FOLDER
from build_scripts.support.build_date import build_day

ROOT = Path(__file__).parents[2]
EXAMPLE = Path(__file__).parents[1] / "example"
NAME = "Anytown Children's Board"
CONFIG, DOCS, SITE = "mkdocs.yml", "docs", "site"
# What a board's copy shares with this one; the rest of it is the board's own.
PROGRAM = (
    "build_scripts",
    "navigator",
    "node_modules",
    "package.json",
    "package-lock.json",
    "pyproject.toml",
    "LICENSE",
)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def demo(folder: Path) -> None:
    """Build the site of a made-up board in a new FOLDER: its content in procedures/ and docs/, the pages in site/."""
    if not (ROOT / CONFIG).is_file():
        raise Refused("navigator demo takes its pages from the project's own folder; run .venv/bin/navigator there")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder}: is there already; name a folder that is new or empty")
    try:
        prepare(folder, build_day(os.environ))
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise Refused(f"{folder}: cannot be written: {reason}; name a folder that you may write to") from None
    click.echo(f"Building the site of {NAME}", err=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", SITE]
    done = subprocess.run(command, cwd=folder, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=False)
    if done.returncode:
        raise Refused(f"{folder}: the site does not build; what is wrong stands above")
    click.echo(f"Open {folder / SITE / 'index.html'}")


def prepare(folder: Path, today: date) -> None:
    """A project for the made-up board: the program by links, the content by copies."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in PROGRAM:
        (folder / name).symlink_to(ROOT / name)
    (ROOT / ".cache").mkdir(exist_ok=True)
    (folder / ".cache").symlink_to(ROOT / ".cache")
    shutil.copytree(
        EXAMPLE, folder / PROCEDURES, ignore=shutil.ignore_patterns(Path(accessibility_statement.FILE).name)
    )
    shutil.copy(calendar_files.CALENDARS / BANK_HOLIDAYS, folder / PROCEDURES / CALENDARS_FOLDER)
    shutil.copytree(ROOT / DOCS, folder / DOCS)
    statement = (EXAMPLE / Path(accessibility_statement.FILE).name).read_text("utf-8")
    # Otherwise the statement grows old, and its page says so.
    current = re.sub(r"(?m)^reviewed: .*$", f"reviewed: {today.isoformat()}", statement)
    (folder / accessibility_statement.FILE).write_text(current, encoding="utf-8")
    config = (ROOT / CONFIG).read_text("utf-8")
    (folder / CONFIG).write_text(re.sub(r"(?m)^site_name: .*$", f"site_name: {NAME}", config), encoding="utf-8")
