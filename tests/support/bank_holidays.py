"""The bank holidays of the project as they were planned: tests of fixed dates hold whatever is announced later."""

import json
from pathlib import Path
from typing import Any

from build_scripts.source import calendar_files
from navigator.dates.calendars import Calendar, calendars_from_data

NAME = "bank-holidays.json"


def planned() -> dict[str, Any]:
    """The content of the file without days that were announced late, and with those that they replaced."""
    content: dict[str, Any] = json.loads((calendar_files.CALENDARS / NAME).read_text("utf-8"))
    gone = content.pop("taken away", {})
    for nation, days in content["divisions"].items():
        back = [{"date": each["date"], "title": each["title"], "substitute": False} for each in gone.get(nation, ())]
        kept = [*(each for each in days if "announced" not in each), *back]
        content["divisions"][nation] = sorted(kept, key=lambda each: str(each["date"]))
    return content


def planned_calendars() -> dict[str, Calendar]:
    return calendars_from_data({"bank-holidays": planned()})


def write_planned(folder: Path) -> Path:
    """The file in a folder, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / NAME
    file.write_text(json.dumps(planned()), "utf-8")
    return file
