"""A calendar file, written at authoring time: the holidays of a country, and the days of a list that others publish."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from build_scripts.commands.calendars.countries import Country, Holidays
from build_scripts.source.dated_lists import KINDS, Stretch, of_kind
from navigator.dates.calendars import WEEKDAYS, WEEKEND, days_between

Entry = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the author has said about the calendar."""

    title: str | None
    """Left out, it is made of the name of the country, or it is the id."""
    id: str
    name: str | None
    base: str
    source: str
    years: tuple[int, int] | None
    """Without years it covers the days from the first to the last one of the list."""
    country: Country | None
    zone: str | None
    listed: Sequence[Stretch]

    @property
    def covered(self) -> tuple[date, date]:
        """The days for which all days off are known.

        Before the first term and after the last one that is listed the schools are open on days that nobody has told.
        """
        whole = (date(self.years[0], 1, 1), date(self.years[1], 12, 31)) if self.years else None
        if whole and not any(each.kind == "terms" for each in self.listed):
            return whole
        first, last = min(each.first for each in self.listed), max(each.last for each in self.listed)
        return (max(first, whole[0]), min(last, whole[1])) if whole else (first, last)


def content(answers: Answers, theirs: Holidays | None) -> dict[str, Any]:
    """What stands in the file."""
    first, last = answers.covered
    made: dict[str, Any] = {"title": answers.title or (f"Holidays of {theirs.full_name}" if theirs else answers.id)}
    if name := answers.name or (theirs.name if theirs and not answers.title else None):
        made["name"] = name
    made["based on"] = answers.base
    if answers.country:
        made["country"] = answers.country.as_data()
    made["source"] = answers.source
    if answers.zone:
        made["zone"] = answers.zone
    made["coverage"] = {"from": first.isoformat(), "through": last.isoformat()}
    if theirs and theirs.weekend != WEEKEND:
        made["weekend"] = [WEEKDAYS[day] for day in sorted(theirs.weekend)]
    for kind in KINDS:
        entries = [entry for each in of_kind(answers.listed, kind) for entry in _entries(kind, each)]
        if theirs:
            entries += [
                entry for entry in _theirs(kind, theirs) if first.isoformat() <= entry["date"] <= last.isoformat()
            ]
        if entries:
            made[kind] = sorted(entries, key=_first)
    return made


def _theirs(kind: str, theirs: Holidays) -> Iterator[Entry]:
    if kind == "holidays":
        yield from ({"date": day.isoformat(), "title": title} for day, title in theirs.titles.items())
    if kind == "open":
        yield from ({"date": day.isoformat(), "title": "Worked in place of another day"} for day in theirs.worked)


def _entries(kind: str, each: Stretch) -> Iterator[Entry]:
    if kind == "holidays":
        yield from ({"date": day.isoformat(), "title": each.title} for day in days_between(each.first, each.last))
    elif each.first == each.last and kind != "terms":
        yield {"date": each.first.isoformat(), "title": each.title}
    else:
        yield {"from": each.first.isoformat(), "through": each.last.isoformat(), "title": each.title}


def _first(entry: Entry) -> str:
    return entry.get("date") or entry["from"]


def text(made: Mapping[str, Any]) -> str:
    """The file as text, with a line for each day, so that its author can check it and a change of it can be read."""
    lines = []
    for key, value in made.items():
        if key in KINDS:
            inner = ",\n".join(f"  {json.dumps(each, ensure_ascii=False)}" for each in value)
            lines.append(f" {json.dumps(key)}: [\n{inner}\n ]")
        else:
            lines.append(f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def to_check(made: Mapping[str, Any]) -> Iterator[str]:
    """Every day of the file by name and day of the week, a line each, for its author to hold against the source."""
    for kind in KINDS:
        for each in made.get(kind, ()):
            first = date.fromisoformat(_first(each))
            last = date.fromisoformat(each.get("through", first.isoformat()))
            days = _day(first) if first == last else f"{_day(first)} to {_day(last)}"
            yield f"{kind}: {days}: {each['title']}"


def _day(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day.isoformat()}"
