"""The calendar files of the project, from their folder."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from build_scripts.source import calendar_schema
from navigator.dates.calendars import Calendar, calendars_from_data
from navigator.dates.refusals import CalendarError

CALENDARS = Path(__file__).parents[2] / "procedures" / "calendars"


def read_data(place: Path = CALENDARS) -> dict[str, Mapping[str, Any]]:
    """Read a folder of calendar files, or one file, by file name without ending, as the browser gets them.

    CalendarError names the first file that cannot be used and everything that is wrong with it.
    """
    paths = sorted(place.glob("*.json")) if place.is_dir() else [place]
    return {path.stem: _read(path) for path in paths}


def load(place: Path = CALENDARS) -> dict[str, Calendar]:
    """Read all calendars, by id."""
    return calendars_from_data(read_data(place))


def _read(path: Path) -> Mapping[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CalendarError("refused.calendar_data", file=path.name, problem=error.strerror) from None
    except (ValueError, RecursionError):
        raise CalendarError("refused.calendar_data", file=path.name, problem="it is not JSON text") from None
    if found := list(calendar_schema.problems(content)):
        raise CalendarError("refused.calendar_data", file=path.name, problem="; ".join(found))
    checked: Mapping[str, Any] = content
    return checked
