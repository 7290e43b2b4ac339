"""Calendars as a board writes them, and as the program reads them."""

from datetime import date, timedelta
from typing import Any

from build_scripts.source import calendar_files
from navigator.dates import iso
from navigator.dates.calendars import (
    Calendar,
    calendars_from_data,
)

FILES = calendar_files.read_data()
REAL = calendars_from_data(FILES)
ENGLAND = REAL["england-and-wales"]


def june(day: int) -> date:
    return date(2026, 6, 1) + timedelta(day - 1)


OWN: dict[str, Any] = {
    "title": "The board's office",
    "based on": "england-and-wales",
    "source": "Minutes of 4 March 2026",
    "coverage": {"from": "2026-01-01", "through": "2030-12-31"},
    "closures": [
        {"date": "2026-06-03", "title": "Training day"},
        {"from": "2026-12-24", "through": "2026-12-31", "title": "Christmas closure"},
    ],
}

SCHOOL: dict[str, Any] = {
    "title": "Schools",
    "based on": "england-and-wales",
    "source": "The council's term dates",
    "coverage": {"from": "2026-04-01", "through": "2026-07-31"},
    "terms": [
        {"from": "2026-04-13", "through": "2026-05-22", "title": "Summer term, first half"},
        {"from": "2026-06-01", "through": "2026-07-17", "title": "Summer term, second half"},
    ],
    "closures": [{"date": "2026-06-12", "title": "Inset day"}],
}


def read(name: str, content: dict[str, Any]) -> Calendar:
    return calendars_from_data({name: content, **FILES})[name]


MIDWEEK = Calendar("midweek", "Midweek", "here", iso.FIRST, iso.LAST, {}, weekend=frozenset({2}))
