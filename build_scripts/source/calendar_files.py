"""The calendar files of the project, from their folder."""

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from build_scripts.source import calendar_schema
from build_scripts.source.problems import one_of, shown
from navigator.dates.calendars import ANY_PART, NATIONS, NONE, Calendar, bases_of, calendars_from_data, days_of
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
    return calendars_from_data(together(read_data(place)))


def together(data: dict[str, Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """The files as they are; CalendarError names the first that says of another one what does not hold."""
    for file, problem in _between(data):
        raise CalendarError("refused.calendar_data", file=f"{file}.json", problem=problem)
    return data


def _between(data: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """What is wrong with what calendars say of one another, by the name of the file."""
    fixed = {NONE, *((*NATIONS, ANY_PART) if any("divisions" in each for each in data.values()) else ())}
    own = {file: content for file, content in data.items() if "divisions" not in content}
    for file in own:
        if file in fixed:
            yield file, f"{file} is the id of another calendar; give the file another name"
        yield from ((file, f"it is based on {each}") for each in _bases(own, file, fixed | own.keys()))
    made = calendars_from_data(data)
    for file, content in own.items():
        zones = dict.fromkeys(zone for base in bases_of(content) if (zone := made[base].zone))
        if "zone" not in content and len(zones) > 1:
            several = f"those that it is based on have several time zones ({', '.join(zones)})"
            yield file, f"{several}; say in zone which is its own"
        if "open" in content:
            before = calendars_from_data({**data, file: {**content, "open": []}})[file]
            for day in _open_anyway(before, content):
                yield file, f"open has {day}, which is open anyway"


def _bases(own: Mapping[str, Mapping[str, Any]], file: str, known: Collection[str]) -> Iterator[str]:
    """What is wrong with the calendars that a file is based on."""
    for base in bases_of(own[file]):
        if base not in known:
            yield f"{shown(base)}, which is not there; {one_of(known, base)}"
        if _comes_round(own, base, (file,)):
            yield f"{base}, which leads back to itself"
        if day := own.get(base, {}).get("begun before"):
            yield f"{base}, which holds for what began before {day} alone"


def _comes_round(own: Mapping[str, Mapping[str, Any]], base: str, way: tuple[str, ...]) -> bool:
    """Whether what a calendar is based on is, at some remove, based on a calendar on the way to it."""
    if base in way:
        return True
    return base in own and any(_comes_round(own, each, (*way, base)) for each in bases_of(own[base]))


def _open_anyway(calendar: Calendar, content: Mapping[str, Any]) -> Iterator[date]:
    """The days that a file says are open and that nothing closes: its author meant another day."""
    for each in content["open"]:
        days = [day for day in days_of(each) if calendar.covers(day)]
        if days and all(map(calendar.is_open, days)):
            yield days[0]


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
