"""Whether the holidays of the calendars are right, by an independent source."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from build_scripts.commands.calendars.countries import Country, OpinionError, from_data, of_country, opinion
from navigator.dates import iso
from navigator.dates.calendars import ANY_PART, NATIONS, NONE, Calendar, Cause, days_between

_SUBDIVISIONS = {"england-and-wales": ("ENG", "WLS"), "scotland": ("SCT",), "northern-ireland": ("NIR",)}
_BY_LAW = {Cause.HOLIDAY, Cause.SUBSTITUTE}


@dataclass(frozen=True, slots=True)
class Compared:
    """One calendar, held against the independent source."""

    name: str
    differences: tuple[str, ...] = ()
    newer: tuple[str, ...] = ()
    """What was announced after the source was last published, and says so itself."""
    not_compared: str | None = None
    """Why it could not be compared, after the name and a colon."""


def compared(calendars: Mapping[str, Calendar], data: Mapping[str, Mapping[str, Any]]) -> Iterator[Compared]:
    """Every calendar but the one without holidays; `data` is what their files say."""
    announced = _announced(data)
    for name, calendar in calendars.items():
        if name in NATIONS:
            yield _told(name, _of_nation(calendar), announced.get(name, {}))
        elif name == ANY_PART:
            yield Compared(name, not_compared="it is made of the three before it")
        elif name != NONE:
            yield _own(calendar, data[name].get("country"), announced.get(name, {}))


def _told(name: str, found: Iterator[tuple[str, date]], announced: Mapping[date, str]) -> Compared:
    """What differs, apart from what was announced after the other source was published."""
    lines = list(found)
    newer = (f"{line}; announced on {announced[day]}" for line, day in lines if day in announced)
    return Compared(name, tuple(line for line, day in lines if day not in announced), tuple(newer))


def _announced(data: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Mapping[date, str]]:
    """The days of each calendar that were announced when its year was known already, and when."""
    found: dict[str, dict[date, str]] = {}
    for file, content in data.items():
        lists = (content.get("divisions", {}), content.get("taken away", {}), {file: content.get("holidays", [])})
        for name, days in (item for held in lists for item in held.items()):
            marked = {iso.parse(day["date"]): day["announced"] for day in days if "announced" in day}
            found.setdefault(name, {}).update(marked)
    return found


def _of_nation(calendar: Calendar) -> Iterator[tuple[str, date]]:
    """A line for each weekday that is a bank holiday by one source and not by the other, with the day."""
    for part in _SUBDIVISIONS[calendar.id]:
        yield from _differences(calendar, Country("GB", part))


def _own(calendar: Calendar, country: Mapping[str, Any] | None, announced: Mapping[date, str]) -> Compared:
    if country is None:
        return Compared(calendar.id, not_compared="its file names no country")
    try:
        return _told(calendar.id, _differences(calendar, from_data(country)), announced)
    except OpinionError as error:
        return Compared(calendar.id, not_compared=str(error))


def _differences(calendar: Calendar, country: Country) -> Iterator[tuple[str, date]]:
    theirs = of_country(country, range(calendar.covers_from.year, calendar.covers_through.year + 1))
    if theirs.weekend != calendar.weekend:
        yield f"{calendar.id}: the weekend is another one in {opinion()} ({country.place})", date.min
    for day in days_between(calendar.covers_from, calendar.covers_through):
        if day.weekday() in calendar.weekend:
            continue
        closure = calendar.closures.get(day)
        ours = closure is not None and closure.cause in _BY_LAW
        # A closure of the board's own, or a day that it takes out, is its own affair.
        off = day in theirs.titles
        if ours == off or (off and (closure is not None or day in calendar.opened)):
            continue
        title = theirs.titles.get(day) or (closure.title if closure else "")
        holder = "the holidays package" if off else "the calendar file"
        yield f"{calendar.id} {day}: {title} is only in {holder} ({country.place})", day
