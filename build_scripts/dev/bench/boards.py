"""A made-up project with as many procedures as wanted, each a copy of a real one under a name of its own."""

import re
import shutil
from datetime import date
from pathlib import Path

from build_scripts.commands import demo
from build_scripts.content import PROCEDURES
from build_scripts.source.reader import CALENDARS_FOLDER

ROOT = Path(__file__).parents[3]
# Procedures that refer to no other procedure, one each of four publishers.
SOURCES = (
    ("milton-keynes-contact-centre", "complaints"),
    ("kirklees", "dispute-resolution"),
    ("nelscp", "multi-agency-dispute-resolution"),
    ("cambridgeshire-and-peterborough", "conference-complaints"),
)
MOST_PUBLISHERS = 50


def make(folder: Path, procedures: int, today: date) -> None:
    """Write the project: publishers up to 50, their procedures in turn."""
    demo.prepare(folder, today)
    (folder / ".cache").unlink()  # a link to this project's own
    (folder / ".cache").mkdir()
    into = folder / PROCEDURES
    shutil.rmtree(into / "anytown")
    shutil.rmtree(into / CALENDARS_FOLDER)
    shutil.copytree(ROOT / PROCEDURES / CALENDARS_FOLDER, into / CALENDARS_FOLDER)
    shutil.copy(ROOT / PROCEDURES / "shared.yml", into)
    publishers = min(procedures, MOST_PUBLISHERS)
    for n in range(procedures):
        publisher, procedure = SOURCES[n % publishers % len(SOURCES)]
        source, target = ROOT / PROCEDURES / publisher, into / f"board-{n % publishers + 1}"
        target.mkdir(exist_ok=True)
        if n < publishers:
            _copy(source / "publisher.yml", target / "publisher.yml", target.name)
        name = f"{procedure}-{n // publishers + 1}"
        _copy(source / f"{procedure}.yml", target / f"{name}.yml", name)
        _copy(source / f"{procedure}.cases.yml", target / f"{name}.cases.yml", name)


def _copy(source: Path, target: Path, name: str) -> None:
    text = re.sub(r"(?m)^id: .*$", f"id: {name}", source.read_text("utf-8"), count=1)
    target.write_text(text, encoding="utf-8")
