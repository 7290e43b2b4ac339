"""The calendar files of the project, from their folder."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from navigator.calendars import Calendar, calendars_from_data
from navigator.refusals import CalendarError

CALENDARS = Path(__file__).parent.parent / "procedures" / "calendars"


def read_data(folder: Path = CALENDARS) -> dict[str, Mapping[str, Any]]:
    """Read the files as the browser gets them, by file name without ending; CalendarError names one that is no JSON."""
    data: dict[str, Mapping[str, Any]] = {}
    for path in sorted(folder.glob("*.json")):
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
        except ValueError:
            raise CalendarError("refused.calendar_data", file=path.name, problem="it is not JSON text") from None
        if not isinstance(content, dict):
            raise CalendarError("refused.calendar_data", file=path.name, problem="it does not hold one object")
        data[path.stem] = content
    return data


def load(folder: Path = CALENDARS) -> dict[str, Calendar]:
    """Read all calendars, by id."""
    return calendars_from_data(read_data(folder))
