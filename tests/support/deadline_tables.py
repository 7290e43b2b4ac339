"""Tables of deadlines to be filled in, and the notes of what was filled in."""

import csv
import io
from functools import partial
from pathlib import Path

from build_scripts.commands.deadlines import filled
from build_scripts.source import calendar_files
from tests.support import commands

REAL = calendar_files.load()
HEADER = "id,start_date,period,unit,calendar,roll_rule"
GOOD = "1,2026-12-14,15,working_days,england-and-wales,start=excl;end=none"
STATED = Path(__file__).parents[1] / "vectors" / "stated.csv"
# As another program has saved them: the README there says how.
SAVED = STATED.parent / "spreadsheets"


def fill(*lines: str, end: str = "\n") -> list[dict[str, str]]:
    text, _ = filled(end.join((*lines, "")).encode(), REAL)
    return list(csv.DictReader(io.StringIO(text, newline="")))


def note(row: str) -> str:
    (answered,) = fill(HEADER, row)
    assert (answered["due_date"], answered["provisional"]) == ("", "")
    return answered["note"]


run = partial(commands.run, "deadlines")
